import { changedAbout, changedPosts, follows, lastOfEach } from '../../../shared/library/reduce.ts';
import type {
  LibraryChange,
  LibraryInfo,
  LibraryNotice,
  LibrarySnapshot,
  ReadingProgress,
  Rename,
} from '../../../shared/model/library.ts';
import type { PostId, PostSummary } from '../../../shared/model/post.ts';
import { invariant } from '../../../shared/base/assert.ts';
import { changeOfRows, type PostRows } from './post-rows.ts';
import { createQueue, type AsyncQueue } from '../work/async-queue.ts';

/** What a change to the list brings; what is left out stays. */
export interface FeedUpdate {
  readonly rows?: PostRows;
  readonly removed?: readonly PostId[];
  readonly renamed?: readonly Rename[];
  readonly reading?: ReadingProgress | null;
  readonly notices?: readonly LibraryNotice[];
  readonly library?: LibraryInfo;
}

/** The list of a library and those who follow it. */
export interface LibraryFeed {
  /** With everything that was put in so far. */
  snapshot(): LibrarySnapshot;
  /** As the last update had it. */
  info(): LibraryInfo;
  find(id: PostId): PostSummary | undefined;
  put(update: FeedUpdate): void;
  /** Every change after that sequence number; without one, after the call. */
  changes(signal?: AbortSignal, since?: number): AsyncIterable<LibraryChange>;
  close(): void;
}

const batchTime = 100;
/** Changes that are kept for who asks a little late. */
const mostKept = 50;

/** Changes whose posts nobody asked for yet; more of them would hold more than the posts take. */
const mostUnseen = 100;

/**
 * Updates show in `find` at once and leave as one numbered change each 100 ms. Of ten thousand posts that a library has when
 * it is opened this thread makes objects only when it needs one.
 */
export function createFeed(first: LibrarySnapshot): LibraryFeed {
  let published = first;
  const finder = createFinder(first.posts);
  let changesUnseen = 0;
  const followers = new Set<AsyncQueue<LibraryChange>>();
  const kept: LibraryChange[] = [];
  let pending: Pending | null = null;
  let timer: NodeJS.Timeout | null = null;

  function flush(): void {
    if (timer) clearTimeout(timer);
    timer = null;
    if (!pending) return;
    const change = toChange(pending, published.sequence + 1);
    pending = null;
    invariant(follows(published, change), 'changes are numbered in order');
    published = reducedLater(published, change);
    if (++changesUnseen > mostUnseen) {
      invariant(published.posts.length === finder.size(), 'each post is listed once');
      changesUnseen = 0;
    }
    kept.push(change);
    if (kept.length > mostKept) kept.shift();
    for (const follower of followers) follower.put(change);
  }

  /** Where they are not kept any more an empty change of the latest number shows the gap. */
  function missedSince(since: number): readonly LibraryChange[] {
    if (since === published.sequence) return [];
    const missed = kept.filter((change) => change.sequence > since);
    if (missed[0]?.sequence === since + 1) return missed;
    return [{ sequence: published.sequence, upserted: [], removed: [], renamed: [] }];
  }

  return {
    snapshot: () => {
      flush();
      return published;
    },
    info: () => pending?.library ?? published.library,
    find: finder.find,
    put: (update) => {
      if (isEmpty(update)) return;
      finder.put(update);
      pending = merge(pending, update);
      // The end of a reading is what somebody waits for.
      if (update.reading === null) return flush();
      timer ??= setTimeout(flush, batchTime);
    },
    changes: (signal, since) => {
      // What happened before belongs to the snapshot that the caller has or fetches next.
      flush();
      const missed = since === undefined ? [] : missedSince(since);
      const follower = createQueue<LibraryChange>(signal, () => followers.delete(follower));
      if (!signal?.aborted) followers.add(follower);
      for (const change of missed) follower.put(change);
      return follower.values;
    },
    close: () => {
      flush();
      for (const follower of followers) follower.end();
    },
  };
}

/** Posts by their ids. */
function createFinder(first: readonly PostSummary[]) {
  const posts = new Map(first.map((post) => [post.id, post]));
  /** What is not in that map yet, in the order in which it came. */
  const unseen: (PostRows | PostId)[] = [];
  const seen = () => {
    for (const one of unseen.splice(0))
      if (typeof one === 'string') posts.delete(one);
      else for (const post of one.posts()) posts.set(post.id, post);
    return posts;
  };
  return {
    find: (id: PostId) => seen().get(id),
    size: () => seen().size,
    put: ({ removed = [], rows }: FeedUpdate) => unseen.push(...removed, ...(rows ? [rows] : [])),
  };
}

interface Pending {
  /** In the order in which they came: posts, and the ids of those that went. */
  readonly posts: (PostRows | PostId)[];
  reading: ReadingProgress | null | undefined;
  renamed: readonly Rename[];
  notices: readonly LibraryNotice[] | undefined;
  library: LibraryInfo | undefined;
}

const nothing = { renamed: [], reading: undefined, notices: undefined, library: undefined } as const;

function merge(pending: Pending | null, update: FeedUpdate): Pending {
  const next = pending ?? { ...nothing, posts: [] };
  for (const id of update.removed ?? []) next.posts.push(id);
  if (update.rows) next.posts.push(update.rows);
  next.renamed = renamedInTurn(next.renamed, update.renamed ?? []);
  next.reading = update.reading === undefined ? next.reading : update.reading;
  next.notices = update.notices ?? next.notices;
  next.library = update.library ?? next.library;
  return next;
}

/**
 * From the first name to the last, as who follows the changes knows it: one that was renamed twice, or there and back, has
 * one way at most.
 */
function renamedInTurn(first: readonly Rename[], then: readonly Rename[]): readonly Rename[] {
  if (first.length === 0 || then.length === 0) return [...first, ...then];
  const next = new Map(then.map(({ from, to }) => [from, to]));
  const led = first.map(({ from, to }) => ({ from, to: next.get(to) ?? to }));
  // What came under a name that is on its way already, or has been since, is another post.
  const names = new Set(first.flatMap(({ from, to }) => [from, to]));
  return [...led.filter(({ from, to }) => from !== to), ...then.filter(({ from }) => !names.has(from))];
}

function toChange(pending: Pending, sequence: number): LibraryChange {
  const rows = pending.posts.filter((one) => typeof one !== 'string');
  const change = {
    sequence,
    removed: [],
    renamed: pending.renamed,
    ...(pending.reading !== undefined && { reading: pending.reading }),
    ...(pending.notices && { notices: pending.notices }),
    ...(pending.library && { library: pending.library }),
  };
  if (rows.length === pending.posts.length) return changeOfRows(change, rows);
  const all = pending.posts.flatMap((one): readonly (PostSummary | PostId)[] =>
    typeof one === 'string' ? [one] : one.posts(),
  );
  const posts = lastOfEach(all, (post) => (typeof post === 'string' ? post : post.id));
  const removed = new Set(posts.filter((post) => typeof post === 'string'));
  return {
    ...change,
    upserted: posts.filter((post) => typeof post !== 'string'),
    removed: [...removed],
    // Who has one open under the old name is told that it is gone.
    renamed: change.renamed.filter(({ to }) => !removed.has(to)),
  };
}

/** As `reduceLibrary`, but that the posts are put in their places when somebody asks for them. */
function reducedLater(snapshot: LibrarySnapshot, change: LibraryChange): LibrarySnapshot {
  let before: LibrarySnapshot | null = snapshot;
  let posts: readonly PostSummary[] = [];
  return {
    ...changedAbout(snapshot, change),
    get posts() {
      if (before) posts = changedPosts(before.posts, change);
      // What it was made of is let go.
      before = null;
      return posts;
    },
  };
}

function isEmpty({ rows, removed, reading, notices, library }: FeedUpdate): boolean {
  return !rows?.pieces.length && !removed?.length && reading === undefined && !notices && !library;
}
