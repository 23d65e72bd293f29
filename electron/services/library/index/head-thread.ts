import { Worker } from 'node:worker_threads';
import type { PostId } from '../../../../shared/model/post.ts';
import type { FileHead } from '../../../fs/sync-disk.ts';
import { logProblem } from '../../log.ts';
import { headMemory, headSpace, type HeadMemory } from './head-space.ts';

/** A thread that does nothing but read the first bytes of files, while the one that asked looks into those of others. */
export interface HeadThread {
  /**
   * Has them read of so many files at most, and answers who waits for them: null where they do not come. They are good until the
   * call after the next. null by itself: the thread is not there yet, or not any more.
   */
  read(root: string, ids: readonly PostId[]): (() => readonly (FileHead | null)[] | null) | null;
  end(): void;
}

export interface HeadStart {
  readonly memory: HeadMemory;
  /** Of each half the number of the last request that was answered in it. */
  readonly answered: SharedArrayBuffer;
}

export interface HeadRequest {
  readonly root: string;
  /** Ids with a NUL between two, which no name holds: one text goes from thread to thread in a tenth of the time of many. */
  readonly ids: string;
  readonly half: number;
  /** Of the first file. */
  readonly place: number;
  readonly number: number;
}

/** Milliseconds after which a disk is so slow that reading beside one another gains nothing. */
const longestWait = 500;

/** `most`: files that are asked for at once; `longest`: bytes of each. */
export function startHeadThread(module: URL, most: number, longest: number): HeadThread {
  const space = headSpace(headMemory(2 * most, longest));
  const answered = new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT);
  const answers = new Int32Array(answered);
  const worker = new Worker(module, { workerData: { memory: space.memory, answered } satisfies HeadStart });
  let isReady = false;
  let requests = 0;
  const end = () => {
    isReady = false;
    void worker.terminate();
  };
  worker.unref();
  worker.once('message', () => (isReady = true));
  worker.on('error', (error) => {
    isReady = false;
    logProblem('the thread that reads ahead broke off', error);
  });

  function isAnswered(half: number, number: number): boolean {
    // A plain look at the number would not say that the bytes before it are there, on processors that write out of order.
    for (let last = Atomics.load(answers, half); last !== number; last = Atomics.load(answers, half))
      if (Atomics.wait(answers, half, last, longestWait) === 'timed-out') return false;
    return true;
  }

  return {
    read: (root, ids) => {
      if (!isReady) return null;
      const number = ++requests;
      const half = number % 2;
      const place = half * most;
      worker.postMessage({ root, ids: ids.join('\0'), half, place, number } satisfies HeadRequest);
      return () => {
        if (isReady && isAnswered(half, number)) return ids.map((_, index) => space.at(place + index));
        // What comes later would go where other files have their place.
        end();
        return null;
      };
    },
    end,
  };
}
