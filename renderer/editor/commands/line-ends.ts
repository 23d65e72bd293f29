import { syntaxTree } from '@codemirror/language';
import type { EditorState, Line, StateCommand, Transaction, TransactionSpec } from '@codemirror/state';
import { delimiterRow } from '../../../shared/markdown/edits/table.ts';
import { bodyFrom } from '../front-matter-field.ts';
import { insertText } from '../insert-text.ts';
import { isMdxPost } from '../islands.ts';
import { deleteItemMark } from './delete-mark.ts';
import { isInCode } from './spans.ts';
import { tableAt } from './tables.ts';

const markOf = /^(?:>|(?:[-+*]|\d{1,9}[.)])[ \t])/;
const box = /^\[[ xX]\][ \t]/;

/** What breaks a line where no line may end. */
export const breakTag = (state: EditorState): string => (isMdxPost(state) ? '<br />' : '<br>');

/** Shift+Enter: a new line of the same paragraph, in its quote and below the words of its item; in a cell, whose row is a line, a tag. */
export const newLine: StateCommand = ({ state, dispatch }) => {
  const { main, ranges } = state.selection;
  const at = ranges.length > 1 ? null : tableAt(state);
  const cell = at?.table.rows[at.row]?.cells[at.column];
  const head = main.head - (at?.from ?? 0);
  // What is put before or behind the pipes of a row would be a cell more.
  const isOutside = main.empty && cell !== undefined && (head < cell.from || head > cell.to);
  if (at && !state.readOnly && (at.row === delimiterRow || !isOutside)) {
    if (at.row !== delimiterRow)
      dispatch(state.update(state.replaceSelection(breakTag(state)), { userEvent: 'input', scrollIntoView: true }));
    return true;
  }
  const line = state.doc.lineAt(main.from);
  if (state.readOnly || ranges.length > 1 || isInCode(state, line.to)) return false;
  const start = startOf(state, line);
  const lead = line.text.slice(0, start);
  if (lead === '' || main.from < line.from + start) return false;
  const insert = insertText(`\n${lead.replace(/[^\s>]/g, ' ')}`);
  dispatch(
    state.update({
      changes: { from: main.from, to: main.to, insert },
      selection: { anchor: main.from + insert.length },
      userEvent: 'input',
      scrollIntoView: true,
    }),
  );
  return true;
};

/** Where the words of a line begin behind marks of quotes and items. The box of a task is a part of the words. */
function startOf(state: EditorState, { from, text }: Line): number {
  let at = 0;
  for (;;) {
    at += /^[ \t]*/.exec(text.slice(at))?.[0].length ?? 0;
    const [mark = ''] = markOf.exec(text.slice(at)) ?? [];
    if (mark === '' || !/^(?:List|Quote)Mark$/.test(syntaxTree(state).resolveInner(from + at, 1).name)) return at;
    at += mark.length;
  }
}

/** Delete at the end of a line: the words of the next one come up without the marks of its quote and its item. */
export const joinBelow: StateCommand = ({ state, dispatch }) => {
  const { main, ranges } = state.selection;
  const line = state.doc.lineAt(main.head);
  const isAtEnd = main.empty && ranges.length === 1 && main.head === line.to && line.number < state.doc.lines;
  if (state.readOnly || !isAtEnd || line.text.trim() === '' || isInCode(state, line.to)) return false;
  // In front matter blanks part a name from its value.
  if (main.head < bodyFrom(state)) return false;
  const next = state.doc.line(line.number + 1);
  const words = startOf(state, next);
  const start = words + (box.exec(next.text.slice(words))?.[0].length ?? 0);
  if (start === 0 || start === next.length || isInCode(state, next.to)) return false;
  let joined = state.update({ selection: { anchor: next.from + start } });
  const hasMark = deleteItemMark({ state: joined.state, dispatch: (transaction) => (joined = transaction) });
  // Numbers above may have other signs than before.
  const anchor = joined.changes.mapPos(main.head, -1);
  const up = joined.state.update({ changes: { from: anchor, to: joined.newSelection.main.head } });
  dispatch(
    state.update({
      changes: hasMark ? joined.changes.compose(up.changes) : up.changes,
      selection: { anchor },
      userEvent: 'delete.forward',
      scrollIntoView: true,
    }),
  );
  return true;
};

/** Backspace at the start of a line, before its marks: the same from below. */
export const joinAbove: StateCommand = ({ state, dispatch }) => {
  const { main, ranges } = state.selection;
  const isAtStart =
    main.empty && ranges.length === 1 && main.head === state.doc.lineAt(main.head).from && main.head > 0;
  const above = isAtStart ? state.update({ selection: { anchor: main.head - 1 } }).state : null;
  return (
    above !== null && joinBelow({ state: above, dispatch: (joined) => dispatch(state.update(joinedFrom(joined))) })
  );
};

const joinedFrom = ({ changes, newSelection }: Transaction): TransactionSpec => ({
  changes,
  selection: newSelection,
  userEvent: 'delete.backward',
  scrollIntoView: true,
});
