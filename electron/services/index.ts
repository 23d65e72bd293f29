import { join } from 'node:path';
import { createRouterClient, type RouterClient } from '@orpc/server';
import type { Hello } from '../../shared/model/app.ts';
import type { LibraryId } from '../../shared/model/library.ts';
import { sweepTemps } from '../fs/atomic-write.ts';
import type { Disk } from '../fs/disk.ts';
import { createFileLock } from '../fs/file-lock.ts';
import { createAssets } from './assets/assets.ts';
import { createImages } from './assets/images.ts';
import type { Caller } from './caller.ts';
import { createCallTracker } from './call-tracker.ts';
import { createChecks } from './checks/checks.ts';
import { createClosing, type Closing } from './closing.ts';
import { createDrafts } from './posts/drafts.ts';
import { createExporter } from './exports/exporter.ts';
import { createRouter, type Parts } from './handlers.ts';
import { createGit } from './git/git.ts';
import { createHistory } from './history/history.ts';
import { createLibraries } from './library/libraries.ts';
import { createLibraryDesk, type LibraryDesk } from './library/library-desk.ts';
import { createOperationJournal } from './operations/operation-journal.ts';
import { createOperations } from './operations/operations.ts';
import { createOutward } from './outward.ts';
import { createPosts } from './posts/posts.ts';
import { createTakeFromTrash } from './posts/trash-folder.ts';
import { createRecent, type Recent } from './recent.ts';
import { afterwards, inTime } from './work/afterwards.ts';
import { createRunningTasks } from './work/running-tasks.ts';
import { createSearch } from './search/search.ts';
import { createLibrarySettings, createSettings, type SettingsStore } from './settings.ts';
import type { Shell } from './shell.ts';
import { createLinksTo } from './operations/links-to.ts';
import { createTrasher } from './operations/trasher.ts';
import { createPublisher } from './operations/publisher.ts';
import { createRenamer } from './operations/renamer.ts';
import { createPostEdits } from './operations/post-edits.ts';
import { createTags } from './operations/tags.ts';

export interface ServicesOptions {
  readonly disk: Disk;
  readonly shell: Shell;
  /** The app's own folder for drafts, settings, caches and trash. Absolute; made when it is not there. */
  readonly dataFolder: string;
  readonly version: string;
  /** The library to show at once; null or absent: the last one, if it is still there. */
  readonly open?: string | null;
  /** Folder of the sample library that comes with the app. */
  readonly sampleLibrary: string;
  /** Folder of the built page; null for a host without pages. */
  readonly rendererFolder?: string | null;
  /** Module of the worker that renders posts for the export; null renders in this thread. */
  readonly renderWorker?: URL | null;
  /** Module of the worker that searches; null searches in this thread. */
  readonly searchWorker?: URL | null;
  /** Module of the worker that replaces in texts; null or absent replaces in this thread, however long that takes. */
  readonly replaceWorker?: URL | null;
  /** Module of the worker that writes what is to take the place of many posts; null or absent writes it in this thread. */
  readonly tempWorker?: URL | null;
  /** Module of the worker that reads folders; null or absent reads in this thread. */
  readonly indexWorker?: URL | null;
  /** Answer to opening a folder with its first posts, while the others are still being read: for a host with a page. */
  readonly early?: boolean;
  /** Follow open folders; false for a host that ends after one task. */
  readonly watch?: boolean;
  /** Whether opened folders come to the list of recent ones; true unless said otherwise. A terminal leaves it alone. */
  readonly remember?: boolean;
}

export type Router = ReturnType<typeof createRouter>;

/** Everything behind the contract. */
export interface Services {
  /** The contract's implementation, for the adapters of the hosts. */
  readonly router: Router;
  /** The same calls without a wire: for the command line and tests. */
  readonly api: RouterClient<Router>;
  /** The page's files and the media of open libraries. */
  readonly assets: (request: Request) => Promise<Response>;
  readonly closing: Closing;
  /** Which folders were opened before; the library of a path; a look at all folders after sleep. */
  readonly recent: Recent;
  readonly placeOf: LibraryDesk['placeOf'];
  readonly wake: LibraryDesk['wake'];
  /** Called with the settings after each change. Returns the unsubscribe. */
  readonly onSettings: SettingsStore['follow'];
  /**
   * Stops watching and waits for what is being written. A part that fails, or has not ended after `patience` milliseconds
   * (its disk may not answer), is logged and keeps neither the others nor the app. Never rejects.
   */
  dispose(patience?: number): Promise<void>;
}

/** Builds all services in the order in which they need each other. Nothing is watched or written before a call. */
export async function createServices(options: ServicesOptions): Promise<Services> {
  const { disk, shell, dataFolder, renderWorker = null, searchWorker = null, watch = true } = options;
  await sweepDataFolder(disk, dataFolder);
  const settings = await createSettings({ disk, dataFolder });
  const librarySettings = createLibrarySettings({ disk, dataFolder });
  const recent = createRecent({ disk, dataFolder });
  const drafts = createDrafts({ disk, dataFolder });
  const lock = createFileLock(disk, join(dataFolder, 'locks'));
  const libraries = createLibraries({
    ...options,
    settings: librarySettings.get,
    worker: options.indexWorker ?? null,
    ...(watch && { listFolder: join(dataFolder, 'lists'), compiledFolder: join(dataFolder, 'compiled') }),
  });
  const history = createHistory({ disk, dataFolder, libraries });
  const takeFromTrash = shell.capabilities.trash === 'folder' ? createTakeFromTrash({ disk, dataFolder }) : null;
  const posts = createPosts({ ...options, libraries, drafts, lock, keep: history.keep, takeFromTrash });
  const journal = createOperationJournal({ disk, dataFolder });
  const operations = createOperations({ libraries, posts, journal });
  const search = createSearch({
    libraries,
    worker: searchWorker,
    indexFolder: watch ? join(dataFolder, 'search') : null,
    // In a terminal the lines are those of the files.
    ...(watch && { unsaved: posts.unsavedDrafts }),
  });
  const lookOf = async (library: LibraryId) => (await librarySettings.get(library)).look;
  const exporter = createExporter({ disk, libraries, posts, shell, dataFolder, renderWorker, lookOf });
  const folders = () => [dataFolder, ...libraries.all().map((library) => library.root)];
  const outward = createOutward({ disk, shell, folders });
  const desk = createLibraryDesk({ ...options, libraries, librarySettings, recent, posts, history, search });
  return assemble(options, {
    disk,
    shell,
    hello: (caller) => sayHello(options, caller, settings, recent),
    first: async (caller) => firstOf(options, caller, recent.last),
    ...{ settings, librarySettings, recent },
    libraries,
    desk,
    posts,
    drafts,
    images: createImages({ disk, libraries, shell }),
    history,
    operations,
    edits: createPostEdits({ libraries, operations, worker: options.replaceWorker ?? null }),
    trasher: createTrasher({ libraries, posts }),
    linksTo: createLinksTo({ disk, libraries, posts }),
    publisher: createPublisher({ disk, libraries, posts, operations }),
    renamer: createRenamer({ disk, libraries, posts, operations }),
    tags: createTags({ libraries, operations }),
    checks: createChecks({ disk, libraries, posts, operations }),
    search,
    exporter,
    git: createGit({ disk, dataFolder, libraries, posts }),
    outward,
    closing: createClosing(),
    calls: createCallTracker(),
    tasks: createRunningTasks(),
  });
}

function assemble({ rendererFolder = null }: ServicesOptions, parts: Parts): Services {
  const { disk, libraries, settings, librarySettings, closing, calls, desk, history, search } = parts;
  const router = createRouter(parts);
  return {
    router,
    api: createRouterClient(router),
    assets: createAssets({ disk, rendererFolder, libraries, librarySettings }),
    closing,
    recent: parts.recent,
    placeOf: desk.placeOf,
    wake: desk.wake,
    onSettings: settings.follow,
    dispose: async (patience = 5000) => {
      await calls.settled(patience);
      for (const library of libraries.all()) library.stopReading();
      for (const end of [desk.settled, search.dispose, libraries.dispose, history.settled])
        await afterwards('end everything', inTime(end(), patience));
    },
  };
}

async function sayHello(
  options: ServicesOptions,
  caller: Caller,
  settings: SettingsStore,
  recent: Recent,
): Promise<Hello> {
  const { version, shell, dataFolder } = options;
  const known = await recent.list();
  const last = async () => known.find((library) => !library.missing)?.path ?? null;
  return {
    version,
    host: shell.host,
    platform: platformName(),
    capabilities: shell.capabilities,
    settings: settings.current(),
    settingsProblem: settings.problem,
    recent: known,
    open: await firstOf(options, caller, last),
    dataFolder,
  };
}

/** What a page shows first; `last`: what was opened last. */
const firstOf = async ({ open }: ServicesOptions, caller: Caller, last: Recent['last']) =>
  caller.open === undefined ? (open ?? (await last())) : caller.open;

/** Removes what a crash left of the app's own small files. That there is nothing yet to sweep is no failure. */
async function sweepDataFolder(disk: Disk, dataFolder: string): Promise<void> {
  for (const folder of [dataFolder, join(dataFolder, 'libraries'), join(dataFolder, 'lists')]) {
    await sweepTemps(disk, folder, Date.now()).catch(() => undefined);
  }
}

function platformName(): Hello['platform'] {
  if (process.platform === 'darwin') return 'mac';
  return process.platform === 'win32' ? 'windows' : 'linux';
}
