import { copyLineDown, moveLineDown, moveLineUp } from '@codemirror/commands';
import { foldEffect } from '@codemirror/language';
import { EditorSelection, type StateCommand } from '@codemirror/state';
import { insertText } from '../insert-text.ts';
import { shownLines } from './folded-lines.ts';
import { selectedLines } from './lines.ts';
import { renumbering } from './list-numbers.ts';
import { moveTableRow } from './tables.ts';

const either =
  (first: StateCommand, second: StateCommand): StateCommand =>
  (target) =>
    first(target) || second(target);

/** Of several selections none moves where one of them is at the edge: CodeMirror would lose that one's caret. */
const together =
  (command: StateCommand, edge: 'first' | 'last'): StateCommand =>
  (target) => {
    const { doc } = target.state;
    const last = edge === 'first' ? 1 : doc.lines;
    return !selectedLines(target.state).some(({ number }) => number === last) && command(target);
  };

/** Exchanges the selected lines with their neighbour where something is folded behind either: it goes along. */
const withFolded =
  (by: -1 | 1): StateCommand =>
  ({ state, dispatch }) => {
    const { doc, selection } = state;
    const lines = selectedLines(state);
    const [first, last] = [lines[0], lines.at(-1)];
    if (!first || !last || selection.ranges.length > 1 || state.readOnly) return false;
    const block = shownLines(state, first.from, last.to);
    const at = by === 1 ? block.to + 1 : block.from - 1;
    if (at < 0 || at > doc.length) return block.folds.length > 0;
    const other = shownLines(state, doc.lineAt(at).from, doc.lineAt(at).to);
    if (block.folds.length + other.folds.length === 0) return false;
    const words = doc.sliceString(other.from, other.to);
    const changes =
      by === 1
        ? [
            { from: block.from, insert: insertText(`${words}\n`) },
            { from: block.to, to: other.to },
          ]
        : [
            { from: other.from, to: block.from },
            { from: block.to, insert: insertText(`\n${words}`) },
          ];
    const [along, back] = [by * (other.to - other.from + 1), -by * (block.to - block.from + 1)];
    const { anchor, head } = selection.main;
    const within = (offset: number) => Math.min(doc.length, offset);
    dispatch(
      state.update({
        changes,
        // One that ends before the line below went to the end of the text with it.
        selection: EditorSelection.single(within(anchor + along), within(head + along)),
        // What is written anew elsewhere is no more folded by itself.
        effects: other.folds.map((fold) => foldEffect.of({ from: fold.from + back, to: fold.to + back })),
        userEvent: 'move.line',
        scrollIntoView: true,
      }),
    );
    return true;
  };

/** Exchanges the selected lines with the one above; numbered lists stay counted. */
export const moveLinesUp: StateCommand = either(
  moveTableRow(-1),
  together(renumbering(either(withFolded(-1), moveLineUp)), 'first'),
);
/** Exchanges the selected lines with the one below; numbered lists stay counted. */
export const moveLinesDown: StateCommand = either(
  moveTableRow(1),
  together(renumbering(either(withFolded(1), moveLineDown)), 'last'),
);
/** Puts a copy of the selected lines below them with what is folded behind them, which is folded in the copy, too. */
const copyFolded: StateCommand = ({ state, dispatch }) => {
  const { doc, selection } = state;
  const lines = selectedLines(state);
  const [first, last] = [lines[0], lines.at(-1)];
  if (!first || !last || selection.ranges.length > 1 || state.readOnly) return false;
  const { from, to, folds } = shownLines(state, first.from, last.to);
  if (folds.length === 0) return false;
  const by = to - from + 1;
  const { anchor, head } = selection.main;
  dispatch(
    state.update({
      changes: { from: to, insert: insertText(`\n${doc.sliceString(from, to)}`) },
      selection: EditorSelection.single(anchor + by, head + by),
      effects: folds.map((fold) => foldEffect.of({ from: fold.from + by, to: fold.to + by })),
      userEvent: 'input.copyline',
      scrollIntoView: true,
    }),
  );
  return true;
};

/** Puts a copy of the selected lines below them; the copy is selected. */
export const duplicateLines: StateCommand = renumbering(either(copyFolded, copyLineDown));
