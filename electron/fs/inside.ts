import { isAbsolute, join, relative, sep } from 'node:path';
import { AppError } from '../../shared/base/errors.ts';
import type { Disk } from './disk.ts';
import { ifThere } from './if-there.ts';
import type { SyncDisk } from './sync-disk.ts';

/** Whether `path` is `root` or lies below it. Both absolute and already real: links are not followed here. */
export function inside(root: string, path: string): boolean {
  const between = relative(root, path);
  return between === '' || (!isAbsolute(between) && between !== '..' && !between.startsWith(`..${sep}`));
}

/**
 * The real path of a library path (always `/`), links resolved. The file itself need not be there yet; then its nearest
 * existing folder counts. AppError `outside-library` when it leads out of the root, which must be a real path; `not-found` when
 * the root has gone: nothing is to be made in its place, under a disk that comes back.
 */
export async function resolveInside(disk: Pick<Disk, 'realpath'>, root: string, id: string): Promise<string> {
  const real = await realpathOfNew(disk, root, partsOf(id));
  if (!inside(root, real)) throw outside(id);
  return real;
}

/** The same without promises, of a file that is there; AppError `not-found` for one that is not. */
export function resolveInsideNow(disk: Pick<SyncDisk, 'realpath'>, root: string, id: string): string {
  const real = disk.realpath(placeInside(root, id));
  if (!inside(root, real)) throw outside(id);
  return real;
}

/** Where a library path lies if nothing on the way is a link. Throws AppError `outside-library`, whatever is there. */
export const placeInside = (root: string, id: string): string => join(root, ...partsOf(id));

/** Whether a library path is a file below the root, which must be a real path, links followed. */
export function isFileInside(disk: SyncDisk, root: string, id: string): boolean {
  const asked = join(root, id);
  if (!disk.exists(asked)) return false;
  try {
    const real = disk.realpath(asked);
    return inside(root, real) && disk.look(real).kind === 'file';
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}

/** Whether a folder is below the root, which must be a real path, and nothing on the way to it is a link. */
export function isRealFolder(disk: Pick<SyncDisk, 'realpath'>, root: string, folder: string): boolean {
  try {
    return disk.realpath(folder) === folder && inside(root, folder);
  } catch {
    return false;
  }
}

/** The same, with each folder asked for once: for a stretch of work in which nothing is to be expected of others. */
export function createFolderCheck(disk: Pick<SyncDisk, 'realpath'>, root: string): (folder: string) => boolean {
  const known = new Map<string, boolean>();
  return (folder) => {
    const found = known.get(folder) ?? isRealFolder(disk, root, folder);
    known.set(folder, found);
    return found;
  };
}

/** The names on the way. Throws for a path that would leave the folder, whatever is there. */
function partsOf(id: string): readonly string[] {
  const parts = id.split('/');
  // On Windows a backslash separates too, and `C:` or a stream name would leave the folder.
  const foreign = sep === '\\' && /[\\:]/.test(id);
  if (id === '' || id.includes('\0') || foreign || isAbsolute(id) || parts.some((part) => part === '..')) {
    throw outside(id);
  }
  return parts;
}

/**
 * Where nothing is yet, down from the root to the first name that is missing: upwards, an image address of thousands of
 * made-up folders would ask the system thousands of times.
 */
async function realpathOfNew(disk: Pick<Disk, 'realpath'>, root: string, parts: readonly string[]): Promise<string> {
  const whole = await ifThere(disk.realpath(join(root, ...parts)));
  if (whole !== null) return whole;
  let there = root;
  for (const [index, part] of parts.entries()) {
    const next = await ifThere(disk.realpath(join(there, part)));
    if (next === null) {
      if (index === 0 && (await ifThere(disk.realpath(root))) === null) throw rootGone(root);
      return join(there, ...parts.slice(index));
    }
    there = next;
  }
  return there;
}

function rootGone(root: string): AppError {
  return new AppError('not-found', `The folder is not there: ${root}`, {
    file: root,
    remedy: 'Connect or restore it, then try again.',
  });
}

function outside(id: string): AppError {
  return new AppError('outside-library', `It leads out of the opened folder: ${id}`, {
    file: id,
    remedy: 'Open the folder that holds it, or replace the link by the file itself.',
  });
}
