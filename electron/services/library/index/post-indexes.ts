import { setTimeout } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import { keepCompiled } from '../../keep-compiled.ts';
import type { SyncDisk } from '../../../fs/sync-disk.ts';
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
  /** Folder where the engine keeps what it has compiled of that module; null: nowhere. */
  readonly compiled: string | null;
  /** Milliseconds since 1970; a worker has the clock of the system. */
  readonly now: () => number;
}

export function createPostIndexes({ disk, worker, compiled, now }: PostIndexesOptions): PostIndexes {
  // To start a thread takes about as long as to read the posts that a window shows, so the first one waits ready.
  let ready = worker && start(worker, compiled);
  return {
    open: (folder) => {
      if (!worker) return createPostIndex({ ...folder, disk, now });
      const taken = ready ?? start(worker, compiled);
      ready = null;
      const index = createIndexThread(taken, folder);
      return { ...index, scan: (request) => hurried(() => index.scan(request)) };
    },
    dispose: async () => {
      ready?.ref();
      await ready?.terminate();
    },
  };
}

/** Trees of syntax are made and let go: with more room for what is let go, hundreds of megabytes of it pile up. */
const youngMegabytes = 12;

/**
 * Room that the heap of a reading thread has from the start. It grows to that anyway while a library is read, and collects
 * garbage at each step of the way: a fifth of the time of a second opening.
 */
const roomAtStart = ['--min-semi-space-size=4', '--initial-old-space-size=64'];
/** What the engine has by itself: as it needs them. */
const noRoomAtStart = ['--min-semi-space-size=0', '--initial-old-space-size=0'];

/**
 * The engine's best compiler is done with the code of a reading when the reading is, and takes a third of its time from the
 * processors meanwhile: until then its second best is enough.
 */
const noBestCompiler = ['--invocation-count-for-turbofan=1000000'];
/** What the engine has by itself. */
const bestCompiler = ['--invocation-count-for-turbofan=3000'];
let hurries = 0;
/** Milliseconds in which a thread is there and has warmed up, nearly always. */
const longestWarmUp = 1000;

/** For some hundred milliseconds: all threads of the process are bound by it. */
async function hurried<T>(work: () => Promise<T>): Promise<T> {
  if (hurries++ === 0) setFlags(noBestCompiler);
  try {
    return await work();
  } finally {
    if (--hurries === 0) setFlags(bestCompiler);
  }
}

function start(module: URL, compiled: string | null): Worker {
  // Its best compiler would begin while it warms up, and be in the way of the reading.
  void hurried(() => setTimeout(longestWarmUp, undefined, { ref: false }));
  // A heap takes them over when it is made. A worker cannot be given any of its own, and no other one is to get these.
  setFlags(roomAtStart);
  const worker = new Worker(module, {
    resourceLimits: { maxYoungGenerationSizeMb: youngMegabytes },
    ...keepCompiled(compiled),
  });
  const setBack = () => setFlags(noRoomAtStart);
  worker.once('online', setBack);
  worker.once('exit', setBack);
  worker.unref();
  return worker;
}

function setFlags(flags: readonly string[]): void {
  for (const flag of flags) setFlagsFromString(flag);
}
