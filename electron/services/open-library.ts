import { join } from 'node:path';
import pLimit, { type LimitFunction } from 'p-limit';
import { AppError } from '../../shared/base/errors.ts';
import type {
  LibraryChange,
  LibraryId,
  LibraryInfo,
  LibraryNotice,
  LibrarySnapshot,
  Rename,
} from '../../shared/model/library.ts';
import type { PostId, PostSummary } from '../../shared/model/post.ts';
import type { ProfileCorrections } from '../../shared/model/site.ts';
import type { Disk } from '../fs/disk.ts';
import { resolveInside } from '../fs/inside.ts';
import { createFeed, type FeedUpdate, type LibraryFeed } from './library-feed.ts';
import { findLibrary, type FoundLibrary } from './library-profile.ts';
import { logProblem } from './log.ts';
import { readPosts } from './scan.ts';
import { isIgnoredPost, walkLibrary } from './walk.ts';
import { startWatcher } from './watcher.ts';

/** A folder that is open: its list of posts, kept in step with the disk. */
export interface OpenLibrary {
  /** Current name, path and profile. */
  readonly info: LibraryInfo;
  /** Absolute real path. */
  readonly root: string;
  snapshot(): LibrarySnapshot;
  /** Every change after the call, one at most each 100 ms, until the signal is aborted or the library is closed. */
  changes(signal?: AbortSignal): AsyncIterable<LibraryChange>;
  find(id: PostId): PostSummary | undefined;
  /** The absolute path of a post inside the folder. AppError `outside-library` when the disk says otherwise. */
  path(id: PostId): Promise<string>;
  /** Reads these files again after a write of our own and tells every subscriber. */
  refresh(ids: readonly PostId[]): Promise<void>;
  /** Reads the whole folder again. */
  rescan(signal?: AbortSignal): Promise<LibrarySnapshot>;
  setCorrections(corrections: ProfileCorrections): Promise<void>;
  /** Tells every page something about the whole library, in place of what was told under the same code. */
  notify(notice: LibraryNotice): void;
  close(): Promise<void>;
}

export interface OpenLibraryOptions {
  readonly disk: Disk;
  readonly id: LibraryId;
  /** Absolute real path. */
  readonly root: string;
  readonly name: string;
  corrections: ProfileCorrections;
  readonly watch: boolean;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** What an open library is working with; the rest of this module changes it, one job at a time. */
interface Work extends OpenLibraryOptions {
  found: FoundLibrary;
  feed: LibraryFeed;
  closed: boolean;
  stopWatcher: () => Promise<void>;
  stateTimer: NodeJS.Timeout | undefined;
  /** One job at a time: what is read later is then also newer, and never overwritten by an older reading. */
  readonly inTurn: LimitFunction;
  /** Posts to look at in the next turn, and the turn. */
  readonly waiting: Set<PostId>;
  turn: Promise<void> | null;
}

/** Walks and reads a folder, then follows it. Rejects when the folder itself cannot be read or the signal is aborted. */
export async function openLibrary(options: OpenLibraryOptions, signal?: AbortSignal): Promise<OpenLibrary> {
  const work = await startWork(options, signal);
  const { disk, root, feed, inTurn } = work;
  await watchAgain(work);
  planStates(work);
  return {
    get info() {
      return infoOf(work, work.found);
    },
    root,
    snapshot: feed.snapshot,
    changes: feed.changes,
    find: feed.find,
    path: (post) => resolveInside(disk, root, post),
    refresh: (ids) => lookSoon(work, ids),
    rescan: async (stop) => {
      await inTurn(() => readAgain(work, stop));
      // After sleep, a lost connection or the watcher's limit the old watches may be dead.
      await watchAgain(work);
      return feed.snapshot();
    },
    setCorrections: async (corrections) => {
      work.corrections = corrections;
      await inTurn(() => readAgain(work));
    },
    notify: (notice) => notify(work, notice),
    close: async () => {
      work.closed = true;
      clearTimeout(work.stateTimer);
      await work.stopWatcher();
      await inTurn(async () => {});
      feed.close();
    },
  };
}

async function startWork(options: OpenLibraryOptions, signal?: AbortSignal): Promise<Work> {
  const { disk, root, corrections } = options;
  const found = await findLibrary(disk, root, corrections, signal);
  const posts = await readAll(options, found, signal);
  const feed = createFeed({ library: infoOf(options, found), sequence: 0, posts, notices: found.notices });
  const idle = {
    closed: false,
    stopWatcher: async () => {},
    stateTimer: undefined,
    inTurn: pLimit(1),
    waiting: new Set<PostId>(),
    turn: null,
  };
  return { ...options, ...idle, found, feed };
}

function infoOf({ id, root, name }: OpenLibraryOptions, found: FoundLibrary): LibraryInfo {
  const { profile, schemas, usedFields } = found;
  return { id, path: root, name, profile, schemas, usedFields };
}

/** Every post of a walk just made. */
async function readAll(options: OpenLibraryOptions, found: FoundLibrary, signal?: AbortSignal) {
  const { disk, root, now } = options;
  return present(
    await readPosts(found.posts, { disk, root, profile: found.profile, walked: true, now: now(), signal }),
  );
}

/** One reading for all posts named until its turn comes: a rename across thousands of posts names them one by one. */
function lookSoon(work: Work, ids: readonly PostId[]): Promise<void> {
  for (const id of ids) work.waiting.add(id);
  work.turn ??= work.inTurn(() => {
    const named = [...work.waiting];
    work.waiting.clear();
    work.turn = null;
    return look(work, named);
  });
  return work.turn;
}

/** Reads posts and hands on what differs by revision: our own writes, read twice, then change nothing. */
async function look(work: Work, ids: readonly PostId[]): Promise<void> {
  if (work.closed || !(await rootIsThere(work))) return;
  const listed = ids.filter((id) => !isIgnoredPost(work.found.profile.ignoredFolders, id));
  const { disk, root, now, found } = work;
  const update = difference(
    await readPosts(listed, { disk, root, profile: found.profile, now: now() }),
    work.feed.find,
  );
  work.feed.put(update);
  if (update.upserted.some((post) => post.state === 'scheduled')) planStates(work);
}

async function rootIsThere(work: Work): Promise<boolean> {
  try {
    await work.disk.stat(work.root);
    return true;
  } catch (error) {
    // The list stays: a disk that was pulled comes back, and open posts keep their text.
    notify(work, goneNotice(work.root, error));
    return false;
  }
}

async function readAgain(work: Work, signal?: AbortSignal): Promise<void> {
  const { disk, root, feed } = work;
  work.found = await findLibrary(disk, root, work.corrections, signal);
  const posts = await readAll(work, work.found, signal);
  const known = feed.snapshot();
  feed.put({ ...wholeDifference(posts, known.posts), ...aboutFolder(known, work.found, infoOf(work, work.found)) });
  planStates(work);
}

/** What changed between the first reading and the moment the watcher was ready: told by size and time, then read. */
async function catchUp(work: Work): Promise<void> {
  if (work.closed || !(await rootIsThere(work))) return;
  const { disk, root, feed } = work;
  const { posts } = await walkLibrary(disk, root, work.found.profile);
  const walked = new Set(posts);
  const gone = feed.snapshot().posts.filter((post) => !walked.has(post.id));
  const stale = await staleOf(disk, root, posts, feed.find);
  await look(work, [...gone.map((post) => post.id), ...stale]);
}

/** A scheduled post goes live by itself when its time has come. */
function planStates(work: Work): void {
  clearTimeout(work.stateTimer);
  let next = Infinity;
  for (const post of work.feed.posts()) if (post.state === 'scheduled') next = Math.min(next, post.time ?? Infinity);
  if (work.closed || next === Infinity) return;
  const wait = next - work.now();
  // Timers of more than 24 days fire at once.
  const delay = Math.min(Math.max(wait, 1000), 86_400_000);
  work.stateTimer = setTimeout(() => inBackground(work, () => readAgain(work)), delay);
  work.stateTimer.unref();
}

async function watchAgain(work: Work): Promise<void> {
  await work.stopWatcher();
  if (!work.watch || work.closed) return;
  work.stopWatcher = startWatcher({
    root: work.root,
    ignoredFolders: work.found.profile.ignoredFolders,
    onPosts: (ids) => inBackground(work, () => look(work, ids)),
    onReady: () => inBackground(work, () => catchUp(work)),
    onNotice: (notice) => notify(work, notice),
  });
}

function inBackground(work: Work, job: () => Promise<void>): void {
  work.inTurn(job).catch((error: unknown) => {
    if (error instanceof AppError) notify(work, goneNotice(work.root, error));
    else logProblem('could not follow the folder', error);
  });
}

function notify(work: Work, notice: LibraryNotice): void {
  const others = work.feed.snapshot().notices.filter((known) => known.code !== notice.code);
  work.feed.put({ notices: [...others, notice] });
}

const present = (read: ReadonlyMap<PostId, PostSummary | null>) => [...read.values()].filter((post) => post !== null);

function difference(
  read: ReadonlyMap<PostId, PostSummary | null>,
  find: (id: PostId) => PostSummary | undefined,
): FeedUpdate & { readonly upserted: readonly PostSummary[] } {
  const upserted = present(read).filter((post) => find(post.id)?.revision !== post.revision);
  const removed = [...read].flatMap(([id, post]) => (post === null ? (find(id) ?? []) : []));
  const fresh = upserted.filter((post) => !find(post.id));
  return { upserted, removed: removed.map((post) => post.id), renamed: renames(removed, fresh) };
}

function wholeDifference(read: readonly PostSummary[], known: readonly PostSummary[]): FeedUpdate {
  const before = new Map(known.map((post) => [post.id, post]));
  const after = new Set(read.map((post) => post.id));
  const same = (post: PostSummary) => JSON.stringify(before.get(post.id)) === JSON.stringify(post);
  const removed = known.filter((post) => !after.has(post.id));
  const upserted = read.filter((post) => !same(post));
  const fresh = upserted.filter((post) => !before.has(post.id));
  return { upserted, removed: removed.map((post) => post.id), renamed: renames(removed, fresh) };
}

/** Pairs a post that went with one that came holding the same bytes. */
function renames(removed: readonly PostSummary[], fresh: readonly PostSummary[]): readonly Rename[] {
  const left = [...fresh];
  return removed.flatMap((post) => {
    const index = left.findIndex((candidate) => candidate.revision === post.revision);
    const [to] = index < 0 ? [] : left.splice(index, 1);
    return to ? [{ from: post.id, to: to.id }] : [];
  });
}

function aboutFolder(known: LibrarySnapshot, found: FoundLibrary, library: LibraryInfo): FeedUpdate {
  const differ = (a: unknown, b: unknown) => JSON.stringify(a) !== JSON.stringify(b);
  return {
    ...(differ(known.notices, found.notices) && { notices: found.notices }),
    ...(differ(known.library, library) && { library }),
  };
}

/** Posts whose size or time on disk is not what was read. Only a reason to read, never a finding. */
async function staleOf(
  disk: Disk,
  root: string,
  ids: readonly PostId[],
  find: (id: PostId) => PostSummary | undefined,
): Promise<readonly PostId[]> {
  const limit = pLimit(16);
  const looked = ids.map((id) =>
    limit(async () => {
      const stat = await disk.stat(join(root, id)).catch(() => null);
      const known = find(id);
      return stat && known && stat.size === known.size && stat.modified === known.modified ? [] : [id];
    }),
  );
  return (await Promise.all(looked)).flat();
}

function goneNotice(root: string, error: unknown): LibraryNotice {
  const gone = error instanceof AppError && error.code === 'not-found';
  const what = gone ? 'The folder is not there any more' : 'The folder cannot be read now';
  return {
    code: 'folder-gone',
    message: `${what}: ${root}. What is open stays open; connect or restore it, then read the folder again.`,
  };
}
