import type { LibraryChange } from '../../shared/model/library.ts';
import type { PostId } from '../../shared/model/post.ts';
import type { Tasks } from '../state/tasks.ts';

/** Whether it was this window that last changed a file, by work over many posts that tells of itself what it did. */
export interface OwnChanges {
  readonly hear: (change: LibraryChange) => void;
  readonly has: (id: PostId) => boolean;
}

/** The host sends what work changed before the work ends: what comes while any is under way is taken for its doing. */
export function createOwnChanges({ store }: Tasks): OwnChanges {
  const own = new Set<PostId>();
  return {
    hear: ({ upserted }) => {
      const isOwn = store.getState().length > 0;
      for (const { id } of upserted)
        if (isOwn) own.add(id);
        else own.delete(id);
    },
    has: (id) => own.has(id),
  };
}
