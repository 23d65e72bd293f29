import type { LibraryChange, LibrarySnapshot } from '../model/library.ts';
import type { PostId, PostSummary } from '../model/post.ts';

/**
 * The library after a change; the same object when the change is already in it. Host and page both use it, so that both
 * hold the same list. A change that does not follow on the snapshot's sequence is the caller's to notice (`follows`).
 */
export function reduceLibrary(snapshot: LibrarySnapshot, change: LibraryChange): LibrarySnapshot {
  if (change.sequence <= snapshot.sequence) return snapshot;
  return { ...changedAbout(snapshot, change), posts: changedPosts(snapshot.posts, change) };
}

/** What a change makes of all but the posts. */
export function changedAbout(snapshot: LibrarySnapshot, change: LibraryChange): Omit<LibrarySnapshot, 'posts'> {
  return {
    library: change.library ?? snapshot.library,
    sequence: change.sequence,
    reading: change.reading === undefined ? snapshot.reading : change.reading,
    notices: change.notices ?? snapshot.notices,
  };
}

/** Whether the change is the next after the snapshot. When it is neither that nor old, a new snapshot must be fetched. */
export function follows(snapshot: LibrarySnapshot, change: LibraryChange): boolean {
  return change.sequence === snapshot.sequence + 1;
}

/** Merges two lists in the order of their ids, so that the same posts are the same list however they came to be known. */
export function changedPosts(
  posts: readonly PostSummary[],
  change: Pick<LibraryChange, 'upserted' | 'removed'>,
): readonly PostSummary[] {
  if (change.upserted.length === 0 && change.removed.length === 0) return posts;
  const upserted = lastOfEach(change.upserted, ({ id }) => id);
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

/** In the order of their ids, and of those with the same id the last: quicker than a map, for most are in order already. */
export function lastOfEach<T>(all: readonly T[], idOf: (one: T) => PostId): readonly T[] {
  const sorted = all.toSorted((one, other) => (idOf(one) < idOf(other) ? -1 : idOf(one) === idOf(other) ? 0 : 1));
  return sorted.filter((one, at) => at + 1 === sorted.length || idOf(one) !== idOf(sorted[at + 1] as T));
}
