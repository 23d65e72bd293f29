import { AppError } from '../../../shared/base/errors.ts';
import type { LibraryId } from '../../../shared/model/library.ts';
import type { PostId } from '../../../shared/model/post.ts';
import { untrashPost, type PostWork, type TrashedPost } from './post-actions.ts';
import type { TakeFromTrash } from './trash-folder.ts';

/** Where the posts are that this process has trashed: no path of the trash is ever taken from a page. */
export interface TrashRecord {
  add(library: LibraryId, id: PostId, post: TrashedPost): void;
  /** The last of that name goes back to where it was. See `Posts.untrash`. */
  bringBack(work: PostWork, id: PostId): Promise<void>;
}

export function createTrashRecord(take: TakeFromTrash | null): TrashRecord {
  const posts = new Map<string, readonly TrashedPost[]>();
  const key = (library: LibraryId, id: PostId) => `${library} ${id}`;
  return {
    add(library, id, post) {
      posts.set(key(library, id), [...(posts.get(key(library, id)) ?? []), post]);
    },
    async bringBack(work, id) {
      if (!take) throw ofSystem(id);
      const name = key(work.library.info.id, id);
      const all = posts.get(name) ?? [];
      const last = all.at(-1);
      if (!last) throw unknown(id);
      await untrashPost(work, last, take);
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
