import type { EditorState, TransactionSpec } from '@codemirror/state';
import { insertText } from '../insert-text.ts';
import { fenceAt, leadOf } from './code-lines.ts';

/** A line in a block that is no code of it: it begins another one, for which the first is still open. */
const otherBlock = /\n[ \t>]*(?:`{3,}|~{3,})[^\s`]/;

/**
 * What the last sign of a fence does that ends a block of code: the fence comes out to where the first one stands. The blanks that
 * Enter took over from the code above would make it a line of code. null: it is a sign like others.
 */
export function typedFence(state: EditorState, sign: string): TransactionSpec | null {
  const { main } = state.selection;
  const line = state.doc.lineAt(main.head);
  const node = main.empty && !state.readOnly && main.head === line.to ? fenceAt(state) : null;
  const [first, last] = [node?.firstChild, node?.lastChild];
  if (!node || !first || !last || line.from <= node.from) return null;
  const fence = state.sliceDoc(first.from, first.to);
  const lead = leadOf(state, node)(line);
  const typed = line.text.slice(lead) + sign;
  const isClosed = last.name === 'CodeMark' && last.from > first.to;
  if (typed === fence || typed.trimStart() !== fence) return null;
  if (isClosed && !otherBlock.test(state.sliceDoc(main.head, node.to))) return null;
  const from = line.from + lead;
  return {
    changes: { from, to: line.to, insert: insertText(fence) },
    selection: { anchor: from + fence.length },
    userEvent: 'input.type',
    scrollIntoView: true,
  };
}
