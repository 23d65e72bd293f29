import { Worker } from 'node:worker_threads';
import type { Disk } from '../../fs/disk.ts';
import { closeFiles, type CloseFiles } from '../../fs/open-file.ts';
import { logProblem } from '../log.ts';
import { removeTemp, writeTemps, type TempGroup } from './temp-files.ts';

export interface TempRequest {
  readonly number: number;
  readonly group?: TempGroup;
  /** Files of the other thread. */
  readonly close?: readonly number[];
}

interface Written extends Pick<TempGroup, 'pack'> {
  readonly written: readonly boolean[];
}

export interface TempAnswer {
  readonly number: number;
  readonly done: Written | undefined;
}

/** Writes groups of temp files; see `writeTemps`. */
export interface TempWriter {
  /** Has the pack for itself until it answers with one. Never rejects. */
  write(group: TempGroup, isFull: boolean): Promise<Written>;
  readonly close: CloseFiles;
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
    close: async (files) => (thread ? thread.close(files) : closeFiles(files)),
    end: async () => thread?.end(),
  };
}

interface TempThread {
  /** The pack goes to the thread and comes back. Rejects when the thread broke off: nobody knows what was written. */
  write(group: TempGroup): Promise<Written>;
  /** One message for many files: to have each closed by itself takes the thread that asks longer than to rename it. */
  readonly close: CloseFiles;
  end(): Promise<void>;
}

function createTempThread(module: URL): TempThread {
  // The files that it closes are not its own.
  const worker = new Worker(module, { trackUnmanagedFds: false });
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
  const ask = async (what: Omit<TempRequest, 'number'>): Promise<Written | undefined> => {
    if (broken) throw broken;
    const answer = Promise.withResolvers<TempAnswer>();
    const number = ++count;
    waiting.set(number, answer);
    worker.postMessage({ number, ...what } satisfies TempRequest, what.group ? [what.group.pack.buffer] : []);
    return (await answer.promise).done;
  };
  return {
    write: async (group) => (await ask({ group })) as Written,
    close: async (close) => {
      if (broken) await closeFiles(close);
      // One that breaks off may have closed some, whose numbers are those of other files by now.
      else await ask({ close }).catch((error: unknown) => logProblem('replaced files may have been left open', error));
    },
    end: async () => void (await worker.terminate()),
  };
}
