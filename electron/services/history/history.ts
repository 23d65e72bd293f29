import { join } from 'node:path';
import pLimit from 'p-limit';
import { AppError, describeError } from '../../../shared/base/errors.ts';
import { headFacts, postFacts } from '../../../shared/markdown/facts/facts.ts';
import { titleOf } from '../../../shared/markdown/facts/named.ts';
import type { DeletedPost, Snapshot, SnapshotId, SnapshotKind, SnapshotText } from '../../../shared/model/history.ts';
import type { LibraryId } from '../../../shared/model/library.ts';
import { postId, type PostId } from '../../../shared/model/post.ts';
import type { Disk } from '../../fs/disk.ts';
import { createPathQueue } from '../../fs/path-queue.ts';
import { findHistory, mayHaveMoved } from './history-place.ts';
import { createHistoryStore, type HistoryStore } from './history-store.ts';
import { isAnyKept, takeAlong, type KeptByLibrary } from './take-along.ts';
import { libraryIdOf, type Libraries, type OpenLibrary } from '../library/libraries.ts';
import { logProblem } from '../log.ts';
import { decodeText, encodeText } from '../posts/text-codec.ts';
import { afterwards } from '../work/afterwards.ts';
import { stopWhere } from '../work/task.ts';

/** Puts bytes of a post into its history. Never throws: a history that cannot be kept must not stop a save. */
export type KeepSnapshot = (library: OpenLibrary, id: PostId, bytes: Uint8Array, kind: SnapshotKind) => Promise<void>;

/** The earlier texts of posts, in the app's data folder. What tag operations replace is in their own journal. */
export interface History {
  readonly keep: KeepSnapshot;
  keepText(library: LibraryId, id: PostId, text: SnapshotText, kind: SnapshotKind): Promise<void>;
  list(library: LibraryId, id: PostId): Promise<readonly Snapshot[]>;
  read(library: LibraryId, id: PostId, snapshot: SnapshotId): Promise<SnapshotText>;
  /** Posts with a history that the library has not any more, those that went last first. AppError `cancelled`. */
  deleted(library: LibraryId, signal?: AbortSignal): Promise<readonly DeletedPost[]>;
  /** Lets the history of posts follow their renames while the library is open. */
  follow(library: OpenLibrary): void;
  /**
   * Has unsaved texts and changes over many posts follow a folder that was moved, as the history does, where any of the kind may
   * have to. Looks when it is asked first: each post that is opened asks, and what moved has to be read whole.
   */
  moved(library: LibraryId, kind: KeptByLibrary): Promise<void>;
  /** Resolves when nothing is being kept any more. Only after the libraries were closed. */
  settled(): Promise<void>;
}

export interface HistoryOptions {
  readonly disk: Disk;
  readonly dataFolder: string;
  readonly libraries: Pick<Libraries, 'get'>;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** Most bytes that the history of one library takes on the disk. */
  readonly bound?: number;
}

export function createHistory(options: HistoryOptions): History {
  const { disk, dataFolder, libraries, bound = 512 * 1024 * 1024 } = options;
  const { storeOf, inTurn, safely, running } = createWork(options);
  const trimmed = new WeakSet<OpenLibrary>();
  const following: Promise<void>[] = [];
  const looked = {
    drafts: new WeakMap<OpenLibrary, Promise<void>>(),
    operations: new WeakMap<OpenLibrary, Promise<void>>(),
  };

  const keep: KeepSnapshot = async (library, id, bytes, kind) => {
    await safely(library, id, (store) => store.keep(id, bytes, kind));
    if (trimmed.has(library)) return;
    // Once a run, after the first text: a library that is only read costs nothing.
    trimmed.add(library);
    void safely(library, postId(''), (store) => store.trim(bound));
  };

  async function followRenames(library: OpenLibrary): Promise<void> {
    for await (const { renamed } of library.changes()) {
      for (const { from, to } of renamed) await safely(library, from, (store) => store.move(from, to));
    }
  }

  return {
    keep,
    keepText: async (library, id, { text, format }, kind) => {
      const bytes = encodeText(text, format);
      if (bytes) await keep(libraries.get(library), id, bytes, kind);
    },
    // What was saved just now may still be on its way.
    list: async (library, id) => inTurn(libraries.get(library), id, (store) => store.list(id)),
    read: async (library, id, snapshot) => {
      const { text, format } = decodeText(await (await storeOf(libraries.get(library))).read(id, snapshot));
      return { text, format };
    },
    deleted: async (library, signal) => {
      await Promise.all(running);
      await libraries.get(library).whole();
      return deletedPosts(libraries.get(library), await storeOf(libraries.get(library)), signal);
    },
    follow: (library) => {
      const lost = (error: unknown) => logProblem('the history lost sight of renames', error);
      following.push(followRenames(library).catch(lost));
    },
    moved: (id, kind) => {
      const library = libraries.get(id);
      const known = looked[kind].get(library);
      if (known) return known;
      const look = async () => {
        const isWanted = (path: string) => isAnyKept(disk, dataFolder, kind, libraryIdOf(path));
        if (await mayHaveMoved(disk, join(dataFolder, 'history'), library, isWanted)) await storeOf(library);
      };
      const found = afterwards('look where the library was before', look());
      looked[kind].set(library, found);
      return found;
    },
    settled: async () => {
      await Promise.all(following);
      while (running.size > 0) await Promise.all(running);
    },
  };
}

/** The store of each library, and work on it that never fails: the first thing that goes wrong is told to the pages. */
function createWork({ disk, dataFolder, now = Date.now }: HistoryOptions) {
  const stores = new WeakMap<OpenLibrary, Promise<HistoryStore>>();
  const queue = createPathQueue();
  const running = new Set<Promise<unknown>>();
  let told = false;

  // Looked for when it is first needed: opening a library must not wait for it.
  function storeOf(library: OpenLibrary): Promise<HistoryStore> {
    const known = stores.get(library);
    if (known) return known;
    const onMoved = (from: string) => takeAlong(disk, dataFolder, libraryIdOf(from), library.info.id);
    const found = findHistory(disk, join(dataFolder, 'history'), library, onMoved).then((folder) =>
      createHistoryStore({ disk, folder, now }),
    );
    stores.set(library, found);
    found.catch(() => stores.delete(library));
    return found;
  }

  function inTurn<T>(library: OpenLibrary, id: PostId, step: (store: HistoryStore) => Promise<T>): Promise<T> {
    return queue(join(library.root, id), async () => step(await storeOf(library)));
  }

  function safely(library: OpenLibrary, id: PostId, step: (store: HistoryStore) => Promise<void>): Promise<void> {
    const work = inTurn(library, id, step).catch((error: unknown) => {
      if (!told) library.notify({ code: 'history', message: unkept(error) });
      told = true;
    });
    running.add(work);
    void work.finally(() => running.delete(work));
    return work;
  }

  return { storeOf, inTurn, safely, running };
}

async function deletedPosts(
  library: OpenLibrary,
  store: HistoryStore,
  signal: AbortSignal | undefined,
): Promise<readonly DeletedPost[]> {
  const gone = (await store.posts(signal)).flatMap(({ id, snapshots }) => {
    const [last] = snapshots;
    return last && !library.find(id) ? [{ id, last, snapshots: snapshots.length }] : [];
  });
  const named = await pLimit(8).map(gone, async (post): Promise<DeletedPost> => {
    stopWhere(signal);
    return { ...post, title: await keptTitle(library, store, post.id, post.last.id) };
  });
  return named.sort((one, other) => other.last.time - one.last.time);
}

/** The title that a kept text gives its post; that of the file's name for one that is damaged. */
async function keptTitle(library: OpenLibrary, store: HistoryStore, id: PostId, last: SnapshotId): Promise<string> {
  const { profile } = library.info;
  try {
    const { text } = decodeText(await store.read(id, last));
    const named =
      headFacts({ text, isWhole: true, wantsExcerpt: false }, id, profile, 0) ?? postFacts(text, id, profile, 0);
    return named.title;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return titleOf(null, () => '', id, profile).title;
  }
}

function unkept(error: unknown): string {
  return `Earlier texts of your posts are not kept now. Saving goes on as always. ${describeError(error)}`;
}
