import { dirname } from 'node:path';
import { AppError } from '../../../shared/base/errors.ts';
import { withoutEnding } from '../../../shared/base/paths.ts';
import { postId, type PostId } from '../../../shared/model/post.ts';
import { exists, renameWithRetry } from '../../fs/atomic-write.ts';
import type { Disk } from '../../fs/disk.ts';
import type { OpenLibrary } from '../library/libraries.ts';
import { pathOfName } from './post-place.ts';

/** A folder that has to get another name with its post. */
export interface AssetFolder {
  readonly from: string;
  readonly to: string;
}

/**
 * The folder with the images of a post that Hexo looks for under the post's own name (`_posts/trip.md`, `_posts/trip/`); null
 * without one, or where other posts are in it. AppError `already-exists` where its new name is taken.
 */
export async function assetFolderOf(
  disk: Disk,
  library: OpenLibrary,
  id: PostId,
  to: PostId,
): Promise<AssetFolder | null> {
  if (library.info.profile.generator !== 'hexo') return null;
  const [folder, target] = [postId(withoutEnding(id)), postId(withoutEnding(to))];
  if (folder === target || `${target}/`.startsWith(`${folder}/`)) return null;
  const from = await pathOfName(library, folder);
  const found = await disk.lstat(from).catch(() => null);
  if (found?.kind !== 'folder' || found.link) return null;
  await library.whole();
  if (library.snapshot().posts.some((post) => post.id.startsWith(`${folder}/`))) return null;
  const place = await pathOfName(library, target);
  if (await exists(disk, place)) {
    throw new AppError('already-exists', `The folder for its images is already taken: ${target}`, {
      file: to,
      remedy: 'Choose another name.',
    });
  }
  return { from, to: place };
}

/** Gives the folder its new name. */
export async function moveAssetFolder(disk: Disk, { from, to }: AssetFolder): Promise<void> {
  await disk.makeFolder(dirname(to));
  await renameWithRetry(disk, from, to);
}
