import { createHash } from 'node:crypto';
import { basename, resolve } from 'node:path';
import { AppError } from '../../shared/base/errors.ts';
import {
  libraryId,
  type LibraryChange,
  type LibraryId,
  type LibraryInfo,
  type LibrarySnapshot,
} from '../../shared/model/library.ts';
import type { PostId, PostSummary } from '../../shared/model/post.ts';
import type { LibrarySettings } from '../../shared/model/settings.ts';
import type { Disk } from '../fs/disk.ts';
import { openLibrary } from './open-library.ts';

/** What a person corrected in the detected profile. */
export type LibraryCorrections = Pick<LibrarySettings, 'generator' | 'author'>;

/** A folder that is open: its list of posts, kept in step with the disk. */
export interface OpenLibrary {
  /** Current name, path and profile. */
  readonly info: LibraryInfo;
  /** Absolute real path. */
  readonly root: string;
  snapshot(): LibrarySnapshot;
  /** Every change after the call, one at most each 100 ms, until the signal is aborted or the library is closed. */
  changes(signal?: AbortSignal): AsyncIterable<LibraryChange>;
  find(id: PostId): PostSummary | undefined;
  /** The absolute path of a post inside the folder. AppError `outside-library` when the disk says otherwise. */
  path(id: PostId): Promise<string>;
  /** Reads these files again after a write of our own and tells every subscriber. */
  refresh(ids: readonly PostId[]): Promise<void>;
  /** Reads the whole folder again. */
  rescan(signal?: AbortSignal): Promise<LibrarySnapshot>;
  setCorrections(corrections: LibraryCorrections): Promise<void>;
  close(): Promise<void>;
}

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
  readonly corrections?: (id: LibraryId) => Promise<LibraryCorrections>;
  /** Follow the folder while it is open; the command line does without. */
  readonly watch?: boolean;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

const noCorrections: LibraryCorrections = { generator: null, author: null };

export function createLibraries(options: LibrariesOptions): Libraries {
  const { disk, corrections = async () => noCorrections, watch = true, now = Date.now } = options;
  const open = new Map<LibraryId, OpenLibrary>();
  const opening = new Map<LibraryId, Promise<OpenLibrary>>();

  async function openFolder(id: LibraryId, root: string, signal?: AbortSignal): Promise<OpenLibrary> {
    const library = await openLibrary(
      { disk, id, root, name: basename(root) || root, corrections: await corrections(id), watch, now },
      signal,
    );
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

  return {
    open: async (path, signal) => {
      const root = await realFolder(disk, resolve(path));
      const id = libraryIdOf(root);
      const known = open.get(id) ?? opening.get(id);
      if (known) return known;
      const job = openFolder(id, root, signal).finally(() => opening.delete(id));
      opening.set(id, job);
      return job.catch((error: unknown) => {
        throw signal?.aborted ? cancelled(root) : error;
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
      await Promise.all([...open.values()].map((library) => library.close()));
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

const cancelled = (root: string) => new AppError('cancelled', `Opening was cancelled: ${root}`, { file: root });
