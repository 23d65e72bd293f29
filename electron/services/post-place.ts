import { join, posix } from 'node:path';
import { AppError } from '../../shared/base/errors.ts';
import { postId, type PostId } from '../../shared/model/post.ts';
import type { OpenLibrary } from './libraries.ts';

/**
 * The path of the name itself, a link not followed: what a rename or the trash must act on. The folder that it stands
 * in is checked to lie inside the library.
 */
export async function placeOf(library: OpenLibrary, id: PostId): Promise<string> {
  const folder = posix.dirname(id);
  const parent = folder === '.' ? library.root : await library.path(postId(folder));
  return join(parent, posix.basename(id));
}

/**
 * The folder that is one post with its images (`trip/index.md`), null when the file is a post by itself. A folder that
 * holds other posts, or that the site keeps posts or media in, is never taken for a bundle: it would be moved whole.
 */
export function bundleFolder(library: OpenLibrary, id: PostId): string | null {
  const folder = posix.dirname(id);
  if (folder === '.' || !/^index\.[a-z]+$/i.test(posix.basename(id))) return null;
  const { profile } = library.info;
  const kept = [
    ...profile.contentFolders,
    ...profile.assets.map((root) => root.folder),
    profile.newFolder,
    profile.draftFolder ?? '',
  ];
  if (kept.some((other) => other === folder || other.startsWith(`${folder}/`))) return null;
  return postsBelow(library, folder).every((other) => other === id) ? folder : null;
}

/** The listed posts in a folder and the folders below it. */
export function postsBelow(library: OpenLibrary, folder: string): readonly PostId[] {
  return library
    .snapshot()
    .posts.map((post) => post.id)
    .filter((id) => id.startsWith(`${folder}/`));
}

const markdown = /\.(?:md|markdown|mdown|mkd|mkdn|mdx)$/i;

/** Throws unless the name is one that the library would list. */
export function requireMarkdownName(id: PostId): void {
  if (markdown.test(id)) return;
  throw new AppError('invalid-input', `A post needs a name that ends in .md: ${id}`, {
    file: id,
    remedy: 'Add .md (or .markdown, .mdx) to the name.',
  });
}
