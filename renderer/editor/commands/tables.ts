import { syntaxTree } from '@codemirror/language';
import { EditorSelection, type EditorState, type StateCommand } from '@codemirror/state';
import {
  delimiterRow,
  placeIn,
  readTable,
  wordsOf,
  type Alignment,
  type Table,
  type TableEdit,
} from '../../../shared/markdown/edits/table.ts';
import {
  addColumn,
  addRow,
  alignColumn,
  moveColumn,
  moveRow,
  removeColumn,
  removeRow,
} from '../../../shared/markdown/edits/table-edit.ts';
import { insertText } from '../insert-text.ts';
import { isMdxPost } from '../islands.ts';
import { insertBlock } from './insert-block.ts';

/** A table of two columns behind what is selected, the first heading selected. */
export const insertTable: StateCommand = insertBlock(
  '| Column | Column |\n| --- | --- |\n|  |  |',
  [2, 'Column'.length],
  true,
);

interface Place {
  readonly row: number;
  readonly column: number;
}

interface TableAt extends Place {
  readonly table: Table;
  /** Where in the document the table's text starts. */
  readonly from: number;
}

/** The table that the selection is in, and its cell at the caret. */
export function tableAt(state: EditorState): TableAt | null {
  const { main } = state.selection;
  for (const side of [-1, 1] as const) {
    for (let node = syntaxTree(state).resolveInner(main.head, side); node.parent; node = node.parent) {
      if (node.name !== 'Table') continue;
      // What stands before it in its first line may be the mark of an item, which the lines below do not have.
      const { from } = node;
      const text = state.sliceDoc(from, state.doc.lineAt(node.to).to);
      const table = readTable(text, isMdxPost(state));
      const place = table && placeIn(table, main.head - from);
      if (table && place && main.from >= from && main.to <= from + text.length) return { table, from, ...place };
    }
  }
  return null;
}

/** A command on the table at the caret. `go` says which cell the caret is in afterwards; else it moves along. */
export function onTable(edit: (at: TableAt) => TableEdit, go?: (at: TableAt) => Place): StateCommand {
  return ({ state, dispatch }) => {
    const at = state.readOnly ? null : tableAt(state);
    const changes = at && edit(at);
    if (!changes) return false;
    const { from } = at;
    const set = state.changes(
      changes.map((change) => ({ from: from + change.from, to: from + change.to, insert: insertText(change.insert) })),
    );
    const text = set.apply(state.doc).sliceString(from, set.mapPos(from + at.table.text.length, 1));
    const after = readTable(text, isMdxPost(state));
    const selection = go && after ? cellSelection(after, from, go(at)) : state.selection.map(set, 1);
    dispatch(state.update({ changes: set, selection, userEvent: 'input.format', scrollIntoView: true }));
    return true;
  };
}

function cellSelection(table: Table, offset: number, { row, column }: Place) {
  const { cells = [], to = 0 } = table.rows[row] ?? {};
  const cell = cells[Math.min(column, cells.length - 1)];
  const words = cell ? wordsOf(table, cell) : { from: to, to };
  return EditorSelection.single(offset + words.from, offset + words.to);
}

const addRowBelow = onTable(
  ({ table, row }) => addRow(table, row),
  ({ row, column }) => ({ row: Math.max(row, delimiterRow) + 1, column }),
);

export const tableCommands = {
  'format.tableRowBelow': addRowBelow,
  'format.tableRowAbove': onTable(
    ({ table, row }) => addRow(table, Math.max(row, delimiterRow + 1) - 1),
    ({ row, column }) => ({ row: Math.max(row, delimiterRow + 1), column }),
  ),
  'format.tableRemoveRow': onTable(({ table, row }) => removeRow(table, row)),
  'format.tableColumnLeft': onTable(
    ({ table, column }) => addColumn(table, column),
    ({ row, column }) => ({ row, column }),
  ),
  'format.tableColumnRight': onTable(
    ({ table, column }) => addColumn(table, column + 1),
    ({ row, column }) => ({ row, column: column + 1 }),
  ),
  'format.tableRemoveColumn': onTable(({ table, column }) => removeColumn(table, column)),
  'format.tableMoveLeft': onTable(
    ({ table, column }) => moveColumn(table, column, -1),
    ({ row, column }) => ({ row, column: column - 1 }),
  ),
  'format.tableMoveRight': onTable(
    ({ table, column }) => moveColumn(table, column, 1),
    ({ row, column }) => ({ row, column: column + 1 }),
  ),
  'format.tableAlignLeft': align('left'),
  'format.tableAlignCenter': align('center'),
  'format.tableAlignRight': align('right'),
  'format.tableAlignNone': align('none'),
} as const;

function align(alignment: Alignment): StateCommand {
  return onTable(({ table, column }) => alignColumn(table, column, alignment));
}

/** A line below a table is taken for a row of it, as GFM does. One without a pipe was hardly meant so. */
const isText = ({ table, row }: TableAt) =>
  row > delimiterRow && table.columns > 1 && !/\|/.test(table.text.slice(table.rows[row]?.from, table.rows[row]?.to));

/** Exchanges the row at the caret with its neighbour. Takes the key in every table: a line of it moved elsewhere breaks it. */
export const moveTableRow =
  (by: -1 | 1): StateCommand =>
  (target) => {
    const at = tableAt(target.state);
    return at !== null && !isText(at) && (onTable(({ table, row }) => moveRow(table, row, by))(target) || true);
  };

function goTo(state: EditorState, at: TableAt, place: Place, dispatch: Parameters<StateCommand>[0]['dispatch']): true {
  const selection = cellSelection(at.table, at.from, place);
  dispatch(state.update({ selection, userEvent: 'select', scrollIntoView: true }));
  return true;
}

/** The table that the one caret is in: of several, each has its own cell. */
const onlyTableAt = (state: EditorState) => (state.selection.ranges.length > 1 ? null : tableAt(state));

/** Tab in a table: the next cell; behind the last one a new row. */
export const nextCell: StateCommand = (target) => {
  const { state, dispatch } = target;
  const at = onlyTableAt(state);
  if (!at) return false;
  const cells = at.table.rows[at.row]?.cells.length ?? 0;
  if (at.row !== delimiterRow && at.column + 1 < cells)
    return goTo(state, at, { row: at.row, column: at.column + 1 }, dispatch);
  const row = Math.max(at.row, delimiterRow) + 1;
  if (row < at.table.rows.length) return goTo(state, at, { row, column: 0 }, dispatch);
  return onTable(
    ({ table }) => addRow(table, table.rows.length - 1),
    () => ({ row, column: 0 }),
  )(target);
};

/** Shift+Tab in a table: the cell before; in the first one nothing. */
export const previousCell: StateCommand = ({ state, dispatch }) => {
  const at = onlyTableAt(state);
  if (!at) return false;
  if (at.row !== delimiterRow && at.column > 0)
    return goTo(state, at, { row: at.row, column: at.column - 1 }, dispatch);
  const row = at.row - (at.row === delimiterRow + 1 ? 2 : 1);
  return row < 0 || goTo(state, at, { row, column: (at.table.rows[row]?.cells.length ?? 1) - 1 }, dispatch);
};

/** Whether the caret is behind the last pipe of its row: who writes a table line by line goes on in the first cell. */
function isBehindRow({ selection }: EditorState, { table, from, row }: TableAt): boolean {
  const line = table.rows[row];
  return line !== undefined && line.hasTrailingPipe && selection.main.head - from > (line.cells.at(-1)?.to ?? line.to);
}

/** Whether the caret is at the end of a row of a table that is written without pipes at the ends of its rows. */
function isAtBareEnd({ selection }: EditorState, { table, from, row }: TableAt): boolean {
  const [line, hyphens] = [table.rows[row], table.rows[delimiterRow]];
  const isBare = line?.hasTrailingPipe === false && hyphens?.hasTrailingPipe === false;
  return isBare && selection.main.head - from === line.to;
}

/** Whether what is selected ends in the cell that it begins in, as words do that Tab or Enter came to. */
function isInCell({ selection: { main } }: EditorState, { table, from }: TableAt): boolean {
  const [start, end] = [placeIn(table, main.from - from), placeIn(table, main.to - from)];
  return start?.row === end?.row && start?.column === end?.column;
}

/** Enter in a table: the cell below; below the last one a new row, and from an empty last row out of the table. */
export const cellBelow: StateCommand = (target) => {
  const { state, dispatch } = target;
  const at = onlyTableAt(state);
  if (!at || !isInCell(state, at)) return false;
  const row = Math.max(at.row, delimiterRow) + 1;
  const column = isBehindRow(state, at) ? 0 : at.column;
  if (row < at.table.rows.length) return goTo(state, at, { row, column }, dispatch);
  const last = at.table.rows.at(-1);
  const lead = state.sliceDoc(at.from + (last?.from ?? 0), at.from + (last?.start ?? 0));
  // The next row is written by hand as those before it, and a blank line ends the table.
  if (!state.readOnly && isAtBareEnd(state, at)) {
    const change = state.replaceSelection(insertText(`\n${lead}`));
    dispatch(state.update(change, { userEvent: 'input', scrollIntoView: true }));
    return true;
  }
  const isEmpty = at.table.text.slice(last?.start, last?.to).replace(/[|\s]/g, '') === '';
  if (!isEmpty || at.row <= delimiterRow || state.readOnly)
    return onTable(
      ({ table }) => addRow(table, at.row),
      () => ({ row, column }),
    )(target);
  const from = at.from + (last?.from ?? 0);
  // What stands right below a table is a row of it.
  const insert = `${lead.trimEnd()}\n${lead}`;
  const changes = { from, to: at.from + at.table.text.length, insert: insertText(insert) };
  const selection = EditorSelection.cursor(from + insert.length);
  dispatch(state.update({ changes, selection, userEvent: 'input', scrollIntoView: true }));
  return true;
};
