import { hasTerm, type Term } from '../../shared/library/search-match.ts';

/** The folded texts of posts in memory, by the posts' numbers; a search reads through all of them. */
export interface SearchTexts {
  put(number: number, folded: string): void;
  remove(number: number): void;
  /** Calls `found` for each post whose text holds the term. */
  find(term: Term, found: (number: number) => void): void;
}

export function createSearchTexts(): SearchTexts {
  const texts = new Map<number, string>();
  return {
    put: (number, folded) => void texts.set(number, folded),
    remove: (number) => void texts.delete(number),
    find: (term, found) => {
      for (const [number, folded] of texts) if (hasTerm(folded, term)) found(number);
    },
  };
}
