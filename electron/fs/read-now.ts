import { closeSync, constants, fstatSync, openSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inside } from './inside.ts';

/** The bytes of a library's file. null when it is not there, cannot be read, is no ordinary file or leads out of the root. */
export type ReadInside = (id: string, limit: number) => Uint8Array | null;

/**
 * Reads files below the root, which must be a real path, at once: for a thread of its own, where thousands of small files are
 * read three times as fast as by promises. Each folder is looked at once, so a reader is only for one stretch of work.
 * More than `limit` bytes are not read.
 */
export function createInsideReader(root: string): ReadInside {
  const folders = new Map<string, boolean>();
  const isReal = (folder: string) => {
    const known = folders.get(folder);
    if (known !== undefined) return known;
    const real = realpathSync.native(folder) === folder && inside(root, folder);
    folders.set(folder, real);
    return real;
  };
  return (id, limit) => {
    const path = join(root, id);
    try {
      // The system refuses a link in the last place, so that the folder is all that has to be looked at.
      if (noLinks !== undefined && isReal(dirname(path))) return readRegularFile(path, limit, noLinks);
    } catch {
      // A link, or nothing there.
    }
    try {
      const real = realpathSync.native(path);
      return inside(root, real) ? readRegularFile(real, limit, 0) : null;
    } catch {
      return null;
    }
  };
}

/** Is another one once the file was changed; null when nothing can be said of it. */
export function stampNow(root: string, id: string): string | null {
  try {
    const { ino, size, mtimeMs, ctimeMs } = statSync(join(root, id));
    return `${ino} ${size} ${mtimeMs} ${ctimeMs}`;
  } catch {
    return null;
  }
}

/** Windows does not know it. */
const noLinks: number | undefined = constants.O_NOFOLLOW;

function readRegularFile(path: string, limit: number, flags: number): Uint8Array | null {
  // A FIFO named `x.md` would hang a plain open; Windows has neither.
  const handle = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | flags);
  try {
    const stats = fstatSync(handle);
    return stats.isFile() && stats.size <= limit ? readFileSync(handle) : null;
  } finally {
    closeSync(handle);
  }
}
