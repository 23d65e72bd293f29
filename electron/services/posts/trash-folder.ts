import { dirname, join } from 'node:path';
import { copyTree, verifyCopy } from '../../fs/copy.ts';
import { exists } from '../../fs/atomic-write.ts';
import type { Disk } from '../../fs/disk.ts';
import { errnoOf } from '../../fs/disk-error.ts';

export interface TrashFolderOptions {
  readonly disk: Disk;
  readonly dataFolder: string;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/**
 * The trash of hosts that cannot reach the desktop's: a folder a day and second in the app's data folder, in which
 * things lie under the path that they had below the library. Answers the new path.
 */
export function createTrashFolder({ disk, dataFolder, now = Date.now }: TrashFolderOptions) {
  return async (path: string, below: string): Promise<string> => {
    const to = await freePlace(disk, join(dataFolder, 'trash', stamp(now())), below);
    await disk.makeFolder(dirname(to));
    try {
      await disk.rename(path, to);
    } catch (error) {
      if (errnoOf(error) !== 'EXDEV') throw error;
      await moveAcrossDisks(disk, path, to);
    }
    return to;
  };
}

/** Nothing is removed before its copy has been read back. */
async function moveAcrossDisks(disk: Disk, from: string, to: string): Promise<void> {
  const folder = (await disk.lstat(from)).kind === 'folder';
  const remove = (path: string) => (folder ? disk.removeFolder(path) : disk.remove(path));
  try {
    await copyTree(disk, from, to);
    await verifyCopy(disk, from, to);
  } catch (error) {
    await remove(to).catch(() => undefined);
    throw error;
  }
  await remove(from);
}

async function freePlace(disk: Disk, folder: string, below: string): Promise<string> {
  for (let number = 1; ; number++) {
    const place = join(number === 1 ? folder : `${folder}-${number}`, ...below.split('/'));
    if (!(await exists(disk, place))) return place;
  }
}

/** `2024-01-15 10-30-00`, local time: a name that sorts and that Windows allows. */
function stamp(time: number): string {
  const date = new Date(time);
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day} ${two(date.getHours())}-${two(date.getMinutes())}-${two(date.getSeconds())}`;
}
