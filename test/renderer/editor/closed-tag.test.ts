import { EditorState } from '@codemirror/state';
import { expect, test } from 'vitest';
import { closedTags, typedOver } from '../../../renderer/editor/closed-tag.ts';

/** The text after `</` was completed with `put` and signs were typed behind it. */
function typed(put: string, signs: string): string {
  let state = EditorState.create({ doc: '<b>x</', selection: { anchor: 6 }, extensions: closedTags });
  const selection = { anchor: 6 + put.length };
  state = state.update({ changes: { from: 6, insert: put }, selection, userEvent: 'input.complete' }).state;
  for (const sign of signs) state = state.update(typedOver(state, sign) ?? state.replaceSelection(sign)).state;
  return state.doc.toString();
}

test.each([
  ['all of it', 'b>', 'b>', '<b>x</b>'],
  ['all of it, and words', 'b>', 'b> boat', '<b>x</b> boat'],
  ['the same words again', 'b>', 'b>b>', '<b>x</b>b>'],
  ['a word that begins like it', 'b>', 'by', '<b>x</b>by'],
  ['a beginning of it, which stays', 'b>', 'b', '<b>x</b>b'],
  ['other words', 'b>', ' boat', '<b>x</b> boat'],
  ['what no tag is', 'boat', 'boat', '<b>x</boatboat'],
])('who types the rest of a tag that was closed gets it once: %s', (_name, put, signs, after) => {
  expect(typed(put, signs)).toBe(after);
});

test('what is typed elsewhere is no rest of a tag', () => {
  let state = EditorState.create({ doc: '<b>x</', selection: { anchor: 6 }, extensions: closedTags });
  state = state.update({
    changes: { from: 6, insert: 'b>' },
    selection: { anchor: 8 },
    userEvent: 'input.complete',
  }).state;
  state = state.update({ ...state.replaceSelection('b') }).state;
  expect(typedOver(state, '>')).not.toBeNull();
  expect(typedOver(state.update({ selection: { anchor: 0 } }).state, '>')).toBeNull();
  const back = state.update({ selection: { anchor: 0 } }).state.update({ selection: { anchor: 9 } }).state;
  expect(typedOver(back, '>')).toBeNull();
});
