import type { EditorState, StateCommand } from '@codemirror/state';
import { insertText } from '../insert-text.ts';
import { commonPrefix, onRuns, wholeLines, type BlockPlan, type LineRun } from './lines.ts';
import { enclosing } from './spans.ts';

/** Fences the selected lines, or takes the fence away where the selection is inside one. */
export const toggleCodeBlock: StateCommand = onRuns((run, state) => unfence(run, state) ?? fence(run, state));

function fence({ first, last, lines }: LineRun, state: EditorState): BlockPlan {
  const text = state.doc.sliceString(first.from, last.to);
  const ticks = '`'.repeat(Math.max(3, ...(text.match(/`{3,}/g) ?? []).map((run) => run.length + 1)));
  const prefix = commonPrefix(lines);
  return {
    changes: [
      { from: first.from, insert: insertText(`${prefix}${ticks}\n`) },
      { from: last.to, insert: insertText(`\n${prefix}${ticks}`) },
    ],
    // Behind the opening fence: the language is what is written next.
    select: { at: first.from, skip: prefix.length + ticks.length, length: 0 },
  };
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
