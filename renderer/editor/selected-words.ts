import { syntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import { readProse } from '../../shared/markdown/facts/prose.ts';
import { createWordCounter } from '../../shared/markdown/facts/words.ts';
import { definedIn } from '../../shared/markdown/parse/label.ts';
import { bodyFrom } from './front-matter-field.ts';
import { islandsIn } from './islands.ts';

/** A longer selection counts by the share of it that is this many characters. */
const longestCounted = 200_000;

/** The words of the selection as those of the whole post are counted; `code`: blocks of code count. */
export function countSelected(state: EditorState, code: boolean): number {
  const { main } = state.selection;
  const from = Math.max(main.from, bodyFrom(state));
  if (from >= main.to) return 0;
  const to = Math.min(main.to, from + longestCounted);
  const islands = islandsIn(state, from, to);
  const text = state.doc.toString();
  const { spans } = readProse(text, syntaxTree(state), { from, to, code, islands, isDefined: definedIn(text) });
  const counter = createWordCounter();
  for (const span of spans) {
    if (span.parted) counter.part();
    counter.read(text, Math.max(from, span.from), Math.min(to, span.to));
  }
  return Math.round((counter.count.words * (main.to - from)) / (to - from));
}
