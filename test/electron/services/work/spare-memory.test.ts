import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { spareMemory } from '../../../../electron/services/work/spare-memory.ts';

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

test('before long work the room that others took is given back, where it is much', async () => {
  const worker = new Worker(new URL('../../../support/spared-before.ts', import.meta.url));
  const [{ before, after }] = (await once(worker, 'message')) as [{ readonly before: number; readonly after: number }];
  expect(before).toBeGreaterThan(32);
  expect(after).toBeLessThan(before / 4);
});

test('in the middle of work it is given back when much has come together, not after each step', async () => {
  const steps = [400_000, 400_000, 10_000, 10_000, 400_000];
  const worker = new Worker(new URL('../../../support/spared-steps.ts', import.meta.url), { workerData: steps });
  const [left] = (await once(worker, 'message')) as [readonly number[]];
  expect(left.map((share) => share < 0.5)).toEqual([true, true, false, false, true]);
});
