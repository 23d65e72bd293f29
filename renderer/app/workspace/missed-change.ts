import type { LibraryChange, LibrarySnapshot } from '../../../shared/model/library.ts';
import type { PostSession } from '../../document/types.ts';

/** What may have happened to the open posts while nobody listened, told as one change. */
export function missedChange(snapshot: LibrarySnapshot, open: readonly PostSession[]): LibraryChange {
  const posts = new Map(snapshot.posts.map((post) => [post.id, post]));
  const ids = open.map((session) => session.id());
  return {
    sequence: snapshot.sequence,
    upserted: ids.flatMap((id) => posts.get(id) ?? []),
    // A post that was not read yet is missing too.
    removed: snapshot.reading ? [] : ids.filter((id) => !posts.has(id)),
    renamed: [],
  };
}
