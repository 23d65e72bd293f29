import type { TextChange } from '../../base/text-change.ts';
import {
  delimiterCell,
  delimiterRow,
  wordsOf,
  type Alignment,
  type Cell,
  type Table,
  type TableEdit,
  type TableRow,
} from './table.ts';

// Each edit is a list of changes in the order of the text; null: it would leave no table, or there is nothing to do.

/** A new empty column before the column `at`; after the last one where `at` is the number of columns. */
export function addColumn(table: Table, at: number): TableEdit {
  return table.rows.flatMap((row, index) => {
    if (row.cells.length === 0) return [];
    const content = index === delimiterRow ? ' --- ' : '   ';
    const cell = row.cells[at];
    if (cell && (at > 0 || row.hasLeadingPipe)) return { from: cell.from, to: cell.from, insert: `${content}|` };
    if (cell) return { from: row.start, to: row.start, insert: `|${content}| ` };
    return endOf(row, index, at + 1);
  });
}

/** Cells at the end of a row, until it has `count`: rows may have fewer than the head. */
function endOf(row: TableRow, index: number, count: number): TextChange {
  const missing = count - row.cells.length;
  const content = index === delimiterRow ? ' --- ' : '   ';
  const cells = Array.from({ length: missing }, () => content).join('|');
  const last = row.cells.at(-1)?.to ?? row.to;
  if (row.hasTrailingPipe) return { from: last + 1, to: last + 1, insert: `${cells}|` };
  // Without a pipe behind it an empty last cell would be none.
  return { from: row.to, to: row.to, insert: ` |${cells}|` };
}

/** Without the column `at`. */
export function removeColumn(table: Table, at: number): TableEdit {
  return table.columns < 2 ? null : table.rows.flatMap((row) => withoutCell(table, row, at));
}

/** A row without a pipe at an end keeps the one beside the cell that goes there, and a cell that is left alone stands between
 * pipes: else it would be a heading, an item of a list or a cell less. */
function withoutCell(table: Table, { start, to, cells, ...row }: TableRow, at: number): readonly TextChange[] {
  const cell = cells[at];
  if (!cell) return [];
  const inFront = row.hasLeadingPipe ? '' : '|';
  const behind = row.hasTrailingPipe ? '' : '|';
  if (cells.length === 1) return [{ from: cell.from, to: cell.to, insert: `${inFront}   ${behind}` }];
  const isFirst = at === 0;
  const isAlone = cells.length === 2;
  const keepsPipe = isFirst ? inFront : at === cells.length - 1 && behind;
  return [
    // The backtick that goes may be what kept three others from opening code.
    ...(!isFirst && inFront && (isAlone || needsPipe(table, cells[0]))
      ? [{ from: start, to: start, insert: '| ' }]
      : []),
    { from: cell.from, to: cell.to + (keepsPipe ? 0 : 1), insert: '' },
    ...(isAlone && isFirst && behind ? [{ from: to, to, insert: ' |' }] : []),
  ];
}

/** The column `at` in the place of the one before (-1) or after it (1). */
export function moveColumn(table: Table, at: number, by: -1 | 1): TableEdit {
  const first = Math.min(at, at + by);
  if (first < 0 || first + 1 >= table.columns) return null;
  return table.rows.flatMap((row, index) => {
    if (row.cells.length === 0) return [];
    const filled = row.cells.length > first + 1 ? [] : [endOf(row, index, first + 2)];
    const [left, right] = [row.cells[first], row.cells[first + 1]];
    // Without a pipe before it an empty first cell would be none, and so would an empty last one.
    const inFront = first === 0 && !row.hasLeadingPipe && needsPipe(table, right) ? '|' : '';
    const behind = first + 2 === row.cells.length && !row.hasTrailingPipe && isEmpty(table, left) ? '|' : '';
    if (left && right) return exchange(table, left, right, first === 0 && !row.hasLeadingPipe, inFront, behind);
    if (!left) return [];
    // The right one is not written: it comes empty, and the left one goes behind it.
    const words = table.text.slice(left.from, left.to).trim();
    const [added] = filled;
    const insert = added ? added.insert.replace(/ {3}/, () => ` ${words} `) : '';
    const gone = wordsOf(table, left);
    return [
      inFront ? { from: left.from, to: gone.to, insert: '| ' } : { ...gone, insert: '' },
      { from: added?.from ?? row.to, to: added?.to ?? row.to, insert },
    ];
  });
}

function exchange(
  table: Table,
  left: Cell,
  right: Cell,
  atMargin: boolean,
  inFront: string,
  behind: string,
): readonly TextChange[] {
  // A backslash before a pipe would take it into the cell.
  const words = (cell: Cell) => table.text.slice(cell.from, cell.to).replace(/(?<!\\)(?:\\\\)*\\$/, '$& ');
  const blanks = atMargin ? (/^\s*/.exec(words(right))?.[0] ?? '') : '';
  return [
    // Blanks before the first words of a line would indent it.
    { ...left, insert: inFront + words(right).slice(inFront ? 0 : blanks.length) },
    { ...right, insert: blanks + words(left) + behind },
  ];
}

/** In the first cell of a line these begin another block: a formula, a directive, a footnote and an address with a label do, too. */
const opener = /^(?:[-+*]|\d{1,9}[.)]|#{1,6})(?=\s)|^(?:>|`{3}|~{3}|<|\${2}|:{3}|\[(?:\\.|[^\\\]])+\]:)/;

const needsPipe = (table: Table, cell: Cell | undefined) =>
  isEmpty(table, cell) || (cell !== undefined && opener.test(table.text.slice(cell.from, cell.to).trimStart()));

const isEmpty = ({ text }: Table, cell: Cell | undefined) => !cell || text.slice(cell.from, cell.to).trim() === '';

/** Other hyphens under the head of a column, in the width that they have. */
export function alignColumn(table: Table, at: number, alignment: Alignment): TableEdit {
  const cell = table.rows[delimiterRow]?.cells[at];
  if (!cell || table.alignments[at] === alignment) return null;
  const words = wordsOf(table, cell);
  return [{ ...words, insert: delimiterCell(alignment, words.to - words.from) }];
}

/** A new empty row below the row `at`; below the hyphens for the head. The cells are as wide as those of the head. */
export function addRow(table: Table, at: number): TableEdit {
  const below = table.rows[Math.max(at, delimiterRow)];
  const [head, hyphens] = table.rows;
  if (!below || !head || !hyphens) return null;
  // The line of the head may begin with the mark of an item.
  const lead = table.text.slice(hyphens.from, hyphens.start);
  const cells = Array.from({ length: table.columns }, (_, column) => {
    const cell = head.cells[column];
    return ' '.repeat(Math.max(2, cell ? cell.to - cell.from : 2));
  });
  return [{ from: below.to, to: below.to, insert: `\n${lead}|${cells.join('|')}|` }];
}

/** Without the row `at`; the head and the hyphens stay, or it would be no table. */
export function removeRow(table: Table, at: number): TableEdit {
  const row = table.rows[at];
  return row && at > delimiterRow ? [{ from: row.from - 1, to: row.to, insert: '' }] : null;
}

/** The row `at` in the place of the one above (-1) or below it (1), within the body. */
export function moveRow(table: Table, at: number, by: -1 | 1): TableEdit {
  const [upper, lower] = [table.rows[Math.min(at, at + by)], table.rows[Math.max(at, at + by)]];
  if (!upper || !lower || Math.min(at, at + by) <= delimiterRow) return null;
  const line = (row: TableRow) => table.text.slice(row.from, row.to);
  // The row itself stays and the other goes around it, so that a caret in it stays where it is.
  return by === -1
    ? [
        { from: upper.from, to: lower.from, insert: '' },
        { from: lower.to, to: lower.to, insert: `\n${line(upper)}` },
      ]
    : [
        { from: upper.from, to: upper.from, insert: `${line(lower)}\n` },
        { from: upper.to, to: lower.to, insert: '' },
      ];
}
