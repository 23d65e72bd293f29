import type { PostId } from '../../../shared/model/post.ts';
import type { SameBody } from '../library/index/index-entries.ts';
import type { OpenLibrary } from '../library/libraries.ts';
import { afterwards } from '../work/afterwards.ts';

/** What was done so far of an operation. */
export interface Tally {
  /** Posts that may have been written, by their names before the operation. */
  readonly touched: Set<PostId>;
  /** By their names now. */
  readonly changed: Set<PostId>;
  readonly listing: Listing;
}

/** Has the list read what was written, some posts at a time. */
export interface Listing {
  add(id: PostId, sameBody: SameBody | null): void;
  /** Settled when all were read. */
  end(): Promise<void>;
}

/** Posts that the list reads again together: more than it counts at once, and few enough to come before the watcher. */
const listedAtOnce = 64;

export function createListing(library: OpenLibrary): Listing {
  let ids: PostId[] = [];
  let sameBodies: SameBody[] = [];
  let listed: Promise<void> = Promise.resolve();
  const refresh = () => {
    if (ids.length > 0) listed = library.refresh(ids, sameBodies);
    [ids, sameBodies] = [[], []];
    return listed;
  };
  return {
    add: (id, sameBody) => {
      ids.push(id);
      if (sameBody) sameBodies.push(sameBody);
      if (ids.length >= listedAtOnce) void afterwards('read the posts again', refresh());
    },
    end: refresh,
  };
}
