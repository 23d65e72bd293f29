import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createWorkerLine, type WorkerEvents } from '../../../renderer/preview/worker-line.ts';
import type { OpenRequest } from '../../../renderer/preview/protocol.ts';
import { wearTimes } from '../../../renderer/preview/worker-wear.ts';
import { siteProfile } from '../../../shared/generators/profiles.ts';
import { libraryId } from '../../../shared/model/library.ts';
import { postId } from '../../../shared/model/post.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const open: OpenRequest = {
  ...{ kind: 'open', page: 1, text: 'a', library: libraryId('0123456789abcdef'), post: postId('a.md') },
  ...{ profile: siteProfile('plain'), remoteImages: false },
};

/** A line whose workers answer when they are told to. */
function start() {
  const workers: (WorkerEvents & { sent: number; killed: boolean })[] = [];
  const seen = { fresh: 0, free: 0, gaveUp: 0 };
  const line = createWorkerLine({
    createWorker(events) {
      const worker = { ...events, sent: 0, killed: false };
      workers.push(worker);
      return { send: ({ number }) => void (worker.sent = number), terminate: () => void (worker.killed = true) };
    },
    onAnswer() {},
    onFree: () => void seen.free++,
    onGaveUp: () => void seen.gaveUp++,
  });
  const offer = () => {
    line.offer((isFresh) => {
      if (isFresh) seen.fresh++;
      return isFresh ? open : { kind: 'edit', changes: [] };
    });
  };
  const answer = (milliseconds: number, isComplete = true, request = workers.at(-1)?.sent ?? 0) => {
    vi.advanceTimersByTime(milliseconds);
    const change = { from: 0, removed: 0, inserted: [] };
    workers.at(-1)?.onAnswer({ request, page: 1, isFirst: false, change, isComplete, blocked: 0 });
  };
  const draw = (milliseconds: number) => {
    offer();
    answer(milliseconds);
  };
  line.warm();
  workers[0]?.onReady();
  return { seen, workers, line, offer, answer, draw };
}

const enough = Math.ceil((wearTimes.times * wearTimes.opening) / 500);

test('a worker whose long steps have filled its memory is replaced by one that is given the whole text', () => {
  const { seen, workers, draw } = start();
  for (let key = 0; key < 100; key++) draw(wearTimes.step);
  expect(workers, 'short steps count for nothing').toHaveLength(1);
  for (let key = 0; key < enough; key++) draw(500);
  expect(workers).toHaveLength(1);
  draw(500);
  expect([workers.length, workers[0]?.killed, seen.gaveUp, seen.fresh]).toEqual([2, true, 0, 1]);
  const { free } = seen;
  workers[1]?.onReady();
  expect(seen.free, 'what waits is sent to the fresh one').toBe(free + 1);
  draw(1);
  expect(seen.fresh).toBe(2);
});

test('a text that takes long to open wears the worker more slowly, and no change is lost with it', () => {
  const { workers, offer, answer, draw } = start();
  offer();
  for (let slice = 0; slice < 20; slice++) answer(1000, false);
  answer(1000);
  for (let key = 0; key < 2 * enough; key++) draw(500);
  expect(workers).toHaveLength(1);
  for (let key = 0; key < 100; key++) {
    offer();
    answer(1000, false);
    // A change on its way: the answer before is not of it.
    offer();
    answer(500, true, (workers[0]?.sent ?? 0) - 1);
  }
  expect(workers).toHaveLength(1);
  answer(1);
  expect(workers).toHaveLength(2);
});

test('for another post a worker is old after one text that took long', () => {
  const { line, draw } = start();
  for (let key = 0; key < 100; key++) draw(wearTimes.step);
  expect(line.isOld()).toBe(false);
  draw(wearTimes.opening + 1);
  expect(line.isOld()).toBe(true);
  line.stop();
  expect(line.isOld(), 'not the fresh one').toBe(false);
});
