import { GFM, parser } from '@lezer/markdown';
import { expect, test } from 'vitest';
import { parseMarkdown } from '../../../../shared/markdown/parse/gfm.ts';
import { outline } from '../../../../shared/markdown/facts/outline.ts';
import { markdownParser } from '../../../../shared/markdown/parse/parser.ts';
import { textStats } from '../../../../shared/markdown/facts/stats.ts';
import { mostCells } from '../../../../shared/markdown/parse/table-block.ts';
import { siteProfile } from '../../../../shared/generators/profiles.ts';
import { randomFrom } from '../../../support/random.ts';
import { html } from '../support.ts';

const gfm = parser.configure(GFM);

const pieces = [
  '|',
  '|',
  '-',
  ':',
  ' ',
  'a',
  '\\',
  '\t',
  '\n',
  '\n> ',
  '\n- ',
  '`|`',
  '*b*',
  '|-|-|\n',
  '| a | b |\n',
  'a|b\n-|-\n',
];

test('tables are read as by the extension of the grammar', () => {
  const random = randomFrom(1);
  let tables = 0;
  for (let round = 0; round < 3000; round++) {
    const text = Array.from({ length: 12 }, () => pieces[Math.floor(random() * pieces.length)]).join('');
    // What it takes for words.
    if (/[ \t]\n|(?:^|\n)(?:[> \t]|- )*\|\s*:?-+:?\s*\n/.test(`${text}\n`)) continue;
    // A line of hyphens below a table is its underline there, or a row.
    if (/\n[> \t]*-+\s*(?=\n|$)/.test(text)) continue;
    const tree = markdownParser.parse(text).toString();
    expect(tree, JSON.stringify(text)).toBe(gfm.parse(text).toString());
    if (tree.includes('Table(')) tables++;
  }
  expect(tables).toBeGreaterThan(100);
});

test.each(['|a\n|-\n|b\n', '> | a\n> | :-: \n> | b', '- |a\n  |-\n\nb'])('%j has one column', (text) => {
  const tree = markdownParser.parse(text).toString();
  expect(tree).toContain('Table(TableHeader(TableDelimiter,TableCell');
  expect(JSON.stringify(parseMarkdown(text))).toContain('"table"');
});

test.each(['  ', '\t', '\r'])('the row of hyphens may end in %j', (end) => {
  const table = '| one | t\\|wo |\n| :-- | --- |\n| `a` | b |\n\nOne word.\n';
  const other = table.replace('--- |', `--- |${end}`);
  expect(markdownParser.parse(other).toString()).toBe(markdownParser.parse(table).toString());
  const { reading } = siteProfile('plain');
  expect(textStats(other, reading)).toEqual(textStats(table, reading));
});

test.each([
  ['a rule', '---', '<hr>'],
  ['an empty item', '-', '<ul>'],
  ['a row', '===', '<td>===</td>'],
])('below a table stands %s, which makes no heading of it', (_, line, element) => {
  const text = `| a | b |\n|---|---|\n| 1 | 2 |\n${line}\n`;
  expect(outline(text)).toEqual([]);
  expect(markdownParser.parse(text).topNode.firstChild?.name).toBe('Table');
  expect(html(text)).toContain(element);
});

test('a table is a table to its end, and its cells are told apart up to a limit', () => {
  const row = '| a | b |\n';
  const tree = markdownParser.parse(`${row}|---|---|\n${row.repeat(mostCells)}\n*b*\n`);
  let cells = 0;
  tree.iterate({ enter: ({ name }) => void (cells += Number(name === 'TableCell')) });
  expect(cells).toBe(mostCells);
  const table = tree.topNode.getChild('Table');
  expect(table?.to).toBe(row.length * (mostCells + 1) + '|---|---|\n'.length - 1);
  expect(tree.topNode.getChild('Paragraph')?.getChild('Emphasis')).not.toBeNull();
});
