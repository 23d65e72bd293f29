import { setTimeout as wait } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { createSearchHost, type SearchOrder, type SearchReply } from './search-host.ts';

/** The way to where searches run. */
export interface SearchLine {
  send(order: SearchOrder): void;
  close(): Promise<void>;
}

export interface SearchLineOptions {
  /** Module of the worker; null searches in this thread. */
  readonly worker: URL | null;
  readonly onReply: (reply: SearchReply) => void;
  /** The other side has ended by itself; nothing more comes from it. */
  readonly onBroken: (reason: string) => void;
}

/** Milliseconds that the app waits for the search when it ends. */
const patience = 3000;

/** Texts are read, folded and let go: with more room for what is let go, hundreds of megabytes of it pile up. */
export const youngMegabytes = 6;

export function openSearchLine({ worker: module, onReply, onBroken }: SearchLineOptions): SearchLine {
  if (module === null) {
    const host = createSearchHost(onReply, (fault) => {
      host.close();
      onBroken(reasonOf(fault));
    });
    return { send: (order) => host.receive(order), close: async () => host.close() };
  }
  const worker = new Worker(module, { resourceLimits: { maxYoungGenerationSizeMb: youngMegabytes } });
  let isClosing = false;
  const broken = (reason: string) => {
    if (!isClosing) onBroken(reason);
    isClosing = true;
  };
  worker.on('message', onReply);
  worker.on('error', (error) => broken(reasonOf(error)));
  worker.on('exit', (code) => broken(`the search ended with code ${code}`));
  return {
    send: (order) => worker.postMessage(order),
    close: async () => {
      if (isClosing) return;
      isClosing = true;
      const ended = new Promise((resolve) => worker.once('exit', resolve));
      worker.postMessage({ kind: 'end' } satisfies SearchOrder);
      // What is not sealed in time is made anew at the next start.
      await Promise.race([ended, wait(patience, undefined, { ref: false })]);
      await worker.terminate();
    },
  };
}

const reasonOf = (fault: unknown) => (fault instanceof Error ? fault.message : String(fault));
