import { hasTerms, type Term } from '../../../shared/library/search-match.ts';

/** The folded texts of posts in memory, by the posts' numbers; a search reads through all of them. */
export interface SearchTexts {
  put(number: number, folded: string): void;
  /** Whether it was there. */
  remove(number: number): boolean;
  has(number: number): boolean;
  /** Calls `found` for each post whose text holds all of these terms. */
  find(terms: readonly Term[], found: (number: number) => void): void;
  /** Some of them, at most `most`, that were put in first. */
  some(most: number): readonly (readonly [number: number, folded: string])[];
  count(): number;
  /** UTF-16 units of all of them. */
  size(): number;
}

export function createSearchTexts(): SearchTexts {
  const texts = new Map<number, string>();
  let size = 0;
  const remove = (number: number) => {
    size -= texts.get(number)?.length ?? 0;
    return texts.delete(number);
  };
  return {
    put: (number, folded) => {
      remove(number);
      size += folded.length;
      texts.set(number, folded);
    },
    remove,
    has: (number) => texts.has(number),
    find: (terms, found) => {
      for (const [number, folded] of texts) if (hasTerms(folded, terms)) found(number);
    },
    some: (most) => {
      const some: [number, string][] = [];
      for (const entry of texts) if (some.push(entry) >= most) break;
      return some;
    },
    count: () => texts.size,
    size: () => size,
  };
}
