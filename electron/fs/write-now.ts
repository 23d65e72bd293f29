import * as fs from 'node:fs';
import { errnoOf } from './disk-error.ts';
import { flush } from './open-file.ts';

/** A file that was written and is still open. One of the two is to be called, once. */
export interface Unflushed {
  /** Brings it to the disk and closes it. Flushes of many files that run together share the disk's commits. */
  flush(): Promise<void>;
  close(): void;
}

export function mayWrite(path: string): boolean {
  try {
    fs.accessSync(path, fs.constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** As `writeLike` of the disk, at once and without its flush. */
export function writeLikeNow(
  like: string,
  path: string,
  bytes: Uint8Array,
  mode: number,
  platform: NodeJS.Platform = process.platform,
): Unflushed {
  const isCopy = (platform === 'darwin' || platform === 'win32') && isCopied(like, path);
  const file = fs.openSync(path, isCopy ? 'r+' : 'wx', mode);
  try {
    if (isCopy) fs.ftruncateSync(file);
    for (let from = 0; from < bytes.length;) from += fs.writeSync(file, bytes, from, bytes.length - from, null);
    // The process umask narrows the mode given to open.
    if (process.platform !== 'win32') fs.fchmodSync(file, mode);
  } catch (error) {
    fs.closeSync(file);
    throw error;
  }
  const close = () => fs.closeSync(file);
  return { close, flush: () => flush(file).finally(close) };
}

function isCopied(like: string, path: string): boolean {
  try {
    fs.copyFileSync(like, path, fs.constants.COPYFILE_EXCL);
    return true;
  } catch (error) {
    if (errnoOf(error) === 'EEXIST') throw error;
    fs.rmSync(path, { force: true });
    return false;
  }
}
