import { describe, expect, test } from 'vitest';
import { idsBetween, rowsOf, rowTyped, stepFrom, type ListGroup } from '../../../renderer/ui/list-rows.ts';

const plain = (...items: string[]): readonly ListGroup<string>[] => [{ heading: null, items }];
const same = (item: string) => item;
const grouped: readonly ListGroup<string>[] = [
  { heading: '2024', items: ['a', 'b'] },
  { heading: '2023', items: [] },
  { heading: '2022', items: ['b', 'c'] },
];

describe('the rows of a list', () => {
  test('are its items, numbered from one', () => {
    const rows = rowsOf(plain('a', 'b'), same);
    expect(rows.map(({ id, position }) => [id, position])).toEqual([
      ['a', 1],
      ['b', 2],
    ]);
  });

  test('have headings that are not counted, and keys of their own where an item comes twice', () => {
    const rows = rowsOf(grouped, same);
    expect(rows.map(({ item, position }) => [item, position])).toEqual([
      [null, 0],
      ['a', 1],
      ['b', 2],
      [null, 2],
      [null, 2],
      ['b', 3],
      ['c', 4],
    ]);
    expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
  });
});

describe('a step', () => {
  const rows = rowsOf(grouped, same);

  test('leads past headings', () => {
    expect(stepFrom(rows, 2, 'down', 3)).toBe(5);
    expect(stepFrom(rows, 5, 'up', 3)).toBe(2);
    expect(stepFrom(rows, 5, 'first', 3)).toBe(1);
    expect(stepFrom(rows, 1, 'last', 3)).toBe(6);
  });

  test('of a page stops at the ends, also where a heading stands there', () => {
    expect(stepFrom(rows, 6, 'page-up', 100)).toBe(1);
    expect(stepFrom(rows, 1, 'page-down', 100)).toBe(6);
    expect(stepFrom(rows, 6, 'page-up', 3)).toBe(5);
  });

  test('that leads nowhere stays', () => {
    expect(stepFrom(rows, 1, 'up', 3)).toBe(1);
    expect(stepFrom(rows, 6, 'down', 3)).toBe(6);
    expect(stepFrom([], -1, 'down', 3)).toBe(-1);
  });
});

test('a range holds what stands between two rows, in either direction, without the headings', () => {
  const rows = rowsOf(grouped, same);
  expect([...idsBetween(rows, 5, 1)]).toEqual(['a', 'b']);
  expect([...idsBetween(rows, 1, 6)]).toEqual(['a', 'b', 'c']);
});

test('letters go to the next row that begins with them, round and round', () => {
  const rows = rowsOf(plain('Apple', 'banana', 'Avocado'), same);
  expect(rowTyped(rows, 0, 'a', same)).toBe(2);
  expect(rowTyped(rows, 2, 'a', same)).toBe(0);
  expect(rowTyped(rows, 0, 'av', same)).toBe(2);
  expect(rowTyped(rows, 0, 'ap', same)).toBe(0);
  expect(rowTyped(rows, 0, 'z', same)).toBe(-1);
});
