import { expect, test } from 'vitest';
import { joinAbove, joinBelow, newLine } from '../../../../renderer/editor/commands/line-ends.ts';
import { setFrontMatterFolded } from '../../../../renderer/editor/front-matter-fold.ts';
import { run, stateOf } from '../support.ts';

test.each([
  ['in an item', '- a|b', '- a\n  |b'],
  ['in a task', '1. [ ] a|', '1. [ ] a\n   |'],
  ['in a quote', '> a|', '> a\n> |'],
  ['in an item of a quote', '> - a|', '> - a\n>   |'],
  ['in a quote of an item', '- > [[a]]b', '- > \n  > |b'],
  ['on a further line', '- a\n  b|', '- a\n  b\n  |'],
])('Shift+Enter %s', (_name, before, after) => {
  expect(run(before, newLine)).toBe(after);
});

test.each([
  ['an item', '- a|\n- b\n- c', '- a|b\n- c'],
  ['what stands in it, too', '- a|\n- b\n  - c\n\n    d', '- a|b\n  - c\n\n    d'],
  ['a numbered item', '1. a|\n2. b\n3. c', '1. a|b\n2. c'],
  ['a first item', 'a|\n1. b\n2. c', 'a|b\n1. c'],
  ['an item where the numbers above become shorter', '10. a\n2. bc|\n+ de', '2. a\n3. bc|de'],
  ['a task', '- [ ] a|\n- [x] b', '- [ ] a|b'],
  ['a quote', '> a|\n> b', '> a|b'],
  [
    'an item that stands farther in than the words above',
    '- 1. \n    1. b\n    3. c|\n\t1. d',
    '- 1. \n    2. b\n    3. c|d',
  ],
  ['a further line', '- a|\n  b', '- a|b'],
])('Delete brings up %s', (_name, before, after) => {
  expect(run(before, joinBelow)).toBe(after);
});

test.each([
  ['an item', '1. a\n|2. b\n3. c', '1. a|b\n2. c'],
  ['a quote', '> a\n|> b', '> a|b'],
])('Backspace before the marks brings up %s', (_name, before, after) => {
  expect(run(before, joinAbove)).toBe(after);
});

test('other text is left to others', () => {
  const nothing = { dispatch: () => expect.unreachable() };
  for (const text of ['a|', '```\n- a|\n```', '|- a'])
    expect(newLine({ state: stateOf(text), ...nothing })).toBe(false);
  for (const text of ['|- a', 'a\n|b', '- a\n\n|- b', '- a\n- |b', '```\na\n|- b\n```'])
    expect(joinAbove({ state: stateOf(text), ...nothing }), text).toBe(false);
  for (const text of ['a|\nb', 'a|', 'a|b\n- c', '|\n- a', '```\na|\n- b\n```', '- a|\n\n- b'])
    expect(joinBelow({ state: stateOf(text), ...nothing }), text).toBe(false);
});

test('Delete in front matter keeps the blanks that part a name from its value', () => {
  const folded = stateOf('---\ntitle:\n  Boats\n---\n\n|b');
  const shown = folded.update({ effects: setFrontMatterFolded.of(false) }).state;
  const { state } = shown.update({ selection: { anchor: '---\ntitle:'.length } });
  expect(state.selection.main.head).toBe('---\ntitle:'.length);
  expect(joinBelow({ state, dispatch: () => expect.unreachable() })).toBe(false);
});
