import { searchFacts, type SearchedPost, type SearchFacts } from '../../../shared/library/search-facts.ts';
import type { PostId, Revision } from '../../../shared/model/post.ts';

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
  /** Title, tags and headings, each on a line: where a word is worth more; empty until it is asked for. */
  places: string;
}

/** The posts of a library as the search knows them. */
export interface SearchPosts {
  /** What is known of the post from now on; `stored` when its text was kept from before. */
  put(post: IndexedPost, stored?: { readonly number: number; readonly headings: string }): SearchEntry;
  remove(id: PostId): SearchEntry | null;
  find(id: PostId): SearchEntry | null;
  /** In the order of equal answers: the newest first. */
  ordered(): readonly SearchEntry[];
  count(): number;
  byNumber(number: number): SearchEntry | null;
  /** All numbers are below it. */
  nextNumber(): number;
}

/** `first`: a number above all that are taken. */
export function createSearchPosts(first: number): SearchPosts {
  const entries = new Map<PostId, SearchEntry>();
  const numbered = new Map<number, SearchEntry>();
  let next = first;
  let ordered: readonly SearchEntry[] | null = null;
  return {
    put: (post, stored) => {
      const { id } = post;
      const { number = next++, headings = '' } = entries.get(id) ?? stored ?? {};
      const entry: SearchEntry = { number, id, post, headings, places: '', facts: searchFacts(post) };
      entries.set(id, entry);
      numbered.set(number, entry);
      ordered = null;
      return entry;
    },
    remove: (id) => {
      const entry = entries.get(id) ?? null;
      entries.delete(id);
      if (entry) numbered.delete(entry.number);
      ordered = null;
      return entry;
    },
    find: (id) => entries.get(id) ?? null,
    ordered: () =>
      (ordered ??= [...entries.values()].toSorted((a, b) => timeOf(b) - timeOf(a) || (a.id < b.id ? -1 : 1))),
    count: () => entries.size,
    byNumber: (number) => numbered.get(number) ?? null,
    nextNumber: () => next,
  };
}

const timeOf = ({ post }: SearchEntry) => post.time ?? -Infinity;
