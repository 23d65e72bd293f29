import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { AppError } from '../../shared/base/errors.ts';
import type { Disk } from './disk.ts';

/** Waits until no other process of ours is about to replace a file in the folder of this one; answers what lets the next one in. */
export type FileLock = (path: string) => Promise<() => Promise<void>>;

/** Milliseconds after which a lock is what a crash left: it is held for some comparisons and renames. */
const stale = 5000;
/** Milliseconds after which a save goes on without: a lock must never be the reason why a text is not saved. */
const patience = 1500;

/**
 * Locks between processes that share a folder for them, as empty folders there: two hosts with one library then cannot
 * both find the file unchanged and both replace it. One lock is for all files of a folder, so that many are replaced under it.
 * Where no lock can be made (full or read-only disk) saves go on without.
 */
export function createFileLock(disk: Disk, folder: string, now: () => number = Date.now): FileLock {
  async function take(lock: string): Promise<boolean> {
    const end = now() + patience;
    for (let made = false; now() < end;) {
      try {
        await disk.makeNewFolder(lock);
        return true;
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        if (error.code === 'not-found' && !made) {
          await disk.makeFolder(folder);
          made = true;
        } else if (error.code === 'already-exists') await removeStale(lock);
        else return false;
      }
    }
    return false;
  }

  async function removeStale(lock: string): Promise<void> {
    const age = await disk.lstat(lock).then(
      ({ modified }) => now() - modified,
      // Given back in this moment.
      () => 0,
    );
    if (Math.abs(age) > stale) await release(lock);
    else await wait(2 + Math.random() * 6);
  }

  async function release(lock: string): Promise<void> {
    await disk.removeEmptyFolder(lock).catch(() => undefined);
  }

  return async (path) => {
    const lock = join(folder, createHash('sha256').update(dirname(path)).digest('hex').slice(0, 32));
    const taken = await take(lock).catch(() => false);
    return async () => {
      if (taken) await release(lock);
    };
  };
}
