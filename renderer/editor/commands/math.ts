import { EditorSelection, type EditorState, type StateCommand } from '@codemirror/state';
import { insertText } from '../insert-text.ts';
import { onRuns, selectedRuns, type BlockPlan, type LineRun } from './line-blocks.ts';
import { commonPrefix, wholeLines } from './lines.ts';
import { trimmed, type Span } from './spans.ts';

/** A formula in a line: no blank inside its dollars, no digit behind them, so that prices are none. */
const formula = /(?<![\\$])\$(?![\s$])(?:[^$\\\n]|\\.)+?(?<!\s)\$(?![\d$])/g;

/** Puts dollars around each selection, or a fence of `$$` around selected lines, or takes them off. */
export const toggleMath: StateCommand = (target) => {
  const { state } = target;
  const isBlock =
    selectedRuns(state).some((run) => run.lines.length > 1 || fencesAround(run, state)) ||
    state.selection.ranges.every((range) => range.empty && state.doc.lineAt(range.head).text.trim() === '');
  return (isBlock ? toggleBlock : toggleInline)(target);
};

const toggleInline: StateCommand = ({ state, dispatch }) => {
  if (state.readOnly) return false;
  const transaction = state.changeByRange((range) => {
    const around = formulaAround(state, range.empty ? range : trimmed(state, range));
    if (around) {
      const changes = state.changes([
        { from: around.from, to: around.from + 1 },
        { from: around.to - 1, to: around.to },
      ]);
      return { changes, range: range.map(changes) };
    }
    // No blank stands inside the dollars of a formula.
    const { from, to } = range.empty ? range : trimmed(state, range);
    const changes = [
      { from, insert: '$' },
      { from: to, insert: '$' },
    ];
    const [anchor, head] = range.head < range.anchor ? [to, from] : [from, to];
    return { changes, range: EditorSelection.range(anchor + 1, head + 1) };
  });
  dispatch(state.update(transaction, { userEvent: 'input.format', scrollIntoView: true }));
  return true;
};

function formulaAround(state: EditorState, { from, to }: Span): { from: number; to: number } | null {
  const line = state.doc.lineAt(from);
  for (const match of line.text.matchAll(formula)) {
    const start = line.from + match.index;
    const end = start + match[0].length;
    if (start <= from && end >= to) return { from: start, to: end };
  }
  // Begun and with nothing in it yet.
  if (from === to && state.sliceDoc(from - 1, from + 1) === '$$') return { from: from - 1, to: from + 1 };
  return null;
}

const toggleBlock: StateCommand = onRuns((run, state) => unfence(run, state) ?? fence(run));

function fence({ first, last, lines }: LineRun): BlockPlan {
  const prefix = commonPrefix(lines);
  return {
    changes: [
      { from: first.from, insert: insertText(`${prefix}$$\n`) },
      { from: last.to, insert: insertText(`\n${prefix}$$`) },
    ],
  };
}

function unfence(run: LineRun, state: EditorState): BlockPlan | null {
  const fences = fencesAround(run, state);
  if (!fences) return null;
  return { changes: fences.map((number) => wholeLines(state, state.doc.line(number), state.doc.line(number))) };
}

/** The numbers of the lines of `$$` above and below; null when the lines are in no block of mathematics. */
function fencesAround({ first, last }: LineRun, state: EditorState): readonly [number, number] | null {
  let open: number | null = null;
  for (let number = 1; number <= state.doc.lines; number++) {
    if (!/^[ \t>]*\$\$[ \t]*$/.test(state.doc.line(number).text)) {
      if (open === null && number > last.number) return null;
    } else if (open === null) open = number;
    else {
      if (open <= first.number && number >= last.number) return [open, number];
      open = null;
    }
  }
  return null;
}
