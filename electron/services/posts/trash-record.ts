import { AppError } from '../../../shared/base/errors.ts';
import type { LibraryId } from '../../../shared/model/library.ts';
import type { PostId } from '../../../shared/model/post.ts';
import { untrashPost, type PostWork, type TrashedPost } from './post-actions.ts';
import type { TakeFromTrash } from './trash-folder.ts';

/** Where the posts are that this process has trashed: no path of the trash is ever taken from a page. */
export interface TrashRecord {
  add(library: LibraryId, post: TrashedPost): void;
  /** The last of that name goes back to where it was, with all that went along. See `Posts.untrash`. */
  bringBack(work: PostWork, id: PostId): Promise<void>;
}

export function createTrashRecord(take: TakeFromTrash | null): TrashRecord {
  const posts = new Map<string, readonly { readonly post: TrashedPost; isBack: boolean }[]>();
  const key = (library: LibraryId, id: PostId) => `${library} ${id}`;
  return {
    add(library, post) {
      const entry = { post, isBack: false };
      for (const id of post.ids) posts.set(key(library, id), [...(posts.get(key(library, id)) ?? []), entry]);
    },
    async bringBack(work, id) {
      if (!take) throw ofSystem(id);
      const name = key(work.library.info.id, id);
      const all = posts.get(name) ?? [];
      const last = all.at(-1);
      if (!last) throw unknown(id);
      // Another one of its folder may have brought it along.
      if (!last.isBack) await untrashPost(work, last.post, take);
      last.isBack = true;
      if (all.length > 1) posts.set(name, all.slice(0, -1));
      else posts.delete(name);
    },
  };
}

function ofSystem(id: PostId): AppError {
  return new AppError('unsupported', `The trash of the system gives nothing back by itself: ${id}`, {
    file: id,
    remedy: 'Restore it there, or bring its text back with “Deleted posts…”.',
  });
}

/** With the remedy in it: a report shows the message only. */
function unknown(id: PostId): AppError {
  const message = `Longhand does not know where it lies: ${id}. What went to the trash before Longhand was started is to be copied back by hand.`;
  return new AppError('not-found', message, { file: id });
}
