import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LibraryChange } from '../../shared/model/library.ts';
import type { PostId } from '../../shared/model/post.ts';

/** A place in a post. */
interface Place {
  readonly id: PostId;
  /** Where the caret stood; null: not known, as after opening. */
  readonly offset: number | null;
}

interface VisitsState {
  /** In the order visited. */
  readonly places: readonly Place[];
  /** Number of the place where the person is; -1: nowhere yet. */
  readonly at: number;
}

/** The places that back and forward go to. */
export interface Visits {
  readonly store: StoreApi<VisitsState>;
  /** The person goes somewhere; `from` is where the caret stands in the post that is left. What was ahead is forgotten. */
  readonly go: (to: Place, from: Place | null) => void;
  /** Goes to the place before or after that can still be shown; null: there is none. */
  readonly step: (by: 1 | -1, from: Place | null, isThere: (id: PostId) => boolean) => Place | null;
  readonly apply: (change: LibraryChange) => void;
  readonly clear: () => void;
}

/** More than this nobody goes back. */
const most = 100;

const nowhere: VisitsState = { places: [], at: -1 };

/** Nothing was visited at first. */
export function createVisits(): Visits {
  const store = createStore<VisitsState>(() => nowhere);
  /** The place that is left remembers where in it one was. */
  const left = (from: Place | null): VisitsState => {
    const { places, at } = store.getState();
    return from && places[at]?.id === from.id ? { places: places.with(at, from), at } : { places, at };
  };
  return {
    store,
    go(to, from) {
      const { places, at } = left(from);
      const here = places[at];
      // Back and forward have come here by themselves.
      if (here?.id === to.id && (to.offset === null || to.offset === here.offset))
        return store.setState({ places, at });
      const kept = [...places.slice(0, at + 1), to].slice(-most);
      store.setState({ places: kept, at: kept.length - 1 });
    },
    step(by, from, isThere) {
      const { places, at } = left(from);
      for (let next = at + by; places[next]; next += by) {
        const place = places[next];
        if (!place || !isThere(place.id)) continue;
        store.setState({ places, at: next });
        return place;
      }
      return null;
    },
    apply({ renamed }) {
      if (renamed.length === 0) return;
      const names = new Map(renamed.map(({ from, to }) => [from, to]));
      store.setState(({ places }) => ({
        places: places.map((place) => ({ ...place, id: names.get(place.id) ?? place.id })),
      }));
    },
    clear: () => store.setState(nowhere),
  };
}
