import { diskError } from '../../electron/fs/disk-error.ts';
import type { Disk } from '../../electron/fs/disk.ts';
import type { Unflushed } from '../../electron/fs/write-like.ts';

export interface Fault {
  /** The call that fails, counted from 1; infinity: none. */
  at: number;
  /** The system's name of the failure. */
  errno: string;
  /** Every call after it fails too. */
  sticky?: boolean;
}

export interface FailingDisk {
  readonly disk: Disk;
  /** Names of the calls so far. */
  readonly calls: readonly string[];
  /** Counts from anew, with another fault; without one every call works again. */
  plan(fault?: Fault): void;
}

/** The real disk, on which one chosen call fails as the system would make it fail. A write that fails has written half. */
export function createFailingDisk(real: Disk): FailingDisk {
  const calls: string[] = [];
  let fault: Fault | undefined;

  function fails(name: string): string | null {
    calls.push(name);
    if (!fault) return null;
    const now = fault.sticky ? calls.length >= fault.at : calls.length === fault.at;
    return now ? fault.errno : null;
  }

  function failure(errno: string, path: string): Error {
    return diskError(Object.assign(new Error(`${errno}: injected`), { code: errno }), path);
  }

  const wrap =
    <Args extends readonly [string, ...unknown[]], T>(name: string, step: (...args: Args) => Promise<T>) =>
    async (...args: Args): Promise<T> => {
      const errno = fails(name);
      if (errno) throw failure(errno, typeof args[1] === 'string' ? args[1] : args[0]);
      return step(...args);
    };

  const wrapSync =
    <Args extends readonly [string, ...unknown[]], T>(name: string, step: (...args: Args) => T) =>
    (...args: Args): T => {
      const errno = fails(name);
      if (errno) throw failure(errno, args[0]);
      return step(...args);
    };

  const wrapFlush =
    (path: string, { flush, close }: Unflushed) =>
    async () => {
      const errno = fails('flush');
      if (!errno) return flush();
      close();
      throw failure(errno, path);
    };

  const disk: Disk = {
    sync: {
      list: wrapSync('list', real.sync.list),
      look: wrapSync('look', real.sync.look),
      hasStamp: (...input) => !fails('hasStamp') && real.sync.hasStamp(...input),
      readPlain: wrapSync('readPlain', real.sync.readPlain),
      readStat: wrapSync('readStat', real.sync.readStat),
      readHeld: wrapSync('readHeld', real.sync.readHeld),
      readHead: wrapSync('readHead', real.sync.readHead),
      realpath: wrapSync('realpath', real.sync.realpath),
      exists: (path) => !fails('exists') && real.sync.exists(path),
      writeLoose: (path, bytes) => {
        const errno = fails('writeLoose');
        if (!errno) return real.sync.writeLoose(path, bytes);
        real.sync.writeLoose(path, bytes.subarray(0, bytes.length / 2));
        throw failure(errno, path);
      },
      openLike: (like, path, bytes, mode) => {
        const errno = fails('openLike');
        const half = errno ? bytes.subarray(0, bytes.length / 2) : bytes;
        const written = real.sync.openLike(like, path, half, mode);
        if (!errno) return { ...written, flush: wrapFlush(path, written) };
        written.close();
        throw failure(errno, path);
      },
      makeFolder: wrapSync('makeFolder', real.sync.makeFolder),
      stat: wrapSync('stat', real.sync.stat),
      writable: (path) => (fails('writable') ? false : real.sync.writable(path)),
      rename: wrapSync('rename', real.sync.rename),
    },
    readFile: wrap('readFile', real.readFile),
    stream: wrap('stream', real.stream),
    stat: wrap('stat', real.stat),
    lstat: wrap('lstat', real.lstat),
    list: wrap('list', real.list),
    realpath: wrap('realpath', real.realpath),
    room: wrap('room', real.room),
    writable: async (path) => (fails('writable') ? false : real.writable(path)),
    writeNew: async (path, bytes, mode) => {
      const errno = fails('writeNew');
      if (!errno) return real.writeNew(path, bytes, mode);
      await real.writeNew(path, bytes.subarray(0, bytes.length / 2), mode);
      throw failure(errno, path);
    },
    writeLoose: async (path, bytes) => {
      const errno = fails('writeLoose');
      if (!errno) return real.writeLoose(path, bytes);
      await real.writeLoose(path, bytes.subarray(0, bytes.length / 2));
      throw failure(errno, path);
    },
    changeOwner: wrap('changeOwner', real.changeOwner),
    writeLike: async (like, path, bytes, mode) => {
      const errno = fails('writeLike');
      if (!errno) return real.writeLike(like, path, bytes, mode);
      await real.writeLike(like, path, bytes.subarray(0, bytes.length / 2), mode);
      throw failure(errno, path);
    },
    openLike: async (like, path, bytes, mode) => {
      const errno = fails('openLike');
      const written = await real.openLike(like, path, errno ? bytes.subarray(0, bytes.length / 2) : bytes, mode);
      if (!errno) return { ...written, flush: wrapFlush(path, written) };
      written.close();
      throw failure(errno, path);
    },
    rename: wrap('rename', real.rename),
    link: wrap('link', real.link),
    remove: wrap('remove', real.remove),
    removeFolder: wrap('removeFolder', real.removeFolder),
    removeEmptyFolder: wrap('removeEmptyFolder', real.removeEmptyFolder),
    makeFolder: wrap('makeFolder', real.makeFolder),
    makeNewFolder: wrap('makeNewFolder', real.makeNewFolder),
    copyNew: wrap('copyNew', real.copyNew),
    flushFolder: wrap('flushFolder', real.flushFolder),
  };
  return {
    disk,
    calls,
    plan: (next) => {
      calls.length = 0;
      fault = next;
    },
  };
}

/** What the system may answer to a file call. */
export const errnos = ['ENOSPC', 'EIO', 'EACCES', 'EROFS', 'EMFILE', 'EBUSY', 'EDQUOT', 'EXDEV'] as const;
