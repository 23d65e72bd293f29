import { EditorState } from '@codemirror/state';
import { expect, test } from 'vitest';
import { litRange } from '../../../renderer/editor/modes/focus-mode.ts';
import { preferencesOf, withPreferences } from '../../../renderer/editor/preferences.ts';
import { defaultSettings } from '../../../shared/model/settings.ts';

/** What is lit with the caret at the bar. */
function lit(marked: string, focus: 'off' | 'sentence' | 'paragraph'): string | null {
  const at = marked.indexOf('|');
  const state = EditorState.create({
    doc: marked.replace('|', ''),
    selection: { anchor: at },
    extensions: withPreferences({ ...preferencesOf(defaultSettings), focus }),
  });
  const range = litRange(state);
  return range && state.sliceDoc(range.from, range.to);
}

const text = 'Before.\n\nOne sentence, over\ntwo li|nes. Another one? Dr. Who.\n\nAfter.';

test('the paragraph or the sentence of the caret is lit, across its lines', () => {
  expect(lit(text, 'off')).toBeNull();
  expect(lit(text, 'paragraph')).toBe('One sentence, over\ntwo lines. Another one? Dr. Who.');
  expect(lit(text, 'sentence')).toBe('One sentence, over\ntwo lines. ');
});

test.each([
  ['|', ''],
  ['a\n|\nb', ''],
  ['The end.|', 'The end.'],
  ['吾輩は猫である。名前は|まだ無い。', '名前はまだ無い。'],
  ['هذه جملة. وهذه| أخرى.', 'وهذه أخرى.'],
])('%j', (marked, sentence) => {
  expect(lit(marked, 'sentence')).toBe(sentence);
});
