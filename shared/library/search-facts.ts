import { isoDay, parseDate } from '../base/dates.ts';
import { foldText } from '../base/fold.ts';
import type { PostState, PostSummary } from '../model/post.ts';
import { hasTerm, type Term } from './search-match.ts';
import type { SearchFilter, SearchQuery } from './search-query.ts';

/** What a search asks of the list: folded once, compared often. */
export interface SearchFacts {
  readonly title: string;
  /** Of every taxonomy. */
  readonly tags: readonly string[];
  /** The post's path with a `/` before it. */
  readonly path: string;
  readonly state: PostState;
  /** The day as written, `2024-01-15`; null without one. */
  readonly day: string | null;
}

/** The parts of a summary that these facts are made of. */
export type SearchedPost = Pick<PostSummary, 'id' | 'title' | 'taxonomies' | 'state' | 'date' | 'time'>;

/** The day is that of the front matter, as written there; where it has none that can be read, that of `time` in UTC. */
export function searchFacts({ id, title, taxonomies, state, date, time }: SearchedPost): SearchFacts {
  const written = date === null ? null : parseDate(date);
  const day = written ? isoDay(written) : time === null ? null : new Date(time).toISOString().slice(0, 10);
  const tags = Object.values(taxonomies).flat();
  return { title: foldText(title), tags: tags.map(foldText), path: `/${foldText(id)}`, state, day };
}

/** Whether the list's part of a query holds for a post. */
export const passesFilters = (facts: SearchFacts, { filters }: SearchQuery): boolean =>
  filters.every((filter) => passes(facts, filter) !== filter.not);

function passes(facts: SearchFacts, filter: SearchFilter): boolean {
  switch (filter.field) {
    case 'tag':
      return facts.tags.some((tag) => isTag(tag, filter.term));
    case 'title':
      return hasTerm(facts.title, filter.term);
    case 'in':
      return facts.path.includes(filter.path);
    case 'state':
      return facts.state === filter.state;
    case 'draft':
      return (facts.state === 'draft') === filter.draft;
    case 'before':
      return facts.day !== null && facts.day < filter.day;
    case 'after':
      return facts.day !== null && facts.day >= filter.day;
  }
}

/** The whole tag, or its beginning. */
const isTag = (tag: string, { text, prefix }: Term) => (prefix ? tag.startsWith(text) : tag === text);

/** Where the best match of a term stands is worth this much: title, tag, heading, text. */
export const weights = { title: 8, tag: 4, heading: 2, text: 1 };

/** How well a post answers the query, by where its words stand. `headings` are folded. */
export function scoreOf(facts: SearchFacts, headings: string, { terms }: SearchQuery): number {
  let score = 0;
  for (const term of terms) score += weights[bestPlace(facts, headings, term)];
  return score;
}

/** Where in a post that holds a term the term is worth most. */
export function bestPlace(facts: SearchFacts, headings: string, term: Term): keyof typeof weights {
  if (hasTerm(facts.title, term)) return 'title';
  if (facts.tags.some((tag) => hasTerm(tag, term))) return 'tag';
  return hasTerm(headings, term) ? 'heading' : 'text';
}

/** Beginnings only: an expression that goes on to the end of each line takes twice as long. */
const fenceOrHeading = /^(?: {0,3}(?:(`{3,99}|~{3,99})|#{1,6}[ \t])|(={1,999})[ \t]*$)/gm;

/** The folded headings of a post, for the order of what is found. Told by their marks: a parser would take a hundred times as long. */
export function searchHeadings(text: string): string {
  const headings: string[] = [];
  let fence = '';
  let end = 0;
  for (const { 0: marks, 1: mark, 2: underline, index } of text.matchAll(fenceOrHeading)) {
    const from = underline === undefined ? index + marks.length : text.lastIndexOf('\n', index - 2) + 1;
    const isTaken = from < end;
    const next = text.indexOf('\n', index);
    end = next < 0 ? text.length : next;
    if (mark !== undefined) fence = fence === '' ? mark : mark.startsWith(fence) ? '' : fence;
    else if (fence === '' && !isTaken) headings.push(text.slice(from, underline === undefined ? end : index).trim());
  }
  return foldText(headings.join('\n'));
}
