import { join } from 'node:path';
import { createDisk, type Disk } from '../../electron/fs/disk.ts';
import { createLibraries, type LibrariesOptions } from '../../electron/services/library/libraries.ts';
import type { LibraryInfo } from '../../shared/model/library.ts';
import type { PostSummary } from '../../shared/model/post.ts';

/** The real disk, noting the files that posts are read from. */
export function notingDisk(): { readonly disk: Disk; readonly read: string[] } {
  const real = createDisk();
  const read: string[] = [];
  const noting =
    <A extends readonly unknown[], R>(step: (path: string, ...rest: A) => R) =>
    (path: string, ...rest: A): R => {
      read.push(path);
      return step(path, ...rest);
    };
  const { readPlain, readHead } = real.sync;
  return { disk: { ...real, sync: { ...real.sync, readPlain: noting(readPlain), readHead: noting(readHead) } }, read };
}

export interface Opening {
  readonly info: LibraryInfo;
  readonly posts: readonly PostSummary[];
  /** Posts whose bytes were read for that, below the root. */
  readonly read: readonly string[];
}

/** Opens a folder, with what is kept of it in `lists`, and closes it again. Without `lists` everything is read. */
export async function openOnce(
  root: string,
  lists: string | null,
  options: Partial<LibrariesOptions> & { readonly count?: boolean } = {},
): Promise<Opening> {
  const { disk, read } = notingDisk();
  const libraries = createLibraries({ disk, watch: false, listFolder: lists, ...options });
  try {
    const library = await libraries.open(root);
    await library.whole();
    if (options.count) await library.counted();
    const below = read.filter((path) => /\.(?:md|mdx)$/.test(path)).map((path) => path.slice(join(root, '/').length));
    return { info: library.info, posts: library.snapshot().posts, read: [...new Set(below)].toSorted() };
  } finally {
    await libraries.dispose();
  }
}
