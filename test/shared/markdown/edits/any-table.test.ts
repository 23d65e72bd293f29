import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Table } from '../../../../shared/markdown/edits/table.ts';
import {
  addColumn,
  addRow,
  moveColumn,
  removeColumn,
  removeRow,
} from '../../../../shared/markdown/edits/table-edit.ts';
import { formatTable } from '../../../../shared/markdown/edits/table-format.ts';
import { markdownParser } from '../../../../shared/markdown/parse/parser.ts';
import { after, isTable, read } from './support.ts';

/** Words of a cell as they may be written. */
const words = fc
  .array(fc.constantFrom('a', '\\|', '`', '漢', ' ', '*', '\\\\', '-', ':', 'é', '👍'), { maxLength: 5 })
  .map((parts) => parts.join('').trim());

/** The same, or words that begin another block where they begin a line (CommonMark 0.31.2, 4 and 5; footnotes of GFM; directives). */
const oddWords = fc.oneof(
  words,
  fc.constantFrom(
    '# h',
    '> q',
    '- x',
    '12. x',
    '```',
    '~~~',
    '<div>',
    '<!-- c -->',
    '[a]: /b',
    '[^a]: b',
    ':::a',
    ':::',
    '---',
  ),
);

const tablesOf = (cell: fc.Arbitrary<string>) =>
  fc
    .record({
      head: fc.array(cell, { minLength: 1, maxLength: 4 }),
      alignments: fc.array(fc.constantFrom('-', ':--', '--:', ':-:'), { minLength: 4, maxLength: 4 }),
      body: fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 4 }),
      pad: fc.constantFrom('', ' ', '  '),
    })
    .map(({ head, alignments, body, pad }) => {
      const row = (cells: readonly string[]) => `|${cells.map((cell) => pad + cell + pad).join('|')}|`;
      const rows = [head, alignments.slice(0, head.length), ...body.map((cells) => cells.slice(0, head.length))];
      return rows.map(row).join('\n');
    });
const tables = tablesOf(words);

/** Tables some of whose rows have no pipes at their ends. */
const bareTables = fc
  .tuple(tablesOf(oddWords), fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }))
  .map(([piped, bare]) => {
    const lines = piped.split('\n').map((line, row) => {
      const front = bare[2 * row] ? line.replace(/^\|\s*/, '') : line;
      return bare[2 * row + 1] ? front.replace(/ *\|$/, '') : front;
    });
    return lines.join('\n');
  })
  .filter(isTable);

/** What a reader sees: the words of each cell, short rows filled up. */
function matrix(text: string): readonly (readonly string[])[] {
  const table = read(text);
  return table.rows.map((row) =>
    Array.from({ length: table.columns }, (_, column) => {
      const cell = row.cells[column];
      return cell ? text.slice(cell.from, cell.to).trim() : '';
    }),
  );
}

/** Every sign that is not of the table itself. */
const signs = (text: string) => [...text.replace(/[\s|:-]/g, '')].toSorted();

const withoutHyphens = (rows: readonly (readonly string[])[]) => rows.filter((_, index) => index !== 1);
const column = (rows: readonly (readonly string[])[], at: number) => rows.map((row) => row[at]);

describe('no edit loses a cell', () => {
  const check = (property: (text: string, at: number) => void) =>
    fc.assert(
      fc.property(tables, fc.nat(), (text, pick) => property(text, pick % read(text).columns)),
      { numRuns: 1500 },
    );

  test('adding and removing a column again gives the same cells', () =>
    check((text, at) => {
      const added = after(text, (table) => addColumn(table, at)) ?? '';
      expect(matrix(added).map((row) => row.toSpliced(at, 1))).toEqual(matrix(text));
      expect(matrix(after(added, (table) => removeColumn(table, at)) ?? '')).toEqual(matrix(text));
    }));

  test('without a column a table is one still, whatever pipes it has', () =>
    fc.assert(
      fc.property(bareTables, fc.nat(), (text, pick) => {
        fc.pre(read(text).columns > 1);
        const at = pick % read(text).columns;
        const less = after(text, (table) => removeColumn(table, at)) ?? '';
        expect([less, isTable(less)]).toEqual([less, true]);
        expect(matrix(less)).toEqual(matrix(text).map((row) => row.toSpliced(at, 1)));
      }),
      { numRuns: 1500 },
    ));

  test('with other columns or in order a table is one still, whatever pipes it has', () =>
    fc.assert(
      fc.property(bareTables, fc.nat(), (text, pick) => {
        const { columns } = read(text);
        const edits = [
          (table: Table) => addColumn(table, pick % (columns + 1)),
          (table: Table) => moveColumn(table, pick % columns, 1),
          formatTable,
        ];
        for (const edit of edits) {
          const edited = after(text, edit) ?? text;
          expect([edited, isTable(edited)]).toEqual([edited, true]);
          expect(signs(edited)).toEqual(signs(text));
        }
      }),
      { numRuns: 1500 },
    ));

  test('the backtick goes that kept three others from opening code', () => {
    const less = after('a|b|c\n-|-|-\n```|x|`', (table) => removeColumn(table, 2)) ?? '';
    expect(less).toBe('a|b|\n-|-|\n| ```|x|');
    expect(isTable(less)).toBe(true);
  });

  test('a column moves as a whole', () =>
    check((text, at) => {
      const moved = after(text, (table) => moveColumn(table, at, 1));
      expect(moved === null).toBe(at === read(text).columns - 1);
      if (moved === null) return;
      expect(withoutHyphens(matrix(moved)).map((row) => row.toSorted())).toEqual(
        withoutHyphens(matrix(text)).map((row) => row.toSorted()),
      );
      expect(column(matrix(moved), at + 1)).toEqual(column(matrix(text), at));
    }));

  test('putting it in order keeps every cell and alignment, and twice is once', () =>
    check((text) => {
      const formatted = after(text, formatTable) ?? text;
      expect(withoutHyphens(matrix(formatted))).toEqual(withoutHyphens(matrix(text)));
      expect(read(formatted).alignments).toEqual(read(text).alignments);
      expect(after(formatted, formatTable)).toBeNull();
    }));

  test('rows that are added are removed again', () =>
    check((text) => {
      const last = read(text).rows.length - 1;
      const added = after(text, (table) => addRow(table, last)) ?? '';
      expect(after(added, (table) => removeRow(table, last + 1))).toBe(text);
    }));

  test('the parser sees the same cells', () =>
    check((text) => {
      const tree = markdownParser.parse(text);
      if (tree.topNode.firstChild?.name !== 'Table') return;
      const seen: string[] = [];
      tree.iterate({ enter: (node) => void (node.name === 'TableCell' && seen.push(text.slice(node.from, node.to))) });
      expect(seen.filter(Boolean)).toEqual(withoutHyphens(matrix(text)).flat().filter(Boolean));
    }));
});
