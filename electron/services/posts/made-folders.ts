import { dirname } from 'node:path';
import { exists } from '../../fs/atomic-write.ts';
import type { Disk } from '../../fs/disk.ts';

/** Folders that came with posts that got another path, as long as the program runs. */
export interface MadeFolders {
  /** Makes the folder, and those above it. */
  make(folder: string): Promise<void>;
  /** A post has left it: what was made for it and is empty goes, upwards. Never rejects. */
  leave(folder: string): Promise<void>;
}

export function createMadeFolders(disk: Pick<Disk, 'lstat' | 'makeFolder' | 'removeEmptyFolder'>): MadeFolders {
  const made = new Set<string>();
  return {
    make: async (folder) => {
      const wanting: string[] = [];
      for (let at = folder; !(await exists(disk, at)); at = dirname(at)) wanting.push(at);
      await disk.makeFolder(folder);
      for (const one of wanting) made.add(one);
    },
    leave: async (folder) => {
      try {
        for (let at = folder; made.has(at); at = dirname(at)) {
          await disk.removeEmptyFolder(at);
          made.delete(at);
        }
      } catch {
        // Not empty, or held by another program: it may stay.
      }
    },
  };
}
