import { queryPosts } from '../../shared/library/query.ts';
import { parseSearch } from '../../shared/library/search-query.ts';
import type { PostId, PostSummary } from '../../shared/model/post.ts';
import type { SearchAnswer, Snippet } from '../../shared/model/search.ts';
import type { ListQuery } from './list-query.ts';

export interface ShownPosts {
  readonly posts: readonly PostSummary[];
  /** Where the texts of posts hold what was typed. */
  readonly snippets: ReadonlyMap<PostId, Snippet>;
  /** Posts found in the texts that are too many to be listed. */
  readonly unlisted: number;
}

/**
 * The rows of the list: those that what was typed names, in the order of the list, and beneath them those whose text holds
 * it, the best first. So nothing moves when the answer of the search comes.
 */
export function shownPosts(posts: readonly PostSummary[], query: ListQuery, answer: SearchAnswer | null): ShownPosts {
  const named = isExcluding(query.text) ? [] : queryPosts(posts, query);
  if (!answer || query.text.trim() === '') return { posts: named, snippets: new Map(), unlisted: 0 };
  const byId = new Map(posts.map((post) => [post.id, post]));
  const listed = new Set(named.map(({ id }) => id));
  const found = answer.hits.flatMap(({ id }) => (listed.has(id) ? [] : (byId.get(id) ?? [])));
  const snippets = new Map(answer.hits.flatMap(({ id, snippet }) => (snippet ? [[id, snippet] as const] : [])));
  return { posts: [...named, ...found], snippets, unlisted: answer.total - answer.hits.length };
}

/** A word that must not be there is looked for in the text: names alone cannot tell. */
const isExcluding = (text: string) => parseSearch(text, { typing: true }).without.length > 0;
