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
  /** The worker has ended by itself; nothing more comes from it. */
  readonly onBroken: (reason: string) => void;
}

export function openSearchLine({ worker: module, onReply, onBroken }: SearchLineOptions): SearchLine {
  if (module === null) {
    const host = createSearchHost(onReply);
    return { send: (order) => host.receive(order), close: async () => host.close() };
  }
  const worker = new Worker(module);
  let isClosing = false;
  const broken = (reason: string) => {
    if (!isClosing) onBroken(reason);
    isClosing = true;
  };
  worker.on('message', onReply);
  worker.on('error', (error) => broken(error instanceof Error ? error.message : String(error)));
  worker.on('exit', (code) => broken(`the search ended with code ${code}`));
  return {
    send: (order) => worker.postMessage(order),
    close: async () => {
      isClosing = true;
      await worker.terminate();
    },
  };
}
