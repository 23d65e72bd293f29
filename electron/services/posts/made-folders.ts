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

export function createMadeFolders(disk: Pick<Disk, 'lstat' | 'makeFolder' | 'removeEmptyFolder'>): MadeFolders {
  const made = new Set<string>();
  const leave = async (folder: string): Promise<void> => {
    try {
      for (let at = folder; made.has(at); at = dirname(at)) {
        if (await exists(disk, at)) await disk.removeEmptyFolder(at);
        made.delete(at);
      }
    } catch {
      // Not empty, or held by another program: it may stay.
    }
  };
  return {
    fill: async (folder, put) => {
      for (let at = folder; !(await exists(disk, at)); at = dirname(at)) made.add(at);
      try {
        await disk.makeFolder(folder);
        return await put();
      } catch (error) {
        await leave(folder);
        throw error;
      }
    },
    leave,
  };
}
