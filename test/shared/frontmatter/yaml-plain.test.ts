import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findBlock } from '../../../shared/frontmatter/split.ts';
import { readPlainYaml } from '../../../shared/frontmatter/yaml-plain.ts';
import { parseYaml } from '../../../shared/frontmatter/yaml-read.ts';
import { block } from './arbitraries.ts';
import { seeds } from './seeds.ts';

/** Whether the quick reader took the block; fails when it reads anything else than the parser. */
function compare(text: string): boolean {
  const found = findBlock(text);
  if (found?.format !== 'yaml') return false;
  const quick = readPlainYaml(text.slice(found.contentFrom, found.contentTo), found.contentFrom);
  if (quick) expect({ text, root: quick, problems: [] }).toEqual({ text, ...parsed(text) });
  return quick !== null;
}
function parsed(text: string) {
  const found = findBlock(text);
  if (!found) throw new Error('no block');
  const { root, problems } = parseYaml(text, found);
  return { root, problems };
}

const easy = fc.constantFrom('a', 'b c', "it's", '12', '2024-01-02', 'true', '"q"', "'q' # c", '[a, "b"]', '');
const lines = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.tuple(fc.stringMatching(/^[a-z]{3}$/), fc.constant(': '), easy).map((parts) => parts.join('')),
    },
    { weight: 2, arbitrary: fc.tuple(fc.constant('- '), easy).map((parts) => parts.join('')) },
    fc
      .tuple(
        fc.constantFrom('title', 'tags', 'a-b', 'x', 'yes', 'null', '__proto__'),
        fc.constantFrom(':', ': ', ':  ', ' :'),
        value(),
      )
      .map((parts) => parts.join('')),
    fc.tuple(fc.constantFrom('- ', '  - ', '    -  ', '-'), value()).map((parts) => parts.join('')),
    {
      weight: 2,
      arbitrary: fc.tuple(fc.stringMatching(/^[a-z]{2}$/), fc.constant(':')).map((parts) => parts.join('')),
    },
    {
      weight: 4,
      arbitrary: fc
        .tuple(
          fc.constantFrom('  ', '  ', '    ', ' '),
          fc.constantFrom('k', 'l', 'yes'),
          fc.constantFrom(':', ': '),
          easy,
        )
        .map((parts) => parts.join('')),
    },
    fc.constantFrom('', '  ', '# comment', '  # comment', '  more', '- - a', 'k: v: w', '? x', '...', 'a:', '-'),
  ),
  { maxLength: 6 },
);
function value() {
  const words = fc.constantFrom(
    'a',
    'b c',
    "it's",
    'x:y',
    'x: y',
    'x#y',
    'x #y',
    '12',
    '012',
    '1.5',
    '1e3',
    '0x1f',
    '12:30',
    '2024-01-02',
    '2024-01-02 10:00',
    '1st',
    'true',
    'True',
    'tRue',
    'NULL',
    'null',
    '~',
    'yes',
    '',
  );
  const more = fc.constantFrom(
    '"q"',
    '"q" # c',
    '"q"#c',
    '"q" x',
    '"a\\n"',
    "'q'",
    "'it''s'",
    "'a",
    '[]',
    '[a, b]',
    '[ a ,"b" ]',
    '[a,]',
    '[a b, 12, true]',
    '[a: b]',
    '[[a]]',
    '{a: 1}',
    '[a, b] # c',
    '[a',
    '|',
    '>',
    '&a x',
    '*a',
    '!x',
    '@x',
    '%x',
    '-x',
    '?x',
    '(x)',
    '/x',
    'é',
    '👩‍👩‍👧',
    '漢: 字',
    '[é, 漢]',
    '["a, b", \'c\']',
    '12345678901234567',
    '.5',
    '[x#y]',
    '[x #y]',
  );
  return fc.oneof(words, more, fc.string({ maxLength: 5 }));
}

/** Maps and lists in each other, most of them well made. */
const nested = fc
  .array(
    fc.tuple(
      fc.constantFrom(0, 0, 0, 2, 2, 2, 4, 4, 1, 3, 6),
      fc.constantFrom('', '', '', '- ', '-   '),
      fc.oneof(
        {
          weight: 4,
          arbitrary: fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e'), easy).map((pair) => pair.join(': ')),
        },
        { weight: 3, arbitrary: fc.constantFrom('f:', 'g:', 'h:', 'i: # c') },
        { weight: 2, arbitrary: easy },
        fc.constantFrom('', '# c', 'j: k: l', '{a: 1}', 'm: |', '-', '? n'),
      ),
    ),
    { maxLength: 9 },
  )
  .map((rows) => rows.map(([indent, dash, rest]) => `${' '.repeat(indent)}${dash}${rest}`));

test('the quick reader reads what the parser reads, offsets included', { timeout: 600_000 }, () => {
  let taken = seeds.filter(compare).length;
  expect(taken).toBeGreaterThan(0);
  fc.assert(
    fc.property(block, (text) => void (taken += Number(compare(text)))),
    { numRuns: 3000 },
  );
  const made = fc
    .tuple(fc.oneof(lines, nested), fc.constantFrom('\n', '\r\n'))
    .map(([all, lineBreak]) => ['---', ...all, '---', ''].join(lineBreak));
  fc.assert(
    fc.property(made, (text) => void (taken += Number(compare(text)))),
    { numRuns: 20_000 },
  );
  expect(taken).toBeGreaterThan(1000);
  expect(compare('---\na:\n  b: 1\n  c:\n  - d: x\n    e: [y]\n  - f\ng:\n---\n')).toBe(true);
  expect(compare(`---\na:\n${'- b\n'.repeat(30_000)}---\n`)).toBe(false);
});
