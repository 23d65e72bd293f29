import { expect, test } from 'vitest';
import { createNameFinder } from '../../../shared/base/find-names.ts';

const found = (names: readonly string[], text: string) => [...createNameFinder(names)(text)].toSorted();
/** More names than are looked for one by one. */
const others = Array.from({ length: 40 }, (_, at) => `2024-01-02-other-${at}`);

test('names are found wherever they are, also in one another', () => {
  const names = ['salt', 'saltern', 'tern', 'a', '海', 'the-way-to-the-sea', 'crème brûlée', 'pepper', ...others];
  const text = 'the saltern, 上海, the-way-to-the-sea and 2024-01-02-other-12, with crème brûlée';
  expect(found(names, text)).toEqual(
    [
      'a',
      'crème brûlée',
      'salt',
      'saltern',
      'tern',
      'the-way-to-the-sea',
      '海',
      '2024-01-02-other-1',
      '2024-01-02-other-12',
    ].toSorted(),
  );
  expect(found(names, '')).toEqual([]);
  expect(found([], text)).toEqual([]);
  expect(found(['tern', 'pepper'], text)).toEqual(['tern']);
});

test('of random names, those that a text includes', () => {
  let seed = 7;
  const below = (limit: number) => ((seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) >>> 8) % limit;
  const word = (length: number) => Array.from({ length }, () => 'abAé海𝄞'.charAt(below(7))).join('');
  for (let round = 0; round < 200; round++) {
    const names = Array.from({ length: below(80) }, () => word(1 + below(9)));
    const text = word(below(600)) + (names[0] ?? '');
    expect(found(names, text)).toEqual([...new Set(names)].filter((name) => text.includes(name)).toSorted());
  }
});
