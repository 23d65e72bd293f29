import { describe, expect, test } from 'vitest';
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
import { after, isTable } from './support.ts';

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

describe('what begins another block', () => {
  test.each([':::note', '[^1]: b', '[b]: /c', '$$', '$$ b', '# b', '> b', '```', '<b>'])(
    '%s stays in its cell when it comes to the front',
    (words) => {
      const text = `a|${words}|c\n-|-|-`;
      const [less, moved] = [
        after(text, (table) => removeColumn(table, 0)) ?? '',
        after(text, (table) => moveColumn(table, 0, 1)) ?? '',
      ];
      expect([less, isTable(less)]).toEqual([`|${words}|c\n|-|-`, true]);
      expect([moved, isTable(moved)]).toEqual([`|${words}|a|c\n-|-|-`, true]);
    },
  );
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
