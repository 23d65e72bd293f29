import { dirname, join } from 'node:path';
import pLimit from 'p-limit';
import { AppError } from '../../../shared/base/errors.ts';
import { toAppError } from '../../../shared/contract/errors.ts';
import type { PostId } from '../../../shared/model/post.ts';
import { naming, renameWithRetry, tempName } from '../../fs/atomic-write.ts';
import type { Disk } from '../../fs/disk.ts';
import type { FileStat } from '../../fs/file-stat.ts';
import type { FileLock } from '../../fs/file-lock.ts';
import { ifThereNow } from '../../fs/if-there.ts';
import { isRealFolder, resolveInsideNow } from '../../fs/inside.ts';
import { closeFiles, type CloseFiles } from '../../fs/open-file.ts';
import type { HeldFile, SyncDisk } from '../../fs/sync-disk.ts';
import { logProblem } from '../log.ts';
import { createSlices } from '../work/slices.ts';
import { obstacleNow } from './post-text.ts';
import { foreignOwner, readOnlyPost } from './save-post.ts';
import type { ReadyTemp } from './temps-ahead.ts';

/** Bytes that are to take the place of others. */
export interface Replacing {
  readonly id: PostId;
  /** What the post has to hold now. */
  readonly over: Uint8Array;
  readonly bytes: Uint8Array;
  /** Holds the bytes already; it is renamed or removed. */
  readonly ready?: ReadyTemp | null;
}

/** `there`: it held the new bytes already. An AppError: this one failed. */
export type Replaced = 'saved' | 'there' | 'conflict' | 'gone' | AppError;

/**
 * The safe save of several posts below a real path, which must be different ones. Answers in their order; never rejects.
 * `close`: for the files that they held.
 */
export type ReplacePosts = (
  root: string,
  posts: readonly Replacing[],
  close?: CloseFiles,
) => Promise<readonly Replaced[]>;

/** A post on its way: `outcome` is set when it has come to an end. */
interface Job extends Replacing {
  path: string;
  stat: FileStat | null;
  temp: string | null;
  outcome: Replaced | null;
}

/** Posts that are replaced under one lock: it must not be held for so long that it looks left behind. */
const underOneLock = 64;

/**
 * The same steps as `savePost` takes for one, each for all of them: temp files beside the posts, flushed together, then
 * under the lock of each folder compared and renamed, the folders flushed, everything read back. One that fails is left as
 * it is, and the others go on. Only what is fast on any disk is done without promises, in slices. Of several calls
 * under way one writes and renames, while the next is looked at and the last one read back.
 */
export function createReplacePosts(disk: Disk, lock?: FileLock): ReplacePosts {
  const inTurn = pLimit(1);
  return async (root, posts, close = closeFiles) => {
    const work: Work = { disk, root, turn: createSlices(), lock, close, closing: [] };
    const jobs = posts.map((post): Job => ({ ...post, path: '', stat: null, temp: null, outcome: null }));
    await each(jobs, work, look);
    const folders = [...Map.groupBy(jobs.filter(isOpen), ({ path }) => dirname(path))];
    await inTurn(async () => {
      await each(jobs, work, write);
      for (const [folder, there] of folders) for (const some of apart(there)) await renameAll(work, folder, some);
    });
    await Promise.all(folders.map(([folder, there]) => flushFolder(work, folder, there)));
    await each(jobs, work, verify);
    await Promise.all(work.closing);
    return jobs.map(({ outcome }) => outcome ?? 'saved');
  };
}

interface Work {
  readonly disk: Disk;
  readonly root: string;
  readonly turn: ReturnType<typeof createSlices>;
  readonly lock: FileLock | undefined;
  readonly close: CloseFiles;
  /** Files that others have taken the place of, on their way to be given up. */
  readonly closing: Promise<void>[];
}

type Step = (work: Work, job: Job) => Promise<void> | void;

const isOpen = ({ outcome }: Job): boolean => outcome === null;

/** Takes all jobs a step further. Those for which nothing is waited take no promise each. */
async function each(jobs: readonly Job[], work: Work, step: Step): Promise<void> {
  const underWay: Promise<void>[] = [];
  for (const job of jobs) {
    const wait = work.turn();
    if (wait) await wait;
    const rest = attempt(work, job, step);
    if (rest) underWay.push(rest);
  }
  await Promise.all(underWay);
}

/** Takes a job a step further unless it has ended; a step that throws ends it. Answers what is left to wait for. */
function attempt(work: Work, job: Job, step: Step): Promise<void> | void {
  if (job.outcome !== null) return;
  const fail = (error: unknown) => {
    if (!(error instanceof AppError)) logProblem('a post could not be replaced', error);
    job.outcome = toAppError(job.temp === null ? error : naming(error, job.temp, job.path));
  };
  const tidyUp = () => (job.outcome === null ? undefined : tidy(work.disk, job));
  try {
    const rest = step(work, job);
    if (rest) return rest.catch(fail).then(tidyUp);
  } catch (error) {
    fail(error);
  }
  return tidyUp();
}

/** Whatever stopped the write may stop this too; then the sweep at the next start removes it. */
async function tidy(disk: Disk, job: Job): Promise<void> {
  if (job.temp !== null) await disk.remove(job.temp).catch(() => undefined);
  job.temp = null;
}

/** Looks whether the post is as it should be, and may be replaced: one with a temp file was, and its bytes are compared once more. */
function look(work: Work, job: Job): Promise<void> | void {
  const { disk } = work;
  const { ready } = job;
  if (!ready) return lookAnew(work, job);
  job.temp = ready.temp;
  const stat = ifThereNow(() => disk.sync.stat(ready.path));
  if (stat && isLike(stat, ready.stat)) [job.path, job.stat] = [ready.path, stat];
  else return tidy(disk, job).then(() => lookAnew(work, job));
}

function lookAnew({ disk: { sync }, root }: Work, job: Job): void {
  const path = placeOf(sync, root, job);
  const found = path === null ? null : ifThereNow(() => sync.readStat(path, longestOf(job)));
  if (path === null || found === null) return void (job.outcome = 'gone');
  job.path = path;
  const now = sideOf(found.bytes, job);
  if (now !== 'over') return void (job.outcome = now === 'bytes' ? 'there' : 'conflict');
  job.stat = found.stat;
  const obstacle = obstacleNow(sync, path, job.stat);
  if (obstacle) throw readOnlyPost(path, obstacle);
}

/** Whether a temp file made for the one would be the same for the other. */
const isLike = (one: FileStat, other: FileStat): boolean =>
  (['kind', 'mode', 'links', 'uid', 'gid', 'device', 'inode'] as const).every((name) => one[name] === other[name]);

/** The temp file, of the mode and owner of the post, flushed. */
async function write({ disk }: Work, job: Job): Promise<void> {
  const { path, bytes, stat } = job;
  if (stat === null || job.temp !== null) return;
  const temp = (job.temp = tempName(path));
  const file = await disk.openLike(path, temp, bytes, stat.mode);
  const owner = foreignOwner(stat);
  try {
    if (owner) await disk.changeOwner(temp, owner.uid, owner.gid);
  } catch (error) {
    file.close();
    throw error;
  }
  await file.flush();
}

/** In parts for one lock each, of different files: two names may lead to one. */
function apart(jobs: readonly Job[]): readonly (readonly Job[])[] {
  const parts: Job[][] = [];
  for (const [, same] of Map.groupBy(jobs, ({ path }) => path)) {
    for (const [index, job] of same.entries()) {
      const part = index === 0 ? parts.at(-1) : undefined;
      if (part && part.length < underOneLock) part.push(job);
      else parts.push([job]);
    }
  }
  return parts;
}

/** Renames posts of one folder, which is asked for its real path again whenever others had their turn. */
async function renameAll(work: Work, folder: string, jobs: readonly Job[]): Promise<void> {
  const unlock = await work.lock?.(join(folder, 'post'));
  const underWay: Promise<void>[] = [];
  const replaced: number[] = [];
  let isReal: boolean | null = null;
  for (const job of jobs) {
    const wait = work.turn();
    if (wait) await wait;
    if (wait || isReal === null) isReal = isRealFolder(work.disk.sync, work.root, folder);
    const isFound = isReal && job.path === join(work.root, job.id);
    const rest = attempt(work, job, () => rename(work, job, isFound, replaced));
    if (rest) underWay.push(rest);
  }
  if (replaced.length > 0) work.closing.push(work.close(replaced));
  await Promise.all(underWay);
  await unlock?.();
}

/** Nothing else of this thread comes between the comparison and the rename. `isFound`: its name leads to its folder. */
function rename(work: Work, job: Job, isFound: boolean, open: number[]): Promise<void> | void {
  if (job.temp === null) return;
  const held = hold(work, job, isFound);
  if (typeof held === 'string') return void (job.outcome = held);
  const now = sideOf(held.bytes, job);
  if (now === 'over' && isHeldInTheWay) {
    held.closeNow();
    return renameLate(work, job);
  }
  try {
    if (now !== 'over') return void (job.outcome = now === 'bytes' ? 'there' : 'conflict');
    work.disk.sync.rename(job.temp, job.path);
    job.temp = null;
  } finally {
    open.push(held.file);
  }
}

/** Whether no file takes the place of one that is open. Elsewhere the rename is fast, for the old bytes are given up later. */
const isHeldInTheWay = process.platform === 'win32';

async function renameLate({ disk }: Work, job: Job): Promise<void> {
  if (job.temp !== null) await renameWithRetry(disk, job.temp, job.path);
  job.temp = null;
}

async function flushFolder(work: Work, folder: string, jobs: readonly Job[]): Promise<void> {
  if (!jobs.some(isOpen)) return;
  const flushed = work.disk.flushFolder(folder);
  // Each post fails by itself.
  flushed.catch(() => undefined);
  await each(jobs, work, () => flushed);
}

/** Other bytes read back: another program wrote in the same moment, or the disk lies. */
function verify({ disk }: Work, job: Job): void {
  const now = readIfThere(disk.sync, job.path, job);
  if (now !== 'bytes') job.outcome = now === null ? 'gone' : 'conflict';
}

/** The file as its name leads to it right before it is replaced, since a link may have been swapped. */
function hold({ disk: { sync }, root }: Work, job: Job, isFound: boolean): HeldFile | 'gone' | 'conflict' {
  const { path } = job;
  try {
    if (isFound) return sync.readHeld(path, longestOf(job));
  } catch {
    // It is not there, or a link by now: its name is followed once more.
  }
  const place = placeOf(sync, root, job);
  if (place !== path) return place === null ? 'gone' : 'conflict';
  return ifThereNow(() => sync.readHeld(path, longestOf(job))) ?? 'gone';
}

const placeOf = (disk: SyncDisk, root: string, { id }: Job): string | null =>
  ifThereNow(() => resolveInsideNow(disk, root, id));

type Side = 'over' | 'bytes' | 'other';

/** Which of the two the file holds. */
const readIfThere = (disk: SyncDisk, path: string, job: Job): Side | null =>
  ifThereNow(() => sideOf(disk.readPlain(path, longestOf(job)).bytes, job));

const longestOf = ({ over, bytes }: Job): number => Math.max(over.length, bytes.length);

function sideOf(now: Uint8Array | null, { over, bytes }: Job): Side {
  if (now && Buffer.compare(now, bytes) === 0) return 'bytes';
  return now && Buffer.compare(now, over) === 0 ? 'over' : 'other';
}
