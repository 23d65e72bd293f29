import { join as joinPath } from 'node:path';
import pLimit from 'p-limit';
import { describeError } from '../../shared/base/errors.ts';
import { join } from '../../shared/library/generator.ts';
import type { LibraryNotice } from '../../shared/model/library.ts';
import { postId, type PostId } from '../../shared/model/post.ts';
import type { SiteProfile } from '../../shared/model/site.ts';
import type { Disk, Entry } from '../fs/disk.ts';
import { inside } from '../fs/inside.ts';

export interface Walk {
  readonly posts: readonly PostId[];
  readonly notices: readonly LibraryNotice[];
}

const markdownName = /\.(?:md|markdown|mdx|mkd)$/i;
const foldersAtOnce = 8;

/** Whether a path below the root (with `/`) is never listed: ignored by the profile, or hidden by its name. */
export function isIgnored(
  ignoredFolders: readonly string[],
  path: string,
  kind: 'file' | 'folder' | 'unknown',
): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (name.startsWith('.')) return true;
  if (kind === 'file') return !markdownName.test(name);
  return ignoredFolders.includes(name) || ignoredFolders.includes(`/${path}`);
}

/** Whether a path is one that some library lists: a Markdown file, and nothing on the way to it hidden. */
export function isPostName(id: string): boolean {
  return markdownName.test(id) && !id.split('/').some((part) => part.startsWith('.'));
}

/** Whether a path, or a folder on the way to it, is never listed. */
export function isIgnoredPost(ignoredFolders: readonly string[], id: string): boolean {
  const parts = id.split('/');
  return parts.some((_, index) =>
    isIgnored(ignoredFolders, parts.slice(0, index + 1).join('/'), index === parts.length - 1 ? 'file' : 'folder'),
  );
}

/**
 * Every Markdown file below the root. Folders behind links are not entered, so that no circle and nothing outside is
 * read; a link to a file inside counts as a post. What cannot be read becomes a notice and the rest goes on.
 */
export async function walkLibrary(
  disk: Disk,
  root: string,
  profile: Pick<SiteProfile, 'ignoredFolders'>,
  signal?: AbortSignal,
): Promise<Walk> {
  const posts: PostId[] = [];
  const notices: LibraryNotice[] = [];
  const limit = pLimit(foldersAtOnce);
  let level = [''];
  while (level.length > 0) {
    signal?.throwIfAborted();
    const found = await Promise.all(
      level.map((folder) => limit(() => readFolder(disk, root, folder, profile.ignoredFolders))),
    );
    level = found.flatMap((folder) => folder.folders);
    for (const folder of found) {
      posts.push(...folder.posts);
      notices.push(...folder.notices);
    }
  }
  return { posts: posts.toSorted(), notices };
}

interface FolderContent extends Walk {
  readonly folders: readonly string[];
}

async function readFolder(
  disk: Disk,
  root: string,
  folder: string,
  ignored: SiteProfile['ignoredFolders'],
): Promise<FolderContent> {
  const posts: PostId[] = [];
  const folders: string[] = [];
  const notices: LibraryNotice[] = [];
  const skip = (path: string, why: string) =>
    notices.push({ code: 'skipped', message: `${path} was left out: ${why}` });
  let entries: readonly Entry[];
  try {
    entries = await disk.list(joinPath(root, folder));
  } catch (error) {
    // Without the root there is no library; a folder further down is one folder fewer.
    if (folder === '') throw error;
    return { posts, folders, notices: [{ code: 'unreadable-folder', message: describeError(error) }] };
  }
  for (const { name, kind } of entries) {
    const path = join(folder, name);
    if (isIgnored(ignored, path, kind === 'folder' ? 'folder' : 'file')) continue;
    // Node shows bytes that are not UTF-8 as U+FFFD; such a name cannot be opened again by what is shown.
    if (name.includes('\uFFFD')) skip(path, 'its name is not UTF-8. Rename it to list it.');
    else if (kind === 'folder') folders.push(path);
    else if (kind === 'file') posts.push(postId(path));
    else if (kind === 'other') skip(path, 'it is not an ordinary file.');
    else if (await leadsInside(disk, root, path)) posts.push(postId(path));
    else skip(path, 'the link leads nowhere or out of the folder.');
  }
  return { posts, folders, notices };
}

async function leadsInside(disk: Disk, root: string, path: string): Promise<boolean> {
  try {
    const real = await disk.realpath(joinPath(root, path));
    return inside(root, real) && (await disk.stat(real)).kind === 'file';
  } catch {
    return false;
  }
}
