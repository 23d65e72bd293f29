import { join as joinPath, posix } from 'node:path';
import { AppError, describeError, type ErrorCode } from '../../../../shared/base/errors.ts';
import { isMarkdownName } from '../../../../shared/base/file-names.ts';
import { basename, join } from '../../../../shared/base/paths.ts';
import type { LibraryNotice } from '../../../../shared/model/library.ts';
import { postId, type PostId } from '../../../../shared/model/post.ts';
import type { SiteProfile } from '../../../../shared/model/site.ts';
import { isTempName } from '../../../fs/atomic-write.ts';
import type { Entry } from '../../../fs/sync-disk.ts';
import { inside } from '../../../fs/inside.ts';
import type { Look, SyncDisk } from '../../../fs/sync-disk.ts';

export interface Walk {
  readonly posts: readonly PostId[];
  readonly notices: readonly LibraryNotice[];
  /** Paths below the root of what crashed saves left. */
  readonly temps: readonly string[];
  /** Paths below the root of files that Eleventy may read as data of posts. */
  readonly data: readonly string[];
}

/** Whether a path below the root (with `/`) is never listed: ignored by the profile, or hidden by its name. */
export function isIgnored(
  ignoredFolders: readonly string[],
  path: string,
  kind: 'file' | 'folder' | 'unknown',
): boolean {
  const name = basename(path);
  if (name.startsWith('.')) return true;
  if (kind === 'file') return !isMarkdownName(name);
  return ignoredFolders.includes(name) || ignoredFolders.includes(`/${path}`);
}

/** Whether a path is the page of a section, which may give values to the posts below it. */
export const isSectionPage = (id: string): boolean => /(?:^|\/)_index(?:\.[\w-]+)?\.\w+$/.test(id);

/** Whether a path is one that some library lists: a Markdown file, and nothing on the way to it hidden. */
export function isPostName(id: string): boolean {
  return isMarkdownName(id) && !id.split('/').some((part) => part.startsWith('.'));
}

/** Whether a path, or a folder on the way to it, is never listed. */
export function isIgnoredPost(ignoredFolders: readonly string[], id: string): boolean {
  let from = 0;
  // Asked for every post, and paths may be hundreds of folders long: nothing is put together anew for each.
  for (let end = id.indexOf('/'); end >= 0; end = id.indexOf('/', from)) {
    const name = id.slice(from, end);
    const isNamed = (folder: string) =>
      folder === name || (folder.length === end + 1 && folder.startsWith('/') && id.startsWith(folder.slice(1)));
    if (name.startsWith('.') || ignoredFolders.some(isNamed)) return true;
    from = end + 1;
  }
  return isIgnored([], id.slice(from), 'file');
}

/**
 * Every Markdown file below the root, in the order of their ids; yields after each folder. Folders behind links are not
 * entered, so that no circle and nothing outside is read; a link to a file inside counts as a post. What cannot be read
 * becomes a notice and the rest goes on.
 */
export function* walkLibrary(
  disk: SyncDisk,
  root: string,
  { ignoredFolders }: Pick<SiteProfile, 'ignoredFolders'>,
): Generator<void, Walk> {
  const posts: PostId[] = [];
  const notices: LibraryNotice[] = [];
  const temps: string[] = [];
  const data: string[] = [];
  const folders = [''];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    const found = readFolder(disk, root, folder, ignoredFolders);
    for (const id of found.posts) posts.push(id);
    notices.push(...found.notices);
    temps.push(...found.temps);
    data.push(...found.data);
    folders.push(...found.folders);
    yield;
  }
  return { posts: posts.sort(), notices, temps, data };
}

/** The disk for a walk that looks at some folders twice, which are listed once. */
export function listedOnce(disk: SyncDisk): SyncDisk {
  const known = new Map<string, readonly Entry[]>();
  return {
    ...disk,
    list: (path) => {
      const entries = known.get(path) ?? disk.list(path);
      known.set(path, entries);
      return entries;
    },
  };
}

/** Whether a file may hold data for Eleventy's posts: JSON, or code that is only named. */
export const isDataName = (name: string): boolean =>
  (name.endsWith('.json') || (name.endsWith('js') && /\.11tydata\.[cm]?js$/.test(name))) && !name.startsWith('.');

interface FolderContent extends Walk {
  readonly folders: readonly string[];
}

function readFolder(disk: SyncDisk, root: string, folder: string, ignored: readonly string[]): FolderContent {
  const posts: PostId[] = [];
  const folders: string[] = [];
  const notices: LibraryNotice[] = [];
  const temps: string[] = [];
  const data: string[] = [];
  const skip = (path: string, why: string) =>
    notices.push({ code: 'skipped', message: `${path} was left out: ${why}` });
  let entries: readonly Entry[];
  try {
    entries = disk.list(joinPath(root, folder));
  } catch (error) {
    // Without the root there is no library; a folder further down is one folder fewer.
    if (folder === '') throw error;
    return { posts, folders, temps, data, notices: [{ code: 'unreadable-folder', message: describeError(error) }] };
  }
  for (const { name, kind } of entries) {
    const path = join(folder, name);
    if (kind === 'file' && isTempName(name)) temps.push(path);
    if (kind === 'file' && isDataName(name)) data.push(path);
    if (isIgnored(ignored, path, kind === 'folder' ? 'folder' : 'file')) continue;
    // Node shows bytes that are not UTF-8 as U+FFFD; such a name cannot be opened again by what is shown.
    if (name.includes('\uFFFD')) skip(path, 'its name is not UTF-8. Rename it to list it.');
    else if (kind === 'folder') folders.push(path);
    else if (kind === 'file') posts.push(postId(path));
    else if (kind === 'other') skip(path, 'it is not an ordinary file.');
    else if (findPlace(disk, root, path, true)?.look.kind === 'file') posts.push(postId(path));
    else skip(path, 'the link leads nowhere or out of the folder.');
  }
  return { posts, folders, notices, temps, data };
}

/** Where a post's bytes are, and what is there. */
export interface Place {
  /** Real path, absolute. */
  readonly path: string;
  readonly look: Look;
  /** The stamps of all names on the way. */
  readonly stamp: string;
}

/**
 * The place of a path below the root; null for one that is not there, leads nowhere or leads out of the root. Only names
 * that come from a walk just now are known to be behind no link to a folder.
 */
export function findPlace(disk: SyncDisk, root: string, id: string, walked = false): Place | null {
  // Both are normal already.
  const path = `${root}/${id}`;
  const look = orNothing(() => (walked || !isBehindLink(disk, root, id) ? disk.look(path) : null), gone);
  if (look?.kind !== 'link') return look && { path, look, stamp: look.stamp };
  return orNothing(() => {
    const real = disk.realpath(path);
    if (!inside(root, real)) return null;
    const target = disk.look(real);
    return { path: real, look: target, stamp: `${look.stamp} ${real} ${target.stamp}` };
  });
}

/** Whether a folder on the way to it is a link: such a post is listed where it really is. */
function isBehindLink(disk: SyncDisk, root: string, id: string): boolean {
  const folder = posix.dirname(id);
  if (disk.realpath(joinPath(root, folder)) === joinPath(root, folder)) return false;
  // Another real path may also be another spelling of the same name.
  const parts = folder.split('/');
  return parts.some((_, end) => disk.look(joinPath(root, ...parts.slice(0, end + 1))).kind === 'link');
}

/** What a disk says of a file that is not there: another file may have taken the place of its folder. */
export const gone: readonly ErrorCode[] = ['not-found', 'not-a-folder'];

/** null instead of a failure: of some kinds, or of any. */
function orNothing<T>(step: () => T, codes?: readonly ErrorCode[]): T | null {
  try {
    return step();
  } catch (error) {
    if (error instanceof AppError && (codes === undefined || codes.includes(error.code))) return null;
    throw error;
  }
}
