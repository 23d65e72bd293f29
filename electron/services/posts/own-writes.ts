import type { LibraryId } from '../../../shared/model/library.ts';
import type { PostId, PostText, Revision } from '../../../shared/model/post.ts';

/** What Longhand itself wrote last into which post, so that nobody takes it for the work of another program. */
export interface OwnWrites {
  wrote(library: LibraryId, id: PostId, revision: Revision): void;
  renamed(library: LibraryId, from: PostId, to: PostId): void;
  /** The post as it was read; with `ours` while it holds what was written last. */
  marked(library: LibraryId, post: PostText): PostText;
}

/** More than the posts of most libraries; beyond that the oldest are forgotten. */
const most = 20_000;

/** Remembers what was written into `most` posts, for as long as the process runs. */
export function createOwnWrites(): OwnWrites {
  const last = new Map<string, Revision>();
  const key = (library: LibraryId, id: PostId) => `${library} ${id}`;
  const put = (name: string, revision: Revision) => {
    last.delete(name);
    last.set(name, revision);
    if (last.size > most) for (const oldest of last.keys()) return last.delete(oldest);
    return true;
  };
  return {
    wrote: (library, id, revision) => void put(key(library, id), revision),
    renamed: (library, from, to) => {
      const revision = last.get(key(library, from));
      if (revision !== undefined) put(key(library, to), revision);
      last.delete(key(library, from));
    },
    marked: (library, post) => {
      const name = key(library, post.id);
      if (last.get(name) === post.revision) return { ...post, ours: true };
      // Somebody else wrote since: were it set back to ours, that would be their work as well.
      last.delete(name);
      return post;
    },
  };
}
