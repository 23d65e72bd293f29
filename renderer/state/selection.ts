import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LibraryChange } from '../../shared/model/library.ts';
import type { PostId } from '../../shared/model/post.ts';

/** The posts that are chosen in the list: the one on screen, or several that something is to be done with. */
export interface Selection {
  readonly store: StoreApi<ReadonlySet<PostId>>;
  readonly replace: (ids: ReadonlySet<PostId> | readonly PostId[]) => void;
  /** A post was opened from elsewhere: alone, unless it is one of several that are chosen. */
  readonly opened: (id: PostId) => void;
  /** Leaves of several what the list still shows, else the one on screen: nothing may happen to a post out of sight. */
  readonly keepShown: (shown: readonly { readonly id: PostId }[], current: PostId | null) => void;
  /** Follows renames and lets go of what is not there any more. */
  readonly apply: (change: LibraryChange) => void;
}

/** Nothing is chosen at first. */
export function createSelection(): Selection {
  const store = createStore<ReadonlySet<PostId>>(() => new Set());
  const replace = (ids: ReadonlySet<PostId> | readonly PostId[]) => {
    const next = 'has' in ids ? ids : new Set(ids);
    const before = store.getState();
    if (next.size !== before.size || [...next].some((id) => !before.has(id))) store.setState(next, true);
  };
  return {
    store,
    replace,
    opened: (id) => {
      if (!store.getState().has(id)) replace([id]);
    },
    keepShown: (shown, current) => {
      const chosen = [...store.getState()];
      if (chosen.length < 2) return;
      const listed = new Set(shown.map(({ id }) => id));
      const left = chosen.filter((id) => listed.has(id));
      if (left.length < chosen.length) replace(left.length > 0 || current === null ? left : [current]);
    },
    apply: ({ renamed, removed }) => {
      if (removed.length + renamed.length === 0) return;
      const names = new Map(renamed.map(({ from, to }) => [from, to]));
      const gone = new Set(removed);
      replace([...store.getState()].flatMap((id) => names.get(id) ?? (gone.has(id) ? [] : id)));
    },
  };
}
