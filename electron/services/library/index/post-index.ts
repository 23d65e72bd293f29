import pLimit, { type LimitFunction } from 'p-limit';
import { AppError } from '../../../../shared/base/errors.ts';
import { bundlesOf } from '../../../../shared/generators/bundle-folders.ts';
import type { LibraryNotice } from '../../../../shared/model/library.ts';
import type { PostId } from '../../../../shared/model/post.ts';
import type { SyncDisk } from '../../../fs/sync-disk.ts';
import {
  countWords,
  lookAt,
  scanFolder,
  type FolderWork,
  type IndexUpdate,
  type ScanRequest,
} from './folder-reading.ts';
import type { HeadThread } from './head-thread.ts';
import { createIndexEntries, type SameBody } from './index-entries.ts';
import { createIndexKeeper } from '../kept/index-keeper.ts';
import { goneNotice, stoppedNotice } from './index-notices.ts';
import { logProblem } from '../../log.ts';
import { createRenameHalves } from './rename-halves.ts';
import { createSamples } from '../site/samples.ts';
import { inSlices } from '../../work/slices.ts';
import { spareMemory } from '../../work/spare-memory.ts';
import { startPolling } from './polling.ts';
import { findPlace, isSectionPage } from './walk.ts';
import { startWatcher } from './watcher.ts';

/** Looks into a folder and keeps what is known of its posts. Everything learnt is told; a call ends after its telling. */
export interface PostIndex {
  /** Walks the folder and reads what is new or changed; afresh, everything. Ends with a list that is complete. */
  scan(request: ScanRequest): Promise<void>;
  /** Reads these posts now; the whole folder, where that was gone. */
  look(ids: readonly PostId[], sameBodies?: readonly SameBody[]): Promise<void>;
  /** Counts the words of those posts, or of all, that are not counted yet. */
  count(ids: readonly PostId[] | null): Promise<void>;
  /**
   * Follows what other programs do from now on, as the system tells it or by looking every few seconds, and counts words
   * where nothing else is to do. Again: with new watches.
   */
  follow(how: { readonly polling: boolean }): Promise<void>;
  /** The scan that runs ends soon, with what is read so far. */
  stop(): void;
  close(): Promise<void>;
}

export interface PostIndexOptions {
  readonly disk: SyncDisk;
  /** Absolute real path. */
  readonly root: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Where what is known is kept for the next time; null: nowhere. */
  readonly file: string | null;
  readonly tell: (update: IndexUpdate) => void;
  /** Ended with the first scan, whatever comes of it. */
  readonly heads?: HeadThread | null;
}

interface Work extends Omit<PostIndexOptions, 'heads'>, FolderWork {
  /** One at a time: two would only read everything twice. */
  readonly scans: LimitFunction;
  /** One at a time: of two, both would set watches, and only those of the last are ever stopped. */
  readonly follows: LimitFunction;
  request: ScanRequest;
  stopped: boolean;
  closed: boolean;
  following: boolean;
  polling: boolean;
  stopWatcher: () => Promise<void>;
  stateTimer: NodeJS.Timeout | undefined;
  countTimer: NodeJS.Timeout | undefined;
  /** Milliseconds that counting took the last time. */
  counting: number;
  /** Nothing is left behind by a scan. */
  isSpared: boolean;
}

/** More posts than this at once are a change of branch, in which events get lost: then everything is looked at. */
const mostEvents = 1000;
/** Milliseconds in which an open library has better things to do than counting: a while, and so many times what counting took the
 * last time, up to a limit. Else a long post would be counted with each save of whoever writes in it. */
const countDelay = { least: 1500, times: 10, most: 10_000 } as const;

/** Milliseconds of counting that leave much behind. */
const longWork = 200;

/** An index of a folder that works in this thread, in slices. */
export function createPostIndex(options: PostIndexOptions): PostIndex {
  const entries = createIndexEntries(options);
  const samples = createSamples(options.disk, options.root);
  const work: Work = {
    ...options,
    entries,
    samples,
    heads: options.heads ?? null,
    keeper: createIndexKeeper({ ...options, entries, samples, found: () => work.found }),
    scans: pLimit(1),
    follows: pLimit(1),
    request: { corrections: {}, afresh: false },
    profile: null,
    found: null,
    notices: [],
    toldAbout: '',
    stopped: false,
    closed: false,
    following: false,
    polling: false,
    stopWatcher: async () => {},
    stateTimer: undefined,
    countTimer: undefined,
    counting: 0,
    isSpared: true,
  };
  return {
    scan: (request) => scan(work, request),
    look: (ids, sameBodies) => look(work, ids, sameBodies),
    count: (ids) => inSlices(countWords(work, ids), () => work.closed),
    follow: ({ polling }) => {
      work.polling = polling;
      return work.follows(() => follow(work));
    },
    stop: () => {
      work.stopped = true;
    },
    close: async () => {
      work.closed = true;
      clearTimeout(work.stateTimer);
      clearTimeout(work.countTimer);
      await work.stopWatcher();
      await work.scans(async () => {});
      work.keeper.close();
    },
  };
}

function scan(work: Work, request: ScanRequest): Promise<void> {
  return work.scans(async () => {
    work.request = { ...request, afresh: false };
    work.stopped = false;
    try {
      await inSlices(scanFolder(work, request), () => work.stopped || work.closed);
    } catch (error) {
      if (work.stopped && !work.closed) notify(work, stoppedNotice);
      throw error;
    } finally {
      work.heads?.end();
      work.isSpared = false;
    }
    afterwards(work);
  });
}

async function look(work: Work, ids: readonly PostId[], sameBodies: readonly SameBody[] = []): Promise<void> {
  const wasGone = work.notices.some(({ code }) => code === 'folder-gone');
  if (work.closed || !rootIsThere(work)) return;
  if (wasGone) return takeUpAgain(work);
  // A section page may give other values to every post below it.
  const givesValues = work.profile?.generator === 'hugo' || work.profile?.generator === 'zola';
  // What is known of our own writes is more than a scan would know.
  if ((ids.length > mostEvents && sameBodies.length === 0) || (givesValues && ids.some(isSectionPage)))
    return scan(work, work.request);
  const { has } = work.entries;
  const before = new Set(ids.filter(has));
  await inSlices(lookAt(work, ids, sameBodies), () => work.closed);
  const isOther = ids.some((id) => before.has(id) !== has(id));
  if (isOther && hasOtherBundles(work)) return scan(work, work.request);
  afterwards(work);
}

/** The folder is back. Nobody told what happened to it meanwhile, and the watches were on the folder as it was. */
async function takeUpAgain(work: Work): Promise<void> {
  await scan(work, work.request);
  if (work.following) await work.follows(() => follow(work));
}

/** An `index.md` that comes or goes makes parts of one post of those below it, or posts of their own. */
function hasOtherBundles({ profile, entries }: Work): boolean {
  if (!profile) return false;
  const now = bundlesOf(profile.generator, entries.ids());
  const known = new Set(profile.bundles);
  return now.length !== known.size || now.some((folder) => !known.has(folder));
}

function rootIsThere(work: Work): boolean {
  try {
    work.disk.look(work.root);
    return true;
  } catch (error) {
    // The list stays: a disk that was pulled comes back, and open posts keep their text.
    notify(work, goneNotice(work.root, error));
    return false;
  }
}

/** What time itself brings: a scheduled post goes live, and words are counted when there is nothing else to do. */
function afterwards(work: Work): void {
  clearTimeout(work.stateTimer);
  clearTimeout(work.countTimer);
  if (work.closed) return;
  work.keeper.keepSoon();
  const next = work.entries.nextChange();
  if (next < Infinity) {
    // Timers of more than 24 days fire at once.
    const delay = Math.min(Math.max(next - work.now(), 1000), 86_400_000);
    work.stateTimer = setTimeout(
      () => void inBackground(work, () => look(work, work.entries.overdue())),
      delay,
    ).unref();
  }
  if (work.following) countSoon(work);
}

/** First those that the list shows without an excerpt, at once; their words are counted along. */
function countSoon(work: Work): void {
  const count = async (ids: readonly PostId[] | null) => {
    const started = performance.now();
    await inSlices(countWords(work, ids), () => work.closed);
    work.counting = performance.now() - started;
    work.keeper.keepSoon();
    if (work.counting < longWork && (ids || work.isSpared)) return;
    spareMemory();
    work.isSpared = true;
  };
  const { least, times, most } = countDelay;
  const delay = Math.max(least, Math.min(work.counting * times, most));
  const job = async () => {
    const excerptless = work.entries.withoutExcerpt();
    if (excerptless.length > 0) await count(excerptless);
    clearTimeout(work.countTimer);
    work.countTimer = setTimeout(() => void inBackground(work, () => count(null)), delay).unref();
  };
  work.countTimer = setTimeout(() => void inBackground(work, job), 0).unref();
}

async function follow(work: Work): Promise<void> {
  await work.stopWatcher();
  if (work.closed || !work.profile) return;
  work.following = true;
  work.notices = work.notices.filter(({ code }) => code !== 'watch-limit');
  const again = () => scan(work, work.request);
  const followed = (ids: readonly PostId[], job: () => Promise<void>) =>
    void inBackground(work, () => andFollow(work, ids, job));
  if (work.polling) work.stopWatcher = startPolling(() => inBackground(work, again));
  else
    work.stopWatcher = startWatcher({
      root: work.root,
      ignoredFolders: work.profile.ignoredFolders,
      onPosts: createRenameHalves(work, (ids) => followed(ids, () => look(work, ids))),
      // What changed between the reading and this moment.
      onReady: () => followed(work.entries.ids(), again),
      onSite: () => followed(work.entries.ids(), again),
      onNotice: (notice) => notify(work, notice),
    });
  afterwards(work);
}

/**
 * A folder that takes the place of one of these posts is watched as the file was, and of what comes into its folders nothing
 * would be told: then new watches are set.
 */
async function andFollow(work: Work, ids: readonly PostId[], job: () => Promise<void>): Promise<void> {
  const { disk, root, entries } = work;
  const listed = ids.filter(entries.has);
  await job();
  const isFolder = (id: PostId) => !entries.has(id) && findPlace(disk, root, id)?.look.kind === 'folder';
  if (listed.some(isFolder)) await work.follows(() => follow(work));
}

async function inBackground(work: Work, job: () => Promise<void>): Promise<void> {
  try {
    await job();
  } catch (error) {
    if (error instanceof AppError && error.code === 'cancelled') return;
    if (error instanceof AppError) notify(work, goneNotice(work.root, error));
    else logProblem('could not follow the folder', error);
  }
}

function notify(work: Work, notice: LibraryNotice): void {
  work.notices = [...work.notices.filter((known) => known.code !== notice.code), notice];
  work.toldAbout = '';
  work.tell({ notices: work.notices });
}
