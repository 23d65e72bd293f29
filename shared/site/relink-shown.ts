import { dirname, join, resolvePath } from '../base/paths.ts';
import { decoded } from '../markdown/links/addresses.ts';
import type { PostId } from '../model/post.ts';
import { replaceWrittenPaths } from './dotted-paths.ts';
import { dottedPath, relative, replaceLinks, split } from './link-forms.ts';
import { isOfFile } from './relink-own.ts';
import { likelyOf, type MovedPost } from './relink.ts';

/** A folder that moves along with a post. */
export interface MovedFolder {
  readonly from: string;
  readonly to: string;
}

/** What moves along with posts, as it lies before. */
export interface FilesMoved {
  /** By the old paths of the posts. */
  readonly folders: ReadonlyMap<PostId, MovedFolder>;
  readonly isFile: (path: string) => boolean;
}

/**
 * The text of a post that stays, its relative links to images and other files set right that move along with other posts; and
 * those posts.
 */
export function relinkShown(
  text: string,
  place: PostId,
  moves: readonly MovedPost[],
  { folders, isFile }: FilesMoved,
): { readonly text: string; readonly follows: readonly MovedPost[] } {
  // A link into a folder names it, and most texts end here.
  const near = folders.size === 0 ? [] : likelyOf(moves)(text).filter(({ from }) => folders.has(from));
  const follows = new Set<MovedPost>();
  const here = dirname(place);
  const now = (path: string): string | null => {
    const file = resolvePath(here, path);
    if (file === null) return null;
    for (const moved of near) {
      const folder = folders.get(moved.from);
      if (!folder || !file.startsWith(`${folder.from}/`) || !isFile(file)) continue;
      follows.add(moved);
      return join(folder.to, file.slice(folder.from.length + 1));
    }
    return null;
  };
  if (near.length === 0) return { text, follows: [] };
  const linked = replaceLinks(
    text,
    place,
    (href) => {
      const { path, rest } = split(href);
      const file = isOfFile(path) ? now(decoded(path)) : null;
      return file === null ? null : relative(here, file, path.startsWith('./')) + rest;
    },
    ['link', 'image'],
  );
  const named = replaceWrittenPaths(linked, place, (path) => {
    const file = path.startsWith('.') ? now(path) : null;
    return file === null ? null : dottedPath(here, file);
  });
  return { text: named, follows: [...follows] };
}
