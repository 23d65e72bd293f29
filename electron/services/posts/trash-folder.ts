import { dirname, join } from 'node:path';
import { AppError } from '../../../shared/base/errors.ts';
import { copyTree, verifyCopy } from '../../fs/copy.ts';
import { exists, moveNew, renameWithRetry, tempName } from '../../fs/atomic-write.ts';
import type { Disk } from '../../fs/disk.ts';
import { errnoOf } from '../../fs/disk-error.ts';
import { inside } from '../../fs/inside.ts';

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

/** Moves what lies at a path of the trash folder to a name that must not be taken. */
export type TakeFromTrash = (place: string, to: string) => Promise<void>;

/**
 * The way back from the trash folder. AppError `not-found`: it is not there any more; `denied`: a link leads out of the
 * trash; `already-exists`: the name is taken. It stays where it is then.
 */
export function createTakeFromTrash({ disk, dataFolder }: TrashFolderOptions): TakeFromTrash {
  const trash = join(dataFolder, 'trash');
  return async (place, to) => {
    if (!(await exists(disk, place))) {
      throw new AppError('not-found', `It is not in the trash any more: ${place}`, { file: place });
    }
    const [root, folder] = [await disk.realpath(trash), await disk.realpath(dirname(place))];
    if (folder === root || !inside(root, folder)) {
      throw new AppError('denied', `It does not lie in the trash: ${place}`, { file: place });
    }
    try {
      await moveToNew(disk, place, to);
    } catch (error) {
      if (errnoOf(error) !== 'EXDEV') throw error;
      await moveBackAcrossDisks(disk, place, to);
    }
    await removeEmptyFolders(disk, trash, dirname(place));
  };
}

async function moveToNew(disk: Disk, from: string, to: string): Promise<void> {
  if ((await disk.lstat(from)).kind !== 'folder') return moveNew(disk, from, to);
  // A rename would take the place of an empty folder.
  if (await exists(disk, to)) throw new AppError('already-exists', `The name is already taken: ${to}`, { file: to });
  await renameWithRetry(disk, from, to);
}

/** Copied under the name of a temp file first: what is removed after a failure is never somebody else's. */
async function moveBackAcrossDisks(disk: Disk, from: string, to: string): Promise<void> {
  const temp = tempName(to);
  await copyVerified(disk, from, temp);
  try {
    await moveToNew(disk, temp, to);
  } catch (error) {
    await removeTree(disk, temp).catch(() => undefined);
    throw error;
  }
  // It is back; what stays in the trash is one copy too many.
  await removeTree(disk, from).catch(() => undefined);
}

/** Upwards, as far as nothing else was trashed with it. */
async function removeEmptyFolders(disk: Disk, trash: string, folder: string): Promise<void> {
  try {
    for (let at = folder; at !== trash; at = dirname(at)) await disk.removeEmptyFolder(at);
  } catch {
    // Not empty, or held by another program: it may stay.
  }
}

/** Nothing is removed before its copy has been read back. */
async function moveAcrossDisks(disk: Disk, from: string, to: string): Promise<void> {
  await copyVerified(disk, from, to);
  await removeTree(disk, from);
}

/** A copy that failed is removed. */
async function copyVerified(disk: Disk, from: string, to: string): Promise<void> {
  try {
    await copyTree(disk, from, to);
    await verifyCopy(disk, from, to);
  } catch (error) {
    await removeTree(disk, to).catch(() => undefined);
    throw error;
  }
}

async function removeTree(disk: Disk, path: string): Promise<void> {
  await ((await disk.lstat(path)).kind === 'folder' ? disk.removeFolder(path) : disk.remove(path));
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
