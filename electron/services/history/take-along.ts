import { join } from 'node:path';
import type { LibraryId } from '../../../shared/model/library.ts';
import { exists } from '../../fs/atomic-write.ts';
import type { Disk } from '../../fs/disk.ts';
import { ifThere } from '../../fs/if-there.ts';

/** Folders of the data folder in which each library has one by its name: unsaved texts, and changes over many posts. */
const byLibrary = ['drafts', 'operations'] as const;
export type KeptByLibrary = (typeof byLibrary)[number];

const kept = async (disk: Disk, dataFolder: string, kind: KeptByLibrary, library: LibraryId) =>
  (await ifThere(disk.list(join(dataFolder, kind, library)))) ?? [];

/** Whether anything of a kind is kept of a library. */
export const isAnyKept = async (disk: Disk, dataFolder: string, kind: KeptByLibrary, library: LibraryId) =>
  (await kept(disk, dataFolder, kind, library)).length > 0;

/** Gives a library what is kept of it under the name that it had in another place. What it has itself stays. */
export async function takeAlong(disk: Disk, dataFolder: string, from: LibraryId, to: LibraryId): Promise<void> {
  for (const kind of byLibrary) {
    const [old, now] = [join(dataFolder, kind, from), join(dataFolder, kind, to)];
    for (const { name } of await kept(disk, dataFolder, kind, from)) {
      await disk.makeFolder(now);
      if (!(await exists(disk, join(now, name)))) await disk.rename(join(old, name), join(now, name));
    }
  }
}
