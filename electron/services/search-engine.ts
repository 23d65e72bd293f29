import { foldText } from '../../shared/base/fold.ts';
import { bodyStart } from '../../shared/frontmatter/read.ts';
import { passesFilters, scoreOf, searchHeadings } from '../../shared/library/search-facts.ts';
import { passesList, type ListFilters } from '../../shared/library/query.ts';
import { isEmptyQuery, type SearchQuery } from '../../shared/library/search-query.ts';
import { snippetOf } from '../../shared/library/search-snippet.ts';
import type { PostId } from '../../shared/model/post.ts';
import type { SearchAnswer, SearchHit } from '../../shared/model/search.ts';
import { readInsideNow } from '../fs/read-now.ts';
import { largestParsed } from './scan.ts';
import { createSearchPosts, type IndexedPost, type SearchEntry, type SearchPosts } from './search-posts.ts';
import { createSearchTexts, type SearchTexts } from './search-texts.ts';
import { decodeText } from './text-codec.ts';

/** The posts of one library, searched. Everything is done at once, in the thread that calls. */
export interface SearchEngine {
  /** Tells of posts that are new or changed. Their texts are read by `work`. */
  put(post: IndexedPost): void;
  remove(id: PostId): void;
  /** Reads a few of the posts that were told of. */
  work(): void;
  /** Posts are left to be read. */
  isWorking(): boolean;
  /** Of the posts read so far, with how many those are while some are left. */
  search(query: SearchQuery, wanted: Wanted): Omit<SearchAnswer, 'problems'>;
}

interface Wanted {
  readonly within: ListFilters;
  /** Most hits. */
  readonly limit: number;
}

interface Work {
  /** Real path of the library. */
  readonly root: string;
  readonly posts: SearchPosts;
  readonly texts: SearchTexts;
  /** Posts whose texts are to be read. */
  readonly pending: Set<PostId>;
}

export function createSearchEngine(root: string): SearchEngine {
  const work: Work = { root, posts: createSearchPosts(), texts: createSearchTexts(), pending: new Set() };
  return {
    put: (post) => put(work, post),
    remove: (id) => remove(work, id),
    work: () => readSome(work),
    isWorking: () => work.pending.size > 0,
    search: (query, wanted) => search(work, query, wanted),
  };
}

function put({ posts, texts, pending }: Work, post: IndexedPost): void {
  const known = posts.find(post.id);
  const { number } = posts.put(post);
  if (known?.post.revision === post.revision) return;
  texts.remove(number);
  pending.add(post.id);
}

function remove({ posts, texts, pending }: Work, id: PostId): void {
  const entry = posts.remove(id);
  if (entry) texts.remove(entry.number);
  pending.delete(id);
}

/** Milliseconds of one turn of reading: a search that comes in between waits no longer. */
const turn = 8;

function readSome({ root, posts, texts, pending }: Work): void {
  const end = performance.now() + turn;
  for (const id of pending) {
    pending.delete(id);
    const entry = posts.find(id);
    if (!entry) continue;
    const text = readText(root, id) ?? '';
    entry.headings = searchHeadings(text);
    texts.put(entry.number, foldText(text));
    if (performance.now() > end) return;
  }
}

function search(work: Work, query: SearchQuery, { within, limit }: Wanted): Omit<SearchAnswer, 'problems'> {
  if (isEmptyQuery(query)) return { hits: [], total: 0, progress: null };
  const groups = groupByScore(work, query, within);
  const hits: SearchHit[] = [];
  for (const group of groups) {
    if (hits.length >= limit) break;
    hits.push(...hitsOf(work.root, group.slice(0, limit - hits.length), query));
  }
  const total = work.posts.count();
  const left = work.pending.size;
  return {
    hits,
    total: groups.reduce((sum, group) => sum + group.length, 0),
    progress: left === 0 ? null : { done: total - left, total, label: 'Reading posts' },
  };
}

/** The posts that match, those of the best score first. */
function groupByScore(
  { posts, texts, pending }: Work,
  query: SearchQuery,
  within: ListFilters,
): readonly (readonly SearchEntry[])[] {
  const counts = countTerms(texts, posts.nextNumber(), query);
  const byScore: SearchEntry[][] = [];
  for (const entry of posts.ordered()) {
    if (counts[entry.number] !== query.terms.length || pending.has(entry.id)) continue;
    if (!passesList(entry.post, within) || !passesFilters(entry.facts, query)) continue;
    (byScore[scoreOf(entry.facts, entry.headings, query)] ??= []).push(entry);
  }
  return byScore.filter(Boolean).toReversed();
}

/** More terms than any query has. */
const excluded = 65535;

/** For each post's number how many of the terms its text holds, one after the other; `excluded` where it must not be found. */
function countTerms(texts: SearchTexts, numbers: number, { terms, without }: SearchQuery): Uint16Array {
  const counts = new Uint16Array(numbers);
  for (const [index, term] of terms.entries())
    texts.find(term, (number) => {
      if (counts[number] === index) counts[number]++;
    });
  for (const term of without)
    texts.find(term, (number) => {
      counts[number] = excluded;
    });
  return counts;
}

/** Posts of one score, those with more matches first. What has changed on the disk in this moment is left out. */
function hitsOf(root: string, entries: readonly SearchEntry[], { terms }: SearchQuery): readonly SearchHit[] {
  if (terms.length === 0) return entries.map(({ id }) => ({ id, snippet: null }));
  const hits = entries.flatMap(({ id }) => {
    const text = readText(root, id);
    const snippet = text === null ? null : snippetOf(text, terms, bodyStart(text));
    return snippet ? [{ id, snippet }] : [];
  });
  return hits.toSorted((a, b) => b.snippet.matches - a.snippet.matches);
}

function readText(root: string, id: PostId): string | null {
  const bytes = readInsideNow(root, id, largestParsed);
  return bytes && decodeText(bytes).text;
}
