import type { Term } from '../../../shared/library/search-match.ts';

/** Whether a text holds a term; `perhaps`: it has to be looked at, once it is asked for. */
export const no = 0;
export const yes = 1;
export const perhaps = 2;

/** What was found out for each post's number. */
export type Holding = Uint8Array;

/** Terms and what was found out about them. */
export interface SearchMemory {
  /** For all numbers below `count`. `find` answers for those below `room`, so that more posts may come. */
  recall(term: Term, count: number, find: (room: number) => Holding): Holding;
  /** A post has come, changed or gone: what `look` says of a term counts for it from now on. */
  change(number: number, look: (term: Term) => number): void;
  forget(): void;
}

/** Of a sentence that is typed all words but the last stay; ten kilobytes each for ten thousand posts. */
const most = 100;

/** Where more posts have changed since the last search, finding anew what is asked for takes less. */
const mostChanged = 64;

const roomFor = (count: number) => Math.ceil((count + 1) / 1024) * 1024;

interface Known {
  readonly term: Term;
  readonly holding: Holding;
}

/** While somebody types only the last word is another one, and deleting it leads back to those before. */
export function createSearchMemory(): SearchMemory {
  let known = new Map<string, Known>();
  const changed = new Set<number>();
  const forget = () => void (known = new Map());
  return {
    recall: (term, count, find) => {
      changed.clear();
      const key = `${term.prefix ? '*' : ' '}${term.text}`;
      // What is found is of no use any more when `find` itself makes it forget.
      const current = known;
      const before = current.get(key);
      const one = before && before.holding.length >= count ? before : { term, holding: find(roomFor(count)) };
      current.delete(key);
      current.set(key, one);
      for (const oldest of current.keys()) if (current.size > most) current.delete(oldest);
      return one.holding;
    },
    change: (number, look) => {
      if (known.size === 0) return;
      if (changed.add(number).size > mostChanged) forget();
      for (const { term, holding } of known.values()) if (number < holding.length) holding[number] = look(term);
    },
    forget,
  };
}
