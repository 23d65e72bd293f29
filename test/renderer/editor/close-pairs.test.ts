import { deleteBracketPair, insertBracket } from '@codemirror/autocomplete';
import { StateEffect } from '@codemirror/state';
import { expect, test } from 'vitest';
import { closePairs } from '../../../renderer/editor/close-pairs.ts';
import { changePreferences, preferences } from '../../../renderer/editor/preferences.ts';
import { show, stateOf } from './support.ts';

/** The text after signs were typed, `<` for Backspace. */
function typed(marked: string, signs: string, pairs = true): string {
  const plain = stateOf(marked);
  let state = plain.update({
    effects: [changePreferences({ ...plain.facet(preferences), pairs }), StateEffect.appendConfig.of(closePairs)],
  }).state;
  for (const sign of signs) {
    if (sign === '<') deleteBracketPair({ state, dispatch: (transaction) => (state = transaction.state) });
    else state = (insertBracket(state, sign) ?? state.update(state.replaceSelection(sign))).state;
  }
  return show(state);
}

test.each([
  ['a bracket', 'a |', '(', 'a (|)'],
  ['a bracket that is closed by hand', 'a |', '(b)', 'a (b)|'],
  ['quotes', '|', '"a" b', '"a" b|'],
  ['a link', '|', '[a](b "c")', '[a](b "c")|'],
  ['a task', '|', '- [ ] a', '- [ ] a|'],
  ['at several carets', '| |', '(a', '(a|) (a|)'],
  ['before a word', '|a', '(', '(|a'],
  ['an apostrophe', '|', "it's", "it's|"],
  ['a leading apostrophe', '|', "'tis", "'tis|"],
  ['a quote of code', '```js\n|\n```', "'a'", "```js\n'a'|\n```"],
  ['both halves deleted', 'a |', '(<', 'a |'],
  ['a mark of Markdown', '|', '*_`', '*_`|'],
])('brackets and quotes are closed as they are typed: %s', (_name, before, signs, after) => {
  expect(typed(before, signs)).toBe(after);
});

test.each([
  ['|', '("', '("|'],
  ['```js\n|\n```', "{'", "```js\n{'|\n```"],
  ['(|)', '<', '(|)'],
])('nobody who has not asked for it gets it: %s', (before, signs, after) => {
  expect(typed(before, signs, false)).toBe(after);
});
