import pLimit, { type LimitFunction } from 'p-limit';
import { AppError } from '../../../shared/base/errors.ts';
import { siteProfile } from '../../../shared/generators/profiles.ts';
import { reduceLibrary } from '../../../shared/library/reduce.ts';
import type {
  LibraryChange,
  LibraryId,
  LibraryInfo,
  LibraryNotice,
  LibrarySnapshot,
} from '../../../shared/model/library.ts';
import type { PostId, PostSummary } from '../../../shared/model/post.ts';
import type { ProfileCorrections } from '../../../shared/model/site.ts';
import type { Disk } from '../../fs/disk.ts';
import { resolveInside } from '../../fs/inside.ts';
import { createFeed, type FeedUpdate, type LibraryFeed } from './library-feed.ts';
import { logProblem } from '../log.ts';
import type { IndexUpdate } from './index/folder-reading.ts';
import type { SameBody } from './index/index-entries.ts';
import type { PostIndex } from './index/post-index.ts';
import { postRows } from './post-rows.ts';
import type { PostIndexes } from './index/post-indexes.ts';

/** A folder that is open: its list of posts, kept in step with the disk. */
export interface OpenLibrary {
  /** Current name, path and profile. */
  readonly info: LibraryInfo;
  /** Absolute real path. */
  readonly root: string;
  /** With `reading` set, posts are missing yet. */
  snapshot(): LibrarySnapshot;
  /** Settled once every post was read. AppError `cancelled` when the reading was stopped. */
  whole(): Promise<void>;
  /** The same, and the words of these posts (of all) are counted. */
  counted(ids?: readonly PostId[]): Promise<void>;
  /** Every change after that sequence number (after the call), one at most each 100 ms, until it is aborted or closed. */
  changes(signal?: AbortSignal, since?: number): AsyncIterable<LibraryChange>;
  find(id: PostId): PostSummary | undefined;
  /** The absolute path of a post inside the folder. AppError `outside-library` when the disk says otherwise. */
  path(id: PostId): Promise<string>;
  /** Reads these files again after a write of our own and tells every subscriber. */
  refresh(ids: readonly PostId[], sameBodies?: readonly SameBody[]): Promise<void>;
  /** Reads the whole folder again, whatever is known of it. */
  rescan(signal?: AbortSignal): Promise<LibrarySnapshot>;
  /** Brings what changed since the last look where the system does not tell of all changes, and what is there where the folder was gone. */
  lookAgain(): Promise<void>;
  /** Whether the folder is looked at every few seconds, from now on. */
  setPolling(polling: boolean): Promise<void>;
  /** Stops reading; the list keeps what it has. */
  stopReading(): void;
  setCorrections(corrections: ProfileCorrections): Promise<void>;
  /** Tells every page something about the whole library, in place of what was told under the same code. */
  notify(notice: LibraryNotice): void;
  /** Paths below the root of what crashed saves left, as the last walk found them. */
  temps(): readonly string[];
  close(): Promise<void>;
}

export interface OpenLibraryOptions {
  readonly disk: Disk;
  readonly indexes: Pick<PostIndexes, 'open'>;
  readonly id: LibraryId;
  /** Absolute real path. */
  readonly root: string;
  readonly name: string;
  /** Where what is known of its posts is kept for the next time; null: nowhere. */
  readonly file: string | null;
  corrections: ProfileCorrections;
  polling: boolean;
  readonly watch: boolean;
  /** Answer with the first posts, while the others are still being read. */
  readonly early: boolean;
}

/** What is kept of what was told, besides the list. */
interface Told {
  temps: readonly string[];
  /** Notices that do not come from reading the folder; they stay until it is read again on wish. */
  own: readonly LibraryNotice[];
}

interface Work extends OpenLibraryOptions {
  readonly index: PostIndex;
  readonly feed: LibraryFeed;
  readonly told: Told;
  /** The scan that makes the list whole. */
  scanning: Promise<void>;
  readonly inTurn: LimitFunction;
  /** Posts to look at in the next turn, and the turn. */
  readonly waiting: Set<PostId>;
  readonly sameBodies: SameBody[];
  turn: Promise<void> | null;
}

/** Reads a folder, then follows it. Rejects when the folder itself cannot be read or the signal is aborted. */
export async function openLibrary(options: OpenLibraryOptions, signal?: AbortSignal): Promise<OpenLibrary> {
  const { indexes, root, file, corrections, early } = options;
  const kept: Told = { temps: [], own: [] };
  const answerable = Promise.withResolvers<void>();
  let first = unread(options);
  let feed: LibraryFeed | null = null;
  const tell = (told: IndexUpdate) => {
    kept.temps = told.temps ?? kept.temps;
    const update = feedUpdate(options, told, kept.own);
    if (feed) return feed.put(update);
    const upserted = update.rows?.posts() ?? [];
    first = { ...reduceLibrary(first, { ...noChange, ...update, upserted, sequence: 1 }), sequence: 0 };
    if (early && first.posts.length > 0) answerable.resolve();
  };
  const index = indexes.open({ root, file, tell });
  try {
    const scanning = index.scan({ corrections, afresh: false });
    await Promise.race([scanning, answerable.promise, rejectedWhenAborted(signal)]);
    feed = createFeed(first);
    const turns = { inTurn: pLimit(1), waiting: new Set<PostId>(), sameBodies: [], turn: null };
    const work: Work = { ...options, ...turns, index, feed, told: kept, scanning };
    if (options.watch)
      scanning.then(() => index.follow({ polling: work.polling })).catch((error: unknown) => brokenOff(error));
    return callsOf(work);
  } catch (error) {
    await index.close();
    throw error;
  }
}

function callsOf(work: Work): OpenLibrary {
  const { disk, root, feed, index } = work;
  const scan = (afresh: boolean) => (work.scanning = index.scan({ corrections: work.corrections, afresh }));
  return {
    get info() {
      return feed.info();
    },
    root,
    snapshot: feed.snapshot,
    whole: () => work.scanning.catch(notWhole),
    counted: async (ids) => {
      await work.scanning.catch(notWhole);
      await index.count(ids ?? null);
    },
    changes: feed.changes,
    find: feed.find,
    path: (post) => resolveInside(disk, root, post),
    refresh: (ids, sameBodies = []) => lookSoon(work, ids, sameBodies),
    rescan: async (signal) => {
      signal?.addEventListener('abort', index.stop, { once: true });
      work.told.own = [];
      await scan(true);
      // After sleep, a lost connection or the watcher's limit the old watches may be dead.
      if (work.watch) await index.follow({ polling: work.polling });
      return feed.snapshot();
    },
    lookAgain: async () => {
      const told = new Set(feed.snapshot().notices.map(({ code }) => code));
      if (told.has('folder-gone')) await index.look([]);
      else if (told.has('watch-limit') || work.polling) await scan(false);
    },
    setPolling: async (polling) => {
      if (polling === work.polling) return;
      work.polling = polling;
      if (work.watch) await index.follow({ polling });
    },
    stopReading: index.stop,
    setCorrections: async (corrections) => {
      work.corrections = corrections;
      await scan(false);
    },
    notify: (notice) => {
      work.told.own = withNotice(work.told.own, notice);
      feed.put({ notices: withNotice(feed.snapshot().notices, notice) });
    },
    temps: () => work.told.temps,
    close: async () => {
      await index.close();
      feed.close();
    },
  };
}

/** One reading for all posts named until its turn comes: a rename across thousands of posts names them one by one. */
function lookSoon(work: Work, ids: readonly PostId[], sameBodies: readonly SameBody[]): Promise<void> {
  for (const id of ids) work.waiting.add(id);
  work.sameBodies.push(...sameBodies);
  work.turn ??= work.inTurn(() => {
    const named = [...work.waiting];
    work.waiting.clear();
    work.turn = null;
    return work.index.look(named, work.sameBodies.splice(0));
  });
  return work.turn;
}

/** The list before anything was read. */
const unread = ({ id, root, name }: OpenLibraryOptions): LibrarySnapshot => ({
  library: { id, path: root, name, profile: siteProfile('plain'), schemas: [], usedFields: [] },
  sequence: 0,
  posts: [],
  reading: { done: 0, total: 0 },
  notices: [],
});

const noChange = { removed: [], renamed: [] } as const;

function feedUpdate(
  { id, root, name }: OpenLibraryOptions,
  told: IndexUpdate,
  own: readonly LibraryNotice[],
): FeedUpdate {
  const { site, posts, gone, renamed, notices, reading } = told;
  return {
    ...(site && { library: { id, path: root, name, ...site } }),
    ...(posts !== undefined && { rows: postRows(posts) }),
    ...(gone && { removed: gone }),
    ...(renamed && { renamed }),
    ...(notices && { notices: [...notices, ...own] }),
    ...(reading !== undefined && { reading }),
  };
}

const withNotice = (notices: readonly LibraryNotice[], notice: LibraryNotice) => [
  ...notices.filter((known) => known.code !== notice.code),
  notice,
];

function rejectedWhenAborted(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    const abort = () => reject(new AppError('cancelled', 'The work was cancelled'));
    if (signal?.aborted) abort();
    signal?.addEventListener('abort', abort, { once: true });
  });
}

function notWhole(error: unknown): never {
  if (!(error instanceof AppError) || error.code !== 'cancelled') throw error;
  throw new AppError('cancelled', 'Not every post of this folder has been read.', {
    remedy: 'Read the folder again, then try once more.',
  });
}

/** What kept the list from becoming whole is told to whoever waits for that; here only bugs are of interest. */
function brokenOff(error: unknown): void {
  if (!(error instanceof AppError)) logProblem('could not follow the folder', error);
}
