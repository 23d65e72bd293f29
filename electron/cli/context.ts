import { join, resolve } from 'node:path';
import { createDisk, type Disk } from '../fs/disk.ts';
import { createFileLock } from '../fs/file-lock.ts';
import { defaultDataFolder } from '../services/data-folder.ts';
import { libraryIdOf } from '../services/library/libraries.ts';
import { createSavePost, type SavePost } from '../services/posts/save-post.ts';
import { createLibrarySettings } from '../services/settings.ts';
import type { ProfileCorrections } from '../../shared/model/site.ts';
import { withoutControls, type Io } from './io.ts';
import { UsageError } from './usage-error.ts';

/** What every verb is given. */
export interface Context {
  readonly io: Io;
  readonly disk: Disk;
  readonly savePost: SavePost;
  /** What a person said of the site in a folder (a real path), in place of what is found there. */
  readonly correctionsOf: (root: string) => Promise<ProfileCorrections>;
  /** Milliseconds since 1970, the same through one run. */
  readonly now: number;
  /** An argument as an absolute path. UsageError when it is empty. */
  readonly path: (argument: string) => string;
}

export function createContext(io: Io): Context {
  const disk = createDisk();
  // The lock that the app takes too: a script and an open window must not replace one file in the same moment.
  const dataFolder = defaultDataFolder(io.env);
  const lock = createFileLock(disk, join(dataFolder, 'locks'));
  const settings = createLibrarySettings({ disk, dataFolder });
  return {
    io,
    disk,
    savePost: createSavePost(disk, lock),
    correctionsOf: async (root) => (await settings.get(libraryIdOf(root))).corrections,
    now: Date.now(),
    path: (argument) => {
      // A variable that is not set would mean the folder that the command is run in.
      if (argument === '') throw new UsageError('A file or folder has a name: an empty one was given.');
      return resolve(io.cwd, argument);
    },
  };
}

/** One JSON document on stdout, with those controls as references too that JSON itself leaves as they are. */
export function printJson(io: Io, value: unknown): void {
  const written = JSON.stringify(value, null, 2).replace(
    /[\x7f-\x9f]/g,
    (unit) => `\\u00${unit.charCodeAt(0).toString(16)}`,
  );
  io.stdout(`${written}\n`);
}

/** Rows of tab-separated columns, for `cut`, `sort` and `awk`: a tab or line end inside a value becomes a space. */
export function printRows(io: Io, rows: readonly (readonly (string | number | null)[])[]): void {
  const cell = (value: string | number | null) =>
    value === null ? '' : withoutControls(String(value).replace(/[\t\r\n]+/g, ' '));
  io.stdout(rows.map((row) => `${row.map(cell).join('\t')}\n`).join(''));
}
