import { basename, dirname, isIndex, join } from '../base/paths.ts';
import type { Rename } from '../model/library.ts';
import { postId, type PostId } from '../model/post.ts';
import type { SiteProfile } from '../model/site.ts';

/** A folder that is one post: `trip/index.md`, its images, and the same post in other languages. */
export interface Bundle {
  readonly folder: PostId;
  /** The other languages: `trip/index.de.md`. */
  readonly others: readonly PostId[];
  /** Whether the folder goes where this file goes to the trash: a translation alone leaves without it. */
  readonly isMain: boolean;
}

type Kept = Pick<SiteProfile, 'contentFolders' | 'assets' | 'newFolder' | 'draftFolder'>;

const isWithoutLanguage = (id: string) => /^index\.[a-z]+$/i.test(basename(id));

/**
 * The bundle of a post, null when its file is a post by itself. A folder that holds other posts, or that the site keeps posts or
 * media in, is never taken for one: it would be moved whole. `all`: every post of the library.
 */
export function bundleOf(profile: Kept, id: PostId, all: Iterable<PostId>): Bundle | null {
  const folder = dirname(id);
  if (folder === '' || !isIndex(id)) return null;
  const { contentFolders, assets, newFolder, draftFolder } = profile;
  const kept = [...contentFolders, ...assets.map((root) => root.folder), newFolder, draftFolder ?? ''];
  if (kept.some((other) => other === folder || other.startsWith(`${folder}/`))) return null;
  const others: PostId[] = [];
  for (const other of all) {
    if (other === id || !other.startsWith(`${folder}/`)) continue;
    if (dirname(other) !== folder || !isIndex(other)) return null;
    others.push(other);
  }
  const plain = [id, ...others].filter(isWithoutLanguage);
  if (plain.length > 1) return null;
  return { folder: postId(folder), others, isMain: others.length === 0 || isWithoutLanguage(id) };
}

/** Whether the folder of a bundle gets another path with its file, which keeps its own name. */
export const movesFolder = ({ from, to }: Rename): boolean =>
  dirname(from) !== dirname(to) && basename(from) === basename(to);

/** What else moves when the folder of a bundle does: each of the other languages. */
export const movedAlong = ({ others }: Bundle, to: PostId): readonly Rename[] =>
  others.map((from) => ({ from, to: postId(join(dirname(to), basename(from))) }));
