import { expect, test } from 'vitest';
import { createSelection } from '../../../renderer/state/selection.ts';
import { postId, type PostId } from '../../../shared/model/post.ts';

const [a, b, c] = ['a.md', 'b.md', 'c.md'].map(postId) as [PostId, PostId, PostId];
const nothing = { sequence: 1, upserted: [], removed: [], renamed: [] };

test('a post opened from elsewhere is chosen alone, one of several keeps them', () => {
  const selection = createSelection();
  selection.replace([a, b]);
  selection.opened(b);
  expect([...selection.store.getState()]).toEqual([a, b]);
  selection.opened(c);
  expect([...selection.store.getState()]).toEqual([c]);
});

test('several keep what the list shows, one alone stays also out of sight', () => {
  const selection = createSelection();
  selection.replace([a, b, c]);
  selection.keepShown([{ id: a }, { id: c }], b);
  expect([...selection.store.getState()]).toEqual([a, c]);
  selection.keepShown([], b);
  expect([...selection.store.getState()]).toEqual([b]);
  selection.keepShown([{ id: c }], b);
  expect([...selection.store.getState()]).toEqual([b]);
});

test('it follows renames and lets go of what has gone', () => {
  const selection = createSelection();
  selection.replace([a, b]);
  selection.apply({ ...nothing, removed: [a, b], renamed: [{ from: a, to: c }] });
  expect([...selection.store.getState()]).toEqual([c]);
});

test('the same choice again tells nobody', () => {
  const selection = createSelection();
  selection.replace([a, b]);
  let told = 0;
  selection.store.subscribe(() => (told += 1));
  selection.replace([b, a]);
  selection.apply(nothing);
  expect(told).toBe(0);
});
