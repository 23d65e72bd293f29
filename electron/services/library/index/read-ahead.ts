import { Buffer } from 'node:buffer';
import { headLengths } from '../../../../shared/markdown/facts/head-lengths.ts';
import type { PostId } from '../../../../shared/model/post.ts';
import type { FileHead, SyncDisk } from '../../../fs/sync-disk.ts';
import type { HeadThread } from './head-thread.ts';

/** Bytes of a file that may be needed of its head. */
export const longestHead = Math.max(...headLengths);
/** Files that this thread reads in one go: as many as stay in the processor's own memory. */
const mostAhead = 64;
/** Milliseconds that a file may have been read before it is looked into, far below those in which it has to be quiet. */
const longestAhead = 500;

/** Reads the first bytes of files before they are looked into. */
export interface ReadAhead {
  /**
   * What answers the heads of these files, asked for one after the other: null for one that is not plain or not readable. The thread
   * reads them from now on, of two calls at a time. Else they are read in one go, which is faster than with other work in between.
   */
  begin(ids: readonly PostId[]): (index: number) => FileHead | null;
  /** To be called when the one that was asked for was looked into. */
  taken(): void;
}

export interface ReadAheadOptions {
  readonly disk: SyncDisk;
  /** Absolute real path. */
  readonly root: string;
  readonly thread: HeadThread | null;
  /** Another number whenever a post was read. */
  readonly version: () => number;
}

export function createReadAhead({ disk, root, thread, version }: ReadAheadOptions): ReadAhead {
  let space: Buffer | null = null;
  let takenAt = version();
  let isFirst = true;
  /** When others read posts: what was read before that may be older than what they read. */
  let othersAt = -Infinity;
  /** When the thread had read the files of a call last: only then it begins with those of the next one. */
  let answeredAt = -Infinity;

  function readNow(ids: readonly PostId[]): readonly (FileHead | null)[] {
    const into = (space ??= Buffer.allocUnsafeSlow(mostAhead * longestHead));
    return ids.map((id, index) =>
      readOrNothing(disk, `${root}/${id}`, into.subarray(index * longestHead, (index + 1) * longestHead)),
    );
  }

  return {
    begin: (ids) => {
      // The first rows wait for nobody.
      let answer = isFirst || ids.length === 0 ? null : (thread?.read(root, ids) ?? null);
      isFirst = false;
      let readAt = performance.now();
      let heads: readonly (FileHead | null)[] = [];
      let from = 0;
      return (index) => {
        if (answer) {
          readAt = Math.max(readAt, answeredAt);
          heads = answer() ?? [];
          answer = null;
          answeredAt = performance.now();
        }
        const time = performance.now();
        if (version() !== takenAt) othersAt = time;
        if (index >= from + heads.length || readAt <= othersAt || time - readAt > longestAhead) {
          heads = readNow(ids.slice(index, index + mostAhead));
          [from, readAt] = [index, time];
        }
        return heads[index - from] ?? null;
      };
    },
    taken: () => {
      takenAt = version();
    },
  };
}

/** What goes wrong here will when the post itself is read, and is told then. */
export function readOrNothing(disk: SyncDisk, path: string, into: Buffer): FileHead | null {
  try {
    return disk.readHead(path, into);
  } catch {
    return null;
  }
}
