import { dirname } from 'node:path';
import { exists } from '../../fs/atomic-write.ts';
import type { Disk } from '../../fs/disk.ts';

/** Folders that came with what was put into them, as long as the program runs. */
export interface MadeFolders {
  /** Makes the folder, and those above it, and has something put there. Where that fails they go again. */
  fill<T>(folder: string, put: () => Promise<T>): Promise<T>;
  /** Something has left it: what was made for it and is empty goes, upwards. Never rejects. */
  leave(folder: string): Promise<void>;
}

/** A folder into which, or below which, something is being put. */
interface Filling {
  readonly folder: string;
  count: number;
  /** It was made for that. */
  isNew: boolean;
}

// The disk is one, whoever puts something there: both are of the whole program.
const filling = new Map<string, Filling>();
const removals = new Map<string, Promise<void>>();

export function createMadeFolders(disk: Pick<Disk, 'lstat' | 'makeFolder' | 'removeEmptyFolder'>): MadeFolders {
  const made = new Set<string>();
  const remove = async (folder: string): Promise<void> => {
    if (await exists(disk, folder)) await disk.removeEmptyFolder(folder);
    made.delete(folder);
  };
  const leave = async (folder: string): Promise<void> => {
    try {
      for (let at = folder; made.has(at) && !filling.has(at); at = dirname(at)) {
        const removal = removals.get(at) ?? remove(at).finally(() => removals.delete(at));
        removals.set(at, removal);
        await removal;
      }
    } catch {
      // Not empty, or held by another program: it may stay.
    }
  };
  return {
    fill: async (folder, put) => {
      try {
        return await held(folder, async (way) => {
          for (const at of way) {
            at.isNew ||= !(await exists(disk, at.folder));
            if (!at.isNew) break;
            made.add(at.folder);
          }
          await disk.makeFolder(folder);
          return put();
        });
      } catch (error) {
        await leave(folder);
        throw error;
      }
    },
    leave,
  };
}

/** While the job runs, nobody takes the folder away, nor one above it: these are what the job is given, in that order. */
async function held<T>(folder: string, job: (way: readonly Filling[]) => Promise<T>): Promise<T> {
  const way = wayTo(folder).map((at) => filling.get(at) ?? { folder: at, count: 0, isNew: false });
  for (const at of way) {
    at.count++;
    filling.set(at.folder, at);
  }
  try {
    await Promise.allSettled(way.map(async (at) => removals.get(at.folder)));
    return await job(way);
  } finally {
    for (const at of way) if (--at.count === 0) filling.delete(at.folder);
  }
}

function wayTo(folder: string): readonly string[] {
  const above = dirname(folder);
  return above === folder ? [folder] : [folder, ...wayTo(above)];
}
