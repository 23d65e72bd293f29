import { hasTerm, type Term } from '../../../shared/library/search-match.ts';

/** The folded texts of posts in memory, by the posts' numbers; a search reads through all of them. */
export interface SearchTexts {
  put(number: number, folded: string): void;
  /** Whether it was there. */
  remove(number: number): boolean;
  has(number: number): boolean;
  /** Calls `found` for each post whose text holds the term. */
  find(term: Term, found: (number: number) => void): void;
  /** Some of them, at most `most`, that were put in first. */
  some(most: number): readonly (readonly [number: number, folded: string])[];
  count(): number;
}

export function createSearchTexts(): SearchTexts {
  const texts = new Map<number, string>();
  return {
    put: (number, folded) => void texts.set(number, folded),
    remove: (number) => texts.delete(number),
    has: (number) => texts.has(number),
    find: (term, found) => {
      for (const [number, folded] of texts) if (hasTerm(folded, term)) found(number);
    },
    some: (most) => {
      const some: [number, string][] = [];
      for (const entry of texts) if (some.push(entry) >= most) break;
      return some;
    },
    count: () => texts.size,
  };
}
