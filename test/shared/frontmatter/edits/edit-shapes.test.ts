import { describe, expect, test } from 'vitest';
import { editFrontMatter } from '../../../../shared/frontmatter/edits/edit.ts';
import type { FieldEdit } from '../../../../shared/model/front-matter.ts';
import { add, after, drop, move, set, toml, unset, yaml } from './edits.ts';

describe('between brackets', () => {
  test.each<readonly [string, FieldEdit, string]>([
    ['{\n  "a": 1\n  , "b": 2\n}\n', unset('a'), '{\n  "b": 2\n}\n'],
    ['{\n  "a": 1\n  , "b": 2\n  , "c": 3\n}\n', unset('b'), '{\n  "a": 1\n  , "c": 3\n}\n'],
    [yaml('m: {a, b: , c: ~}'), unset('m.c'), yaml('m: {a, b: }')],
    [yaml('m: [a , b]'), unset('m.1'), yaml('m: [a]')],
    ['{\n  "t": [\n  ]\n}\n', add('t', 'x'), '{\n  "t": [\n    "x"\n  ]\n}\n'],
    ['{\n\t"t": [\n\t]\n}\n', add('t', 'x'), '{\n\t"t": [\n\t\t"x"\n\t]\n}\n'],
    [toml('t = [\n  # none yet\n]'), add('t', 'x'), toml('t = [\n  "x"\n  # none yet\n]')],
    [yaml('a:\n  t: [\n  ]'), add('a.t', 'x'), yaml('a:\n  t: [\n    x\n  ]')],
  ])('%j', (before, edit, result) => expect(after(before, edit)).toBe(result));
});

test('a TOML text of several lines stays one where quotes and backslashes can be escaped', () => {
  const several = (body: string) => toml(`s = """\n${body}"""`);
  expect(after(several('a\n'), set('s', 'C:\\x\ny\n'))).toBe(several('C:\\\\x\ny\n'));
  expect(after(several('a\n'), set('s', 'a """ b "'))).toBe(several('a \\""" b \\"'));
  expect(after(toml("s = '''a'''"), set('s', "a ''' b"))).toBe(toml(`s = "a ''' b"`));
});

test('a TOML text of several lines keeps the line ends of the file, and an empty first line', () => {
  const text = toml('s = """a\nb"""').replaceAll('\n', '\r\n');
  expect(after(text, set('s', 'c\nb'))).toBe(text.replace('a', 'c'));
  expect(after(toml("s = '''\na'''"), set('s', '\nb'))).toBe(toml("s = '''\n\nb'''"));
});

test('a list in a list that is set empty leaves the item behind it', () => {
  expect(after(toml('t = [["a"], "b"]'), set('t.0', []))).toBe(toml('t = [[], "b"]'));
  expect(after(yaml('t: [[a], b]'), set('t.0', []))).toMatch(/^refused: .*not a single value/);
});

describe('a dotted key between braces', () => {
  test.each<readonly [string, FieldEdit, string]>([
    ['a = {c.d = 1}', set('a.c.e', 2), 'a = {c.d = 1, c.e = 2}'],
    ['a = { c.d = 1, b = 2 }', set('a.c.e', 2), 'a = { c.d = 1, b = 2, c.e = 2 }'],
    ['a = { c.d.e = 1 }', set('a.c.d.f.g', 2), 'a = { c.d.e = 1, c.d.f.g = 2 }'],
    ['a = { c.d = 1, b = 2, c.e = 3 }', set('a.x', 4), 'a = { c.d = 1, b = 2, c.e = 3, x = 4 }'],
    ['l = [{ c.d = 1 }]', set('l.0.c.e', 2), 'l = [{ c.d = 1, c.e = 2 }]'],
    ['[t]\na = { c.d = 1 }', set('t.a.c.e f', 2), '[t]\na = { c.d = 1, c."e f" = 2 }'],
    ['p.x = { a.b = 1, c = 2 }', unset('p.x.a.b'), 'p.x = { c = 2 }'],
    ['a = { c.d = 1, c.e = 2 }', unset('a.c.d'), 'a = { c.e = 2 }'],
    ['a = { b = 0, c.d = 1, c.e = 2 }', unset('a.c'), 'a = { b = 0 }'],
    ['a = { c.d = 1, b = 2, c.e = 3 }', unset('a.b'), 'a = { c.d = 1, c.e = 3 }'],
  ])('%s', (before, edit, result) => expect(after(toml(before), edit)).toBe(toml(result)));

  test('takes no keys along that stand among its own', () => {
    expect(after(toml('a = { c.d = 1, b = 2, c.e = 3 }'), unset('a.c'))).toMatch(/^refused: Other keys stand between/);
  });
});

describe('a key of a TOML table that has tables in it', () => {
  test.each<readonly [string, string, FieldEdit, string]>([
    ['without a header of its own', '[p.q]\na = 1', set('p.x', 'v'), '[p.q]\na = 1\n\n[p]\nx = "v"'],
    ['with one behind theirs', '[p.q]\na = 1\n\n[p] # c\n', set('p.x', 'v'), '[p.q]\na = 1\n\n[p] # c\nx = "v"\n'],
    ['with one between theirs', '[p.q]\n[ "p" ]\n[p.r]', set('p.x', 'v'), '[p.q]\n[ "p" ]\nx = "v"\n[p.r]'],
    ['the last one goes', '[p.q]\na = 1\n[p]\nx = 2', unset('p.x'), '[p.q]\na = 1\n[p]'],
  ])('%s', (_name, before, edit, result) => expect(after(toml(before), edit)).toBe(toml(result)));
});

describe('a YAML block scalar keeps its lines', () => {
  test.each<readonly [string, FieldEdit, string]>([
    ['s: |\n  a  \nz: 1', set('s', 'b\n'), 's: |\n  b\nz: 1'],
    ['s: |\n  a\n   \nz: 1', set('s', 'b\n'), 's: |\n  b\nz: 1'],
    ['s: |\n  a\n   \n \nz: 1', unset('s'), ' \nz: 1'],
    ['s: |-\n  a  \nz: 1', set('s', true), 's: true\nz: 1'],
    ['s: |\n  a\nz: 1', set('s', 'b  \nc\n'), 's: |\n  b  \n  c\nz: 1'],
    ['s: |-\n  \ta\nz: 1', set('s', 'b\n\tc'), 's: |-\n  b\n  \tc\nz: 1'],
    ['s: |2-\n    a\nz: 1', set('s', '  b\nc'), 's: |2-\n    b\n  c\nz: 1'],
    ['s: >\n  a\nz: 1', set('s', 'b  \nc\n'), 's: "b  \\nc\\n"\nz: 1'],
    ['l:\n- |\n  a\n- b', set('l.0', 'c\nd\n'), 'l:\n- |\n  c\n  d\n- b'],
    ['l:\n- |-\n  a\n- b', set('l.0', true), 'l:\n- true\n- b'],
  ])('%j', (before, edit, result) => expect(after(yaml(before), edit)).toBe(yaml(result)));

  test('and a new key goes below its last line of blanks', () => {
    const order = [['s'], ['title']];
    const outcome = editFrontMatter(yaml('s: |\n  a\n   \nz: 1'), [set('title', 'T')], { order });
    expect(outcome.kind === 'changed' && outcome.text).toBe(yaml('s: |\n  a\n   \ntitle: T\nz: 1'));
  });
});

test.each<readonly [string, FieldEdit, string]>([
  ['t: !!str a', add('t', 'b'), 't: [a, b]'],
  ['t: !!str &x a', set('t', { k: 'v' }, 'map'), 't: &x\n  k: v'],
  ['t: !!int 5', set('t', 'five', 'text'), 't: five'],
  ['t: !!str |\n  a', set('t', true), 't: true'],
  ['t: !!int 5', set('t', '6'), 't: !!int 6'],
  ['t: !own a', set('t', ['b']), 't: !own [b]'],
  ['t: !!binary aGk=', set('t', 'hi'), 't: hi'],
  ['t:\n- !!str 1\n- b', add('t.0', 'c'), 't:\n- ["1", c]\n- b'],
])('a YAML tag goes with the kind of value that it names: %j', (before, edit, result) =>
  expect(after(yaml(before), edit)).toBe(yaml(result)),
);

describe('a list in a list whose first item stands behind both dashes', () => {
  test.each<readonly [string, FieldEdit, string]>([
    ['c:\n  - - a # x\n    - b\n  - - c', drop('c', 'a'), 'c:\n  - - b\n  - - c'],
    ['c:\n  - - a\n    - b', drop('c', 'b'), 'c:\n  - - a'],
    ['c:\n- - a\n  - b # x', move('c.0', 0, 1), 'c:\n- - b # x\n  - a'],
    ['c:\n  - - a\n  - - b', add('c.0', 'x'), 'c:\n  - - a\n    - x\n  - - b'],
    ['c:\n- -   a # x', set('c.0', ['a', 'b']), 'c:\n- -   a # x\n  -   b'],
    ['c:\n- - n: 1\n    m: 2\n  - n: 3', unset('c.0.0'), 'c:\n- - n: 3'],
  ])('%j', (before, edit, result) => expect(after(yaml(before), edit)).toBe(yaml(result)));

  test('keeps a comment that stands between two items', () => {
    expect(after(yaml('c:\n- - a\n  # x\n  - b'), drop('c', 'a'))).toMatch(/^refused: A comment stands between/);
  });
});

test('an item of a list that is only referred to is not there to be changed', () => {
  expect(after(yaml('k: &t [a]\ntags: *t'), set('tags.0', 'b'))).toBe(
    'refused: `tags` refers to a value that is written elsewhere. (3)',
  );
});

describe('a comment between a key and the first of what it holds stays where the last goes', () => {
  test.each<readonly [string, FieldEdit, string]>([
    [
      't:\n  # two at most\n\n  # by topic\n  - a # c\n  # end\nz: 1',
      drop('t', 'a'),
      't: []\n  # two at most\n\n  # by topic\n  # end\nz: 1',
    ],
    ['t: # c\n- a\n- b\nz: 1', set('t', []), 't: [] # c\nz: 1'],
    ['t:\n\n- a\nz: 1', set('t', []), 't: []\nz: 1'],
    ['a:\n  # about b\n  b: |\n    # text\nz: 1', unset('a.b'), 'a: {}\n  # about b\nz: 1'],
  ])('%j', (before, edit, result) => expect(after(yaml(before), edit)).toBe(yaml(result)));
});

describe('an item below its dash', () => {
  test.each<readonly [string, FieldEdit, string]>([
    ['t:\n  -\n    a\n  - # two\n    # b\n    b\n  - c', drop('t', 'b'), 't:\n  -\n    a\n  - c'],
    ['t:\n  -\n    a\n  - b', drop('t', 'a'), 't:\n  - b'],
    ['t:\n  - a\n  - # two\n    b\n  - c', move('t', 1, 0), 't:\n  - # two\n    b\n  - a\n  - c'],
    ['t:\n  -\n    n: 1\n  -\n    n: 2', unset('t.0'), 't:\n  -\n    n: 2'],
  ])('%j', (before, edit, result) => expect(after(yaml(before), edit)).toBe(yaml(result)));
});

describe('a value in groups that are new as well', () => {
  test.each<readonly [string, FieldEdit, string]>([
    ['a: 1', set('m.k.d', '2024-01-02', 'date'), 'a: 1\nm:\n  k:\n    d: 2024-01-02'],
    ['a: 1', set('m.k', '1.50', 'number'), 'a: 1\nm:\n  k: 1.50'],
    ['a: {b: 1}', set('a.m.d', '2024-01-02', 'date'), 'a: {b: 1, m: {d: 2024-01-02}}'],
  ])('keeps its kind and spelling: %j', (before, edit, result) => expect(after(yaml(before), edit)).toBe(yaml(result)));
});

describe('numbers', () => {
  const long = '9223372036854775807';
  test('too long for JavaScript are written as they are', () => {
    expect(after(yaml('a: 1'), set('a', long))).toBe(yaml(`a: ${long}`));
    expect(after(toml('a = 1'), set('b', long, 'number'))).toBe(toml(`a = 1\nb = ${long}`));
    expect(after('{\n"a": 1\n}\n', set('a', long))).toBe(`{\n"a": ${long}\n}\n`);
  });

  test('have a point before their exponent, for readers of YAML 1.1', () => {
    expect(after(yaml('a: 1.5'), set('a', 1e-7), { yaml: 'psych' })).toBe(yaml('a: 1.0e-7'));
    expect(after(yaml('a: 1.5'), set('a', -2e21), { yaml: 'psych' })).toBe(yaml('a: -2.0e+21'));
  });
});
