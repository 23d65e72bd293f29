import { describe, expect, test } from 'vitest';
import { editFrontMatter } from '../../../shared/frontmatter/edit.ts';
import type { FieldEdit, FieldKind, FieldValue } from '../../../shared/model/front-matter.ts';

const at = (field: string) => field.split('.');
const set = (field: string, value: FieldValue, kind?: FieldKind): FieldEdit => ({
  op: 'set',
  path: at(field),
  value,
  ...(kind && { kind }),
});
const unset = (field: string): FieldEdit => ({ op: 'remove', path: at(field) });
const add = (field: string, item: string): FieldEdit => ({ op: 'add-item', path: at(field), item });
const drop = (field: string, item: string): FieldEdit => ({ op: 'remove-item', path: at(field), item });
const move = (field: string, from: number, to: number): FieldEdit => ({ op: 'move-item', path: at(field), from, to });

function after(text: string, edit: FieldEdit): string {
  const outcome = editFrontMatter(text, [edit]);
  if (outcome.kind === 'refused') return `refused: ${outcome.problem.message}`;
  return outcome.kind === 'changed' ? outcome.text : 'unchanged';
}
const yaml = (block: string) => `---\n${block}\n---\n\nBody: x\n`;
const toml = (block: string) => `+++\n${block}\n+++\n\nBody = x\n`;

describe('between brackets', () => {
  test.each<readonly [string, FieldEdit, string]>([
    ['{\n  "a": 1\n  , "b": 2\n}\n', unset('a'), '{\n  "b": 2\n}\n'],
    ['{\n  "a": 1\n  , "b": 2\n  , "c": 3\n}\n', unset('b'), '{\n  "a": 1\n  , "c": 3\n}\n'],
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

test.each<readonly [string, FieldEdit, string]>([
  ['t: !!str a', add('t', 'b'), 't: [a, b]'],
  ['t: !!str &x a', set('t', { k: 'v' }, 'map'), 't: &x\n  k: v'],
  ['t: !!int 5', set('t', 'five', 'text'), 't: five'],
  ['t: !!str |\n  a', set('t', true), 't: true'],
  ['t: !!int 5', set('t', '6'), 't: !!int 6'],
  ['t: !own a', set('t', ['b']), 't: !own [b]'],
])('a YAML tag goes with the kind of value that it names: %j', (before, edit, result) =>
  expect(after(yaml(before), edit)).toBe(yaml(result)),
);
