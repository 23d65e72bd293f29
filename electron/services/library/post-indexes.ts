import { Worker } from 'node:worker_threads';
import type { SyncDisk } from '../../fs/sync-disk.ts';
import { createIndexThread } from './index-thread.ts';
import { createPostIndex, type PostIndex, type PostIndexOptions } from './post-index.ts';

/** Where folders are read: each in a thread of its own, or all in this one. */
export interface PostIndexes {
  /** An index of a folder that is not open yet. */
  open(folder: Pick<PostIndexOptions, 'root' | 'file' | 'tell'>): PostIndex;
  dispose(): Promise<void>;
}

export interface PostIndexesOptions {
  readonly disk: SyncDisk;
  /** Module of the worker; null works in this thread. */
  readonly worker: URL | null;
  /** Milliseconds since 1970; a worker has the clock of the system. */
  readonly now: () => number;
}

export function createPostIndexes({ disk, worker, now }: PostIndexesOptions): PostIndexes {
  // To start a thread takes about as long as to read the posts that a window shows, so the first one waits ready.
  let ready = worker && start(worker);
  return {
    open: (folder) => {
      if (!worker) return createPostIndex({ ...folder, disk, now });
      const taken = ready ?? start(worker);
      ready = null;
      return createIndexThread(taken, folder);
    },
    dispose: async () => {
      ready?.ref();
      await ready?.terminate();
    },
  };
}

/** Trees of syntax are made and let go: with more room for what is let go, hundreds of megabytes of it pile up. */
const youngMegabytes = 12;

function start(module: URL): Worker {
  const worker = new Worker(module, { resourceLimits: { maxYoungGenerationSizeMb: youngMegabytes } });
  worker.unref();
  return worker;
}
