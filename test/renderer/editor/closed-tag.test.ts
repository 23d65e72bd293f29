import { EditorState } from '@codemirror/state';
import { expect, test } from 'vitest';
import { closedTags, typedTag } from '../../../renderer/editor/closed-tag.ts';

/** The text after `</` was completed with `put` and signs were typed behind it. */
function typed(put: string, signs: string): string {
  let state = EditorState.create({ doc: '<b>x</', selection: { anchor: 6 }, extensions: closedTags });
  const selection = { anchor: 6 + put.length };
  state = state.update({ changes: { from: 6, insert: put }, selection, userEvent: 'input.complete' }).state;
  for (const sign of signs) state = state.update(typedTag(state, sign) ?? state.replaceSelection(sign)).state;
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
  expect(typedTag(state, '>')).not.toBeNull();
  expect(typedTag(state.update({ selection: { anchor: 0 } }).state, '>')).toBeNull();
  const back = state.update({ selection: { anchor: 0 } }).state.update({ selection: { anchor: 9 } }).state;
  expect(typedTag(back, '>')).toBeNull();
});

/** The text after `<div>` was closed by itself behind the caret and a text was typed into it; `|` is the caret. */
function typedInside(text: string, after = ''): string {
  let state = EditorState.create({ doc: '<div>', selection: { anchor: 5 }, extensions: closedTags });
  state = state.update({ changes: { from: 5, insert: '</div>' }, userEvent: 'input.complete' }).state;
  // As Enter between the tags puts one of them farther down.
  state = state.update({ changes: { from: 5, insert: after } }).state;
  for (const sign of text) state = state.update(typedTag(state, sign) ?? state.replaceSelection(sign)).state;
  const { head } = state.selection.main;
  return `${state.sliceDoc(0, head)}|${state.sliceDoc(head)}`;
}

test.each([
  ['on its line', 'x</div>', '', '<div>x</div>|'],
  ['on a line of its own, farther in', '\n  x\n  </div>', '\n', '<div>\n  x\n</div>|'],
  ['on a line of its own, with a blank one below', '\nx\n</div>', '\n\n', '<div>\nx\n</div>|'],
  ['on a line of its own in a quote', '\n> x\n> </div>', '\n> ', '<div>\n> x\n> </div>|'],
  ['with a sign before it', 'x</div>', '>', '<div>x</div>|></div>'],
  ['behind words on the last line', '\n  x</div>', '\n', '<div>\n  x</div>|'],
  ['with more behind it', 'x</div> y', '', '<div>x</div> y|'],
  ['twice, as it was typed', 'x</div></div>', '', '<div>x</div></div>|'],
  ['another tag', 'x</p>', '', '<div>x</p>|</div>'],
  ['with words before it', 'x</div>', 'y', '<div>x</div>|y</div>'],
])('who types a tag that was put behind the caret gets it once: %s', (_name, text, behind, after) => {
  expect(typedInside(text, behind)).toBe(after);
});

test('a tag that was typed or changed by hand stays', () => {
  const state = EditorState.create({ doc: '<div></div</div>', selection: { anchor: 10 }, extensions: closedTags });
  expect(typedTag(state, '>')).toBeNull();
  const put = state.update({ changes: { from: 10, insert: '</p>' }, userEvent: 'input.complete' }).state;
  expect(typedTag(put.update({ changes: { from: 12, to: 13, insert: 'div' } }).state, '>')).toBeNull();
});
