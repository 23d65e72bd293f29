import { expect, test } from 'vitest';
import { changePreferences, preferences } from '../../../renderer/editor/preferences.ts';
import { setFrontMatterFolded } from '../../../renderer/editor/front-matter-fold.ts';
import { surrounding } from '../../../renderer/editor/surround.ts';
import { show, stateOf } from './support.ts';

function typedOver(marked: string, ...signs: readonly string[]): string | null {
  let state = stateOf(marked);
  for (const sign of signs) {
    const change = surrounding(state, sign);
    if (!change) return null;
    state = state.update(change).state;
  }
  return show(state);
}

test.each([
  ['a mark', 'a [[b]] c', ['*'], 'a *[[b]]* c'],
  ['two marks', 'a [[b]] c', ['*', '*'], 'a **[[b]]** c'],
  ['code', '[[b c]]', ['`'], '`[[b c]]`'],
  ['brackets', '[[b]]', ['('], '([[b]])'],
  ['quotes', '[[b]]', ['"'], '"[[b]]"'],
  ['quotes of another language', '[[b]]', ['«'], '«[[b]]»'],
  ['no blanks at the edges', 'a[[ b ]]c', ['_'], 'a _[[b]]_ c'],
  ['each of several', '[[a]] b [[c]]', ['~', '~'], '~~[[a]]~~ b ~~[[c]]~~'],
  ['an address in the text', '[[https://a.b]]', ['*'], '*[[https://a.b]]*'],
  ['an address as the words of a link', '[a [[https://a.b]]](/c)', ['_'], '[a _[[https://a.b]]_](/c)'],
  ['a link', '[[[x](https://a.b)]]', ['_'], '_[[[x](https://a.b)]]_'],
  ['brackets in an address', '[x](/a_[[b]])', ['('], '[x](/a_([[b]]))'],
  ['brackets in code', '```\n[[a]]\n```', ['('], '```\n([[a]])\n```'],
])('typed over words goes around them: %s', (_name, before, signs, after) => {
  expect(typedOver(before, ...signs)).toBe(after);
});

test('quotes are typographic where they are so when they are typed', () => {
  const before = stateOf('a [[b]] c');
  const wish = changePreferences({ ...before.facet(preferences), typography: true });
  const state = before.update({ effects: wish }).state;
  const after = (sign: string) => show(state.update(surrounding(state, sign) ?? {}).state);
  expect(after('"')).toBe('a “[[b]]” c');
  expect(after("'")).toBe('a ‘[[b]]’ c');
});

test('other signs take the place of what is selected', () => {
  for (const [text, sign] of [
    ['[[a]]', 'x'],
    ['[[a]]', ')'],
    ['a|', '*'],
    ['a[[ ]]b', '*'],
    ['a[[’]]b', "'"],
    ['[[a]] b|', '*'],
    ['```\n[[a]]\n```', '*'],
    ['---\ntitle: [[a]]\n---\n', '_'],
    ['[x]([[https://a.b]])', '_'],
    ['[x]([[https://a.b]] "t")', '*'],
    ['[x](/a "[[t]]")', '*'],
    ['[x][y [[z]]]\n\n[y z]: /a', '~'],
    ['![x]([[/a.png]])', '_'],
    ['<[[https://a.b]]>', '*'],
    ['[x]: [[/a]]', '*'],
    ['`[[a]]`', '*'],
  ] as const)
    expect(typedOver(text, sign), text).toBeNull();
});

test('front matter that is selected with the text stays at its start', () => {
  const { state } = stateOf('---\ntitle: x\n---\n\n|b').update({ effects: setFrontMatterFolded.of(false) });
  const all = state.update({ selection: { anchor: 0, head: state.doc.length } }).state;
  expect(all.selection.main.from).toBe(0);
  expect(surrounding(all, '(')).toBeNull();
});
