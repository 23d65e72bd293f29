import type { LibraryChange, LibrarySnapshot } from '../model/library.ts';
import type { PostId, PostSummary } from '../model/post.ts';

/**
 * The library after a change; the same object when the change is already in it. Host and page both use it, so that both
 * hold the same list. A change that does not follow on the snapshot's sequence is the caller's to notice (`follows`).
 */
export function reduceLibrary(snapshot: LibrarySnapshot, change: LibraryChange): LibrarySnapshot {
  if (change.sequence <= snapshot.sequence) return snapshot;
  return {
    library: change.library ?? snapshot.library,
    sequence: change.sequence,
    posts: changedPosts(snapshot.posts, change),
    notices: change.notices ?? snapshot.notices,
  };
}

/** Whether the change is the next after the snapshot. When it is neither that nor old, a new snapshot must be fetched. */
export function follows(snapshot: LibrarySnapshot, change: LibraryChange): boolean {
  return change.sequence === snapshot.sequence + 1;
}

/** Posts keep their places; new ones come last. */
function changedPosts(posts: readonly PostSummary[], change: LibraryChange): readonly PostSummary[] {
  if (change.upserted.length === 0 && change.removed.length === 0) return posts;
  const upserted = new Map<PostId, PostSummary>(change.upserted.map((post) => [post.id, post]));
  const removed = new Set(change.removed);
  const kept: PostSummary[] = [];
  for (const post of posts) {
    const next = upserted.get(post.id) ?? post;
    upserted.delete(post.id);
    if (!removed.has(post.id)) kept.push(next);
  }
  for (const post of upserted.values()) if (!removed.has(post.id)) kept.push(post);
  return kept;
}
