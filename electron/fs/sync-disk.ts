import * as fs from 'node:fs';
import { AppError } from '../../shared/base/errors.ts';
import { diskError, errnoOf } from './disk-error.ts';
import { fileStamp } from './file-stamp.ts';
import { fileStat, type FileStat } from './file-stat.ts';
import { makeFolderNow } from './make-folder.ts';
import { openLikeNow, type Unflushed } from './write-like.ts';

export interface Entry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'link' | 'other';
}

/** What a look at a name shows, without going where a link leads. */
export interface Look {
  readonly kind: Entry['kind'];
  /** Bytes. */
  readonly size: number;
  /** Last change of the bytes, milliseconds since 1970. */
  readonly modified: number;
  /** The later of the last change of bytes and of anything else about the file, in milliseconds with their fractions. */
  readonly touched: number;
  /** Size, both times and inode as one word: while it stays the same, the file very likely does too. */
  readonly stamp: string;
}

/** A regular file as it was in one moment; no bytes of one past the limit. */
export interface PlainFile {
  readonly look: Look;
  /** Good until the next reading, which puts its bytes in the same place. */
  readonly bytes: Buffer | null;
}

/** The same with what a save has to keep of it. */
export interface StatFile extends Pick<PlainFile, 'bytes'> {
  readonly stat: FileStat;
}

/**
 * The bytes of a file that is still open. Whatever takes its name, what it held is given up by the system when it is closed, which may take
 * as long as writing to the disk does.
 */
export interface HeldFile extends Pick<PlainFile, 'bytes'> {
  /** Its number, for who closes it later. It is to be closed once. */
  readonly file: number;
  /** Waits for the disk, where something took the name of the file. */
  closeNow(): void;
}

/** The first bytes of a regular file as they were in one moment: all of it where they are as many as its size. */
export interface FileHead {
  readonly look: Look;
  readonly bytes: Buffer;
}

/**
 * What work on thousands of small files needs of the disk, without promises: three times as fast, and so only for a thread
 * of its own or in short slices. Paths are absolute. Every failure is an AppError with file and remedy.
 */
export interface SyncDisk {
  /** The entries of a folder in no particular order. */
  list(path: string): readonly Entry[];
  /** The name itself; of a link, the link. */
  look(path: string): Look;
  /** Whether the stamp of such a look is made of those four numbers; no where nothing can be looked at. */
  hasStamp(path: string, numbers: Float64Array, from: number): boolean;
  /** A regular file; `unsupported` for anything else, a link too. */
  readPlain(path: string, limit: number): PlainFile;
  /** The same, with what a save has to keep of it. */
  readStat(path: string, limit: number): StatFile;
  /** The same, held open. */
  readHeld(path: string, limit: number): HeldFile;
  /** The first bytes of a regular file, as many as there is room for `into`; `unsupported` for anything else, a link too. */
  readHead(path: string, into: Buffer): FileHead;
  realpath(path: string): string;
  /** Whether anything is there, links followed: cheaper than a failure where most often there is nothing. */
  exists(path: string): boolean;
  /** Writes a file, in place of one that is there, without a flush. A failure may leave part of it. */
  writeLoose(path: string, bytes: Uint8Array): void;
  /** As `Disk.openLike`. */
  openLike(like: string, path: string, bytes: Uint8Array, mode: number): Unflushed;
  /** Makes the folder and those above it; fine when it is there. */
  makeFolder(path: string): void;
  /** What is there, links followed. */
  stat(path: string): FileStat;
  /** Whether this process may write to the file or into the folder. */
  writable(path: string): boolean;
  /** Replaces what is at `to`. */
  rename(from: string, to: string): void;
}

/** The real disk. */
export function createSyncDisk(): SyncDisk {
  const read = createReader();
  return {
    list: (path) => guarded(path, () => fs.readdirSync(path, { withFileTypes: true }).map(entry)),
    look: (path) => guarded(path, () => lookOf(fs.lstatSync(path))),
    hasStamp,
    readPlain: (path, limit) => guarded(path, () => readPlain(read, path, limit)),
    readStat: (path, limit) => guarded(path, () => readStat(read, path, limit)),
    readHeld: (path, limit) => guarded(path, () => readHeld(read, path, limit)),
    readHead: (path, into) => guarded(path, () => readHead(path, into)),
    realpath: (path) => guarded(path, () => fs.realpathSync.native(path)),
    exists: fs.existsSync,
    writeLoose: (path, bytes) => guarded(path, () => fs.writeFileSync(path, bytes)),
    openLike: (like, path, bytes, mode) => guarded(path, () => openLikeNow(like, path, bytes, mode)),
    makeFolder: (path) => guarded(path, () => makeFolderNow(path)),
    stat: (path) => guarded(path, () => fileStat(fs.statSync(path))),
    writable: mayWrite,
    rename: (from, to) => guarded(to, () => fs.renameSync(from, to)),
  };
}

function guarded<T>(path: string, step: () => T): T {
  try {
    return step();
  } catch (error) {
    throw diskError(error, path);
  }
}

/** Opens without waiting (a FIFO named `x.md` would hang for ever) and without following a link. Windows knows neither flag. */
const careful = fs.constants.O_RDONLY | (fs.constants.O_NONBLOCK ?? 0) | (fs.constants.O_NOFOLLOW ?? 0);
const followsLinks = fs.constants.O_NOFOLLOW === undefined;

/** The file as it was when it was opened; no bytes past the limit. */
type Read = (
  path: string,
  handle: number,
  limit: number,
) => { readonly stats: fs.Stats; readonly bytes: Buffer | null };

/** Reads open files, each into the same place. */
function createReader(): Read {
  let buffer = Buffer.allocUnsafeSlow(256 * 1024);
  return (path, handle, limit) => {
    const stats = statsOfPlain(path, handle);
    const { size } = stats;
    if (size > limit) return { stats, bytes: null };
    if (buffer.length <= size) buffer = Buffer.allocUnsafeSlow(size * 2);
    let length = 0;
    for (let read = -1; read !== 0; length += read) {
      // It grew since it was opened, or is one of those that the system makes up while it is read.
      if (length === buffer.length) buffer = Buffer.concat([buffer], length * 2);
      read = fs.readSync(handle, buffer, length, buffer.length - length, null);
      if (length + read === size) return { stats, bytes: buffer.subarray(0, size) };
    }
    return { stats, bytes: buffer.subarray(0, length) };
  };
}

function readClosing(read: Read, path: string, limit: number): ReturnType<Read> {
  const handle = openPlain(path);
  try {
    return read(path, handle, limit);
  } finally {
    fs.closeSync(handle);
  }
}

function readPlain(read: Read, path: string, limit: number): PlainFile {
  const { stats, bytes } = readClosing(read, path, limit);
  return { look: lookOf(stats), bytes };
}

function readStat(read: Read, path: string, limit: number): StatFile {
  const { stats, bytes } = readClosing(read, path, limit);
  return { stat: fileStat(stats), bytes };
}

function readHeld(read: Read, path: string, limit: number): HeldFile {
  const handle = openPlain(path);
  try {
    return { bytes: read(path, handle, limit).bytes, file: handle, closeNow: () => fs.closeSync(handle) };
  } catch (error) {
    fs.closeSync(handle);
    throw error;
  }
}

function statsOfPlain(path: string, handle: number): fs.Stats {
  const stats = fs.fstatSync(handle);
  const kind = kindOf(stats);
  if (kind === 'folder') throw Object.assign(new Error('is a folder'), { code: 'EISDIR' });
  if (kind !== 'file') throw notPlain(path);
  return stats;
}

function readHead(path: string, into: Buffer): FileHead {
  const handle = openPlain(path);
  try {
    const look = lookOf(statsOfPlain(path, handle));
    return { look, bytes: into.subarray(0, fs.readSync(handle, into, 0, into.length, 0)) };
  } finally {
    fs.closeSync(handle);
  }
}

function mayWrite(path: string): boolean {
  try {
    fs.accessSync(path, fs.constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function openPlain(path: string): number {
  if (followsLinks && fs.lstatSync(path).isSymbolicLink()) throw notPlain(path);
  try {
    return fs.openSync(path, careful);
  } catch (error) {
    // What the system says of a link when none is to be followed.
    throw errnoOf(error) === 'ELOOP' ? notPlain(path) : error;
  }
}

function notPlain(path: string): AppError {
  return new AppError('unsupported', `It is not an ordinary file: ${path}`, {
    file: path,
    remedy: 'Remove it from the library or give it another ending.',
  });
}

function kindOf(found: fs.Dirent | fs.Stats): Entry['kind'] {
  if (found.isFile()) return 'file';
  if (found.isDirectory()) return 'folder';
  return found.isSymbolicLink() ? 'link' : 'other';
}

const entry = (found: fs.Dirent): Entry => ({ name: found.name, kind: kindOf(found) });

function hasStamp(path: string, numbers: Float64Array, from: number): boolean {
  try {
    const stats = fs.lstatSync(path, { throwIfNoEntry: false });
    return (
      stats !== undefined &&
      stats.size === numbers[from] &&
      stats.mtimeMs === numbers[from + 1] &&
      stats.ctimeMs === numbers[from + 2] &&
      stats.ino === numbers[from + 3]
    );
  } catch {
    return false;
  }
}

function lookOf(stats: fs.Stats): Look {
  const { size, mtimeMs, ctimeMs, ino } = stats;
  return {
    kind: kindOf(stats),
    size,
    modified: Math.round(mtimeMs),
    touched: Math.max(mtimeMs, ctimeMs),
    stamp: fileStamp(size, mtimeMs, ctimeMs, ino),
  };
}
