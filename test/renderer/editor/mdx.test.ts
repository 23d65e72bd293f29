import { foldable } from '@codemirror/language';
import { EditorState, Text } from '@codemirror/state';
import { expect, test } from 'vitest';
import { headingsOf, sectionsOf } from '../../../renderer/editor/commands/sections.ts';
import { documentExtensions } from '../../../renderer/editor/document-extensions.ts';
import { parsed } from './support.ts';

const stateOf = (text: string, isMdx: boolean) =>
  parsed(
    EditorState.create({
      doc: Text.of(text.split('\n')),
      extensions: documentExtensions({ length: text.length, isMdx, onUpdate: () => {} }),
    }),
  );
const names = (state: EditorState) => headingsOf(state).map(({ text }) => text);

const body = '## A\n<Note>\n### B\ntext\n</Note>\n\n## C\n';
const imported = "import Note from './note.js'\n\n";

test('headings below a tag fold and are sections in MDX', () => {
  const state = stateOf(imported + body, true);
  expect(names(state)).toEqual(['A', 'B', 'C']);
  expect(sectionsOf(state).map(({ heading }) => heading.text)).toEqual(['A', 'B', 'C']);
  const line = state.doc.lineAt(state.doc.toString().indexOf('### B'));
  const fold = foldable(state, line.from, line.to);
  expect(state.sliceDoc(fold?.from, fold?.to)).toBe('\ntext\n</Note>');
});

test('first lines make a post MDX, and none no more', () => {
  let state = stateOf(body, false);
  expect(names(state)).toEqual(['A', 'C']);
  state = parsed(state.update({ changes: { from: 0, insert: imported } }).state);
  expect(names(state)).toEqual(['A', 'B', 'C']);
  state = parsed(state.update({ changes: { from: state.doc.length, insert: '<Note>\n## D\n' } }).state);
  expect(names(state)).toEqual(['A', 'B', 'C', 'D']);
  state = parsed(state.update({ changes: { from: 0, to: imported.length } }).state);
  expect(names(state)).toEqual(['A', 'C']);
});
