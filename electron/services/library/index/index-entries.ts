import type { Rename } from '../../../../shared/model/library.ts';
import type { PostId, PostSummary, Revision } from '../../../../shared/model/post.ts';
import type { SiteProfile } from '../../../../shared/model/site.ts';
import type { FileHead, SyncDisk } from '../../../fs/sync-disk.ts';
import { createRenames, type Found, type Renames } from './renames.ts';
import { isUnsure, readPost, unsure, type PostReading, type ReadOptions } from './scan.ts';
import { KeptEntry, toColumns, type IndexColumns, type IndexEntry } from '../kept/index-columns.ts';
import { createKeptPosts, type KeptPosts } from '../kept/kept-posts.ts';
import { createLineWriter, inPieces, isSameLine, postOf, type PostLine } from '../kept/post-lines.ts';
import { summaryLine } from '../kept/summary-line.ts';
import { findPlace } from './walk.ts';

/** What a stretch of reading changed. */
interface IndexChange {
  /** See `postsOf`. */
  readonly posts: readonly Uint8Array[];
  readonly gone: readonly PostId[];
  readonly renamed: readonly Rename[];
}

/** A post whose text went from one revision to another below which the body and what counts it is the same. */
export interface SameBody {
  readonly id: PostId;
  readonly before: Revision;
  readonly after: Revision;
}

/** Reads posts one by one and collects what that changed. */
interface IndexBatch {
  /**
   * Takes over what is known of posts from before where the file, its profile and the time of day say that they are as they
   * were, and answers the others. `walked`: the names are from a walk just now.
   */
  adopt(ids: readonly PostId[], walked: boolean): readonly PostId[];
  read(id: PostId, how: HowToRead): void;
  /** A post that is not listed any more, whatever the file is. */
  drop(id: PostId): void;
  /** What changed since the last taking; null when nothing did. */
  take(): IndexChange | null;
}

interface HowToRead {
  readonly walked?: boolean;
  readonly count?: ReadOptions['count'];
  /** Words that were counted before this change of the post still hold. */
  readonly sameBody?: SameBody | undefined;
  /** The first bytes of its file, read just now: enough where nothing was known of the post. */
  readonly head?: FileHead | null | undefined;
  readonly excerpt?: ReadOptions['excerpt'];
}

/** What is kept from one opening to the next. */
export interface SavedEntries {
  /** The profile by which the facts were taken. */
  readonly profile: string;
  readonly posts: IndexColumns;
}

/** The posts of one folder as last read. */
export interface IndexEntries {
  /** What was known when the folder was open before. Each post of it counts once it was adopted. */
  restore(saved: SavedEntries): void;
  /** The last so many names of those: where names begin with a date, the latest. */
  lastRestored(count: number): readonly PostId[];
  /** Every post that is there was looked at: what else was restored is of files that went. */
  endRestore(): void;
  saved(): SavedEntries;
  /** Another number whenever there is something else to save. */
  version(): number;
  /** Facts are taken by this profile from now on; those taken by another one are stale. */
  use(profile: SiteProfile): void;
  isEmpty(): boolean;
  /** How many posts are there or were restored. */
  size(): number;
  has(id: PostId): boolean;
  ids(): readonly PostId[];
  /** Posts whose state is another one by now. */
  overdue(): readonly PostId[];
  /** When the next state changes, milliseconds since 1970; infinity: never. */
  nextChange(): number;
  /** Each as it is when its turn comes: another round may have counted it by then. */
  uncounted(): Iterable<PostId>;
  /** Those of them without an excerpt. */
  withoutExcerpt(): readonly PostId[];
  startBatch(): IndexBatch;
}

export interface IndexEntriesOptions {
  readonly disk: SyncDisk;
  /** Absolute real path. */
  readonly root: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

interface State extends IndexEntriesOptions {
  readonly entries: Map<PostId, IndexEntry>;
  /** What was known before, of posts that were not looked at yet, and the profile that it rests on. */
  restored: KeptPosts;
  restoredKey: string;
  readonly write: (line: string) => PostLine;
  readonly renames: Renames;
  profile: SiteProfile | null;
  factsKey: string;
  version: number;
}

export function createIndexEntries(options: IndexEntriesOptions): IndexEntries {
  const entries = new Map<PostId, IndexEntry>();
  const state: State = {
    ...options,
    entries,
    restored: createKeptPosts(null),
    restoredKey: '',
    write: createLineWriter(),
    renames: createRenames(options.now),
    profile: null,
    factsKey: '',
    version: 0,
  };
  const idsWhere = (test: (entry: IndexEntry) => boolean) =>
    [...entries].filter(([, entry]) => test(entry)).map(([id]) => id);
  return {
    restore: (saved) => {
      state.restoredKey = saved.profile;
      state.restored = createKeptPosts(saved.posts);
    },
    lastRestored: (count) => state.restored.last(count),
    endRestore: () => {
      state.version += state.restored.size;
      state.restored.clear();
    },
    saved: () => ({
      profile: state.factsKey,
      posts: toColumns([...state.restored.entries(), ...entries].sort(([one], [other]) => (one < other ? -1 : 1))),
    }),
    version: () => state.version,
    use: (profile) => use(state, profile),
    isEmpty: () => entries.size === 0,
    size: () => state.restored.size + entries.size,
    has: (id) => entries.has(id),
    ids: () => [...entries.keys()],
    overdue: () => idsWhere((entry) => !holds(entry, options.now())),
    nextChange: () => nextChange(entries),
    uncounted: () => uncounted(entries),
    withoutExcerpt: () => idsWhere(({ counted, hasExcerpt }) => !counted && !hasExcerpt),
    startBatch: () => startBatch(state),
  };
}

const holds = ({ since, until }: IndexEntry, time: number) => (since ?? 0) <= time && time < (until ?? Infinity);

function nextChange(entries: ReadonlyMap<PostId, IndexEntry>): number {
  let next = Infinity;
  // Asked after every look at a few posts.
  for (const { until } of entries.values()) if (until !== null && until < next) next = until;
  return next;
}

function* uncounted(entries: ReadonlyMap<PostId, IndexEntry>): Iterable<PostId> {
  for (const [id, { counted }] of entries) if (!counted) yield id;
}

function use(state: State, profile: SiteProfile): void {
  const { entries, restored } = state;
  // What the finding rests on tells nothing about a post.
  const key = JSON.stringify({ ...profile, evidence: [], notes: [] });
  state.profile = profile;
  if (key !== state.restoredKey) restored.clear();
  if (key === state.factsKey) return;
  for (const [id, entry] of entries) entries.set(id, doubted(entry));
  state.factsKey = key;
  if (key !== state.restoredKey) state.version++;
}

const doubted = ({ revision, stamp, since, until, hasExcerpt, line }: IndexEntry): IndexEntry => ({
  revision,
  stamp: unsure(stamp),
  since,
  until,
  counted: false,
  hasExcerpt,
  line,
});

function startBatch(state: State): IndexBatch {
  const { entries, disk, root, now } = state;
  const before = new Map<PostId, IndexEntry | undefined>();
  return {
    adopt: (ids, walked) => {
      const known = ids.map((id) => entries.get(id) ?? state.restored.get(id));
      if (known.every((entry) => entry === undefined)) return ids;
      const time = now();
      const isCurrent = known.map((entry, index) => isAsKnown(state, ids[index] as PostId, entry, { walked, time }));
      return ids.filter((id, index) => {
        const entry = known[index];
        if (!entry || !isCurrent[index]) return true;
        if (!entries.has(id)) {
          if (!before.has(id)) before.set(id, undefined);
          entries.set(id, entry);
          state.restored.delete(id);
        }
        return false;
      });
    },
    drop: (id) => {
      const known = entries.get(id);
      if (!before.has(id)) before.set(id, known);
      keep(state, id, known, null);
    },
    read: (id, { walked = false, count = 'none', sameBody, head, excerpt = true }) => {
      const { profile } = state;
      if (!profile) return;
      const known = entries.get(id);
      if (!before.has(id)) before.set(id, known);
      const reading = readPost(id, {
        disk,
        root,
        profile,
        now: now(),
        walked,
        count,
        head: known || state.restored.has(id) ? undefined : head,
        excerpt,
        before: known && (() => postOf(known.line)),
      });
      keep(state, id, known, reading, sameBody);
    },
    take: () => {
      const change = changeOf(before, state);
      before.clear();
      return change;
    },
  };
}

function isAsKnown(
  { disk, root }: IndexEntriesOptions,
  id: PostId,
  entry: IndexEntry | undefined,
  { walked, time }: { readonly walked: boolean; readonly time: number },
): boolean {
  if (!entry || !holds(entry, time)) return false;
  // A stamp that most have, which is no link's.
  const isOfFile = walked && entry instanceof KeptEntry ? entry.isOf(disk, `${root}/${id}`) : null;
  return isOfFile ?? (!isUnsure(entry.stamp) && findPlace(disk, root, id, walked)?.stamp === entry.stamp);
}

function keep(
  state: State,
  id: PostId,
  entry: IndexEntry | undefined,
  reading: PostReading | null,
  sameBody?: SameBody,
): void {
  const { entries, restored } = state;
  const known = entry ?? restored.get(id);
  restored.delete(id);
  state.version++;
  if (!reading) return void entries.delete(id);
  const { stamp, counted } = reading;
  const { since, until } = reading.holds;
  const same = !counted && known?.counted && isSameBody(reading.summary, known, sameBody) ? known : null;
  const summary = same ? withCounts(reading.summary, postOf(same.line)) : reading.summary;
  entries.set(id, {
    revision: summary.revision,
    stamp,
    since,
    until,
    counted: counted || same !== null,
    hasExcerpt: summary.excerpt !== null,
    line: state.write(summaryLine(summary)),
  });
}

/** The same bytes, or the same body, have the same words: only what changed is counted anew. */
const isSameBody = ({ revision }: PostSummary, known: IndexEntry, same: SameBody | undefined): boolean =>
  known.revision === revision || (same?.before === known.revision && same.after === revision);

const withCounts = (summary: PostSummary, { words, minutes, excerpt }: PostSummary): PostSummary =>
  Object.assign({}, summary, { words, minutes, excerpt: summary.excerpt ?? excerpt });

function changeOf(before: Found['before'], { entries: now, renames }: State): IndexChange | null {
  const lines: PostLine[] = [];
  const came: PostId[] = [];
  const gone: PostId[] = [];
  // Each is looked up once: ten thousand names take a while to be found in a table.
  for (const [id, was] of before) {
    const is = now.get(id);
    if (!is) {
      if (was) gone.push(id);
      continue;
    }
    if (!was) came.push(id);
    if (!was || !isSameLine(was.line, is.line)) lines.push(is.line);
  }
  if (lines.length + gone.length === 0) return null;
  return { posts: inPieces(lines), gone, renamed: renames({ gone, came, before, now }) };
}
