import { basename, dirname, join, relative, sep } from 'node:path';
import { postId, type PostId } from '../../../shared/model/post.ts';
import type { Disk } from '../../fs/disk.ts';
import { inside } from '../../fs/inside.ts';
import { absoluteFolder } from '../folders.ts';
import { siteAbove } from './site/site-above.ts';
import { isPostName } from './index/walk.ts';

/** What a path that a person named opens. */
export interface NamedPlace {
  readonly folder: string;
  /** The post named; null when it was a folder. */
  readonly post: PostId | null;
}

/**
 * The library that a path means: a folder is one itself; a post lies in the nearest of the `known` ones, else in the site
 * around it, else in its own folder. They are asked for only where a post is named: it may take a look at each. What is not there is left for the opening to say. AppError `invalid-input` for a
 * relative path.
 */
export async function libraryOfPath(
  disk: Disk,
  typed: string,
  known: () => Promise<readonly string[]>,
): Promise<NamedPlace> {
  const path = absoluteFolder(typed);
  if (!isPostName(basename(path)) || !(await isFile(disk, path))) return { folder: path, post: null };
  // Its own name is kept: a link among the posts is listed under it.
  const file = join(await disk.realpath(dirname(path)), basename(path));
  const around = (await known())
    .filter((root) => inside(root, file))
    .toSorted((one, other) => other.length - one.length);
  const folder = around[0] ?? siteAbove(disk.sync, file) ?? dirname(file);
  return { folder, post: postId(relative(folder, file).split(sep).join('/')) };
}

async function isFile(disk: Disk, path: string): Promise<boolean> {
  try {
    return (await disk.stat(path)).kind === 'file';
  } catch {
    return false;
  }
}
