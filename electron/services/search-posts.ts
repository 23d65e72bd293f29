import { searchFacts, type SearchedPost, type SearchFacts } from '../../shared/library/search-facts.ts';
import type { PostId, Revision } from '../../shared/model/post.ts';

export type IndexedPost = SearchedPost & { readonly revision: Revision };

/** A post as the search knows it, its text aside. */
export interface SearchEntry {
  /** Names the post where texts are kept. Never given twice. */
  readonly number: number;
  readonly id: PostId;
  readonly post: IndexedPost;
  readonly facts: SearchFacts;
  /** Folded, empty until the text was read. */
  headings: string;
}

/** The posts of a library as the search knows them. */
export interface SearchPosts {
  /** What is known of the post from now on. */
  put(post: IndexedPost): SearchEntry;
  remove(id: PostId): SearchEntry | null;
  find(id: PostId): SearchEntry | null;
  /** In the order of equal answers: the newest first. */
  ordered(): readonly SearchEntry[];
  count(): number;
  /** All numbers are below it. */
  nextNumber(): number;
}

export function createSearchPosts(): SearchPosts {
  const entries = new Map<PostId, SearchEntry>();
  let next = 0;
  let ordered: readonly SearchEntry[] | null = null;
  return {
    put: (post) => {
      const { id } = post;
      const { number = next++, headings = '' } = entries.get(id) ?? {};
      const entry: SearchEntry = { number, id, post, headings, facts: searchFacts(post) };
      entries.set(id, entry);
      ordered = null;
      return entry;
    },
    remove: (id) => {
      const entry = entries.get(id) ?? null;
      entries.delete(id);
      ordered = null;
      return entry;
    },
    find: (id) => entries.get(id) ?? null,
    ordered: () =>
      (ordered ??= [...entries.values()].toSorted((a, b) => timeOf(b) - timeOf(a) || (a.id < b.id ? -1 : 1))),
    count: () => entries.size,
    nextNumber: () => next,
  };
}

const timeOf = ({ post }: SearchEntry) => post.time ?? -Infinity;
