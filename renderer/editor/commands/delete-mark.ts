import { deleteMarkupBackward } from '@codemirror/lang-markdown';
import { syntaxTree } from '@codemirror/language';
import { countColumn, type EditorState, type StateCommand } from '@codemirror/state';
import { itemBeside, linesBelow, numberOf, shifted, textStart, withNumber } from './list-items.ts';
import { renumbering } from './list-numbers.ts';

/** The mark of an item, with the box of a task, right before the caret. */
const markBehind = /(?:[-+*]|\d{1,9}[.)])[ \t](\[[ xX]\][ \t])?$/;

function columnAt({ doc }: EditorState, at: number): number {
  const { from, text } = doc.lineAt(at);
  return countColumn(text, 4, at - from);
}

/**
 * Backspace behind the mark of an item: its text goes on with the item above, or is none of a list any more. What stands in it
 * goes with it, and what follows is counted on.
 */
export const deleteItemMark: StateCommand = renumbering(({ state, dispatch }) => {
  const { head, empty } = state.selection.main;
  if (!empty || state.selection.ranges.length > 1 || state.readOnly) return false;
  const line = state.doc.lineAt(head);
  const found = markBehind.exec(line.text.slice(0, head - line.from));
  const mark = found ? syntaxTree(state).resolveInner(line.from + found.index, 1) : null;
  const item = mark?.name === 'ListMark' ? mark.parent : null;
  if (!found || !item) return false;
  const { index } = found;
  const start = textStart(state, item.from);
  const above = itemBeside(item, 'prevSibling');
  const next = above ? null : itemBeside(item, 'nextSibling');
  const number = numberOf(state, item)?.number;
  const column = above ? columnAt(state, textStart(state, above.from)) : columnAt(state, item.from);
  const by = column - columnAt(state, start);
  const changes = state.changes([
    { from: line.from + index, to: head, insert: ' '.repeat(Math.max(0, column - columnAt(state, item.from))) },
    ...linesBelow(state, item.from, start).flatMap((one) => shifted(one, index, by)),
    ...(next && number ? withNumber(state, next, number) : []),
  ]);
  const selection = { anchor: changes.mapPos(head, 1) };
  dispatch(state.update({ changes, selection, scrollIntoView: true, userEvent: 'delete' }));
  return true;
}, 'came');

/** The same for marks of quotes, too. */
export const deleteMark: StateCommand = (target) => deleteItemMark(target) || deleteMarkupBackward(target);
