import { describe, expect, test } from 'vitest';
import type { EditOptions } from '../../../../shared/frontmatter/edits/edit.ts';
import type { FieldEdit, FieldValue } from '../../../../shared/model/front-matter.ts';
import { add, after, at, drop, set, toml, unset, yaml } from './edits.ts';

const rename = (field: string, from: string, to: string): FieldEdit => ({
  op: 'rename-item',
  path: at(field),
  from,
  to,
});

describe('a YAML value in the style it had', () => {
  test.each<readonly [string, FieldEdit, string]>([
    ['title: Hello', set('title', 'New'), 'title: New'],
    ["title: 'a'   # note", set('title', "it's"), "title: 'it''s'   # note"],
    ["title: 'a'", set('title', 'two\nlines'), 'title: "two\\nlines"'],
    ['title: "a"', set('title', 'C:\\x "q"'), 'title: "C:\\\\x \\"q\\""'],
    ['title : a', set('title', 'b'), 'title : b'],
    ['title:\ta', set('title', 'b'), 'title:\tb'],
    ['date:     ', set('date', '2024-01-03', 'date'), 'date:     2024-01-03'],
    ['date: 2014-05-02 10:00:00 -0400', set('date', '2015-05-02 11:00:00 -0400'), 'date: 2015-05-02 11:00:00 -0400'],
    ["date: '2024-01-02'", set('date', '2024-01-03', 'date'), "date: '2024-01-03'"],
    ['draft: TRUE', set('draft', false), 'draft: FALSE'],
    ['draft: true', set('draft', 'false'), 'draft: false'],
    ['weight: 3', set('weight', '1.50'), 'weight: 1.50'],
    ['summary: |\n  a\n  b # no comment\ntitle: T', set('summary', 'c\nd\n'), 'summary: |\n  c\n  d\ntitle: T'],
    ['summary: >\n    a\ntitle: T', set('summary', 'c\nd\n'), 'summary: >\n    c\n\n    d\ntitle: T'],
    ['summary: |\n  a\ntitle: T', set('summary', 'b\uffff\nc\n'), 'summary: "b\\uffff\\nc\\n"\ntitle: T'],
    ['summary: |\n  a\ntitle: T', set('summary', 'b\ud83d\nc\n'), 'summary: "b\\ud83d\\nc\\n"\ntitle: T'],
    ['summary: >- # why\n  a\n  b\n\ntitle: T', set('summary', true), 'summary: true # why\n\ntitle: T'],
    ['seo: &s x\ntitle: *s', set('title', 'b'), 'seo: &s x\ntitle: b'],
    ['title: !!str 12', set('title', '13'), 'title: !!str 13'],
    ['author:\n  name: X # c\n  url: u', set('author.name', 'Z'), 'author:\n  name: Z # c\n  url: u'],
    ['tags:\n- a # first\n- b', set('tags', ['a', 'b', 'c']), 'tags:\n- a # first\n- b\n- c'],
    ['tags: [a,  b]', set('tags', ['a', 'c']), 'tags: [a,  c]'],
    ['tags:\n- a\n- b', set('tags', ['b', 'a']), 'tags:\n- b\n- a'],
    ['params: {a: 1, b: 2}', set('params', { a: 1, c: 'x' }), 'params: {a: 1, c: x}'],
  ])('%s', (before, edit, result) => expect(after(yaml(before), edit)).toBe(yaml(result)));
});

test('a plain value is quoted whenever some reader takes it for something else', () => {
  const other = [
    'yes',
    'No',
    'on',
    'y',
    'null',
    '~',
    'true',
    '010',
    '0x1f',
    '0b1',
    '1_000',
    '1,000',
    '1e3',
    '.5',
    '+1',
    '12:30',
    '2024-01-02',
    '2024-1-2 10:00',
    '.inf',
    '=',
    '<<',
  ];
  const syntax = [
    '',
    ' a',
    'a ',
    'a: b',
    'a:',
    'a #b',
    '- a',
    '#a',
    '!a',
    '&a',
    '*a',
    '@a',
    '`a',
    '%a',
    '|',
    '>',
    '"a"',
    "'a'",
    '[a]',
    '{a}',
    ':a',
    '? a',
    '---',
    '...',
    'a\u2028b',
    '\ufeffa',
  ];
  for (const value of [...other, ...syntax])
    expect(after(yaml('title: T'), set('title', value))).toMatch(/^---\ntitle: ".*"\n---/);
  for (const value of [
    'it’s',
    "it's",
    'C:\\x "q"',
    'http://x/y:1',
    'a,b',
    '2nd',
    '1.2.3',
    '-x',
    '?x',
    'yes!',
    '漢字',
    '👩‍👩‍👧',
  ])
    expect(after(yaml('title: T'), set('title', value))).toBe(yaml(`title: ${value}`));
  expect(after(yaml('tags: [a]'), add('tags', 'b,c'))).toBe(yaml('tags: [a, "b,c"]'));
});

describe('tags in every form', () => {
  test.each<[string, FieldEdit, string, EditOptions?]>([
    ['title: T', add('tags', 'a'), 'title: T\ntags: [a]'],
    ['categories:\n- x', add('tags', 'a'), 'categories:\n- x\ntags:\n- a'],
    ['tags: # c', add('tags', 'a'), 'tags: [a] # c'],
    ['tags:\n  - a\n\n# end', add('tags', 'b'), 'tags:\n  - a\n  - b\n\n# end'],
    ['tags: [ a ]', add('tags', 'b'), 'tags: [ a, b ]'],
    ['tags: [a, b,]', add('tags', 'c'), 'tags: [a, b, c,]'],
    ['tags: [\n  a,\n  b, # x\n]', add('tags', 'c'), 'tags: [\n  a,\n  b, # x\n  c,\n]'],
    ['tags: [\n  a,\n  b # x\n]', drop('tags', 'b'), 'tags: [\n  a\n]'],
    ['tags:\n  - a', drop('tags', 'a'), 'tags: []'],
    ['tags: # mine\n  - a', drop('tags', 'a'), 'tags: [] # mine'],
    ['tags: one, two', rename('tags', 'two', '2'), 'tags: one, 2'],
    ['tags: one two', rename('tags', 'two', '2'), 'tags: one 2', { listText: 'spaces' }],
    ['tags: one two', rename('tags', 'two', 'b c'), 'tags: [one, b c]', { listText: 'spaces' }],
    ['tags: one two', add('tags', 'three'), 'tags: [one two, three]', { listText: 'one' }],
    ['tags: one, two, one', drop('tags', 'one'), 'tags: two'],
    ['tags: foo', drop('tags', 'foo'), 'tags: []'],
    ['tags: [a, b, a]', rename('tags', 'a', 'c'), 'tags: [c, b]'],
    ['tags: [2024]', rename('tags', '2024', 'x'), 'tags: [x]'],
    ['categories:\n- [a, b]\n- [c]', rename('categories', 'c', 'd'), 'categories:\n- [a, b]\n- [d]'],
    ['categories:\n- [a, b]\n- [c]', drop('categories', 'c'), 'categories:\n- [a, b]'],
  ])('%s', (before, edit, result, options) => expect(after(yaml(before), edit, options)).toBe(yaml(result)));
});

describe('keys that come and go', () => {
  test.each<[string, FieldEdit, string, EditOptions?]>([
    ['title: T\n\n# end\n', set('draft', true), 'title: T\n\n# end\ndraft: true\n'],
    ['a: |+\n  x\n', set('b', 'y z'), 'a: |+\n  x\n\nb: y z'],
    [
      'title: T\ntags: []',
      set('date', '2024-01-02', 'date'),
      'title: T\ndate: 2024-01-02\ntags: []',
      { order: [['title'], ['date'], ['tags']] },
    ],
    ['title: T', set('text', 'a\nb'), 'title: T\ntext: |-\n  a\n  b'],
    ['title: T', set('a.b.c', 1), 'title: T\na:\n  b:\n    c: 1'],
    ['a:\n    b: 1\nz: 2', set('a.c', 'x'), 'a:\n    b: 1\n    c: x\nz: 2'],
    ['a: {b: 1}', set('a.c', ['x']), 'a: {b: 1, c: [x]}'],
    ['a: ~', set('a.c', 'x'), 'a:\n  c: x'],
    ['title: T', set('people', [{ name: 'A', tags: ['x'] }]), 'title: T\npeople:\n  - name: A\n    tags: [x]'],
    ['title: T\n# about\ndraft: true # soon\nlang: en', unset('draft'), 'title: T\n# about\nlang: en'],
    ['a: |+\n  x\n\nb: 1', unset('a'), 'b: 1'],
    ['a:\n  b: 1', unset('a.b'), 'a: {}'],
    ['a: {b: 1, c: 2}', unset('a.b'), 'a: {c: 2}'],
    ['__proto__: 1', set('constructor', 'x'), '__proto__: 1\nconstructor: x'],
  ])('%s', (before, edit, result, options) => expect(after(yaml(before), edit, options)).toBe(yaml(result)));
});

describe('TOML', () => {
  const whole = 'title = "T"  # c\ndate   = 2024-01-02\ntags = [ "a", "b" ]\n\n[extra]\nx = 1.5\n\n[[list]]\na = 1';
  test.each<readonly [FieldEdit, string, string]>([
    [set('title', "it's"), '"T"', '"it\'s"'],
    [set('date', '2024-05-06'), '2024-01-02', '2024-05-06'],
    [set('extra.x', 2), '1.5', '2.0'],
    [add('tags', 'c'), '"b" ]', '"b", "c" ]'],
    [drop('tags', 'a'), '"a", "b"', '"b"'],
    [set('draft', true), ' ]\n', ' ]\ndraft = true\n'],
    [set('extra.y', 'z'), 'x = 1.5\n', 'x = 1.5\ny = "z"\n'],
    [set('taxonomies.tags', ['q']), 'a = 1', 'a = 1\n\n[taxonomies]\ntags = ["q"]'],
    [unset('date'), 'date   = 2024-01-02\n', ''],
    [unset('extra'), '[extra]\nx = 1.5\n', ''],
    [unset('list'), '[[list]]\na = 1\n', ''],
  ])('%j', (edit, from, to) => expect(after(toml(whole), edit)).toBe(toml(whole).replace(from, to)));

  test('strings keep their style and dates without quotes stay so', () => {
    expect(after(toml("title = 'x'"), set('title', 'C:\\d'))).toBe(toml("title = 'C:\\d'"));
    expect(after(toml('s = """\na\n"""'), set('s', 'a\nb\n'))).toBe(toml('s = """\na\nb\n"""'));
    expect(after(toml('title = "T"'), set('title', null))).toMatch(/^refused: TOML has no empty value/);
  });
});

describe('JSON', () => {
  const whole = '{\n   "title": "T",\n   "tags": ["a", "b"],\n   "n": 1\n}\n\nBody }\n';
  test.each<readonly [FieldEdit, string, string]>([
    [set('title', 'x "y"'), '"T"', '"x \\"y\\""'],
    [set('n', '2'), ': 1', ': 2'],
    [add('tags', 'c'), '"b"', '"b", "c"'],
    [unset('n'), ',\n   "n": 1', ''],
    [unset('title'), '   "title": "T",\n', ''],
    [set('p.q', true), ': 1\n', ': 1,\n   "p": {\n      "q": true\n   }\n'],
  ])('%j', (edit, from, to) => expect(after(whole, edit)).toBe(whole.replace(from, to)));

  test('members between ;;; lines', () => {
    expect(after(';;;\n"title": "T"\n;;;\nBody', set('x', 'y'))).toBe(';;;\n"title": "T",\n"x": "y"\n;;;\nBody');
  });
});

describe('a text without a block', () => {
  test.each<[string, string, EditOptions?]>([
    ['', '---\ntitle: U\n---\n'],
    ['\ufeff# H\r\n', '\ufeff---\r\ntitle: U\r\n---\r\n\r\n# H\r\n'],
    ['\nBody\n', '---\ntitle: U\n---\n\nBody\n'],
    ['# H\n', '+++\ntitle = "U"\n+++\n\n# H\n', { format: 'toml' }],
    ['# H\n', '{\n  "title": "U"\n}\n\n# H\n', { format: 'json' }],
    ['{{< figure >}}\n', '---\ntitle: U\n---\n\n{{< figure >}}\n'],
  ])('%j', (before, result, options) => expect(after(before, set('title', 'U'), options)).toBe(result));

  test('gets none for what takes away', () => {
    expect(after('# H\n', [unset('title'), drop('tags', 'a'), rename('tags', 'a', 'b')])).toBe('unchanged');
  });
});

test('the same value again changes nothing', () => {
  const block = yaml('title: "T"\ndate: 2024-01-02\nquoted: \'2024-01-02\'\nn: 0x1F\ntags: [ a,b ]\nm: {a: 1}\nz: ~');
  expect(
    after(block, [set('title', 'T'), set('date', '2024-01-02'), set('quoted', '2024-01-02', 'date'), set('n', 31)]),
  ).toBe('unchanged');
  expect(
    after(block, [
      set('tags', ['a', 'b']),
      set('m', { a: 1 }),
      set('z', null),
      add('tags', 'a'),
      rename('tags', 'x', 'y'),
    ]),
  ).toBe('unchanged');
});

test('several edits are one set of changes, and all or none', () => {
  const text = yaml('title: T\ntags: [a]\ndraft: true');
  expect(after(text, [set('title', 'U'), add('tags', 'b'), unset('draft'), set('new', 1)])).toBe(
    yaml('title: U\ntags: [a, b]\nnew: 1'),
  );
  expect(after(text, [set('title', 'U'), set('tags.x', 1)])).toMatch(
    /^refused: `tags` holds a value of its own.*\(3\)$/,
  );
  expect(after(text, [set('title', 'U'), set('title', 'T')])).toBe('unchanged');
});

describe('refused with a reason and a line', () => {
  test.each<readonly [string, FieldEdit, RegExp]>([
    [yaml('a: 1\na: 2'), set('b', 1), /`a` is there twice.*\(3\)/],
    [yaml('a: 1\n\tb: 2'), set('b', 1), /tab.*\(3\)/],
    [yaml('a: "x\nb: 1'), set('b', 1), /quoted text is not closed.*\(\d\)/],
    [yaml('- a'), set('b', 1), /not a list of keys.*\(2\)/],
    [yaml('a: {{ x }}'), set('b', 1), /template.*\(2\)/],
    [yaml('a: &x 1\nb: *x'), set('a', 2), /`a` is written in a way.*\(2\)/],
    [yaml('a: 1'), set('a', { b: 2 } as FieldValue, 'number'), /is no number/],
    [toml('a = 1\na = 2'), set('b', 1), /is there twice.*\(3\)/],
    [toml('a = 1\ntitle: T'), set('a', 2), /^refused: TOML does not allow this here.*\(3\)/],
    [toml('a =\nb = 2'), set('b', 1), /^refused: .*\(2\)/],
    [toml('a = 1 b = 2'), set('a', 2), /a line of its own.*\(2\)/],
    ["{\n  'a': 1\n}\n", set('b', 1), /between double quotes.*\(1\)/],
    ['{\n"a": 1,\n}\n', set('b', 1), /not valid JSON.*\(3\)/],
    ['---\na: 1\n', set('b', 1), /never closed.*\(1\)/],
    ['---js\n{ a: 1 }\n---\n', set('b', 1), /never run.*\(1\)/],
    ['\n---\na: 1\n---\n', set('b', 1), /blank line.*\(1\)/],
    ['title: x\ntags: y\n---\nBody', set('b', 1), /no opening.*\(1\)/],
    ['---\n\nprose\n\n---\n', set('b', 1), /start of front matter.*\(1\)/],
  ])('%j', (before, edit, reason) => {
    expect(after(before, edit)).toMatch(/^refused: /);
    expect(after(before, edit)).toMatch(reason);
  });
});

test('line ends are those of the opening line, in every mix', () => {
  expect(after('---\r\na: 1\r\n---\r\nB\n', set('b', 2))).toBe('---\r\na: 1\r\nb: 2\r\n---\r\nB\n');
  expect(after('---\na: 1\r\n---\n', set('a', 2))).toBe('---\na: 2\r\n---\n');
  expect(after('---\ra: 1\rb: true\r---\rB\r', set('b', false))).toBe('---\ra: 1\rb: false\r---\rB\r');
});

test('keys of the object prototype do no harm', () => {
  const text = yaml('title: T');
  expect(after(text, set('__proto__.polluted', 'yes sir'))).toBe(yaml('title: T\n__proto__:\n  polluted: yes sir'));
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});
