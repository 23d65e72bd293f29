import {
  closeSync,
  constants,
  copyFileSync,
  fchmodSync,
  fstatSync,
  ftruncateSync,
  openSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { copyFile, rm } from 'node:fs/promises';
import { errnoOf } from './disk-error.ts';
import { changeMode, flush, openFile, truncate, writeAll } from './open-file.ts';

/** A file that was written and is still open. One of the two is to be called, once. */
export interface Unflushed {
  /** Brings it to the disk and closes it. Flushes of many files that run together share the disk's commits. */
  flush(): Promise<void>;
  close(): void;
}

/** Writes a file that must not be there yet and flushes it. A failure may leave part of it. */
export async function writeFlushed(path: string, bytes: Uint8Array, mode?: number): Promise<void> {
  await unflushed(await writeOpen(path, 'wx', bytes, mode)).flush();
}

/**
 * Other bytes in a copy of a file. The system's own copy takes along extended attributes (Finder tags) and access lists
 * on macOS (libuv calls copyfile with COPYFILE_ALL), and streams and attributes on Windows (CopyFileW). On Linux it takes
 * along the bytes alone, so there is nothing to gain there. A disk that cannot copy them must not stop a save.
 */
export async function writeLike(...to: Parameters<typeof openLike>): Promise<void> {
  const { flush: finish } = await openLike(...to);
  await finish();
}

/** The same, but not flushed yet. */
export async function openLike(
  like: string,
  path: string,
  bytes: Uint8Array,
  mode?: number,
  platform: NodeJS.Platform = process.platform,
): Promise<Unflushed> {
  const isCopy = copies(platform) && (await isCopied(like, path));
  return unflushed(await writeOpen(path, isCopy ? 'r+' : 'wx', bytes, mode));
}

/** The same without waiting, but for the flush: for a thread of its own, since names are made as fast as the disk lets. */
export function openLikeNow(
  like: string,
  path: string,
  bytes: Uint8Array,
  mode: number,
  platform: NodeJS.Platform = process.platform,
): Unflushed {
  const file = openSync(path, copies(platform) && isCopiedNow(like, path) ? 'r+' : 'wx', mode);
  try {
    if (copies(platform)) ftruncateSync(file);
    for (let from = 0; from < bytes.length;) from += writeSync(file, bytes, from);
    if (!hasMode(file, mode)) fchmodSync(file, mode);
    return unflushed(file);
  } catch (error) {
    closeSync(file);
    throw error;
  }
}

/** Whether the system's own copy takes more along than the bytes. */
const copies = (platform: NodeJS.Platform): boolean => platform === 'darwin' || platform === 'win32';

/** The process umask narrows the mode given to open. */
const hasMode = (file: number, mode: number): boolean =>
  process.platform === 'win32' || (fstatSync(file).mode & 0o7777) === mode;

const unflushed = (file: number): Unflushed => ({
  flush: () => flush(file).finally(() => closeSync(file)),
  close: () => closeSync(file),
});

async function isCopied(like: string, path: string): Promise<boolean> {
  try {
    await copyFile(like, path, constants.COPYFILE_EXCL);
    return true;
  } catch (error) {
    if (errnoOf(error) === 'EEXIST') throw error;
    await rm(path, { force: true });
    return false;
  }
}

function isCopiedNow(like: string, path: string): boolean {
  try {
    copyFileSync(like, path, constants.COPYFILE_EXCL);
    return true;
  } catch (error) {
    if (errnoOf(error) === 'EEXIST') throw error;
    rmSync(path, { force: true });
    return false;
  }
}

/** So many bytes go into the system's own memory as fast as another thread could be asked to. */
const small = 64 * 1024;

/** Flag `r+`: the file is there, and other bytes come in place of its own. */
async function writeOpen(path: string, flag: 'wx' | 'r+', bytes: Uint8Array, mode?: number): Promise<number> {
  const file = await openFile(path, flag, mode ?? 0o666);
  try {
    if (flag === 'r+') await truncate(file);
    const written = bytes.length > small ? 0 : writeSync(file, bytes, 0, bytes.length, null);
    await writeAll(file, bytes.subarray(written));
    if (mode !== undefined && !hasMode(file, mode)) await changeMode(file, mode);
    return file;
  } catch (error) {
    closeSync(file);
    throw error;
  }
}
