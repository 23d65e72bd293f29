import { dirname } from 'node:path';
import type { IndexEntries } from '../index/index-entries.ts';
import { readIndexFile, trimIndexFiles, writeIndexFile } from './index-file.ts';
import type { KnownSite } from '../site/library-profile.ts';
import type { Samples } from '../site/samples.ts';

/** Keeps what is known of a folder for the next time that it is opened. */
export interface IndexKeeper {
  /** Brings back what was kept, and answers the site that the folder held then; only the first call does. */
  restore(): KnownSite | null;
  /** Writes what changed, when there is time. */
  keepSoon(): void;
  /** Writes what changed. */
  close(): void;
}

export interface IndexKeeperOptions {
  /** null keeps nothing. */
  readonly file: string | null;
  /** Absolute real path. */
  readonly root: string;
  readonly entries: IndexEntries;
  readonly samples: Samples;
  /** The site as last found. */
  readonly found: () => KnownSite | null;
}

/** Milliseconds that changes wait for each other. */
const delay = 2000;
/** At most one part in so many of the time goes into writing. */
const share = 50;

export function createIndexKeeper({ file, root, entries, samples, found }: IndexKeeperOptions): IndexKeeper {
  let isRestored = false;
  let kept = 0;
  let took = 0;
  let timer: NodeJS.Timeout | undefined;

  function keep(): void {
    clearTimeout(timer);
    timer = undefined;
    const version = entries.version();
    if (file === null || version === kept) return;
    const started = performance.now();
    // Refused by the disk once, it is tried again after the next change: nobody waits for it.
    writeIndexFile(file, root, { ...entries.saved(), samples: samples.kept(), found: found() });
    took = performance.now() - started;
    kept = version;
  }

  return {
    restore: () => {
      if (isRestored || file === null) return null;
      isRestored = true;
      const saved = readIndexFile(file, root);
      if (!saved) {
        trimIndexFiles(dirname(file));
        return null;
      }
      entries.restore(saved);
      samples.restore(saved.samples);
      return saved.found;
    },
    keepSoon: () => {
      timer ??= setTimeout(keep, Math.max(delay, took * share)).unref();
    },
    close: keep,
  };
}
