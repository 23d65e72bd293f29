import { describe, expect, test } from 'vitest';
import { editFrontMatter } from '../../../../shared/frontmatter/edits/edit.ts';
import { readFrontMatter } from '../../../../shared/frontmatter/read.ts';
import { fieldAt } from '../../../../shared/frontmatter/fields.ts';
import type { FieldEdit } from '../../../../shared/model/front-matter.ts';
import { after, move, set, toml, unset, yaml } from './edits.ts';

const people = 'authors:\n  - name: Nora # first\n    url: https://n\n  - name: "Kai"\n    # no address\nlang: en';

describe('an item of a list by its place, in YAML', () => {
  test.each<readonly [string, FieldEdit, string]>([
    ['tags:\n- a # first\n- b', set('tags.0', 'c'), 'tags:\n- c # first\n- b'],
    ['tags: [a,  b]', set('tags.1', 'c'), 'tags: [a,  c]'],
    ['tags: [a,  b]', set('tags.2', 'c'), 'tags: [a,  b,  c]'],
    ['tags: []', set('tags.0', 'c'), 'tags: [c]'],
    ['tags:\n  - a\nz: 1', set('tags.1', 'b'), 'tags:\n  - a\n  - b\nz: 1'],
    ['tags: [a, b]', unset('tags.0'), 'tags: [b]'],
    ['tags:\n- a\n- a', unset('tags.1'), 'tags:\n- a'],
    ['years: [2021, 2022]', set('years.1', '2023'), 'years: [2021, 2023]'],
    ['matrix: [[1, 2], [3, 4]]', set('matrix.1.0', 9), 'matrix: [[1, 2], [9, 4]]'],
    ['matrix: [[1, 2], [3, 4]]', set('matrix.0.2', 9), 'matrix: [[1, 2, 9], [3, 4]]'],
    ['matrix:\n  - - 1\n    - 2\n  - - 3', set('matrix.0.1', 9), 'matrix:\n  - - 1\n    - 9\n  - - 3'],
    ['map:\n  0: a', set('map.0', 'b'), 'map:\n  0: b'],
  ])('%s', (before, edit, result) => expect(after(yaml(before), edit)).toBe(yaml(result)));

  test.each<readonly [FieldEdit, string, string]>([
    [set('authors.0.name', 'Nora Lind'), 'Nora #', 'Nora Lind #'],
    [set('authors.1.name', 'Kai: B'), '"Kai"', '"Kai: B"'],
    [set('authors.1.role', 'mate'), '"Kai"\n', '"Kai"\n    role: mate\n'],
    [set('authors.0.tags', ['x']), '//n\n', '//n\n    tags:\n      - x\n'],
    [set('authors.2', { name: 'Io', url: '' }), '"Kai"\n', '"Kai"\n  - name: Io\n    url: ""\n'],
    [unset('authors.0.name'), 'name: Nora # first\n    url', 'url'],
    [unset('authors.0.url'), '    url: https://n\n', ''],
    [unset('authors.1.name'), 'name: "Kai"', '{}'],
    [unset('authors.0'), '  - name: Nora # first\n    url: https://n\n', ''],
    [set('authors', [{ name: 'Nora' }, { name: 'Kai' }]), '    url: https://n\n', ''],
  ])('%j', (edit, from, to) => expect(after(yaml(people), edit)).toBe(yaml(people).replace(from, to)));

  test('a comment between the first key of an item and the second stays', () => {
    expect(after(yaml('a:\n  - b: 1\n    # why\n    c: 2'), unset('a.0.b'))).toBe(
      yaml('a:\n  - \n    # why\n    c: 2'),
    );
  });

  test('is refused where the list has no such place', () => {
    expect(after(yaml('tags: [a]'), set('tags.2', 'c'))).toBe('refused: The list has no item at this place. (2)');
    expect(after(yaml('tags: [a]'), unset('tags.1'))).toBe('unchanged');
    expect(after(yaml('tags: [a]'), set('tags.x', 'c'))).toMatch(/^refused: `tags` holds a value of its own/);
  });
});

const crew =
  'title = "T"\n\n[[crew]]\nname = "Nora"\n\n[[crew]]\n  name = "Kai" # mate\n  [crew.boat]\n  sails = 2\n\n[z]\na = 1';

describe('an item of a list by its place, in TOML', () => {
  test.each<readonly [FieldEdit, string, string]>([
    [set('crew.0.name', 'N'), '"Nora"', '"N"'],
    [set('crew.1.boat.sails', 3), '2', '3'],
    [set('crew.0.age', 41), '"Nora"\n', '"Nora"\nage = 41\n'],
    [set('crew.2', { name: 'Io', age: 7 }), 'sails = 2\n', 'sails = 2\n\n[[crew]]\n  name = "Io"\n  age = 7\n'],
    [unset('crew.0'), '[[crew]]\nname = "Nora"\n\n', ''],
    [unset('crew.1'), '[[crew]]\n  name = "Kai" # mate\n  [crew.boat]\n  sails = 2\n\n', ''],
    [unset('crew.1.name'), '  name = "Kai" # mate\n', ''],
  ])('%j', (edit, from, to) => expect(after(toml(crew), edit)).toBe(toml(crew).replace(from, to)));

  test.each<readonly [string, FieldEdit, string]>([
    ['tags = ["a", \'b\']', set('tags.1', 'c'), 'tags = ["a", \'c\']'],
    ['tags = ["a"]', set('tags.1', 'c'), 'tags = ["a", "c"]'],
    ['crew = [{ name = "N" }, { name = "K" }]', set('crew.1.name', 'Kai'), 'crew = [{ name = "N" }, { name = "Kai" }]'],
    ['crew = [{ name = "N" }]', set('crew.0.age', 1), 'crew = [{ name = "N", age = 1 }]'],
    ['t = 1\n\n[[a]]\nx = 1\n\n[[a]]\nx = 2', unset('a.1'), 't = 1\n\n[[a]]\nx = 1'],
    ['t = 1\n[[a]]\nx = 1\n', unset('a.0'), 't = 1\n'],
    ['t = 1\n[[a]]\n', set('a.0.x', 1), 't = 1\n[[a]]\nx = 1\n'],
  ])('%s', (before, edit, result) => expect(after(toml(before), edit)).toBe(toml(result)));
});

test('an item of a list by its place, in JSON', () => {
  const text = '{\n  "crew": [\n    {"name": "N"},\n    {"name": "K"}\n  ],\n  "n": [1, 2]\n}\n\nBody\n';
  expect(after(text, set('crew.1.name', 'Kai'))).toBe(text.replace('"K"', '"Kai"'));
  expect(after(text, set('crew.0.age', 3))).toBe(text.replace('"N"', '"N", "age": 3'));
  expect(after(text, set('crew.2', { name: 'I' }))).toBe(text.replace('"K"}', '"K"},\n    {"name": "I"}'));
  expect(after(text, unset('crew.0'))).toBe(text.replace('    {"name": "N"},\n', ''));
  expect(after(text, set('n.0', 7))).toBe(text.replace('[1,', '[7,'));
});

describe('an item moves', () => {
  test.each<readonly [string, FieldEdit, string]>([
    ['tags: [a,  "b", c,]', move('tags', 2, 0), 'tags: [c,  a, "b",]'],
    ['tags:\n- a # first\n# between\n- b\n- c', move('tags', 0, 1), 'tags:\n- b\n# between\n- a # first\n- c'],
    ['tags: [\n  a, # one\n  b # two\n]', move('tags', 0, 1), 'tags: [\n  b, # two\n  a # one\n]'],
    ['tags: one, two,  three', move('tags', 0, 2), 'tags: two, three,  one'],
    ['m: [[1, 2], [3]]', move('m.0', 1, 0), 'm: [[2, 1], [3]]'],
    [
      'a:\n  - x: 1\n    y: |\n      t\n  - x: 2 # c\nz: 1',
      move('a', 1, 0),
      'a:\n  - x: 2 # c\n  - x: 1\n    y: |\n      t\nz: 1',
    ],
  ])('%s', (before, edit, result) => expect(after(yaml(before), edit)).toBe(yaml(result)));

  test('with its table and what is below it', () => {
    expect(after(toml(crew), move('crew', 0, 1))).toBe(
      toml(
        'title = "T"\n\n[[crew]]\n  name = "Kai" # mate\n  [crew.boat]\n  sails = 2\n\n[[crew]]\nname = "Nora"\n\n[z]\na = 1',
      ),
    );
    expect(after('{"a": [1, {"b": 2}]}\n', move('a', 1, 0))).toBe('{"a": [{"b": 2}, 1]}\n');
  });

  test('nowhere: to its own place, or to one that is not there', () => {
    for (const edit of [move('tags', 0, 0), move('tags', 0, 2), move('tags', -1, 0), move('none', 0, 1)])
      expect(after(yaml('tags: [a, b]'), edit)).toBe('unchanged');
  });

  test('not away from the anchor that it refers to', () => {
    const outcome = editFrontMatter(yaml('l:\n- &x a\n- *x'), [move('l', 1, 0)]);
    expect(outcome.kind).toBe('refused');
  });
});

test('items of a list that holds maps are fields with places', () => {
  const frontMatter = readFrontMatter(yaml(people));
  if (!frontMatter) throw new Error('no front matter');
  const authors = fieldAt(frontMatter, ['authors']);
  expect(authors?.items?.map(({ path, kind }) => [path.join('.'), kind])).toEqual([
    ['authors.0', 'map'],
    ['authors.1', 'map'],
  ]);
  expect(fieldAt(frontMatter, ['authors', '0', 'url'])?.value).toBe('https://n');
  expect(fieldAt(frontMatter, ['authors', '2'])).toBeNull();
  expect(readFrontMatter(yaml('tags: [a]'))?.fields[0]?.items).toBeUndefined();
});

test('what an item cannot be put into or taken out of is refused with the reason', () => {
  const add: FieldEdit = { op: 'add-item', path: ['tags'], item: 'y' };
  expect(after(yaml('tags: [{name: x}]'), add)).toMatch(/^refused: `tags` is a list of tables/);
  expect(after('{"tags": [{"name": "x"}]}\n', add)).toMatch(/^refused: `tags` is a list of tables/);
  expect(after(yaml('x: &l [a]\ntags: *l'), unset('tags.0'))).toMatch(
    /^refused: `tags` refers to a value that is written elsewhere/,
  );
});

test.each([null, 'a', 1, ['a']])('a list of tables takes no %j', (value) => {
  const text = toml('title = "T"\n\n[[crew]]\nname = "Nora"');
  const problem = { message: 'A list of tables takes a table only.' };
  expect(editFrontMatter(text, [set('crew.1', value)])).toMatchObject({ kind: 'refused', problem });
});

describe('a tag with an address is an item by its name', () => {
  const tags = 'tags:\n  - label: old # one\n    permalink: /o\n  - label: kept\n    permalink: /k\nlast: 1';
  const path = ['tags'];

  test.each<readonly [FieldEdit, string, string]>([
    [{ op: 'rename-item', path, from: 'old', to: 'new' }, 'label: old', 'label: new'],
    [{ op: 'rename-item', path, from: 'old', to: 'kept' }, '  - label: old # one\n    permalink: /o\n', ''],
    [{ op: 'remove-item', path, item: 'old' }, '  - label: old # one\n    permalink: /o\n', ''],
    [{ op: 'add-item', path, item: 'more' }, '/k\n', '/k\n  - more\n'],
  ])('%j', (edit, from, to) => expect(after(yaml(tags), edit)).toBe(yaml(tags).replace(from, to)));
});
