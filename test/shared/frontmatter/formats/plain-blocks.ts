import fc from 'fast-check';

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

/** Blocks of YAML, most of which a quick reader takes. */
export const plainBlock = fc
  .tuple(fc.oneof(lines, nested), fc.constantFrom('\n', '\r\n'))
  .map(([all, lineBreak]) => ['---', ...all, '---', ''].join(lineBreak));
