import type { PostId } from '../../../../shared/model/post.ts';
import { KeptEntry, type IndexColumns, type NamedEntry } from './index-columns.ts';

/** What was known of posts before, until each of them was looked at. */
export interface KeptPosts {
  readonly size: number;
  has(id: PostId): boolean;
  get(id: PostId): KeptEntry | undefined;
  delete(id: PostId): void;
  clear(): void;
  /** The last ids in their order. */
  last(count: number): readonly PostId[];
  entries(): readonly NamedEntry[];
}

export function createKeptPosts(columns: IndexColumns | null): KeptPosts {
  const ids = columns?.ids ?? [];
  const isThere = new Uint8Array(ids.length).fill(1);
  let size = ids.length;
  let last = 0;
  /** Most often the next one is asked for, or the one before, which is quicker than to make a map of them. */
  const placeOf = (id: PostId): number => {
    if (size === 0) return -1;
    if (ids[last] !== id)
      last = ids[last - 1] === id ? last - 1 : ids[last + 1] === id ? last + 1 : placeAmong(ids, id);
    return ids[last] === id && isThere[last] === 1 ? last : -1;
  };
  const entry = (place: number) => (columns === null || place < 0 ? undefined : new KeptEntry(columns, place));
  return {
    get size() {
      return size;
    },
    has: (id) => placeOf(id) >= 0,
    get: (id) => entry(placeOf(id)),
    delete: (id) => {
      const place = placeOf(id);
      if (place < 0) return;
      isThere[place] = 0;
      size--;
    },
    clear: () => {
      isThere.fill(0);
      size = 0;
    },
    last: (count) => ids.slice(-count),
    entries: () =>
      ids.flatMap((id, place) => {
        const known = isThere[place] === 1 ? entry(place) : undefined;
        return known ? [[id, known]] : [];
      }),
  };
}

/** Where it is in the order of them, or would be. */
function placeAmong(sorted: readonly string[], id: string): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle] ?? '') < id) from = middle + 1;
    else to = middle;
  }
  return from;
}
