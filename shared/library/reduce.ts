import type { LibraryChange, LibrarySnapshot } from '../model/library.ts';
import type { PostSummary } from '../model/post.ts';

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
    reading: change.reading === undefined ? snapshot.reading : change.reading,
    notices: change.notices ?? snapshot.notices,
  };
}

/** Whether the change is the next after the snapshot. When it is neither that nor old, a new snapshot must be fetched. */
export function follows(snapshot: LibrarySnapshot, change: LibraryChange): boolean {
  return change.sequence === snapshot.sequence + 1;
}

/** Merges two lists in the order of their ids, so that the same posts are the same list however they came to be known. */
function changedPosts(posts: readonly PostSummary[], change: LibraryChange): readonly PostSummary[] {
  if (change.upserted.length === 0 && change.removed.length === 0) return posts;
  const upserted = [...new Map(change.upserted.map((post) => [post.id, post])).values()].sort(byId);
  const removed = new Set(change.removed);
  const next: PostSummary[] = [];
  let at = 0;
  for (const post of posts) {
    for (let fresh = upserted[at]; fresh && fresh.id < post.id; fresh = upserted[++at]) next.push(fresh);
    const changed = upserted[at]?.id === post.id ? upserted[at++] : undefined;
    if (!removed.has(post.id)) next.push(changed ?? post);
  }
  next.push(...upserted.slice(at));
  return removed.size === 0 ? next : next.filter((post) => !removed.has(post.id));
}

const byId = (a: PostSummary, b: PostSummary) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
