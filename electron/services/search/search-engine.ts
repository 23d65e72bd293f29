import { bodyStart } from '../../../shared/frontmatter/read.ts';
import { passesList, type ListFilters } from '../../../shared/library/query.ts';
import { passesFilters, scoreOf } from '../../../shared/library/search-facts.ts';
import { isEmptyQuery, type SearchQuery } from '../../../shared/library/search-query.ts';
import { snippetOf } from '../../../shared/library/search-snippet.ts';
import type { PostId } from '../../../shared/model/post.ts';
import type { SearchAnswer, SearchHit } from '../../../shared/model/search.ts';
import type { SearchDatabase } from './search-database.ts';
import type { IndexedPost, SearchEntry } from './search-posts.ts';
import { createSearchStore, type SearchStore } from './search-store.ts';

/** The posts of one library, searched. Everything is done at once, in the thread that calls. */
export interface SearchEngine {
  /** Tells of posts that are new or changed. Their texts are read by `work`. */
  put(post: IndexedPost): void;
  remove(id: PostId): void;
  /** Reads a few of the posts that were told of, or moves a few from memory into the database. */
  work(): void;
  /** Posts are left to be read: until then answers are not whole. */
  isReading(): boolean;
  /** Something is left for `work`. */
  isWorking(): boolean;
  /** Of the posts read so far, with how many those are while some are left. */
  search(query: SearchQuery, wanted: Wanted): Omit<SearchAnswer, 'problems'>;
  close(): void;
}

interface Wanted {
  readonly within: ListFilters;
  /** Most hits. */
  readonly limit: number;
}

export function createSearchEngine(root: string, database: SearchDatabase | null): SearchEngine {
  const store = createSearchStore(root, database);
  return {
    put: store.put,
    remove: store.remove,
    work: store.work,
    isReading: () => store.reading() > 0,
    isWorking: store.isWorking,
    search: (query, wanted) => search(store, query, wanted),
    close: store.close,
  };
}

function search(store: SearchStore, query: SearchQuery, { within, limit }: Wanted): Omit<SearchAnswer, 'problems'> {
  if (isEmptyQuery(query)) return { hits: [], total: 0, progress: null };
  const groups = groupByScore(store, query, within);
  const hits: SearchHit[] = [];
  for (const group of groups) {
    if (hits.length >= limit) break;
    hits.push(...hitsOf(store, group.slice(0, limit - hits.length), query));
  }
  const total = store.posts.count();
  const left = store.reading();
  return {
    hits,
    total: groups.reduce((sum, group) => sum + group.length, 0),
    progress: left === 0 ? null : { done: total - left, total, label: 'Reading posts' },
  };
}

/** The posts that match, those of the best score first. */
function groupByScore(
  store: SearchStore,
  query: SearchQuery,
  within: ListFilters,
): readonly (readonly SearchEntry[])[] {
  const counts = countTerms(store, query);
  const byScore: SearchEntry[][] = [];
  for (const entry of store.posts.ordered()) {
    if (counts[entry.number] !== query.terms.length || store.isUnread(entry.id)) continue;
    if (!passesList(entry.post, within) || !passesFilters(entry.facts, query)) continue;
    (byScore[scoreOf(entry.facts, entry.headings, query)] ??= []).push(entry);
  }
  return byScore.filter(Boolean).toReversed();
}

/** More terms than any query has. */
const excluded = 65535;

/** For each post's number how many of the terms its text holds, one after the other; `excluded` where it must not be found. */
function countTerms(store: SearchStore, { terms, without }: SearchQuery): Uint16Array {
  const counts = new Uint16Array(store.posts.nextNumber());
  for (const [index, term] of terms.entries())
    store.find(term, (number) => {
      if (counts[number] === index) counts[number]++;
    });
  for (const term of without)
    store.find(term, (number) => {
      counts[number] = excluded;
    });
  return counts;
}

/** Posts of one score, those with more matches first. What has changed on the disk in this moment is left out. */
function hitsOf(store: SearchStore, entries: readonly SearchEntry[], { terms }: SearchQuery): readonly SearchHit[] {
  if (terms.length === 0) return entries.map(({ id }) => ({ id, snippet: null }));
  const hits = entries.flatMap(({ id }) => {
    const text = store.read(id);
    const snippet = text === null ? null : snippetOf(text, terms, bodyStart(text));
    return snippet ? [{ id, snippet }] : [];
  });
  return hits.toSorted((a, b) => b.snippet.matches - a.snippet.matches);
}
