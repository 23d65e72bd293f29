import { syntaxTree } from '@codemirror/language';
import { ChangeSet, EditorSelection, type EditorState, type StateCommand } from '@codemirror/state';
import { shownFrom } from '../front-matter-fold.ts';
import { shownLines } from './folded-lines.ts';
import { selectedLines } from './lines.ts';
import { numberOf, withNumber } from './list-items.ts';
import { renumbering } from './list-numbers.ts';
import type { Span } from './spans.ts';

/** The selected lines with what is folded behind them; those that follow each other as one stretch. */
export function selectedStretches(state: EditorState): readonly Span[] {
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

/** Gives the first item that stays of each list the number of the one that goes before it: that says where the list begins. */
function startsKept(state: EditorState, gone: readonly Span[]): ChangeSet {
  const goes = ({ from }: Span) => gone.some((one) => one.from <= from && from <= one.to);
  const seen = new Set<number>();
  let starts = ChangeSet.empty(state.doc.length);
  for (const { from, to } of gone)
    syntaxTree(state).iterate({
      from,
      to,
      enter({ name, node }) {
        if (name !== 'OrderedList' || seen.has(node.from)) return;
        seen.add(node.from);
        const [first, ...others] = node.getChildren('ListItem');
        const number = first && goes(first) && numberOf(state, first)?.number;
        const next = others.find((item) => !goes(item));
        if (number && next) starts = starts.compose(state.changes(withNumber(state, next, number)).map(starts));
      },
    });
  return starts;
}

/** Deletes the selected lines with what is folded behind them; numbered lists stay counted. */
export const deleteLines: StateCommand = renumbering(({ state, dispatch }) => {
  if (state.readOnly) return false;
  const gone = selectedStretches(state);
  const { length } = state.doc;
  // Of the last line the end before it goes, unless that ends front matter that is hidden.
  const first = ({ from }: Span) => Math.min(from, Math.max(shownFrom(state), from - 1));
  const starts = startsKept(state, gone);
  const lines = gone.map((one) =>
    one.to < length ? { from: one.from, to: one.to + 1 } : { from: first(one), to: one.to },
  );
  const changes = starts.compose(state.changes(lines).map(starts));
  const carets = state.selection.ranges.map(({ head }) => {
    const of = gone.find(({ from, to }) => from <= head && head <= to) ?? gone.findLast(({ to }) => to < head);
    return EditorSelection.cursor(changes.mapPos(of ? caretBeside(state, of, head) : head, -1));
  });
  const selection = EditorSelection.create(carets, state.selection.mainIndex);
  dispatch(state.update({ changes, selection, userEvent: 'delete.line', scrollIntoView: true }));
  return true;
}, 'went');
