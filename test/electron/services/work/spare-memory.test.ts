import { expect, test } from 'vitest';
import { spareMemory, spareMemoryMeanwhile } from '../../../../electron/services/work/spare-memory.ts';

const megabytes = () => process.memoryUsage().heapUsed / 1024 / 1024;

/** Makes some megabytes of what nobody needs any more; answers how much of it is left. */
function leftOf(spare: () => void): number {
  spare();
  const before = megabytes();
  const posts = Array.from({ length: 300_000 }, (_, at) => ({ id: `${at}.md`, words: at }));
  const made = megabytes() - before;
  expect(posts.length * made).toBeGreaterThan(10);
  posts.length = 0;
  spare();
  return (megabytes() - before) / made;
}

test('what nobody needs any more is given back at once', () => {
  expect(leftOf(spareMemory)).toBeLessThan(0.2);
});

test('in the middle of work it is given back too, but not at each of many steps', () => {
  expect(leftOf(spareMemoryMeanwhile)).toBeGreaterThan(0.2);
});
