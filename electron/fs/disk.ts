import { closeSync, constants, createReadStream, fstatSync, type Dirent, type Stats } from 'node:fs';
import * as fs from 'node:fs/promises';
import { Readable } from 'node:stream';
import { AppError } from '../../shared/base/errors.ts';
import { diskError } from './disk-error.ts';
import { fileStat, type FileStat } from './file-stat.ts';
import { makeFolder } from './make-folder.ts';
import { flush, openFile, readAll } from './open-file.ts';
import { shareFlushes } from './shared-flush.ts';
import { createSyncDisk, type Entry, type SyncDisk } from './sync-disk.ts';
import { openLike, writeFlushed, writeLike, type Unflushed } from './write-like.ts';

/**
 * The disk as primitives, each one step that can fail by itself, so that a test can fail any of them.
 * Paths are absolute. Every failure is an AppError with file and remedy.
 */
export interface Disk {
  /** The same without promises, where that is much faster. */
  readonly sync: SyncDisk;
  /**
   * The bytes of a regular file; `too-large` past `limit` bytes, `unsupported` for a FIFO, socket or device. They are put in
   * `room` where they do not fill it, so that memory is used again.
   */
  readFile(path: string, limit?: number, room?: Uint8Array): Promise<Uint8Array>;
  /** The bytes of a regular file piece by piece, or those from `start` to `end`, this one included. */
  stream(path: string, part?: { readonly start: number; readonly end: number }): Promise<ReadableStream<Uint8Array>>;
  stat(path: string): Promise<FileStat>;
  lstat(path: string): Promise<FileStat & { readonly link: boolean }>;
  /** The entries of a folder in no particular order. */
  list(path: string): Promise<readonly Entry[]>;
  realpath(path: string): Promise<string>;
  /** Whether this process may write to the file or into the folder. */
  writable(path: string): Promise<boolean>;
  /** Bytes that this process may still write where the path lies; null: the system does not say. */
  room(path: string): Promise<number | null>;
  /** Writes a file that must not be there yet, and flushes it to the disk. A failure may leave part of it. */
  writeNew(path: string, bytes: Uint8Array, mode?: number): Promise<void>;
  /** The same without the flush, many times as fast: for what can be made again after a power cut. */
  writeLoose(path: string, bytes: Uint8Array, mode?: number): Promise<void>;
  /** As `writeNew`, with what this system keeps beside the bytes of the file `like`: see `writeLike`. */
  writeLike(like: string, path: string, bytes: Uint8Array, mode?: number): Promise<void>;
  /** The same, but nothing of it is safe before the answer is flushed. A failure may leave part of it. */
  openLike(like: string, path: string, bytes: Uint8Array, mode: number): Promise<Unflushed>;
  changeOwner(path: string, uid: number, gid: number): Promise<void>;
  /** Replaces what is at `to`. */
  rename(from: string, to: string): Promise<void>;
  /** A second name for the file; fails when `to` is taken. */
  link(from: string, to: string): Promise<void>;
  /** Removes a file or a link, never what a link leads to. */
  remove(path: string): Promise<void>;
  /** Removes a folder with all that is in it. Only for folders that the app made. */
  removeFolder(path: string): Promise<void>;
  /** Removes a folder that is empty. */
  removeEmptyFolder(path: string): Promise<void>;
  /** Makes the folder and those above it; fine when it is there. */
  makeFolder(path: string): Promise<void>;
  /** Makes one folder that must not be there yet. */
  makeNewFolder(path: string): Promise<void>;
  /** Copies a file to a name that must not be taken. */
  copyNew(from: string, to: string): Promise<void>;
  /** Makes the names in a folder survive a power cut. Does nothing where the system has no such call. */
  flushFolder(path: string): Promise<void>;
}

/** Flushes and other calls without waiting that may be under way at once; libuv's own number is 4. */
const callsAtOnce = '64';

/**
 * The real disk. To be made before anything is read without waiting: the first such call settles how many may run at
 * once, and flushes of many files that run together share the disk's commits.
 */
export function createDisk(): Disk {
  process.env['UV_THREADPOOL_SIZE'] ??= callsAtOnce;
  return {
    sync: createSyncDisk(),
    readFile: (path, limit = Number.POSITIVE_INFINITY, room) => guarded(path, () => readRegularFile(path, limit, room)),
    stream: (path, part) => guarded(path, () => streamRegularFile(path, part)),
    stat: (path) => guarded(path, async () => fileStat(await fs.stat(path))),
    lstat: (path) => guarded(path, async () => linkStat(await fs.lstat(path))),
    list: (path) => guarded(path, async () => (await fs.readdir(path, { withFileTypes: true })).map(entry)),
    realpath: (path) => guarded(path, () => fs.realpath(path)),
    writable: (path) =>
      fs.access(path, constants.W_OK).then(
        () => true,
        () => false,
      ),
    writeNew: (path, bytes, mode) => guarded(path, () => writeFlushed(path, bytes, mode)),
    writeLoose: (path, bytes, mode) => guarded(path, () => fs.writeFile(path, bytes, { flag: 'wx', mode })),
    writeLike: (like, path, bytes, mode) => guarded(path, () => writeLike(like, path, bytes, mode)),
    openLike: (like, path, bytes, mode) =>
      guarded(path, async () => {
        const { flush, close } = await openLike(like, path, bytes, mode);
        return { flush: () => guarded(path, flush), close };
      }),
    room: (path) =>
      guarded(path, async () => {
        const { bavail, bsize, blocks } = await fs.statfs(path);
        return blocks === 0 ? null : bavail * bsize;
      }),
    changeOwner: (path, uid, gid) => guarded(path, () => fs.chown(path, uid, gid)),
    rename: (from, to) => guarded(to, () => fs.rename(from, to)),
    link: (from, to) => guarded(to, () => fs.link(from, to)),
    remove: (path) => guarded(path, () => fs.unlink(path)),
    removeFolder: (path) => guarded(path, () => fs.rm(path, { recursive: true, force: true })),
    removeEmptyFolder: (path) => guarded(path, () => fs.rmdir(path)),
    makeFolder: (path) => guarded(path, () => makeFolder(path)),
    makeNewFolder: (path) => guarded(path, () => fs.mkdir(path)),
    copyNew: (from, to) => guarded(to, () => fs.copyFile(from, to, constants.COPYFILE_EXCL)),
    flushFolder: shareFlushes((path) => guarded(path, () => flushFolder(path))),
  };
}

async function guarded<T>(path: string, step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    throw diskError(error, path);
  }
}

/** Opens without waiting: a FIFO named `x.md` would hang a plain open for ever. */
async function openRegularFile(path: string): Promise<{ file: number; size: number }> {
  // Windows has neither FIFOs nor this flag.
  const file = await openFile(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  const stats = fstatSync(file);
  if (stats.isFile()) return { file, size: stats.size };
  closeSync(file);
  if (stats.isDirectory()) throw Object.assign(new Error('is a folder'), { code: 'EISDIR' });
  throw new AppError('unsupported', `It is not an ordinary file: ${path}`, {
    file: path,
    remedy: 'Remove it from the library or give it another ending.',
  });
}

async function readRegularFile(path: string, limit: number, room?: Uint8Array): Promise<Uint8Array> {
  const { file, size } = await openRegularFile(path);
  try {
    if (size > limit) throw tooLarge(path, size, limit);
    return await readAll(file, size, room);
  } finally {
    closeSync(file);
  }
}

async function streamRegularFile(path: string, part?: { start: number; end: number }) {
  const { file } = await openRegularFile(path);
  return Readable.toWeb(createReadStream(path, { fd: file, ...part })) as ReadableStream<Uint8Array>;
}

/** A file past the bytes that are read of it. */
export function tooLarge(path: string, size: number, limit: number): AppError {
  const megabytes = (bytes: number) => Math.round(bytes / 1024 / 1024);
  return new AppError('too-large', `The file is too large to open (${megabytes(size)} MB): ${path}`, {
    file: path,
    remedy: `Longhand opens files of up to ${megabytes(limit)} MB.`,
  });
}

/** Some file systems (network, FUSE) know no flush of folders and say so; a real disk error is passed on. */
const noFolderFlush = new Set(['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'EISDIR', 'ENOSYS']);

async function flushFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await openFile(path, constants.O_RDONLY);
  try {
    await flush(folder);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === undefined || !noFolderFlush.has(code)) throw error;
  } finally {
    closeSync(folder);
  }
}

function entry(found: Dirent): Entry {
  const kind = found.isSymbolicLink() ? 'link' : found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other';
  return { name: found.name, kind };
}

const linkStat = (stats: Stats) => ({ ...fileStat(stats), link: stats.isSymbolicLink() });
