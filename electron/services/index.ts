import type { RouterClient } from '@orpc/server';
import type { Disk } from '../fs/disk.ts';
import type { Closing } from './closing.ts';
import type { createRouter } from './handlers.ts';
import type { Shell } from './shell.ts';

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
  /** Stops watching and waits for what is being written. */
  dispose(): Promise<void>;
}
