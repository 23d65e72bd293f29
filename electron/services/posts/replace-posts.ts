import { dirname } from 'node:path';
import pLimit from 'p-limit';
import { AppError } from '../../../shared/base/errors.ts';
import { toAppError } from '../../../shared/contract/errors.ts';
import type { PostId } from '../../../shared/model/post.ts';
import { naming, renameWithRetry, tempName } from '../../fs/atomic-write.ts';
import type { Disk } from '../../fs/disk.ts';
import { longestHold, type FileLock } from '../../fs/file-lock.ts';
import { resolveInsideNow } from '../../fs/inside.ts';
import type { SyncDisk, Unflushed } from '../../fs/sync-disk.ts';
import { logProblem } from '../log.ts';
import { obstacleNow } from './post-text.ts';
import { foreignOwner, readOnlyPost } from './save-post.ts';

/** Bytes that are to take the place of others. */
export interface Replacing {
  readonly id: PostId;
  /** What the post has to hold now. */
  readonly over: Uint8Array;
  readonly bytes: Uint8Array;
}

/** `there`: it held the new bytes already. An AppError: this one failed. */
export type Replaced = 'saved' | 'there' | 'conflict' | 'gone' | AppError;

/** The safe save of several posts below a real path, which must be different ones. Answers in their order; never rejects. */
export type ReplacePosts = (root: string, posts: readonly Replacing[]) => Promise<readonly Replaced[]>;

/** A post on its way: `outcome` is set when it has come to an end. */
interface Job extends Replacing {
  path: string;
  temp: string | null;
  file: Unflushed | null;
  outcome: Replaced | null;
}

/**
 * The same steps as `savePost` takes for one, each for all of them: temp files beside the posts, flushed together, then
 * under the lock of each folder compared and renamed, the folders flushed, everything read back. One that fails is left as
 * it is, and the others go on. Most is done at once, so it is for a thread of its own.
 */
export function createReplacePosts(disk: Disk, lock?: FileLock): ReplacePosts {
  // While some are flushed, others are written; two at once would only wait for each other's locks.
  const inTurn = pLimit(1);
  return async (root, posts) => {
    const jobs = posts.map((post): Job => ({ ...post, path: '', temp: null, file: null, outcome: null }));
    for (const job of jobs) await attempt(disk, job, () => begin(disk, root, job));
    await Promise.all(jobs.map((job) => attempt(disk, job, () => flush(job))));
    const folders = byFolder(jobs);
    await inTurn(async () => {
      for (const [, there] of folders) await renameAll(disk, root, there, lock);
    });
    await Promise.all([...folders].map(([folder, there]) => flushNames(disk, folder, there)));
    for (const job of jobs) await attempt(disk, job, () => verify(disk.sync, job));
    return jobs.map(({ outcome }) => outcome ?? 'saved');
  };
}

/** Takes a job a step further unless it has ended; a step that throws ends it. */
async function attempt(disk: Disk, job: Job, step: () => Promise<void> | void): Promise<void> {
  if (job.outcome !== null) return;
  try {
    await step();
  } catch (error) {
    if (!(error instanceof AppError)) logProblem('a post could not be replaced', error);
    job.outcome = toAppError(job.temp === null ? error : naming(error, job.temp, job.path));
  }
  if (job.outcome !== null) await tidy(disk, job);
}

/** Whatever stopped the write may stop this too; then the sweep at the next start removes it. */
async function tidy(disk: Disk, job: Job): Promise<void> {
  try {
    job.file?.close();
  } catch {
    // The file is given up.
  }
  if (job.temp !== null) await disk.remove(job.temp).catch(() => undefined);
  job.file = job.temp = null;
}

/** Looks whether the post is as it should be, and writes the temp file. */
async function begin(disk: Disk, root: string, job: Job): Promise<void> {
  const { sync } = disk;
  const { over, bytes } = job;
  const path = placeOf(sync, root, job);
  const now = path === null ? null : readIfThere(sync, path, over, bytes);
  if (path === null || now === null) return void (job.outcome = 'gone');
  job.path = path;
  if (now !== 'over') return void (job.outcome = now === 'bytes' ? 'there' : 'conflict');
  const stat = sync.stat(path);
  const obstacle = obstacleNow(sync, path, stat);
  if (obstacle) throw readOnlyPost(path, obstacle);
  const temp = tempName(path);
  job.temp = temp;
  job.file = sync.writeLike(path, temp, bytes, stat.mode);
  const owner = foreignOwner(stat);
  if (owner) await disk.changeOwner(temp, owner.uid, owner.gid);
}

async function flush(job: Job): Promise<void> {
  const { file } = job;
  job.file = null;
  await file?.flush();
}

function byFolder(jobs: readonly Job[]): ReadonlyMap<string, readonly Job[]> {
  const folders = new Map<string, Job[]>();
  for (const job of jobs) {
    if (job.outcome !== null) continue;
    const folder = dirname(job.path);
    folders.set(folder, [...(folders.get(folder) ?? []), job]);
  }
  return folders;
}

/** Those of one folder, under its lock. */
async function renameAll(disk: Disk, root: string, jobs: readonly Job[], lock: FileLock | undefined): Promise<void> {
  let unlock = async () => {};
  let end = 0;
  for (const job of jobs) {
    if (performance.now() > end) {
      await unlock();
      if (lock) unlock = await lock(job.path);
      end = performance.now() + longestHold;
    }
    await attempt(disk, job, () => rename(disk, root, job));
  }
  await unlock();
}

/** Between the comparison and the rename nothing else of this thread comes. */
async function rename(disk: Disk, root: string, job: Job): Promise<void> {
  const { path, temp, over, bytes } = job;
  if (temp === null) return;
  const place = placeOf(disk.sync, root, job);
  const now = place === path ? readIfThere(disk.sync, path, over, bytes) : place && 'other';
  if (now === null) return void (job.outcome = 'gone');
  if (now !== 'over') return void (job.outcome = now === 'bytes' ? 'there' : 'conflict');
  // On Windows a scanner may hold it for a while.
  if (process.platform === 'win32') await renameWithRetry(disk, temp, path);
  else disk.sync.rename(temp, path);
  job.temp = null;
}

async function flushNames(disk: Disk, folder: string, jobs: readonly Job[]): Promise<void> {
  if (jobs.every(({ outcome }) => outcome !== null)) return;
  const flushed = disk.flushFolder(folder);
  await Promise.all(jobs.map((job) => attempt(disk, job, () => flushed)));
}

/** Other bytes read back: another program wrote in the same moment, or the disk lies. */
function verify(disk: SyncDisk, job: Job): void {
  const { path, over, bytes } = job;
  const now = readIfThere(disk, path, over, bytes);
  if (now !== 'bytes') job.outcome = now === null ? 'gone' : 'conflict';
}

/** The real path, asked for again right before the file is replaced, since a link may have been swapped. */
const placeOf = (disk: SyncDisk, root: string, { id }: Job): string | null =>
  orNothing(() => resolveInsideNow(disk, root, id));

/** Which of the two the file holds. */
function readIfThere(
  disk: SyncDisk,
  path: string,
  over: Uint8Array,
  bytes: Uint8Array,
): 'over' | 'bytes' | 'other' | null {
  return orNothing(() => {
    const { bytes: now } = disk.readPlain(path, Math.max(over.length, bytes.length));
    if (now && Buffer.compare(now, bytes) === 0) return 'bytes';
    return now && Buffer.compare(now, over) === 0 ? 'over' : 'other';
  });
}

function orNothing<T>(step: () => T): T | null {
  try {
    return step();
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') return null;
    throw error;
  }
}
