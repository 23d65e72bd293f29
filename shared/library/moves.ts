import { AppError } from '../base/errors.ts';
import type { Rename } from '../model/library.ts';
import { postId, type PostId } from '../model/post.ts';
import type { Refusal } from '../model/task.ts';
import { folderOf } from '../base/paths.ts';

export interface MovePlan {
  readonly renames: readonly Rename[];
  readonly skipped: readonly Refusal[];
}

/**
 * Where posts go that move to a folder below the root (empty: the root), a bundle with its own folder. What would land on
 * another post is left. `all`: every post of the library. AppError `invalid-input` for a folder outside.
 */
export function planMove(ids: readonly PostId[], folder: string, all: Iterable<PostId>): MovePlan {
  const to = folder
    .trim()
    .replaceAll('\\', '/')
    .replace(/^\.?\/+|\/+$/g, '');
  if (to.split('/').some((part) => part === '..' || part === '.'))
    throw new AppError('invalid-input', 'The folder lies outside of the library.', { remedy: 'Type a folder inside.' });
  const taken = new Set<string>(all);
  const renames: Rename[] = [];
  const skipped: Refusal[] = [];
  for (const id of ids) {
    const from = folderOf(id);
    const target = postId([to, id.slice(from === '' ? 0 : from.length + 1)].filter(Boolean).join('/'));
    if (target === id) skipped.push({ id, why: 'It is there already.' });
    else if (taken.has(target)) skipped.push({ id, why: `There is a post of that name: ${target}` });
    else {
      taken.add(target);
      renames.push({ from: id, to: target });
    }
  }
  return { renames, skipped };
}
