import { expect, test } from 'vitest';
import { follow } from '../../../renderer/features/properties/use-item-ids.ts';

const start = (...items: readonly string[]) => follow({ items: [], ids: [], given: 0 }, items);

test.each([
  ['renamed', ['a', 'b', 'c'], ['a', 'x', 'c'], ['item-0', 'item-1', 'item-2']],
  ['moved', ['a', 'b', 'c'], ['c', 'a', 'b'], ['item-2', 'item-0', 'item-1']],
  ['removed', ['a', 'b', 'c'], ['a', 'c'], ['item-0', 'item-2']],
  ['added', ['a', 'b'], ['a', 'b', 'd'], ['item-0', 'item-1', 'item-2']],
  ['two alike', ['a', 'a', 'b'], ['b', 'a', 'a'], ['item-2', 'item-0', 'item-1']],
  ['renamed to one that is there', ['a', 'b'], ['a', 'a'], ['item-0', 'item-1']],
  ['another post', ['a', 'b'], ['x', 'y', 'z'], ['item-2', 'item-3', 'item-4']],
])('the names of items stay: %s', (_name, before, after, ids) => {
  const next = follow(start(...before), after);
  expect(next.ids).toEqual(ids);
  expect(new Set(next.ids).size).toBe(after.length);
});
