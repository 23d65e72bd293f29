import { expect, test } from 'vitest';
import { createTrashUndo } from '../../../renderer/state/trash-undo.ts';
import { libraryId } from '../../../shared/model/library.ts';
import { postId } from '../../../shared/model/post.ts';

const [here, there] = [libraryId('0'.repeat(16)), libraryId('1'.repeat(16))];
const [a, b] = [postId('a.md'), postId('b.md')];
const clock = () => {
  let time = 0;
  return () => ++time;
};

test('each trashing stays to be taken back after later ones, the last first, in its library only', () => {
  const undo = createTrashUndo(clock());
  const first = undo.trashed(here, [b]);
  const trash = undo.trashed(here, [a]);
  const elsewhere = undo.trashed(there, [b]);
  expect(undo.find(here)?.change).toMatchObject({ kind: 'untrash', ids: [a] });
  expect(undo.find(here, first)?.change).toMatchObject({ kind: 'untrash', ids: [b] });
  expect(undo.find(here, elsewhere)).toBeNull();
  const last = undo.find(here, trash);
  if (last) undo.tookBack(last.change, [a], false);
  expect(undo.find(here, trash)).toBeNull();
  expect(undo.find(here)?.change.name).toBe(first);
});

test('what could not come back can be asked for again, after all else; what was not begun comes next', () => {
  const undo = createTrashUndo(clock());
  const first = undo.trashed(here, [b]);
  const name = undo.trashed(here, [a, b]);
  const take = (done: readonly (typeof a)[], cancelled: boolean) => {
    const found = undo.find(here, name);
    if (found) undo.tookBack(found.change, done, cancelled);
  };
  take([a], true);
  expect(undo.find(here)?.change).toMatchObject({ kind: 'untrash', ids: [b] });
  take([], false);
  expect(undo.find(here)).toEqual(undo.find(here, first));
  expect(undo.find(here, name)?.change).toMatchObject({ ids: [b] });
});

test('only so many are kept', () => {
  const undo = createTrashUndo(clock());
  const names = Array.from({ length: 21 }, () => undo.trashed(here, [a]));
  expect(names.map((name) => undo.find(here, name) !== null)).toEqual([
    false,
    ...Array.from({ length: 20 }, () => true),
  ]);
});
