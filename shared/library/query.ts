import { folderOf } from '../base/paths.ts';
import type { PostSort } from '../model/list.ts';
import type { PostState, PostSummary } from '../model/post.ts';
import { passesFilters, searchFacts, type SearchFacts } from './search-facts.ts';
import type { Term } from './search-match.ts';
import { isEmptyQuery, parseSearch, type SearchQuery } from './search-query.ts';

/** Which posts to show and in what order. What is left out does not limit. */
export interface PostQuery {
  /** In the language of `parseSearch`; its words must all occur in title, path or tags, as parts of words too. */
  readonly text?: string;
  readonly state?: PostState | null;
  readonly tag?: string | null;
  /** The taxonomy that `tag` is of; `tags` when left out. */
  readonly taxonomy?: string | null;
  /** A folder below the root with all folders in it. */
  readonly folder?: string | null;
  /** Four digits; a post belongs to the year of its date as written. */
  readonly year?: number | null;
  readonly sort?: PostSort;
  readonly direction?: 'ascending' | 'descending';
}

/** Titles in the order people expect: `Part 2` before `Part 10`, letters of any case together. */
const titles = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/** The posts that match, sorted; equal ones by path, so that the order never depends on how they were read. */
export function queryPosts(posts: readonly PostSummary[], query: PostQuery): readonly PostSummary[] {
  const { text = '' } = query;
  // One letter narrows the names, though not the texts.
  const search = { ...parseSearch(text, { typing: true }), terms: parseSearch(text).terms };
  const isNamed = isEmptyQuery(search) ? () => true : (post: PostSummary) => matchesByName(post, search);
  const passes = (post: PostSummary) => passesList(post, query) && isNamed(post);
  return sortedPosts(posts, query.sort ?? 'date', query.direction).filter(passes);
}

/** Lists that were put in order: the same one is narrowed with every key. */
const ordered = new WeakMap<readonly PostSummary[], Map<string, readonly PostSummary[]>>();

function sortedPosts(
  posts: readonly PostSummary[],
  sort: PostSort,
  direction: PostQuery['direction'] = sort === 'title' ? 'ascending' : 'descending',
): readonly PostSummary[] {
  const orders = ordered.get(posts) ?? new Map<string, readonly PostSummary[]>();
  ordered.set(posts, orders);
  const name = `${sort} ${direction}`;
  const known = orders.get(name);
  if (known) return known;
  const sign = direction === 'ascending' ? 1 : -1;
  const sorted = posts.toSorted((a, b) => compare(a, b, sort, sign) || comparePaths(a, b));
  orders.set(name, sorted);
  return sorted;
}

/** A query aside from its text and order. */
export type ListFilters = Pick<PostQuery, 'state' | 'tag' | 'taxonomy' | 'folder' | 'year'>;

/** Whether a post is one of those that the list is narrowed to. */
export function passesList(
  post: Pick<PostSummary, 'id' | 'state' | 'taxonomies' | 'date'>,
  query: ListFilters,
): boolean {
  const { state, tag, folder, year } = query;
  if (state && post.state !== state) return false;
  if (tag && !(post.taxonomies[query.taxonomy ?? 'tags'] ?? []).includes(tag)) return false;
  if (folder && !post.id.startsWith(`${folder}/`)) return false;
  return !year || yearOf(post) === year;
}

function compare(a: PostSummary, b: PostSummary, sort: PostSort, sign: number): number {
  if (sort === 'title') return sign * titles.compare(a.title, b.title);
  if (sort === 'modified') return sign * (a.modified - b.modified);
  if (a.time !== null && b.time !== null) return sign * (a.time - b.time);
  const places = placeOf(a, sign) - placeOf(b, sign);
  return places !== 0 || a.state !== 'draft' ? places : sign * (a.modified - b.modified);
}

/**
 * Where a post stands beside those with a date: a draft without one has its date still to come, so it is newer than all of
 * them. Others are pages that need none, and come last in either direction: they are what one looks for least.
 */
const placeOf = ({ time, state }: PostSummary, sign: number) => (time !== null ? 0 : state === 'draft' ? sign : 2);

const comparePaths = (a: PostSummary, b: PostSummary) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** Names, folded once. */
const known = new WeakMap<PostSummary, { readonly names: string; readonly facts: SearchFacts }>();

function matchesByName(post: PostSummary, search: SearchQuery): boolean {
  let found = known.get(post);
  if (!found) {
    const facts = searchFacts(post);
    known.set(post, (found = { facts, names: [facts.title, facts.path, ...facts.tags].join('\n') }));
  }
  const { names, facts } = found;
  const has = ({ text }: Term) => names.includes(text);
  return search.terms.every(has) && !search.without.some(has) && passesFilters(facts, search);
}

/** The year of a post's date as written, so that no zone moves New Year's Eve; null without a date. */
export function yearOf(post: Pick<PostSummary, 'date'>): number | null {
  const written = /\b(\d{4})\b/.exec(post.date ?? '')?.[1];
  return written === undefined ? null : Number(written);
}

/** The folders that hold posts, as paths below the root, in order; a bundle's own folder is not one. */
export function foldersOf(posts: readonly PostSummary[]): readonly string[] {
  const folders = new Set<string>();
  for (const { id } of posts) {
    const folder = folderOf(id);
    // Most posts lie where one did before.
    if (folder === '' || folders.has(folder)) continue;
    const parts = folder.split('/');
    for (let depth = 1; depth <= parts.length; depth++) folders.add(parts.slice(0, depth).join('/'));
  }
  return [...folders].toSorted();
}
