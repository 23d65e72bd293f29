import { createHash } from 'node:crypto';
import { basename, join, resolve } from 'node:path';
import { AppError } from '../../../shared/base/errors.ts';
import { libraryId, type LibraryId } from '../../../shared/model/library.ts';
import { defaultLibrarySettings, type LibrarySettings } from '../../../shared/model/settings.ts';
import type { Disk } from '../../fs/disk.ts';
import { createPostIndexes } from './index/post-indexes.ts';
import { openLibrary, type OpenLibrary } from './open-library.ts';

export type { OpenLibrary } from './open-library.ts';

export interface Libraries {
  /** Opens a folder, or answers the one that is already open. AppError `not-found`, `not-a-folder`, `denied`, `cancelled`. */
  open(path: string, signal?: AbortSignal): Promise<OpenLibrary>;
  /** AppError `not-found` when no such library is open. */
  get(id: LibraryId): OpenLibrary;
  all(): readonly OpenLibrary[];
  dispose(): Promise<void>;
}

export interface LibrariesOptions {
  readonly disk: Disk;
  /** What the person chose for a library before; nothing when absent. */
  readonly settings?: (id: LibraryId) => Promise<Pick<LibrarySettings, 'corrections' | 'polling'>>;
  /** Follow the folder while it is open; the command line does without. */
  readonly watch?: boolean;
  /** Answer with the first posts, while the others are still being read: for a host with a page. */
  readonly early?: boolean;
  /** Module of the worker that reads folders; null or absent reads in this thread. */
  readonly worker?: URL | null;
  /** Folder where the lists of posts are kept for the next time; null or absent: they are made anew. */
  readonly listFolder?: string | null;
  /** Folder where the engine keeps what it has compiled of the worker; null or absent: nowhere. */
  readonly compiledFolder?: string | null;
  /** Milliseconds since 1970, where no worker reads. */
  readonly now?: () => number;
}

/** The libraries that this process has open, one for each real folder. */
export function createLibraries(options: LibrariesOptions): Libraries {
  const { disk, settings = async () => defaultLibrarySettings, watch = true, early = false } = options;
  const { worker = null, listFolder = null, compiledFolder = null, now = Date.now } = options;
  const indexes = createPostIndexes({ disk: disk.sync, worker, compiled: compiledFolder, now });
  const open = new Map<LibraryId, OpenLibrary>();
  const opening = new Map<LibraryId, Promise<OpenLibrary>>();

  async function openFolder(id: LibraryId, root: string, signal?: AbortSignal): Promise<OpenLibrary> {
    const known = { id, root, name: basename(root) || root, file: listFolder && join(listFolder, `${id}.list`) };
    const { corrections, polling } = await settings(id);
    const library = await openLibrary({ disk, indexes, ...known, corrections, polling, watch, early }, signal);
    const closing: OpenLibrary = {
      ...library,
      get info() {
        return library.info;
      },
      close: async () => {
        open.delete(id);
        await library.close();
      },
    };
    open.set(id, closing);
    return closing;
  }

  async function openOnce(id: LibraryId, root: string, signal?: AbortSignal): Promise<OpenLibrary> {
    const known = open.get(id) ?? opening.get(id);
    if (!known) {
      const job = openFolder(id, root, signal).finally(() => opening.delete(id));
      opening.set(id, job);
      return job;
    }
    try {
      return await known;
    } catch (error) {
      // It was stopped by who began it, which may be the same person before thinking again.
      if (!isCancelled(error) || signal?.aborted) throw error;
      return openOnce(id, root, signal);
    }
  }

  return {
    open: async (path, signal) => {
      const root = await realFolder(disk, resolve(path));
      return openOnce(libraryIdOf(root), root, signal).catch((error: unknown) => {
        throw isCancelled(error) ? cancelled(root) : error;
      });
    },
    get: (id) => {
      const library = open.get(id);
      if (library) return library;
      throw new AppError('not-found', 'This library is not open.', { remedy: 'Open its folder again.' });
    },
    all: () => [...open.values()],
    dispose: async () => {
      await Promise.allSettled(opening.values());
      await Promise.all([...[...open.values()].map((library) => library.close()), indexes.dispose()]);
    },
  };
}

/** The short name of a library: the same for one real folder, however it was typed. */
export function libraryIdOf(root: string): LibraryId {
  return libraryId(createHash('sha256').update(root).digest('hex').slice(0, 16));
}

async function realFolder(disk: Disk, path: string): Promise<string> {
  const root = await disk.realpath(path).catch((error: unknown) => {
    if (!(error instanceof AppError) || error.code !== 'not-found') throw error;
    throw new AppError('not-found', `The folder is not there: ${path}`, {
      file: path,
      remedy: 'It may have been moved, deleted, or lie on a disk that is not connected.',
      cause: error,
    });
  });
  if ((await disk.stat(root)).kind === 'folder') return root;
  throw new AppError('not-a-folder', `It is not a folder: ${path}`, {
    file: path,
    remedy: 'Choose the folder that holds the posts.',
  });
}

const isCancelled = (error: unknown) => error instanceof AppError && error.code === 'cancelled';

const cancelled = (root: string) => new AppError('cancelled', `Opening was cancelled: ${root}`, { file: root });
