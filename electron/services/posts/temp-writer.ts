import { Worker } from 'node:worker_threads';
import type { Disk } from '../../fs/disk.ts';
import { logProblem } from '../log.ts';
import { removeTemp, writeTemps, type TempGroup } from './temp-files.ts';

export interface TempRequest {
  readonly number: number;
  readonly group: TempGroup;
}

export interface TempAnswer extends Pick<TempGroup, 'pack'> {
  readonly number: number;
  readonly written: readonly boolean[];
}

type Written = Pick<TempAnswer, 'written' | 'pack'>;

/** Writes groups of temp files; see `writeTemps`. */
export interface TempWriter {
  /** Has the pack for itself until it answers with one. Never rejects. */
  write(group: TempGroup, isFull: boolean): Promise<Written>;
  end(): Promise<void>;
}

/**
 * A thread of its own writes from the first full group on: to make names takes a while, and a disk with much to do makes
 * whoever makes one wait. Without its `module` this thread does.
 */
export function createTempWriter(disk: Disk, module: URL | null): TempWriter {
  let thread: TempThread | null = null;
  return {
    write: async (group, isFull) => {
      const { temps, pack } = group;
      if (isFull && module) thread ??= createTempThread(module);
      if (!thread) return { written: await writeTemps(disk, group), pack };
      try {
        return await thread.write(group);
      } catch (error) {
        logProblem('temp files could not be written ahead', error);
        await Promise.all(temps.map(({ temp }) => removeTemp(disk, temp)));
        return { written: [], pack: new Uint8Array() };
      }
    },
    end: async () => thread?.end(),
  };
}

interface TempThread {
  /** The pack goes to the thread and comes back. Rejects when the thread broke off: nobody knows what was written. */
  write(group: TempGroup): Promise<Written>;
  end(): Promise<void>;
}

function createTempThread(module: URL): TempThread {
  const worker = new Worker(module);
  const waiting = new Map<number, PromiseWithResolvers<TempAnswer>>();
  let count = 0;
  let broken: Error | null = null;
  const breakOff = (error: Error) => {
    broken = error;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  worker.on('message', (answer: TempAnswer) => {
    waiting.get(answer.number)?.resolve(answer);
    waiting.delete(answer.number);
  });
  worker.on('error', breakOff);
  worker.on('exit', () => breakOff(new Error('The thread that writes temp files has ended.')));
  return {
    write: (group) => {
      if (broken) return Promise.reject(broken);
      const answer = Promise.withResolvers<TempAnswer>();
      const number = ++count;
      waiting.set(number, answer);
      worker.postMessage({ number, group } satisfies TempRequest, [group.pack.buffer]);
      return answer.promise;
    },
    end: async () => void (await worker.terminate()),
  };
}
