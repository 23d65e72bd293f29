import type { EditorState, StateCommand } from '@codemirror/state';
import { insertText } from '../insert-text.ts';
import { onRuns, type BlockPlan, type LineRun } from './line-blocks.ts';
import { commonPrefix, wholeLines } from './lines.ts';
import { enclosing } from './spans.ts';

/** Fences the selected lines, or takes the fence away where the selection is inside one. */
export const toggleCodeBlock: StateCommand = onRuns((run, state) => unfence(run, state) ?? fence(run, state));

function fence(run: LineRun, state: EditorState): BlockPlan {
  const { first, last, lines, indent } = indentedCode(run, state) ?? { ...run, indent: 0 };
  const text = state.doc.sliceString(first.from, last.to);
  const ticks = '`'.repeat(Math.max(3, ...(text.match(/`{3,}/g) ?? []).map((run) => run.length + 1)));
  const common = commonPrefix(lines);
  const prefix = common.slice(0, common.length - indent);
  const written = lines.filter((line) => line.length >= common.length);
  return {
    changes: [
      { from: first.from, insert: insertText(`${prefix}${ticks}\n`) },
      ...written.map(({ from }) => ({ from: from + prefix.length, to: from + common.length })),
      { from: last.to, insert: insertText(`\n${prefix}${ticks}`) },
    ],
    // Behind the opening fence: the language is what is written next.
    select: { at: first.from, skip: prefix.length + ticks.length, length: 0 },
  };
}

/** The block of indented code that is selected, with what makes it one: so far in a fence would be code itself. */
function indentedCode({ first, last }: LineRun, state: EditorState): (LineRun & { readonly indent: number }) | null {
  const node =
    state.selection.ranges.length > 1 ? null : enclosing(state, { from: first.to, to: last.to }, 'CodeBlock');
  if (!node) return null;
  const [start, end] = [state.doc.lineAt(node.from), state.doc.lineAt(node.to)];
  const lines = Array.from({ length: end.number - start.number + 1 }, (_, index) =>
    state.doc.line(start.number + index),
  );
  const indent = /(?: {4}| {0,3}\t)$/.exec(commonPrefix(lines))?.[0].length ?? 0;
  return { first: start, last: end, lines, indent };
}

function unfence({ first, last }: LineRun, state: EditorState): BlockPlan | null {
  const node =
    enclosing(state, { from: first.from, to: last.to }, 'FencedCode') ??
    enclosing(state, { from: first.to, to: first.to }, 'FencedCode');
  if (!node) return null;
  const open = state.doc.lineAt(node.from);
  const end = state.doc.lineAt(node.to);
  if (end.number < last.number) return null;
  const isClosed = node.lastChild?.name === 'CodeMark' && end.number > open.number;
  const gone = isClosed ? [wholeLines(state, end, end)] : [];
  return { changes: [wholeLines(state, open, open), ...gone] };
}
