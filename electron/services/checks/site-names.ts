import { shortcodeNames } from '../../../shared/markdown/islands/shortcode-names.ts';
import type { SiteNames } from '../../../shared/model/check.ts';
import type { Disk } from '../../fs/disk.ts';
import type { OpenLibrary } from '../library/libraries.ts';
import { libraryFiles } from './library-files.ts';
import type { ReadAddresses } from './post-addresses.ts';

/** Tells what the posts of a library may name. */
export const createSiteNames =
  ({ sync }: Pick<Disk, 'sync'>, read: ReadAddresses) =>
  async (library: OpenLibrary, signal?: AbortSignal): Promise<SiteNames> => {
    const { posts, shortcodes, base } = await read(library, signal);
    return {
      files: await libraryFiles(sync, library.root, library.info.profile, signal),
      posts,
      below: base === null ? '/' : new URL(base).pathname,
      shortcodes: shortcodeNames(shortcodes),
    };
  };
