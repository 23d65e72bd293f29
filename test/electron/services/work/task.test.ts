import { describe, expect, test } from 'vitest';
import {
  runBatches,
  runTask,
  runTaskNow,
  type TaskOptions,
  type TaskResult,
} from '../../../../electron/services/work/task.ts';
import { AppError } from '../../../../shared/base/errors.ts';
import type { Progress } from '../../../../shared/model/task.ts';

async function run<R>(
  count: number,
  options: Pick<TaskOptions<number, R>, 'work'> & Partial<TaskOptions<number, R>>,
  onStep?: (progress: Progress) => void,
) {
  const items = Array.from({ length: count }, (_, index) => index);
  const steps = runTask(items, { label: 'Counting', atOnce: 3, ...options });
  const seen: Progress[] = [];
  for (;;) {
    const step = await steps.next();
    if (step.done) return { seen, result: step.value as TaskResult<number, R> };
    seen.push(step.value);
    onStep?.(step.value);
  }
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 5));

describe('a task', () => {
  test('works through all, a few at a time, and keeps their order', async () => {
    let now = 0;
    let most = 0;
    const { seen, result } = await run(20, {
      work: async (item) => {
        most = Math.max(most, ++now);
        await pause();
        now -= 1;
        return item * 2;
      },
    });
    expect(most).toBe(3);
    expect(result.done.map((entry) => entry.result)).toEqual(Array.from({ length: 20 }, (_, index) => index * 2));
    expect(result).toMatchObject({ failed: [], cancelled: false });
    expect(seen[0]).toEqual({ done: 0, total: 20, label: 'Counting' });
    expect(seen.at(-1)).toEqual({ done: 20, total: 20, label: 'Counting' });
  });

  test('one that fails is listed with its code and the way out, and does not stop the rest', async () => {
    const { result } = await run(3, {
      work: async (item) => {
        if (item === 1) throw new AppError('disk-full', 'The disk is full: a.md', { remedy: 'Free some space.' });
        return item;
      },
    });
    expect(result.done.map((entry) => entry.item)).toEqual([0, 2]);
    expect(result.failed).toEqual([
      { item: 1, code: 'disk-full', message: 'The disk is full: a.md. Free some space.' },
    ]);
    expect(result.cancelled).toBe(false);
  });

  test('cancelled: what was begun ends, nothing new begins', async () => {
    const stop = new AbortController();
    let begun = 0;
    const { result } = await run(100, {
      signal: stop.signal,
      work: async () => {
        if (++begun === 10) stop.abort();
        await pause();
      },
    });
    expect(result.cancelled).toBe(true);
    expect(result.done).toHaveLength(begun);
    expect(begun).toBeLessThan(14);
  });

  test('nothing to do ends at once', async () => {
    const { seen, result } = await run(0, { work: pause });
    expect(result).toEqual({ done: [], failed: [], cancelled: false });
    expect(seen).toEqual([{ done: 0, total: 0, label: 'Counting' }]);
  });

  test('who stops listening stops the work', async () => {
    let begun = 0;
    const steps = runTask([1, 2, 3, 4, 5, 6, 7, 8], { label: 'x', atOnce: 1, work: async () => (begun++, pause()) });
    await steps.next();
    await steps.return({ done: [], failed: [], cancelled: true });
    const after = begun;
    await pause();
    expect(begun).toBe(after);
    expect(begun).toBeLessThan(3);
  });
});

describe('a task that waits for nothing', () => {
  const count = { label: 'Counting', work: (item: number) => item * 2 };

  test('works through all in their order; one that fails is listed and does not stop the rest', async () => {
    const work = (item: number) => {
      if (item === 1) throw new AppError('not-text', 'Not a text');
      return item * 2;
    };
    const steps = runTaskNow([0, 1, 2], { ...count, work });
    expect(await steps.next()).toMatchObject({ value: { done: 0, total: 3 } });
    expect(await steps.next()).toMatchObject({ value: { done: 3, total: 3 } });
    expect((await steps.next()).value).toEqual({
      done: [
        { item: 0, result: 0 },
        { item: 2, result: 4 },
      ],
      failed: [{ item: 1, code: 'not-text', message: 'Not a text' }],
      cancelled: false,
    });
  });

  test('cancelled, it does nothing more', async () => {
    const stop = new AbortController();
    const done: number[] = [];
    const steps = runTaskNow([0, 1, 2], { ...count, signal: stop.signal, work: (item) => done.push(item) });
    await steps.next();
    stop.abort();
    for (;;) {
      const step = await steps.next();
      if (!step.done) continue;
      expect(step.value.cancelled).toBe(true);
      break;
    }
    expect(done).toEqual([]);
  });
});

test('batches: each item has its own end, and a batch that breaks fails as a whole', async () => {
  const steps = runBatches([[1, 2], [], [3, 4], [5]], {
    label: 'x',
    atOnce: 2,
    work: async (batch) => {
      if (batch.includes(5)) throw new AppError('io', 'broken');
      return batch.map((item) => (item === 2 ? new AppError('denied', 'not this one') : item * 2));
    },
  });
  let step = await steps.next();
  expect(step.value).toEqual({ done: 0, total: 5, label: 'x' });
  while (!step.done) step = await steps.next();
  expect(step.value).toEqual({
    done: [1, 3, 4].map((item) => ({ item, result: item * 2 })),
    failed: [
      { item: 2, code: 'denied', message: 'not this one' },
      { item: 5, code: 'io', message: 'broken' },
    ],
    cancelled: false,
  });
});
