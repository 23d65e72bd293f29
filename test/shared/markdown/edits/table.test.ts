import fc from 'fast-check';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, test } from 'vitest';
import { markdownParser } from '../../../../shared/markdown/parse/parser.ts';
import { readTable, type Table, type TableEdit } from '../../../../shared/markdown/edits/table.ts';
import {
  addColumn,
  addRow,
  alignColumn,
  moveColumn,
  moveRow,
  removeColumn,
  removeRow,
} from '../../../../shared/markdown/edits/table-edit.ts';
import { displayWidth, formatTable } from '../../../../shared/markdown/edits/table-format.ts';

function read(text: string): Table {
  const table = readTable(text);
  if (!table) throw new Error(`no table: ${text}`);
  return table;
}

const apply = (text: string, changes: NonNullable<TableEdit>) =>
  [...changes].reverse().reduce((all, { from, to, insert }) => all.slice(0, from) + insert + all.slice(to), text);

const after = (text: string, edit: (table: Table) => TableEdit): string | null => {
  const changes = edit(read(text));
  return changes && apply(text, changes);
};

const small = '| a | b |\n| --- | :-: |\n| 1 | 2 |';

describe('a table', () => {
  test.each<[string, (table: Table) => TableEdit, string | null]>([
    [
      'gets a column before another',
      (table) => addColumn(table, 1),
      '| a |   | b |\n| --- | --- | :-: |\n| 1 |   | 2 |',
    ],
    ['gets a column in front', (table) => addColumn(table, 0), '|   | a | b |\n| --- | --- | :-: |\n|   | 1 | 2 |'],
    ['gets a column behind', (table) => addColumn(table, 2), '| a | b |   |\n| --- | :-: | --- |\n| 1 | 2 |   |'],
    ['loses a column', (table) => removeColumn(table, 0), '| b |\n| :-: |\n| 2 |'],
    ['loses the last column', (table) => removeColumn(table, 1), '| a |\n| --- |\n| 1 |'],
    ['exchanges columns', (table) => moveColumn(table, 0, 1), '| b | a |\n| :-: | --- |\n| 2 | 1 |'],
    ['has no column to exchange with', (table) => moveColumn(table, 0, -1), null],
    ['aligns a column', (table) => alignColumn(table, 0, 'right'), '| a | b |\n| --: | :-: |\n| 1 | 2 |'],
    ['aligns no longer', (table) => alignColumn(table, 1, 'none'), '| a | b |\n| --- | --- |\n| 1 | 2 |'],
    ['gets a row', (table) => addRow(table, 2), `${small}\n|   |   |`],
    ['gets a first row', (table) => addRow(table, 0), '| a | b |\n| --- | :-: |\n|   |   |\n| 1 | 2 |'],
    ['loses a row', (table) => removeRow(table, 2), '| a | b |\n| --- | :-: |'],
    ['keeps its head', (table) => removeRow(table, 0), null],
    ['keeps its only row', (table) => moveRow(table, 2, -1), null],
    ['is put in order', formatTable, '| a   |  b  |\n| --- | :-: |\n| 1   |  2  |'],
  ])('%s', (_name, edit, expected) => {
    expect(after(small, edit)).toBe(expected);
  });

  test.each<[string, string, (table: Table) => TableEdit, string | null]>([
    [
      'without pipes at the ends',
      'a | b\n- | -\n1 | 2',
      (table) => addColumn(table, 0),
      '|   | a | b\n| --- | - | -\n|   | 1 | 2',
    ],
    [
      'without pipes at the ends',
      'a | b\n- | -\n1 | 2\n3',
      (table) => removeColumn(table, 1),
      '| a |\n| - |\n| 1 |\n3',
    ],
    [
      'without pipes at the ends',
      'a | b\n- | -\n1 | 2\n3\n4|',
      (table) => removeColumn(table, 0),
      '| b |\n| - |\n| 2 |\n|   |\n|   |',
    ],
    [
      'without pipes at the ends',
      'a | b | c\n- | - | -\n1 | - 2 | 3',
      (table) => removeColumn(table, 0),
      '| b | c\n| - | -\n| - 2 | 3',
    ],
    [
      'with short rows',
      '| a | b |\n|-|-|\n| 1 |',
      (table) => addColumn(table, 2),
      '| a | b |   |\n|-|-| --- |\n| 1 |   |   |',
    ],
    [
      'an empty cell to the front',
      'a | b | c\n-|-|-\n1 |  | 3',
      (table) => moveColumn(table, 0, 1),
      'b | a | c\n-|-|-\n|  |  1 | 3',
    ],
    [
      'an empty cell to the end',
      'a | b | c\n-|-|-\n1 |  | 3',
      (table) => moveColumn(table, 1, 1),
      'a | c| b \n-|-|-\n1 | 3|  |',
    ],
    [
      'a short row without a pipe in front',
      'a | b |\n-|-|\n1 |',
      (table) => moveColumn(table, 0, 1),
      'b | a |\n-|-|\n|  | 1 |',
    ],
    [
      'hyphens to the front',
      'a | b | c\n--- | - | -\n1 | # 2 | 3',
      (table) => moveColumn(table, 0, 1),
      'b | a | c\n| - | --- | -\n| # 2 | 1 | 3',
    ],
    [
      'indented, its columns exchanged',
      '   a | b\n   --- | ---',
      (table) => moveColumn(table, 0, 1),
      '   b| a \n   ---| --- ',
    ],
    [
      'a column behind one without pipes at the ends',
      'a | b\n- | -',
      (table) => addColumn(table, 2),
      'a | b |   |\n- | - | --- |',
    ],
    ['a backslash before a pipe', 'a|b\\\n-|-', (table) => moveColumn(table, 0, 1), 'b\\ |a\n-|-'],
    ['with short rows', '| a | b |\n|-|-|\n| 1 |', (table) => moveColumn(table, 0, 1), '| b | a |\n|-|-|\n|  | 1 |'],
    ['in a quote', '> | a |\n> | - |\n> | 1 |', (table) => addRow(table, 2), '> | a |\n> | - |\n> | 1 |\n> |   |'],
    [
      'rows exchanged',
      `${small}\n| 3 | 4 |`,
      (table) => moveRow(table, 2, 1),
      '| a | b |\n| --- | :-: |\n| 3 | 4 |\n| 1 | 2 |',
    ],
    ['escaped pipes', '| a\\|b | c |\n|-|-|', (table) => removeColumn(table, 1), '| a\\|b |\n|-|'],
    ['a pipe in code', '| `a|b` |\n|-|-|', (table) => removeColumn(table, 1), '| `a|\n|-|'],
    [
      'wide characters',
      '| 名前 | b |\n|-|-|\n| é | 👩‍👩‍👧 |',
      formatTable,
      '| 名前 | b   |\n| ---- | --- |\n| é    | 👩‍👩‍👧  |',
    ],
    ['more cells than the head', '| a |\n|-|\n| 1 | 2 |', formatTable, '| a   |\n| --- |\n| 1   | 2   |'],
    ['in order already', '| a   |\n| --- |', formatTable, null],
  ])('%s', (_name, text, edit, expected) => {
    expect(after(text, edit)).toBe(expected);
  });

  test.each(['a', 'a\nb', '| a |\n| b |', '| a | b |\n| - |', ''])('%j is none', (text) => {
    expect(readTable(text)).toBeNull();
  });
});

test.each([
  ['abc', 3],
  ['漢字', 4],
  ['한글', 4],
  ['ｱｲ', 2],
  ['é', 1],
  ['e\u0301', 1],
  ['👍🏽', 2],
  ['❤️', 2],
  ['a\u200bb', 2],
])('%s is %i wide', (text, width) => {
  expect(displayWidth(text)).toBe(width);
});

describe('what is no row', () => {
  const looped = '| a | b |\n|---|---|\n{% for c in d %}\n| 1 | 2 |\n{% endfor %}';

  test.each<[string, (table: Table) => TableEdit, string]>([
    [
      'a column that is added behind',
      (table) => addColumn(table, 2),
      '| a | b |   |\n|---|---| --- |\n{% for c in d %}\n| 1 | 2 |   |\n{% endfor %}',
    ],
    [
      'a column that is added in front',
      (table) => addColumn(table, 0),
      '|   | a | b |\n| --- |---|---|\n{% for c in d %}\n|   | 1 | 2 |\n{% endfor %}',
    ],
    ['a column that goes', (table) => removeColumn(table, 0), '| b |\n|---|\n{% for c in d %}\n| 2 |\n{% endfor %}'],
    [
      'columns that are exchanged',
      (table) => moveColumn(table, 0, 1),
      '| b | a |\n|---|---|\n{% for c in d %}\n| 2 | 1 |\n{% endfor %}',
    ],
    ['order', formatTable, '| a   | b   |\n| --- | --- |\n{% for c in d %}\n| 1   | 2   |\n{% endfor %}'],
  ])('a tag alone on its line is no row: %s', (_name, edit, expected) => {
    expect(after(looped, edit)).toBe(expected);
  });

  test('nor is a directive with pipes, and none is the head', () => {
    const text = '| a |\n| - |\n:::note b |\n| c |';
    expect(after(text, formatTable)).toBe('| a   |\n| --- |\n:::note b |\n| c   |');
    expect(readTable(':::note | b\n- | -')).toBeNull();
  });
});

test('dollars move with their cell as they are written', () => {
  expect(after('| a | b |\n|-|-|\n| $$ $& |', (table) => moveColumn(table, 0, 1))).toBe(
    '| b | a |\n|-|-|\n|  | $$ $& |',
  );
});

/** Words of a cell as they may be written. */
const words = fc
  .array(fc.constantFrom('a', '\\|', '`', '漢', ' ', '*', '\\\\', '-', ':', 'é', '👍'), { maxLength: 5 })
  .map((parts) => parts.join('').trim());

const tables = fc
  .record({
    head: fc.array(words, { minLength: 1, maxLength: 4 }),
    alignments: fc.array(fc.constantFrom('-', ':--', '--:', ':-:'), { minLength: 4, maxLength: 4 }),
    body: fc.array(fc.array(words, { minLength: 1, maxLength: 4 }), { maxLength: 4 }),
    pad: fc.constantFrom('', ' ', '  '),
  })
  .map(({ head, alignments, body, pad }) => {
    const row = (cells: readonly string[]) => `|${cells.map((cell) => pad + cell + pad).join('|')}|`;
    const rows = [head, alignments.slice(0, head.length), ...body.map((cells) => cells.slice(0, head.length))];
    return rows.map(row).join('\n');
  });

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

const remark = unified().use(remarkParse).use(remarkGfm);

/** Whether all of it is one table with as many rows as lines. */
function isTable(text: string): boolean {
  const [node, ...more] = remark.parse(text).children;
  return node?.type === 'table' && more.length === 0 && node.children.length === text.split('\n').length - 1;
}

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
      fc.property(tables, fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }), fc.nat(), (piped, bare, pick) => {
        const lines = piped.split('\n').map((line, row) => {
          const front = bare[2 * row] ? line.replace(/^\|\s*/, '') : line;
          return bare[2 * row + 1] ? front.replace(/ *\|$/, '') : front;
        });
        const text = lines.join('\n');
        fc.pre(isTable(text) && read(text).columns > 1);
        const at = pick % read(text).columns;
        const less = after(text, (table) => removeColumn(table, at)) ?? '';
        expect(isTable(less)).toBe(true);
        expect(matrix(less)).toEqual(matrix(text).map((row) => row.toSpliced(at, 1)));
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
