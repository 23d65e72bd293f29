import { weights, type SearchFacts } from '../../../shared/library/search-facts.ts';
import type { Term } from '../../../shared/library/search-match.ts';
import { createSearchMemory, perhaps, yes } from './search-memory.ts';
import { createSearchTexts } from './search-texts.ts';

/** The places of many posts where a word is worth more than elsewhere in their texts, by the posts' numbers. */
export interface SearchPlaces {
  /** `before`: what was put in for this post last. */
  put(number: number, facts: SearchFacts, before?: SearchFacts): void;
  /** `headings` are folded. */
  setHeadings(number: number, headings: string): void;
  remove(number: number): void;
  /** What `scoreOf` says of each of the posts, all of whose numbers are below `count`. */
  scores(terms: readonly Term[], count: number): Uint32Array;
}

export function createSearchPlaces(): SearchPlaces {
  const titles = createSearchTexts();
  const tags = createSearchTexts();
  const headings = createSearchTexts();
  // What is worth more comes later and stays.
  const places = [
    [headings, weights.heading],
    [tags, weights.tag],
    [titles, weights.title],
  ] as const;
  const memory = createSearchMemory();
  const worthsOf = (term: Term, count: number) =>
    memory.recall(term, () => {
      const worths = new Uint8Array(count).fill(weights.text);
      for (const [texts, worth] of places) {
        const holding = new Uint8Array(count).fill(perhaps);
        texts.find(term, holding);
        for (let number = 0; number < count; number++) if (holding[number] === yes) worths[number] = worth;
      }
      return worths;
    });
  return {
    put: (number, facts, before) => {
      const tagLines = linesOf(facts);
      if (facts.title === before?.title && tagLines === linesOf(before)) return;
      memory.forget();
      titles.put(number, facts.title);
      tags.put(number, tagLines);
    },
    setHeadings: (number, folded) => {
      memory.forget();
      headings.put(number, folded);
    },
    remove: (number) => {
      memory.forget();
      for (const [texts] of places) texts.remove(number);
    },
    scores: (terms, count) => {
      const scores = new Uint32Array(count);
      for (const term of terms) {
        const worths = worthsOf(term, count);
        for (let number = 0; number < count; number++) scores[number] = (scores[number] ?? 0) + (worths[number] ?? 0);
      }
      return scores;
    },
  };
}

/** No folded tag has a line break. */
const linesOf = ({ tags }: SearchFacts) => tags.join('\n');
