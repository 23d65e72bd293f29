import { AppError } from '../../../shared/base/errors.ts';
import { basename, dirname, isIndex, join } from '../../../shared/base/paths.ts';
import type { LibraryId } from '../../../shared/model/library.ts';
import { postId, type PostId } from '../../../shared/model/post.ts';
import { relinkAll, relinkSite, type MovedPost } from '../../../shared/site/relink.ts';
import type { Disk } from '../../fs/disk.ts';
import type { Libraries, OpenLibrary } from '../library/libraries.ts';
import { addressesIn } from '../library/site/site.ts';
import { addressesOf, bundleIn, seenPosts } from '../posts/post-place.ts';
import type { Posts } from '../posts/posts.ts';
import { createSlices } from '../work/slices.ts';

/** The posts that link to these and would stay without them, in the order of the list. AppError `cancelled`. */
export type LinksTo = (library: LibraryId, ids: readonly PostId[], signal?: AbortSignal) => Promise<readonly PostId[]>;

export interface LinksToOptions {
  readonly disk: Pick<Disk, 'sync'>;
  readonly libraries: Pick<Libraries, 'get'>;
  readonly posts: Pick<Posts, 'reader'>;
}

/** Links to a post are those that would have to change if it had another path and address. */
export function createLinksTo({ disk, libraries, posts }: LinksToOptions): LinksTo {
  return async (id, ids, signal) => {
    const library = libraries.get(id);
    await library.whole();
    const { profile } = library.info;
    const addresses = addressesIn(disk.sync, library.root, profile);
    const addressed = addressesOf(library, addresses);
    const turn = createSlices();
    let read = posts.reader(id);
    const textOf = async (post: PostId): Promise<string> => {
      const wait = turn();
      if (wait) {
        await wait;
        read = posts.reader(id);
      }
      if (signal?.aborted) throw new AppError('cancelled', 'The search for links was cancelled.');
      try {
        return read(post).post.text;
      } catch (error) {
        // What cannot be read, or has gone, links to nothing that anybody could tell.
        if (error instanceof AppError) return '';
        throw error;
      }
    };
    const gone = await withFolders(library, ids);
    const moves: MovedPost[] = [];
    for (const from of gone) {
      const before = addressed(from, await textOf(from));
      moves.push({ from, to: elsewhere(from), before, after: `${before}-elsewhere`, base: addresses.base });
    }
    const site = relinkSite(profile, seenPosts(library), moves, addressed);
    const found: PostId[] = [];
    for (const { id: post } of library.snapshot().posts) {
      if (gone.has(post)) continue;
      const text = await textOf(post);
      if (relinkAll(text, post, moves, site) !== text) found.push(post);
    }
    return found;
  };
}

/** With the other languages that go along, where a post takes its folder with it. Those that are listed. */
async function withFolders(library: OpenLibrary, ids: readonly PostId[]): Promise<ReadonlySet<PostId>> {
  const all = new Set<PostId>();
  for (const id of ids) {
    if (!library.find(id)) continue;
    const bundle = await bundleIn(library, id);
    for (const one of bundle?.isMain ? [id, ...bundle.others] : [id]) all.add(one);
  }
  return all;
}

/** A path beside a post's, where nothing is: whichever way a link is written, it could lead there. */
function elsewhere(id: PostId): PostId {
  const folder = dirname(id);
  const isFolder = isIndex(id) && folder !== '';
  return postId(isFolder ? join(`${folder}-elsewhere`, basename(id)) : id.replace(/(\.\w+)?$/, '-elsewhere$1'));
}
