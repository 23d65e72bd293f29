import { follows, reduceLibrary } from '../../shared/library/reduce.ts';
import type { LibraryChange, LibraryInfo, LibraryNotice, LibrarySnapshot, Rename } from '../../shared/model/library.ts';
import type { PostId, PostSummary } from '../../shared/model/post.ts';
import { invariant } from '../../shared/base/assert.ts';
import { createQueue, type AsyncQueue } from './async-queue.ts';

/** What a change to the list brings; what is left out stays. */
export interface FeedUpdate {
  readonly upserted?: readonly PostSummary[];
  readonly removed?: readonly PostId[];
  readonly renamed?: readonly Rename[];
  readonly notices?: readonly LibraryNotice[];
  readonly library?: LibraryInfo;
}

/** The list of a library and those who follow it. */
export interface LibraryFeed {
  /** With everything that was put in so far. */
  snapshot(): LibrarySnapshot;
  find(id: PostId): PostSummary | undefined;
  /** The posts as `find` knows them, without sending what is pending. */
  posts(): Iterable<PostSummary>;
  put(update: FeedUpdate): void;
  changes(signal?: AbortSignal): AsyncIterable<LibraryChange>;
  close(): void;
}

const batchTime = 100;

/** Updates show in `find` at once and leave as one numbered change each 100 ms. */
export function createFeed(first: LibrarySnapshot): LibraryFeed {
  let published = first;
  const posts = new Map(first.posts.map((post) => [post.id, post]));
  const followers = new Set<AsyncQueue<LibraryChange>>();
  let pending: Pending | null = null;
  let timer: NodeJS.Timeout | null = null;

  function flush(): void {
    if (timer) clearTimeout(timer);
    timer = null;
    if (!pending) return;
    const change = toChange(pending, published.sequence + 1);
    pending = null;
    invariant(follows(published, change), 'changes are numbered in order');
    published = reduceLibrary(published, change);
    for (const follower of followers) follower.put(change);
  }

  return {
    snapshot: () => {
      flush();
      return published;
    },
    find: (id) => posts.get(id),
    posts: () => posts.values(),
    put: (update) => {
      if (isEmpty(update)) return;
      for (const id of update.removed ?? []) posts.delete(id);
      for (const post of update.upserted ?? []) posts.set(post.id, post);
      pending = merge(pending, update);
      timer ??= setTimeout(flush, batchTime);
    },
    changes: (signal) => {
      // What happened before belongs to the snapshot that the caller has or fetches next.
      flush();
      const follower = createQueue<LibraryChange>(signal, () => followers.delete(follower));
      if (!signal?.aborted) followers.add(follower);
      return follower.values;
    },
    close: () => {
      flush();
      for (const follower of followers) follower.end();
    },
  };
}

interface Pending {
  readonly posts: Map<PostId, PostSummary | null>;
  renamed: readonly Rename[];
  notices: readonly LibraryNotice[] | undefined;
  library: LibraryInfo | undefined;
}

function merge(pending: Pending | null, update: FeedUpdate): Pending {
  const next = pending ?? { posts: new Map(), renamed: [], notices: undefined, library: undefined };
  for (const id of update.removed ?? []) next.posts.set(id, null);
  for (const post of update.upserted ?? []) next.posts.set(post.id, post);
  next.renamed = [...next.renamed, ...(update.renamed ?? [])];
  next.notices = update.notices ?? next.notices;
  next.library = update.library ?? next.library;
  return next;
}

function toChange(pending: Pending, sequence: number): LibraryChange {
  const upserted = [...pending.posts.values()].filter((post) => post !== null);
  const removed = [...pending.posts].filter(([, post]) => post === null).map(([id]) => id);
  return {
    sequence,
    upserted,
    removed,
    renamed: pending.renamed,
    ...(pending.notices && { notices: pending.notices }),
    ...(pending.library && { library: pending.library }),
  };
}

function isEmpty({ upserted, removed, notices, library }: FeedUpdate): boolean {
  return !upserted?.length && !removed?.length && !notices && !library;
}
