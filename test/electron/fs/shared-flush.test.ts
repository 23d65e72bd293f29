import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { shareFlushes } from '../../../electron/fs/shared-flush.ts';

/** Flushes that end when they are told to. */
function slowly() {
  const begun: { readonly path: string; readonly end: () => void; readonly fail: (error: Error) => void }[] = [];
  const flush = shareFlushes((path) => {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    begun.push({ path, end: resolve, fail: reject });
    return promise;
  });
  return { begun, flush };
}

test('who asks before a flush begins shares it; who asks while it runs waits for another', async () => {
  const { begun, flush } = slowly();
  const ended: string[] = [];
  const ask = (name: string) => void flush('a').then(() => ended.push(name));
  ask('one');
  ask('two');
  await setImmediate();
  ask('three');
  ask('four');
  await setImmediate();
  expect(begun.length).toBe(1);
  begun[0]?.end();
  await setImmediate();
  expect([ended, begun.length]).toEqual([['one', 'two'], 2]);
  ask('five');
  begun[1]?.end();
  await setImmediate();
  expect([ended, begun.length]).toEqual([['one', 'two', 'three', 'four'], 3]);
  begun[2]?.end();
  await setImmediate();
  ask('six');
  await setImmediate();
  begun[3]?.end();
  await setImmediate();
  expect(ended.slice(4)).toEqual(['five', 'six']);
});

test('folders do not wait for each other, and a flush that fails fails only those who shared it', async () => {
  const { begun, flush } = slowly();
  const one = flush('a');
  const other = flush('b');
  await setImmediate();
  const later = flush('a');
  begun[0]?.fail(new Error('the disk is full'));
  await expect(one).rejects.toThrow('the disk is full');
  begun[1]?.end();
  await other;
  await setImmediate();
  expect(begun.map(({ path }) => path)).toEqual(['a', 'b', 'a']);
  begun[2]?.end();
  await later;
});
