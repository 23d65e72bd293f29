import { GFM, parser } from '@lezer/markdown';
import { expect, test } from 'vitest';
import { parseMarkdown } from '../../../../shared/markdown/parse/gfm.ts';
import { markdownParser } from '../../../../shared/markdown/parse/parser.ts';
import { textStats } from '../../../../shared/markdown/facts/stats.ts';
import { mostCells } from '../../../../shared/markdown/parse/table-block.ts';
import { siteProfile } from '../../../../shared/generators/profiles.ts';
import { randomFrom } from '../../../support/random.ts';

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
