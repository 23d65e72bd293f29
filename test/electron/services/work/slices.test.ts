import { expect, test } from 'vitest';
import { createSlices, inSlices } from '../../../../electron/services/work/slices.ts';

const busy = (milliseconds: number) => {
  for (const end = performance.now() + milliseconds; performance.now() < end;);
};

test('work is done to its end, and others run in between', async () => {
  let ticks = 0;
  const timer = setInterval(() => ticks++, 1);
  const sum = await inSlices(
    (function* () {
      let done = 0;
      for (; done < 40; done++) {
        busy(5);
        yield;
      }
      return done;
    })(),
    () => false,
  );
  clearInterval(timer);
  expect(sum).toBe(40);
  expect(ticks).toBeGreaterThan(2);
});

test('work that is stopped cleans up and fails as cancelled; a failure of its own is passed on', async () => {
  let cleaned = 0;
  let steps = 0;
  function* work(failing: boolean): Generator<void, void> {
    try {
      for (;;) {
        if (failing) throw new Error('own');
        steps++;
        yield;
      }
    } finally {
      cleaned++;
    }
  }
  await expect(inSlices(work(false), () => steps >= 10)).rejects.toMatchObject({ code: 'cancelled' });
  await expect(inSlices(work(true), () => false)).rejects.toThrow('own');
  expect([cleaned, steps]).toEqual([2, 10]);
});

test('work item by item lets others run in between', async () => {
  let ticks = 0;
  const timer = setInterval(() => ticks++, 1);
  const turn = createSlices();
  const items = Array.from({ length: 40 }, async () => {
    await turn();
    busy(5);
  });
  await Promise.all(items);
  for (let done = 0; done < 40; done++) {
    await turn();
    busy(5);
  }
  clearInterval(timer);
  expect(ticks).toBeGreaterThan(2);
});
