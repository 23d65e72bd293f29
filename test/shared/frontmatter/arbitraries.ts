import fc from 'fast-check';
import type { FieldEdit, FieldPath } from '../../../shared/model/front-matter.ts';
import { seeds } from './seeds.ts';

/** Bits that break or bend front matter. */
const bits = [
  '\n',
  '\r\n',
  '\r',
  ' ',
  '  ',
  '\t',
  ':',
  ': ',
  ' #',
  '# x',
  '-',
  '- ',
  '- a\n',
  "'",
  '"',
  '"""',
  "'''",
  '\\',
  '\\u00e9',
  '[',
  ']',
  '{',
  '}',
  ',',
  ', ',
  '|',
  '>',
  '|+\n  x\n\n',
  '&a ',
  '*a',
  '!!str ',
  '? ',
  '<<: *a\n',
  '%',
  '@',
  '`',
  '=',
  '~',
  '---\n',
  '...\n',
  '+++\n',
  ';;;\n',
  'title: x\n',
  'tags = ["a"]\n',
  '[taxonomies]\n',
  '[[x]]\n',
  '"k": 1,\n',
  '__proto__: 1\n',
  'true',
  'null',
  '2024-01-02',
  '0x1F',
  '1e3',
  '12:30',
  'é',
  '漢字',
  '👩‍👩‍👧',
  '\u2028',
  '\u0000',
  '\ufeff',
  '\ud800',
  '{{ x }}',
];

const mutation = fc.record({
  at: fc.nat(400),
  drop: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: fc.nat(12) }),
  put: fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...bits) },
    { weight: 1, arbitrary: fc.string({ maxLength: 6 }) },
  ),
});

/** A block of some format, bent in up to three places. */
export const block = fc
  .tuple(
    fc.constantFrom(...seeds),
    fc.array(mutation, { maxLength: 3 }),
    fc.constantFrom('\n', '\n', '\n', '\r\n', '\r'),
  )
  .map(([seed, mutations, lineBreak]) => {
    const text = mutations.reduce((now, { at, drop, put }) => {
      const place = at % (now.length + 1);
      return now.slice(0, place) + put + now.slice(place + drop);
    }, seed);
    return text.replaceAll('\n', lineBreak);
  });

const path: fc.Arbitrary<FieldPath> = fc.oneof(
  fc.constantFrom(
    ['title'],
    ['draft'],
    ['date'],
    ['tags'],
    ['summary'],
    ['weight'],
    ['new'],
    ['a b'],
    ['__proto__'],
    ['constructor'],
  ),
  fc.constantFrom(
    ['taxonomies', 'tags'],
    ['params', 'x'],
    ['params', 'deep', 'y'],
    ['extra', 'z'],
    ['tags', 'x'],
    ['categories'],
  ),
  fc.constantFrom(
    ['tags', '0'],
    ['tags', '2'],
    ['authors'],
    ['authors', '0', 'name'],
    ['authors', '0'],
    ['authors', '1'],
    ['authors', '1', 'new'],
    ['list', '0', 'a'],
    ['list', '1'],
    ['categories', '0', '1'],
    ['params', 'deep', 'y', '1'],
  ),
);
const word = fc.oneof(
  fc.constantFrom(
    'a',
    'b',
    'c d',
    "it's",
    'x, y',
    'a: b',
    '#',
    '- x',
    'yes',
    '010',
    '12:30',
    '2024-01-02',
    '',
    ' ',
    'two\nlines',
    'é',
    '*a',
    '{',
  ),
  fc.string({ maxLength: 12, unit: 'grapheme' }),
  fc.string({ maxLength: 8, unit: 'binary' }),
);
const json = fc.oneof(
  { weight: 6, arbitrary: word },
  { weight: 2, arbitrary: fc.boolean() },
  { weight: 2, arbitrary: fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })) },
  { weight: 1, arbitrary: fc.constant(null) },
  { weight: 3, arbitrary: fc.array(word, { maxLength: 4 }) },
  { weight: 1, arbitrary: fc.dictionary(word, fc.oneof(word, fc.array(word, { maxLength: 2 })), { maxKeys: 3 }) },
);
/** Any edit, of fields that the blocks have and of others. */
export const edit: fc.Arbitrary<FieldEdit> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ op: fc.constant('set' as const), path, value: json }) },
  { weight: 1, arbitrary: fc.record({ op: fc.constant('remove' as const), path }) },
  { weight: 2, arbitrary: fc.record({ op: fc.constant('add-item' as const), path, item: word }) },
  { weight: 1, arbitrary: fc.record({ op: fc.constant('remove-item' as const), path, item: word }) },
  { weight: 2, arbitrary: fc.record({ op: fc.constant('rename-item' as const), path, from: word, to: word }) },
  { weight: 1, arbitrary: fc.record({ op: fc.constant('move-item' as const), path, from: fc.nat(2), to: fc.nat(2) }) },
);
