import { weights, type SearchFacts } from './search-facts.ts';
import { nextMatch, type Term } from './search-match.ts';

/** The places of many posts where a word is worth more, each kind as one text: a word is looked for once, not in each post. */
export interface SearchPlaces {
  readonly titles: Column;
  readonly tags: Column;
  readonly headings: Column;
}

/** What stands on the lines of a post is between its start and the next one's. No folded text has a line break. */
interface Column {
  readonly text: string;
  readonly starts: Int32Array;
}

export interface ScoredPost {
  readonly facts: SearchFacts;
  /** Folded. */
  readonly headings: string;
}

export const searchPlaces = (posts: readonly ScoredPost[]): SearchPlaces => ({
  titles: column(posts, ({ facts }) => `${facts.title}\n`),
  tags: column(posts, ({ facts }) => facts.tags.map((tag) => `${tag}\n`).join('')),
  headings: column(posts, ({ headings }) => `${headings}\n`),
});

function column(posts: readonly ScoredPost[], linesOf: (post: ScoredPost) => string): Column {
  const starts = new Int32Array(posts.length + 1);
  const lines = posts.map(linesOf);
  for (const [index, { length }] of lines.entries()) starts[index + 1] = (starts[index] ?? 0) + length;
  return { text: lines.join(''), starts };
}

/** What `scoreOf` says of each of the posts, in their order. */
export function scoresOf({ titles, tags, headings }: SearchPlaces, terms: readonly Term[]): Uint32Array {
  const count = titles.starts.length - 1;
  const scores = new Uint32Array(count);
  const worths = new Uint8Array(count);
  for (const term of terms) {
    worths.fill(weights.text);
    // What is worth more comes later and stays.
    mark(worths, headings, term, weights.heading);
    mark(worths, tags, term, weights.tag);
    mark(worths, titles, term, weights.title);
    for (let index = 0; index < count; index++) scores[index] = (scores[index] ?? 0) + (worths[index] ?? 0);
  }
  return scores;
}

function mark(worths: Uint8Array, { text, starts }: Column, term: Term, worth: number): void {
  let index = 0;
  for (let at = nextMatch(text, term); at >= 0; at = nextMatch(text, term, starts[index])) {
    while ((starts[index + 1] ?? Infinity) <= at) index++;
    worths[index++] = worth;
  }
}
