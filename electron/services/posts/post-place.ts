import { join, posix } from 'node:path';
import { AppError } from '../../../shared/base/errors.ts';
import { isIndex } from '../../../shared/base/paths.ts';
import { addressOf } from '../../../shared/checks/post-address.ts';
import type { SiteAddresses } from '../../../shared/generators/addresses.ts';
import { safeName } from '../../../shared/base/slug.ts';
import { bundleOf, type Bundle } from '../../../shared/library/bundle.ts';
import { postId, type PostId, type PostSummary } from '../../../shared/model/post.ts';
import type { OpenLibrary } from '../library/libraries.ts';
import { isIgnoredPost, isPostName } from '../library/index/walk.ts';

/**
 * The path of the name itself, a link not followed: what a rename or the trash must act on. The folder that it stands
 * in is checked to lie inside the library.
 */
export async function pathOfName(library: OpenLibrary, id: PostId): Promise<string> {
  const folder = posix.dirname(id);
  const parent = folder === '.' ? library.root : await library.path(postId(folder));
  return join(parent, posix.basename(id));
}

/** The bundle of a post by all that its library lists; null when the file is a post by itself. */
export async function bundleIn(library: OpenLibrary, id: PostId): Promise<Bundle | null> {
  if (!isIndex(id)) return null;
  await library.whole();
  const all = library.snapshot().posts.map((post) => post.id);
  return bundleOf(library.info.profile, id, all);
}

/**
 * Throws for what no library lists: through the calls for posts a page must not reach `.git/config` or a script. Not the
 * folders that the site ignores now, since a post that is open must stay one that can be saved.
 */
export function requirePost(id: PostId): void {
  if (isPostName(id)) return;
  throw new AppError('denied', `This is not a post: ${id}`, {
    file: id,
    remedy: 'Posts are Markdown files whose names do not start with a dot.',
  });
}

/**
 * Throws unless the library would list the new name, and what is new in it is a name on every system: blogs travel, and
 * on Windows `con.md` is a device and `a:b.md` a stream hidden in another file.
 */
export function requireNewName({ info }: OpenLibrary, from: PostId, to: PostId): void {
  const known = new Set(from.split('/'));
  for (const part of to.split('/')) {
    if (known.has(part)) continue;
    // Joiners hold emoji and some scripts together.
    const wanted = part.normalize('NFC').replace(/[\u200c\u200d]/g, '');
    if (safeName(wanted) !== wanted) {
      throw new AppError('invalid-input', `Not every system takes this name: ${JSON.stringify(part)}`, {
        file: to,
        remedy: `Choose another one, for example ${safeName(wanted)}.`,
      });
    }
  }
  if (isPostName(to) && !isIgnoredPost(info.profile.ignoredFolders, to)) return;
  throw new AppError('invalid-input', `The library would not list a post of this name: ${to}`, {
    file: to,
    remedy: 'End it in .md (or .markdown, .mdx), start no part with a dot, and keep out of folders that are not read.',
  });
}

/** What the list knows of a post. AppError `not-found`. */
export function listedPost(library: OpenLibrary, id: PostId): PostSummary {
  const post = library.find(id);
  if (post) return post;
  throw new AppError('not-found', `The post is not in the library: ${id}`, {
    file: id,
    remedy: 'It may have been renamed or deleted meanwhile.',
  });
}

/** Answers the address of a post of the list that has the text. */
export const addressesOf =
  (library: OpenLibrary, addresses: SiteAddresses) =>
  (id: PostId, text: string): string =>
    addressOf(text, listedPost(library, id), library.info.profile, addresses).address;

/** The posts that the generator knows: what a draft is called counts for no call of another post. */
export const seenPosts = (library: OpenLibrary): readonly PostId[] =>
  library.snapshot().posts.flatMap(({ id, state }) => (state === 'live' || state === 'hidden' ? [id] : []));
