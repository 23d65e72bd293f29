import { expect, test } from 'vitest';
import { allInTurn, createPathQueue } from '../../../electron/fs/path-queue.ts';

test('jobs of one path run one after another, also after a failure', async () => {
  const queue = createPathQueue();
  const log: string[] = [];
  const job =
    (name: string, fails = false) =>
    async () => {
      log.push(`${name} starts`);
      await new Promise((resolve) => setImmediate(resolve));
      log.push(`${name} ends`);
      if (fails) throw new Error(name);
      return name;
    };
  const results = await Promise.allSettled([queue('a', job('1', true)), queue('a', job('2')), queue('a', job('3'))]);
  expect(log).toEqual(['1 starts', '1 ends', '2 starts', '2 ends', '3 starts', '3 ends']);
  expect(results.map((result) => result.status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
});

test('another path does not wait', async () => {
  const queue = createPathQueue();
  let release = () => {};
  const held = queue('a', () => new Promise<void>((resolve) => (release = resolve)));
  expect(await queue('b', async () => 'done')).toBe('done');
  release();
  await held;
});

test('a job of several paths waits for each of them and keeps each of them waiting', async () => {
  const queue = createPathQueue();
  const log: string[] = [];
  const job = (name: string) => async () => {
    log.push(`${name} starts`);
    await new Promise((resolve) => setImmediate(resolve));
    log.push(`${name} ends`);
    return name;
  };
  const failing = allInTurn(queue, ['b', 'a'], async () => Promise.reject(new Error('both')));
  const both = allInTurn(queue, ['a', 'b'], job('both'));
  const crossed = allInTurn(queue, ['b', 'a'], job('crossed'));
  const last = queue('a', job('last'));
  await expect(failing).rejects.toThrow('both');
  expect(await Promise.all([both, crossed, last])).toEqual(['both', 'crossed', 'last']);
  expect(log).toEqual(['both starts', 'both ends', 'crossed starts', 'crossed ends', 'last starts', 'last ends']);
});
