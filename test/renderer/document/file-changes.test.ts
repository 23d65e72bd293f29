import { ChangeSet, Text } from '@codemirror/state';
import { expect, test } from 'vitest';
import { fileChanges } from '../../../renderer/document/file-changes.ts';
import { applyChange, type TextChange } from '../../../shared/base/text-change.ts';

/** The changes of writing another word everywhere, and the file before and after them. */
function written(text: string, lineEnd: string) {
  const before = Text.of(text.split('\n'));
  const found = [...text.matchAll(/fox/g)].map(({ index }) => ({ from: index, to: index + 3, insert: 'wolf' }));
  const changes = ChangeSet.of(found, before.length);
  const after = changes.apply(before);
  const file = (doc: Text) => doc.sliceString(0, doc.length, lineEnd);
  return { told: fileChanges(before, after, changes, lineEnd), before: file(before), after: file(after) };
}

const applied = (text: string, changes: readonly TextChange[]) => changes.reduce(applyChange, text);

test.for(['\n', '\r\n'])('changes are told as those of the file, one after the other (%j)', (lineEnd) => {
  const { told, before, after } = written('a fox\nno\nfox and fox\n', lineEnd);
  expect(told).toHaveLength(3);
  expect(applied(before, told)).toBe(after);
});

test.for(['\n', '\r\n'])('very many are told as one: following each of them would take seconds (%j)', (lineEnd) => {
  const { told, before, after } = written(`head\n${'a fox, a fox\nand no other\n'.repeat(5_000)}tail`, lineEnd);
  expect(told).toHaveLength(1);
  expect(told[0]?.insert.startsWith('wolf')).toBe(true);
  expect(applied(before, told)).toBe(after);
});
