import { createFrequentTerms, type FrequentTerms } from './search-frequent.ts';
import type { SearchEntry } from './search-posts.ts';
import type { SearchStore } from './search-store.ts';

/** Asks the index, while nothing waits, for what it takes longest to find: then no search has to. */
export interface SearchLearner {
  /** A little of it. Only where the store has nothing to do. */
  work(): void;
  isWorking(): boolean;
  /** All that is frequent was asked for and not forgotten. */
  isWhole(): boolean;
}

/** Posts whose texts tell what is frequent, and how many of them are read in one turn. */
const samples = 64;
const readAtOnce = 8;

export function createSearchLearner(store: SearchStore): SearchLearner {
  let terms = store.learned();
  // What was learned before counts for as many posts as there were then.
  let sampled = terms.length > 0 ? store.posts.nextNumber() : 0;
  let unread: SearchEntry[] = [];
  let frequent: FrequentTerms = createFrequentTerms();
  let learned = 0;
  let forgotten = store.forgotten();

  const isOutgrown = () => store.posts.count() > sampled * 2;
  const isForgotten = () => terms.length > 0 && forgotten !== store.forgotten();
  const sample = () => {
    const { entries } = store.posts.ordered();
    sampled = entries.length;
    unread = entries.filter((_, at) => at % Math.ceil(sampled / samples) === 0);
    frequent = createFrequentTerms();
  };
  const read = () => {
    for (const { id } of unread.splice(0, readAtOnce)) frequent.add(store.folded(id));
    if (unread.length > 0) return;
    terms = frequent.terms();
    learned = 0;
    forgotten = store.forgotten();
  };
  return {
    isWhole: () => terms.length > 0 && store.learned().length >= terms.length,
    isWorking: () => store.hasIndex() && (isOutgrown() || unread.length > 0 || isForgotten() || learned < terms.length),
    work: () => {
      if (isOutgrown()) sample();
      else if (unread.length > 0) read();
      else {
        if (isForgotten()) learned = 0;
        forgotten = store.forgotten();
        const term = terms[learned++];
        if (term) store.learn(term);
      }
    },
  };
}
