import { groupPosts } from '../../shared/library/group.ts';
import { queryPosts } from '../../shared/library/query.ts';
import { parseSearch } from '../../shared/library/search-query.ts';
import type { LibrarySnapshot } from '../../shared/model/library.ts';
import type { PostId, PostSummary } from '../../shared/model/post.ts';
import type { SearchAnswer, Snippet } from '../../shared/model/search.ts';
import type { ListQuery } from './list-query.ts';

export interface ShownPosts {
  /** Each once, in the order of the rows. */
  readonly posts: readonly PostSummary[];
  /** The rows under their headings; null: the only group has none. */
  readonly groups: readonly { readonly heading: string | null; readonly items: readonly PostSummary[] }[];
  /** Where the texts of posts hold what was typed. */
  readonly snippets: ReadonlyMap<PostId, Snippet>;
  /** Posts found in the texts that are too many to be listed. */
  readonly unlisted: number;
}

/**
 * The rows of the list: those that what was typed names, in the order of the list, and beneath them those whose text holds
 * it, the best first. So nothing moves when the answer of the search comes. `first`: the taxonomy that
 * tags are of where the query names none.
 */
export function shownPosts(
  posts: readonly PostSummary[],
  query: ListQuery,
  answer: SearchAnswer | null,
  first: string,
): ShownPosts {
  const taxonomy = query.taxonomy ?? first;
  const named = isExcluding(query.text) ? [] : queryPosts(posts, query);
  if (!answer || query.text.trim() === '')
    return { ...inGroups(named, [], query, taxonomy), snippets: new Map(), unlisted: 0 };
  const byId = new Map(posts.map((post) => [post.id, post]));
  const listed = new Set(named.map(({ id }) => id));
  const found = answer.hits.flatMap(({ id }) => (listed.has(id) ? [] : (byId.get(id) ?? [])));
  const snippets = new Map(answer.hits.flatMap(({ id, snippet }) => (snippet ? [[id, snippet] as const] : [])));
  // Of those that the answer leaves out, the ones that are named are listed nevertheless.
  const left = answer.total - Math.max(answer.hits.length, named.length + found.length);
  return { ...inGroups(named, found, query, taxonomy), snippets, unlisted: Math.max(0, left) };
}

function inGroups(
  named: readonly PostSummary[],
  found: readonly PostSummary[],
  query: ListQuery,
  taxonomy: string,
): Pick<ShownPosts, 'posts' | 'groups'> {
  if (query.group === 'none') {
    const posts = found.length === 0 ? named : [...named, ...found];
    return { posts, groups: [{ heading: null, items: posts }] };
  }
  const oldestFirst = query.sort === 'date' && query.direction === 'ascending';
  const without = { year: 'No date', folder: '', tag: `No ${taxonomy}` }[query.group];
  const groups = groupPosts(named, query.group, { taxonomy, oldestFirst }).map(({ name, posts }) => ({
    heading: name === '' ? (query.group === 'year' ? 'Drafts without a date' : 'Top folder') : (name ?? without),
    items: posts,
  }));
  if (found.length > 0) groups.push({ heading: 'Found in the text', items: found });
  return { posts: [...new Set(groups.flatMap(({ items }) => items))], groups };
}

/** A word that must not be there is looked for in the text: names alone cannot tell. */
const isExcluding = (text: string) => parseSearch(text, { typing: true }).without.length > 0;

/** The taxonomy that is meant where none is named. */
export const firstTaxonomy = ({ library }: Pick<LibrarySnapshot, 'library'>): string =>
  library.profile.taxonomies[0]?.name ?? 'tags';
