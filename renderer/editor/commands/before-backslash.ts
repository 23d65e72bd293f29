import type { EditorState } from '@codemirror/state';
import { trimmed, type Span } from './spans.ts';

/** Without a backslash at its end, as one that breaks the line is: it would take the mark behind it for text. */
export function beforeBackslash(state: EditorState, span: Span): Span {
  const text = state.sliceDoc(span.from, span.to);
  let signs = 0;
  while (text.at(-1 - signs) === '\\') signs++;
  return signs % 2 === 1 && signs < text.length ? trimmed(state, { from: span.from, to: span.to - 1 }) : span;
}
