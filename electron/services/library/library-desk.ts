import { join } from 'node:path';
import { localOffset } from '../../../shared/base/local-offset.ts';
import type { LibraryId, LibrarySnapshot, OpenedLibrary } from '../../../shared/model/library.ts';
import type { LibrarySettings } from '../../../shared/model/settings.ts';
import { sweepTemp } from '../../fs/atomic-write.ts';
import type { Disk } from '../../fs/disk.ts';
import { makeLibraryFolder } from '../folders.ts';
import type { History } from '../history/history.ts';
import type { Libraries, OpenLibrary } from './libraries.ts';
import { libraryOfPath, type NamedPlace } from './library-of-path.ts';
import { logProblem } from '../log.ts';
import type { Posts } from '../posts/posts.ts';
import type { Search } from '../search/search.ts';
import type { Recent } from '../recent.ts';
import { sampleCopy } from '../sample.ts';
import type { Change, LibrarySettingsStore } from '../settings.ts';

/** Opening libraries and what goes with it: recent list, sample, leftovers of a crash, settings of each. */
export interface LibraryDesk {
  /** Opens a folder, or the library of a post. */
  open(path: string, signal?: AbortSignal): Promise<OpenedLibrary>;
  /** What `open` would open. */
  placeOf(path: string): Promise<NamedPlace>;
  /** Reads every open folder again: after sleep nobody tells what has changed. */
  wake(): Promise<void>;
  create(path: string, signal?: AbortSignal): Promise<OpenedLibrary>;
  openSample(signal?: AbortSignal): Promise<OpenedLibrary>;
  counted(library: LibraryId): Promise<LibrarySnapshot>;
  saveSettings(library: LibraryId, change: Change<LibrarySettings>): Promise<LibrarySettings>;
  /** Resolves when nothing started by a call is under way any more. */
  settled(): Promise<void>;
}

export interface LibraryDeskOptions {
  readonly disk: Disk;
  readonly dataFolder: string;
  readonly sampleLibrary: string;
  readonly libraries: Libraries;
  readonly librarySettings: LibrarySettingsStore;
  readonly recent: Recent;
  readonly posts: Pick<Posts, 'create'>;
  readonly history: Pick<History, 'follow'>;
  readonly search: Pick<Search, 'prepare'>;
  /** Opened folders come to the list of recent ones; true unless said otherwise. */
  readonly remember?: boolean;
}

export function createLibraryDesk(options: LibraryDeskOptions): LibraryDesk {
  const { disk, libraries, librarySettings, recent, posts, history, search } = options;
  const followed = new WeakSet<OpenLibrary>();
  const running = new Set<Promise<void>>();

  async function show(path: string, signal?: AbortSignal): Promise<OpenLibrary> {
    const library = await libraries.open(path, signal);
    // A full disk must not keep anybody from opening a folder, nor a slow one from seeing its posts.
    if (options.remember !== false)
      behind(recent.opened(library.info.path).catch(logged('The list of recent libraries was not kept')));
    if (!followed.has(library)) {
      history.follow(library);
      search.prepare(library).catch(logged('The texts were not read for searches'));
    }
    followed.add(library);
    behind(sweepLibrary(disk, library).catch(logged('Leftovers of a crash were not removed')));
    return library;
  }

  function behind(work: Promise<void>): void {
    running.add(work);
    void work.then(() => running.delete(work));
  }

  async function knownRoots(): Promise<readonly string[]> {
    const before = await recent.list().catch(() => []);
    return [
      ...libraries.all().map(({ root }) => root),
      ...before.filter((one) => !one.missing).map(({ path }) => path),
    ];
  }

  const opened = (library: OpenLibrary) => withSettings(library, librarySettings);
  const placeOf = (path: string) => libraryOfPath(disk, path, knownRoots);

  return {
    placeOf,
    open: async (path, signal) => {
      const { folder, post } = await placeOf(path);
      const library = await opened(await show(folder, signal));
      return post === null ? library : { ...library, named: post };
    },
    wake: () => readAgain(libraries),
    create: async (path, signal) => {
      const library = await show(await makeLibraryFolder(disk, path), signal);
      await posts.create(library.info.id, { title: 'My first post', draft: false, offset: localOffset() });
      return opened(library);
    },
    openSample: async (signal) => opened(await show(await sampleCopy(options), signal)),
    counted: async (id) => {
      const library = libraries.get(id);
      await library.counted();
      return library.snapshot();
    },
    saveSettings: async (id, change) => {
      const library = libraries.get(id);
      const settings = await librarySettings.change(id, change);
      if (change.corrections) await library.setCorrections(settings.corrections);
      await library.setPolling(settings.polling);
      return settings;
    },
    settled: async () => void (await Promise.all(running)),
  };
}

async function withSettings(library: OpenLibrary, store: LibrarySettingsStore): Promise<OpenedLibrary> {
  const settings = await store.get(library.info.id);
  return { ...library.snapshot(), settings };
}

async function readAgain(libraries: Libraries): Promise<void> {
  const failed = ({ root }: OpenLibrary) => logged(`The folder could not be read again after sleep: ${root}`);
  await Promise.all(libraries.all().map((library) => library.rescan().catch(failed(library))));
}

/** Removes temp files that a crash left beside posts, once they are all known. */
async function sweepLibrary(disk: Disk, library: OpenLibrary): Promise<void> {
  // Where reading was stopped, it is for the next time.
  if (
    !(await library.whole().then(
      () => true,
      () => false,
    ))
  )
    return;
  for (const path of library.temps()) await sweepTemp(disk, join(library.root, path), Date.now());
}

const logged = (what: string) => (error: unknown) => logProblem(what, error);
