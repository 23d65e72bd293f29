import { dirname, join } from 'node:path';
import type { LibraryNotice, ReadingProgress, Rename } from '../../../../shared/model/library.ts';
import type { PostId } from '../../../../shared/model/post.ts';
import type { ProfileCorrections, SiteProfile } from '../../../../shared/model/site.ts';
import { createFolderCheck } from '../../../fs/inside.ts';
import type { SyncDisk } from '../../../fs/sync-disk.ts';
import type { HeadThread } from './head-thread.ts';
import type { IndexEntries, SameBody } from './index-entries.ts';
import type { IndexKeeper } from '../kept/index-keeper.ts';
import { findLibrary, surveyKey, type FoundLibrary, type FoundSite, type KnownSite } from '../site/library-profile.ts';
import { createReadAhead } from './read-ahead.ts';
import type { Samples } from '../site/samples.ts';
import { surveySite } from '../site/site.ts';
import { isIgnoredPost, listedOnce } from './walk.ts';
import { spareMemoryMeanwhile } from '../../work/spare-memory.ts';

/** What changed of what is known of a folder; what is left out stays. */
export interface IndexUpdate {
  readonly site?: FoundSite;
  /** Posts that came or changed, see `postsOf`: objects take longer from thread to thread. */
  readonly posts?: readonly Uint8Array[];
  readonly gone?: readonly PostId[];
  readonly renamed?: readonly Rename[];
  readonly notices?: readonly LibraryNotice[];
  readonly reading?: ReadingProgress | null;
  /** Paths below the root of what crashed saves left, as the last walk found them. */
  readonly temps?: readonly string[];
}

export interface ScanRequest {
  readonly corrections: ProfileCorrections;
  readonly afresh: boolean;
}

/** What reading a folder works on: each of the generators here takes it a step further and tells what that changed. */
export interface FolderWork {
  readonly disk: SyncDisk;
  /** Absolute real path. */
  readonly root: string;
  readonly tell: (update: IndexUpdate) => void;
  readonly entries: IndexEntries;
  readonly samples: Samples;
  readonly keeper: IndexKeeper;
  /** Reads ahead in the first scan, and is ended with it. */
  readonly heads: HeadThread | null;
  profile: SiteProfile | null;
  /** The site that the profile is of, and what it was found by. */
  found: KnownSite | null;
  /** What the last walk found, and what came to be known since. */
  notices: readonly LibraryNotice[];
  /** Site and notices as last told: a page draws everything anew with them. */
  toldAbout: string;
}

/** Posts that are counted at once when they are looked at; more would take too long. */
const countedAtOnce = 20;
/** Posts in the first telling of a new library: more than a window shows. */
const firstPosts = 40;
/**
 * Posts of a new library that have their excerpt with the first list: more than one looks through before the words of the
 * others are counted, which brings theirs.
 */
const firstExcerpts = 200;
/** Milliseconds and posts between two tellings of work that goes on: who is told takes them in while the rest is read. */
const tellEvery = 100;
const postsATelling = 1000;
const tellCountsEvery = 1000;
/** Files that are looked at in one go, which is faster than one after the other with other work in between. */
export const partLength = 200;

/** Walks the folder and reads what is new or changed; afresh, everything. */
export function* scanFolder(work: FolderWork, { corrections, afresh }: ScanRequest): Generator<void, void> {
  const { entries, samples, keeper, root, tell } = work;
  const kept = keeper.restore() ?? work.found;
  const disk = listedOnce(work.disk);
  const signs = { survey: surveySite(disk, root), corrections };
  // A first list grows while it is read; a later one changes in one go, so that a rename is seen as one.
  const grows = entries.isEmpty();
  const isShown = grows && kept?.surveyed === surveyKey(signs) && showKept(work, kept.site);
  yield;
  let library: FoundLibrary;
  try {
    library = yield* findLibrary(disk, root, samples, signs, kept);
  } catch (error) {
    if (isShown) tell({ reading: null });
    throw error;
  }
  const { posts, found, notices, temps } = library;
  const { site } = found;
  const { profile } = site;
  work.profile = profile;
  work.found = found;
  work.notices = [...notices, ...work.notices.filter(({ code }) => code === 'watch-limit')];
  entries.use(profile);
  const about = { site, notices: work.notices };
  const isNews = JSON.stringify(about) !== work.toldAbout;
  work.toldAbout = JSON.stringify(about);
  tell({ temps, ...(isNews && about), ...(grows && { reading: { done: 0, total: posts.length } }) });
  yield* readStale(work, { profile, posts, grows, afresh });
}

interface Stale {
  readonly profile: SiteProfile;
  readonly posts: readonly PostId[];
  readonly grows: boolean;
  readonly afresh: boolean;
}

/** Reads what is not as it was known, and what is not listed any more. */
function* readStale(
  { entries, tell, disk, root, heads }: FolderWork,
  { profile, posts, grows, afresh }: Stale,
): Generator<void, void> {
  const batch = entries.startBatch();
  const ahead = createReadAhead({ disk, root, thread: grows ? heads : null, version: entries.version });
  const missing = without(entries.ids(), posts);
  const stale: PostId[] = [];
  for (const some of afresh || grows ? [] : inParts(posts)) {
    stale.push(...batch.adopt(some, true));
    yield;
  }
  // Where names begin with a date, the latest first: those are at the top of the list.
  const order = (afresh || grows ? posts : stale).toReversed();
  const total = missing.length + order.length;
  let isTold = grows;
  let [done, toldDone, toldAt] = [0, 0, performance.now()];
  const tellOften = (time: number) => {
    const isMany = done - toldDone >= (toldDone === 0 ? firstPosts : postsATelling);
    if (!isMany && time - toldAt < tellEvery) return;
    [toldDone, toldAt, isTold] = [done, time, true];
    tell({ ...(grows && batch.take()), reading: { done, total } });
  };
  try {
    for (const id of missing) {
      if (isIgnoredPost(profile.ignoredFolders, id)) batch.drop(id);
      else batch.read(id, {});
      done++;
      tellOften(performance.now());
      yield;
    }
    const begin = (some: readonly PostId[]) => {
      const unknown = grows && !afresh ? batch.adopt(some, true) : some;
      return { count: some.length, unknown, headOf: grows ? ahead.begin(unknown) : null };
    };
    for (const { count, unknown, headOf } of oneAhead(inParts(order), begin)) {
      done += count - unknown.length;
      for (const [index, id] of unknown.entries()) {
        const time = performance.now();
        batch.read(id, { walked: true, head: headOf?.(index), excerpt: done < firstExcerpts });
        ahead.taken();
        done++;
        tellOften(time);
        yield;
      }
      tellOften(performance.now());
      yield;
    }
    entries.endRestore();
  } finally {
    // Also when it was stopped: what was read was read.
    tell({ ...batch.take(), ...(isTold && { reading: null }) });
  }
}

function without(ids: readonly PostId[], others: readonly PostId[]): readonly PostId[] {
  const rest = new Set(ids);
  for (const id of others) rest.delete(id);
  return [...rest];
}

/** So many at a time that none waits long for its turn. */
function* inParts(ids: readonly PostId[]): Generator<readonly PostId[], void> {
  for (let at = 0; at < ids.length; at += partLength) yield ids.slice(at, at + partLength);
}

/** What is made of each, always when the one before it is still to come. */
function* oneAhead<T, Made>(all: Iterable<T>, make: (one: T) => Made): Generator<Made, void> {
  const waiting: Made[] = [];
  for (const one of all) {
    waiting.push(make(one));
    if (waiting.length > 1) yield* waiting.splice(0, 1);
  }
  yield* waiting;
}

/**
 * Tells the first rows by what was known, each with a look at its file, while the folder is being walked: by the site as
 * it was, which nothing but the posts themselves may make another one. What is different comes with the rest.
 */
function showKept(work: FolderWork, site: FoundSite): boolean {
  const { entries, tell, notices } = work;
  entries.use(site.profile);
  const batch = entries.startBatch();
  batch.adopt(entries.lastRestored(firstPosts), false);
  const first = batch.take();
  if (!first) return false;
  work.toldAbout = JSON.stringify({ site, notices });
  tell({ site, ...first, reading: { done: 0, total: entries.size() } });
  return true;
}

/** Reads posts and tells what differs: our own writes, read twice, then change nothing. */
export function* lookAt(
  { entries, profile, tell, disk, root }: FolderWork,
  ids: readonly PostId[],
  sameBodies: readonly SameBody[],
): Generator<void, void> {
  const batch = entries.startBatch();
  const count = ids.length <= countedAtOnce ? 'short' : 'none';
  const same = new Map(sameBodies.map((one) => [one.id, one]));
  const isReal = createFolderCheck(disk, root);
  for (const id of ids) {
    if (profile && !isIgnoredPost(profile.ignoredFolders, id)) {
      // Behind no link to a folder, as names from a walk are.
      const walked = isReal(dirname(join(root, id)));
      batch.read(id, { walked, count, sameBody: same.get(id) });
    }
    yield;
  }
  const change = batch.take();
  if (change) tell(change);
}

/** Counts the words of those posts, or of all, that are not counted yet. */
export function* countWords({ entries, tell }: FolderWork, ids: readonly PostId[] | null): Generator<void, void> {
  const wanted = ids && new Set(ids);
  // A page waits for the excerpts of what it shows, and takes the longer to take them in the more there are.
  const every = ids && ids.length <= postsATelling ? tellEvery : tellCountsEvery;
  const batch = entries.startBatch();
  let toldAt = performance.now();
  for (const id of entries.uncounted()) {
    if (wanted && !wanted.has(id)) continue;
    batch.read(id, { count: 'all' });
    if (performance.now() - toldAt > every) {
      tell(batch.take() ?? {});
      toldAt = performance.now();
    }
    spareMemoryMeanwhile();
    yield;
  }
  const change = batch.take();
  if (change) tell(change);
}
