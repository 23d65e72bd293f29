import { bestPlace, weights, type SearchFacts } from '../../../shared/library/search-facts.ts';
import type { Term } from '../../../shared/library/search-match.ts';
import { createSearchMemory, perhaps, yes } from './search-memory.ts';
import { createSearchTexts } from './search-texts.ts';

/** What the worth of a word in a post depends on. `headings` are folded. */
export interface PostPlaces {
  readonly facts: SearchFacts;
  readonly headings: string;
}

/** The places of many posts where a word is worth more than elsewhere in their texts, by the posts' numbers. */
export interface SearchPlaces {
  /** `before`: what was put in for this post last. */
  put(number: number, post: PostPlaces, before?: PostPlaces): void;
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
    memory.recall(term, count, (room) => {
      const worths = new Uint8Array(room).fill(weights.text);
      for (const [texts, worth] of places) {
        const holding = new Uint8Array(room).fill(perhaps);
        texts.find(term, holding);
        for (let number = 0; number < count; number++) if (holding[number] === yes) worths[number] = worth;
      }
      return worths;
    });
  return {
    put: (number, post, before) => {
      const tagLines = linesOf(post.facts);
      const isSame = post.facts.title === before?.facts.title && tagLines === linesOf(before.facts);
      if (isSame && post.headings === before.headings) return;
      if (!isSame) {
        titles.put(number, post.facts.title);
        tags.put(number, tagLines);
      }
      if (post.headings !== (before?.headings ?? '')) headings.put(number, post.headings);
      memory.change(number, (term) => weights[bestPlace(post.facts, post.headings, term)]);
    },
    remove: (number) => {
      for (const [texts] of places) texts.remove(number);
      memory.change(number, () => weights.text);
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
