// Paths as posts and sites have them: below a root, with `/` between the names and none at the ends.

/** The folder that a path is in; empty for the root. */
export const dirname = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/** The last name of a path. */
export const basename = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** A path in a folder, in the root where the folder is empty; the folder itself for an empty path. */
export const join = (folder: string, path: string): string =>
  folder === '' ? path : path === '' ? folder : `${folder}/${path}`;

/** A path without the ending of its file's name. */
export const withoutEnding = (path: string): string => path.replace(/\.[^./]+$/, '');

/** A file's path as its page is called: without its ending, an index by its folder. */
export const pagePath = (path: string): string => path.replace(/(?:\/_?index)?\.\w+$/, '');

/** What a post is called: its file's name without the ending, of a bundle its folder's. */
export function postName(id: string): string {
  const file = withoutEnding(basename(id));
  return /^_?index$/i.test(file) ? basename(dirname(id)) || file : file;
}

/** An address without the slashes around it. */
export const withoutSlashes = (path: string): string => path.replace(/^\/+|\/+$/g, '');

/** Whether a file stands for the folder that it is in, in whatever language: `trip/index.md`, `trip/index.de.md`. */
export const isIndex = (path: string): boolean => /(?:^|\/)index(?:\.[\w-]+)?\.\w+$/.test(path);

/** The folder that a post is in, below the root and empty for the root; for a bundle the one that its own folder is in. */
export function folderOf(id: string): string {
  const folder = dirname(id);
  return isIndex(id) ? dirname(folder) : folder;
}

/** A path from a folder with `.` and `..` followed; null where it leaves the root. */
export function resolvePath(folder: string, path: string): string | null {
  const parts: string[] = [];
  for (const part of join(folder, path).split('/')) {
    if (part === '..' && parts.pop() === undefined) return null;
    if (part !== '' && part !== '.' && part !== '..') parts.push(part);
  }
  return parts.join('/');
}

/** The way from a folder to a file. */
export function relativePath(folder: string, file: string): string {
  const here = folder === '' ? [] : folder.split('/');
  const there = file.split('/');
  let same = 0;
  while (same < here.length && same < there.length - 1 && here[same] === there[same]) same++;
  return '../'.repeat(here.length - same) + there.slice(same).join('/');
}
