import { randomUUID } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { AppError } from '../../shared/base/errors.ts';
import type { Disk } from './disk.ts';
import { errnoOf } from './disk-error.ts';
import { ifThere } from './if-there.ts';
import { isRunning } from './processes.ts';

export interface AtomicWriteOptions {
  /** The file that is replaced: what the system keeps beside its bytes goes along where it can. */
  readonly like?: string;
  /** Permission bits; without it those that the system gives to new files. */
  readonly mode?: number;
  /** Owner to keep where the file had another one than this process. */
  readonly owner?: { readonly uid: number; readonly gid: number };
  /** Runs last before the file is replaced; throws to leave it as it is. */
  readonly beforeReplace?: () => Promise<void>;
  /** The file must not be there yet: a name that is taken is an `already-exists`. */
  readonly create?: boolean;
  /** Neither flushed nor read back, for what can be made again: after a power cut it may be torn, never after a crash. */
  readonly loose?: boolean;
}

/**
 * Puts the bytes at the path so that at any moment, also after a crash or a power cut, the file is the old or the new
 * one: temp file beside it, flushed, renamed over it, folder flushed, read back and compared. Any error removes the
 * temp file. The name of the temp file is one that the watchers of Hugo (`.#*`, `*.tmp`) and Jekyll (`.`) ignore.
 */
export async function atomicWrite(
  disk: Disk,
  path: string,
  bytes: Uint8Array,
  options: AtomicWriteOptions = {},
): Promise<void> {
  const temp = tempName(path);
  try {
    if (options.loose) await disk.writeLoose(temp, bytes, options.mode);
    else if (options.like === undefined) await disk.writeNew(temp, bytes, options.mode);
    else await disk.writeLike(options.like, temp, bytes, options.mode);
    if (options.owner) await disk.changeOwner(temp, options.owner.uid, options.owner.gid);
    await options.beforeReplace?.();
    if (options.create) await moveNew(disk, temp, path);
    else await renameWithRetry(disk, temp, path);
  } catch (error) {
    // Whatever stopped the write may stop this too; then the sweep at the next start removes it.
    await disk.remove(temp).catch(() => undefined);
    throw naming(error, temp, path);
  }
  if (options.loose) return;
  await disk.flushFolder(dirname(path));
  await verify(disk, path, bytes);
}

/** Moves a file or a link to a name that must not be taken: a rename alone would silently replace what is there. */
export async function moveNew(disk: Disk, from: string, to: string): Promise<void> {
  // A second name for a link is one for its target on macOS.
  if ((await disk.lstat(from)).link) return moveChecked(disk, from, to);
  try {
    await disk.link(from, to);
  } catch (error) {
    // `Post.md` to `post.md` on a disk that does not tell them apart: the same file, so nothing can be replaced.
    if (await differsInCaseOnly(disk, from, to)) return renameWithRetry(disk, from, to);
    if (!noLinks.has(errnoOf(error) ?? '')) throw error;
    return moveChecked(disk, from, to);
  }
  try {
    await disk.remove(from);
  } catch (error) {
    // Two names for one file would make it read-only for us: go back to the one that was there.
    await disk.remove(to).catch(() => undefined);
    throw error;
  }
}

/** FAT and some network disks know no second names; there a check and a rename come nearest. */
async function moveChecked(disk: Disk, from: string, to: string): Promise<void> {
  if (await exists(disk, to)) throw nameTaken(to);
  await renameWithRetry(disk, from, to);
}

async function differsInCaseOnly(disk: Pick<Disk, 'lstat'>, from: string, to: string): Promise<boolean> {
  if (from === to || from.toLowerCase() !== to.toLowerCase() || !(await exists(disk, to))) return false;
  const [one, other] = [await disk.lstat(from), await disk.lstat(to)];
  return one.inode === other.inode && one.device === other.device;
}

/** Whether anything (also a broken link) has this name. */
export async function exists(disk: Pick<Disk, 'lstat'>, path: string): Promise<boolean> {
  return (await ifThere(disk.lstat(path))) !== null;
}

/** Waits between tries in milliseconds: together 4 s, as long as a virus scanner usually holds a new file. */
const waits = [10, 20, 40, 80, 160, 320, 640, 1280, 1450];
const heldOnWindows = new Set(['EPERM', 'EACCES', 'EBUSY']);
/** What disks without second names answer; FAT on Windows says EISDIR. */
const noLinks = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EXDEV', 'EMLINK', 'EISDIR', 'EINVAL', 'UNKNOWN']);

/** Renames; on Windows tries again while a scanner or indexer holds the file. */
export async function renameWithRetry(
  disk: Pick<Disk, 'rename'>,
  from: string,
  to: string,
  platform: NodeJS.Platform = process.platform,
): Promise<void> {
  for (const pause of platform === 'win32' ? waits : []) {
    try {
      return await disk.rename(from, to);
    } catch (error) {
      if (!heldOnWindows.has(errnoOf(error) ?? '')) throw error;
      await wait(pause);
    }
  }
  await disk.rename(from, to);
}

/**
 * `.#name.random.tmp`. The name inside is cut, so that a long name does not grow past the limit of 255 bytes; the
 * random part starts with the process, so that a sweep can tell a write under way from one that was cut off.
 */
export function tempName(path: string): string {
  const whole = basename(path);
  const name = whole.length <= 48 ? whole : [...whole].slice(0, 48).join('');
  const owner = process.pid.toString(16).padStart(8, '0');
  // Node asks the system for chance for many of these at once; thousands of bytes asked for one by one take a while.
  return join(dirname(path), `.#${name}.${owner}${randomUUID().slice(0, 8)}.tmp`);
}

const tempPattern = /^\.#.+\.([0-9a-f]{8})[0-9a-f]{8}\.tmp$/s;
const hour = 3_600_000;

/** Whether a file name is that of a temp file of ours. */
export function isTempName(name: string): boolean {
  // Asked for every file of a library.
  return name.startsWith('.#') && tempPattern.test(name);
}

/** Removes temp files that a crash left in a folder; see `sweepTemp`. Answers how many. */
export async function sweepTemps(disk: Disk, folder: string, now: number): Promise<number> {
  let swept = 0;
  for (const { name, kind } of await disk.list(folder))
    if (kind === 'file' && isTempName(name) && (await sweepTemp(disk, join(folder, name), now))) swept++;
  return swept;
}

/** Removes a temp file that a crash left; that of a running process stays for an hour. Answers whether it did. */
export async function sweepTemp(disk: Disk, path: string, now: number): Promise<boolean> {
  const owner = tempPattern.exec(basename(path))?.[1];
  if (owner === undefined) return false;
  if (isRunning(Number.parseInt(owner, 16)) && now - (await disk.lstat(path)).modified < hour) return false;
  await disk.remove(path);
  return true;
}

async function verify(disk: Disk, path: string, bytes: Uint8Array): Promise<void> {
  const written = await disk.readFile(path);
  if (Buffer.compare(written, bytes) === 0) return;
  throw new WrittenOver(path);
}

/** The bytes read back are not those written: another program wrote in the same moment, or the disk lies. */
export class WrittenOver extends AppError {
  constructor(path: string) {
    super('io', `The file does not hold what was just written: ${path}`, {
      file: path,
      remedy: 'Another program may have changed it in the same moment. Compare, then save again.',
    });
  }
}

/** Another file has the name that one is to get. */
export function nameTaken(path: string): AppError {
  return new AppError('already-exists', `The name is already taken: ${path}`, {
    file: path,
    remedy: 'Choose another name.',
  });
}

/** An error about the temp file is about the post to the person. */
export function naming(error: unknown, temp: string, path: string): unknown {
  if (!(error instanceof AppError) || error.file !== temp) return error;
  return new AppError(error.code, error.message.replaceAll(temp, path), {
    file: path,
    remedy: error.remedy,
    cause: error.cause,
  });
}
