import { expect, test } from 'vitest';
import { formatDay } from '../../../renderer/features/posts/format-day.ts';

test.each([
  ['2025-09-03', 'Sep 3, 2025'],
  ['2024-05-31T22:00:00+09:00', 'May 31, 2024'],
  ['Last Modified', 'Last Modified'],
  [null, ''],
])('a row shows the day of %s as %s', (date, words) => {
  expect(formatDay({ date })).toBe(words);
});
