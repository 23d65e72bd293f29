import { eastAsianWidth } from 'get-east-asian-width';
import { delimiterCell, delimiterRow, type Alignment, type Table, type TableEdit } from './table.ts';

/** The table with its columns under one another: cells padded to the widest of their column, pipes at both ends. Text in
 * cells stays. null when nothing would change. */
export function formatTable(table: Table): TableEdit {
  const { text, rows, alignments } = table;
  const count = Math.max(...rows.map(({ cells }) => cells.length));
  const words = rows.map(({ cells }) =>
    Array.from({ length: count }, (_, column) => {
      const cell = cells[column];
      return cell ? text.slice(cell.from, cell.to).trim() : '';
    }),
  );
  const widths = Array.from({ length: count }, (_, column) =>
    Math.max(3, ...words.map((row, index) => (index === delimiterRow ? 0 : displayWidth(row[column] ?? '')))),
  );
  const lines = words.map((row, index) =>
    // What stands beyond the columns of the head is not shown, and not hidden from the writer either.
    row.slice(0, Math.max(table.columns, rows[index]?.cells.length ?? 0)).map((cell, column) => {
      const width = widths[column] ?? 3;
      const alignment = alignments[column] ?? 'none';
      return index === delimiterRow ? delimiterCell(alignment, width) : pad(cell, width, alignment);
    }),
  );
  const changes = rows.flatMap((row, index) => {
    if (row.cells.length === 0) return [];
    const insert = `| ${(lines[index] ?? []).join(' | ')} |`;
    return text.slice(row.start, row.to) === insert ? [] : [{ from: row.start, to: row.to, insert }];
  });
  return changes.length > 0 ? changes : null;
}

function pad(cell: string, width: number, alignment: Alignment): string {
  const missing = Math.max(0, width - displayWidth(cell));
  const left = alignment === 'right' ? missing : alignment === 'center' ? Math.floor(missing / 2) : 0;
  return ' '.repeat(left) + cell + ' '.repeat(missing - left);
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Columns that a text takes in a font of fixed width: Chinese, Japanese, Korean and emoji take two, joined marks none. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const { segment } of segmenter.segment(text)) {
    const first = segment.codePointAt(0) ?? 0;
    const isEmoji = /^\p{RGI_Emoji}$/v.test(segment) || segment.includes('\ufe0f');
    width += isEmoji ? 2 : /^[\p{M}\p{Cf}]/u.test(segment) ? 0 : eastAsianWidth(first);
  }
  return width;
}
