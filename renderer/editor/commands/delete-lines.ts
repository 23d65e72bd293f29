import { EditorSelection, type EditorState, type StateCommand } from '@codemirror/state';
import { shownFrom } from '../front-matter-fold.ts';
import { shownLines } from './folded-lines.ts';
import { selectedLines } from './lines.ts';
import { renumbering } from './list-numbers.ts';
import type { Span } from './spans.ts';

/** The selected lines with what is folded behind them; those that follow each other as one stretch. */
function stretches(state: EditorState): readonly Span[] {
  const found: Span[] = [];
  for (const line of selectedLines(state)) {
    const { from, to } = shownLines(state, line.from, line.to);
    const last = found.at(-1);
    if (last && from <= last.to + 1) found[found.length - 1] = { from: last.from, to: Math.max(last.to, to) };
    else found.push({ from, to });
  }
  return found;
}

/** Where a caret is after its stretch has gone: in the line below, else in the one above, as far from its start. */
function caretBeside({ doc }: EditorState, { from, to }: Span, caret: number): number {
  const line = doc.lineAt(to < doc.length ? to + 1 : Math.max(0, from - 1));
  return Math.min(line.to, line.from + caret - doc.lineAt(caret).from);
}

/** Deletes the selected lines with what is folded behind them; numbered lists stay counted. */
export const deleteLines: StateCommand = renumbering(({ state, dispatch }) => {
  if (state.readOnly) return false;
  const gone = stretches(state);
  const { length } = state.doc;
  // Of the last line the end before it goes, unless that ends front matter that is hidden.
  const first = ({ from }: Span) => Math.min(from, Math.max(shownFrom(state), from - 1));
  const changes = state.changes(
    gone.map((one) => (one.to < length ? { from: one.from, to: one.to + 1 } : { from: first(one), to: one.to })),
  );
  const carets = state.selection.ranges.map(({ head }) => {
    const of = gone.find(({ from, to }) => from <= head && head <= to) ?? gone.findLast(({ to }) => to < head);
    return EditorSelection.cursor(changes.mapPos(of ? caretBeside(state, of, head) : head, -1));
  });
  const selection = EditorSelection.create(carets, state.selection.mainIndex);
  dispatch(state.update({ changes, selection, userEvent: 'delete.line', scrollIntoView: true }));
  return true;
});
