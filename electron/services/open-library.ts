import { join } from 'node:path';
import pLimit from 'p-limit';
import { AppError } from '../../shared/base/errors.ts';
import type { LibraryId, LibraryInfo, LibraryNotice, LibrarySnapshot, Rename } from '../../shared/model/library.ts';
import type { PostId, PostSummary } from '../../shared/model/post.ts';
import type { Disk } from '../fs/disk.ts';
import { resolveInside } from '../fs/inside.ts';
import type { LibraryCorrections, OpenLibrary } from './libraries.ts';
import { createFeed, type FeedUpdate } from './library-feed.ts';
import { findLibrary, type FoundLibrary } from './library-profile.ts';
import { readPosts } from './scan.ts';
import { isIgnoredPost, walkLibrary } from './walk.ts';
import { startWatcher } from './watcher.ts';

export interface OpenLibraryOptions {
  readonly disk: Disk;
  readonly id: LibraryId;
  /** Absolute real path. */
  readonly root: string;
  readonly name: string;
  readonly corrections: LibraryCorrections;
  readonly watch: boolean;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Walks and reads a folder, then follows it. Rejects when the folder itself cannot be read or the signal is aborted. */
export async function openLibrary(options: OpenLibraryOptions, signal?: AbortSignal): Promise<OpenLibrary> {
  const { disk, id, root, name, now } = options;
  let corrections = options.corrections;
  let found = await findLibrary(disk, root, corrections, signal);
  const info = (): LibraryInfo => ({ id, path: root, name, profile: found.profile });
  const read = (ids: readonly PostId[], stop?: AbortSignal) =>
    readPosts(ids, { disk, root, profile: found.profile, now: now(), signal: stop });

  const posts = present(await read(found.posts, signal));
  const feed = createFeed({ library: info(), sequence: 0, posts, notices: found.notices });
  // One job at a time: what is read later is then also newer, and never overwritten by an older reading.
  const inTurn = pLimit(1);
  let closed = false;
  let stopWatcher = async () => {};
  let stateTimer: NodeJS.Timeout | undefined;

  /** Reads posts and hands on what differs by revision: our own writes, read twice, then change nothing. */
  async function look(ids: readonly PostId[]): Promise<void> {
    if (closed || !(await rootIsThere())) return;
    feed.put(
      difference(await read(ids.filter((post) => !isIgnoredPost(found.profile.ignoredFolders, post))), feed.find),
    );
  }

  async function rootIsThere(): Promise<boolean> {
    try {
      await disk.stat(root);
      return true;
    } catch (error) {
      // The list stays: a disk that was pulled comes back, and open posts keep their text.
      feed.put({ notices: withNotice(feed.snapshot().notices, goneNotice(root, error)) });
      return false;
    }
  }

  async function readAgain(stop?: AbortSignal): Promise<void> {
    found = await findLibrary(disk, root, corrections, stop);
    const all = await read(found.posts, stop);
    feed.put({
      ...wholeDifference(present(all), feed.snapshot().posts),
      ...aboutFolder(feed.snapshot(), found, info()),
    });
    planStates();
  }

  /** What changed between the first reading and the moment the watcher was ready: told by size and time, then read. */
  async function catchUp(): Promise<void> {
    if (closed || !(await rootIsThere())) return;
    const { posts } = await walkLibrary(disk, root, found.profile);
    const walked = new Set(posts);
    const gone = feed.snapshot().posts.filter((post) => !walked.has(post.id));
    const stale = await staleOf(disk, root, posts, feed.find);
    await look([...gone.map((post) => post.id), ...stale]);
  }

  /** A scheduled post goes live by itself when its time has come. */
  function planStates(): void {
    clearTimeout(stateTimer);
    const due = feed.snapshot().posts.filter((post) => post.state === 'scheduled' && post.time !== null);
    if (closed || due.length === 0) return;
    const wait = Math.min(...due.map((post) => post.time ?? 0)) - now();
    // Timers of more than 24 days fire at once.
    stateTimer = setTimeout(() => void quietly(readAgain), Math.min(Math.max(wait, 1000), 86_400_000));
    stateTimer.unref();
  }

  const quietly = (job: () => Promise<void>) =>
    inTurn(job).catch((error: unknown) => {
      if (error instanceof AppError)
        feed.put({ notices: withNotice(feed.snapshot().notices, goneNotice(root, error)) });
      else console.error('longhand: could not follow the folder:', error);
    });

  async function watchAgain(): Promise<void> {
    await stopWatcher();
    if (!options.watch || closed) return;
    stopWatcher = startWatcher({
      root,
      ignoredFolders: found.profile.ignoredFolders,
      onPosts: (ids) => void quietly(() => look(ids)),
      onReady: () => void quietly(catchUp),
      onNotice: (notice) => feed.put({ notices: withNotice(feed.snapshot().notices, notice) }),
    });
  }

  await watchAgain();
  planStates();

  return {
    get info() {
      return info();
    },
    root,
    snapshot: feed.snapshot,
    changes: feed.changes,
    find: feed.find,
    path: (post) => resolveInside(disk, root, post),
    refresh: (ids) => inTurn(() => look(ids)),
    rescan: async (stop) => {
      await inTurn(() => readAgain(stop));
      // After sleep, a lost connection or the watcher's limit the old watches may be dead.
      await watchAgain();
      return feed.snapshot();
    },
    setCorrections: async (next) => {
      corrections = next;
      await inTurn(() => readAgain());
    },
    close: async () => {
      closed = true;
      clearTimeout(stateTimer);
      await stopWatcher();
      await inTurn(async () => {});
      feed.close();
    },
  };
}

const present = (read: ReadonlyMap<PostId, PostSummary | null>) => [...read.values()].filter((post) => post !== null);

function difference(
  read: ReadonlyMap<PostId, PostSummary | null>,
  find: (id: PostId) => PostSummary | undefined,
): FeedUpdate {
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

const withNotice = (notices: readonly LibraryNotice[], notice: LibraryNotice) => [
  ...notices.filter((known) => known.code !== notice.code),
  notice,
];

function goneNotice(root: string, error: unknown): LibraryNotice {
  const gone = error instanceof AppError && error.code === 'not-found';
  const what = gone ? 'The folder is not there any more' : 'The folder cannot be read now';
  return {
    code: 'folder-gone',
    message: `${what}: ${root}. What is open stays open; connect or restore it, then read the folder again.`,
  };
}
