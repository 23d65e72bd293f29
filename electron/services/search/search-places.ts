import { bestPlace, weights, type SearchFacts } from '../../../shared/library/search-facts.ts';
import type { Term } from '../../../shared/library/search-match.ts';
import { createSearchMemory, perhaps, yes } from './search-memory.ts';
import { createSearchTexts } from './search-texts.ts';

/** What the worth of a word in a post depends on. `headings` are folded. */
interface PostPlaces {
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
  learn(term: Term, count: number): void;
  /** How often all that was learned was forgotten. */
  forgotten(): number;
}

type Place = keyof typeof weights;
/** By their worth: what comes later stays. */
const ranks = ['text', 'heading', 'tag', 'title'] as const satisfies readonly Place[];
const worths = Uint8Array.from(ranks, (place) => weights[place]);

export function createSearchPlaces(): SearchPlaces {
  const titles = createSearchTexts();
  const tags = createSearchTexts();
  const headings = createSearchTexts();
  const places = [null, headings, tags, titles];
  const memory = createSearchMemory();
  const find = (term: Term, room: number) => {
    const found = new Uint8Array(room);
    for (const [rank, texts] of places.entries()) {
      const holding = new Uint8Array(room).fill(perhaps);
      texts?.find(term, holding);
      for (let number = 0; number < room; number++) if (holding[number] === yes) found[number] = rank;
    }
    return found;
  };
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
      memory.change(number, (term) => ranks.indexOf(bestPlace(post.facts, post.headings, term)));
    },
    remove: (number) => {
      for (const texts of places) texts?.remove(number);
    },
    scores: (terms, count) => {
      const scores = new Uint32Array(count);
      for (const term of terms) {
        const found = memory.recall(term, count, (room) => find(term, room));
        for (let number = 0; number < count; number++)
          scores[number] = (scores[number] ?? 0) + (worths[found[number] ?? 0] ?? 0);
      }
      return scores;
    },
    learn: (term, count) => memory.learn(term, count, (room) => find(term, room)),
    forgotten: memory.forgotten,
  };
}

/** No folded tag has a line break. */
const linesOf = ({ tags }: SearchFacts) => tags.join('\n');
