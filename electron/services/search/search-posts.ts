import { searchFacts, type SearchedPost, type SearchFacts } from '../../../shared/library/search-facts.ts';
import type { Term } from '../../../shared/library/search-match.ts';
import type { PostId, Revision } from '../../../shared/model/post.ts';
import { createSearchPlaces } from './search-places.ts';

/** `revision`: null where no one has read the whole file yet. */
export type IndexedPost = SearchedPost & { readonly revision: Revision | null };

/** A post as the search knows it, its text aside. */
export interface SearchEntry {
  /** Names the post where texts are kept. Never given twice. */
  readonly number: number;
  readonly id: PostId;
  readonly post: IndexedPost;
  readonly facts: SearchFacts;
  /** Folded, empty until the text was read. */
  readonly headings: string;
}

/** In the order of equal answers: the newest first. */
interface OrderedPosts {
  readonly entries: readonly SearchEntry[];
  readonly numbers: Int32Array;
}

/** The posts of a library as the search knows them. */
export interface SearchPosts {
  /** What is known of the post from now on; `stored` when its text was kept from before. */
  put(post: IndexedPost, stored?: { readonly number: number; readonly headings: string }): SearchEntry;
  /** What reading its text told. */
  setRead(entry: SearchEntry, headings: string, revision: Revision | null): void;
  remove(id: PostId): SearchEntry | null;
  find(id: PostId): SearchEntry | null;
  /** Made anew where another order may have come about: some milliseconds for ten thousand posts. */
  ordered(): OrderedPosts;
  /** How well each post answers by where the terms stand in it, by its number. */
  scores(terms: readonly Term[]): Uint32Array;
  /** Finds out what `scores` needs before it is asked. */
  learn(term: Term): void;
  /** How often all that was learned was forgotten. */
  forgotten(): number;
  count(): number;
  byNumber(number: number): SearchEntry | null;
  /** All numbers are below it. */
  nextNumber(): number;
}

/** `first`: a number above all that are taken. */
export function createSearchPosts(first: number): SearchPosts {
  const entries = new Map<PostId, SearchEntry>();
  const numbered = new Map<number, SearchEntry>();
  const places = createSearchPlaces();
  let next = first;
  let ordered: { readonly entries: SearchEntry[]; readonly numbers: Int32Array } | null = null;
  const set = (entry: SearchEntry, before: SearchEntry | undefined) => {
    places.put(entry.number, entry, before);
    entries.set(entry.id, entry);
    numbered.set(entry.number, entry);
    if (!ordered || !before || timeOf(before) !== timeOf(entry)) ordered = null;
    else ordered.entries[ordered.entries.indexOf(before)] = entry;
    return entry;
  };
  return {
    put: (post, stored) => {
      const { id } = post;
      const before = entries.get(id);
      const { number = next++, headings = '' } = before ?? stored ?? {};
      const facts = searchFacts(post);
      return set({ number, id, post, headings, facts }, before);
    },
    setRead: (entry, headings, revision) => {
      set({ ...entry, headings, post: { ...entry.post, revision } }, entry);
    },
    remove: (id) => {
      const entry = entries.get(id) ?? null;
      entries.delete(id);
      if (entry) {
        numbered.delete(entry.number);
        places.remove(entry.number);
      }
      ordered = null;
      return entry;
    },
    find: (id) => entries.get(id) ?? null,
    ordered: () => (ordered ??= inOrder([...entries.values()])),
    scores: (terms) => places.scores(terms, next),
    learn: (term) => places.learn(term, next),
    forgotten: places.forgotten,
    count: () => entries.size,
    byNumber: (number) => numbered.get(number) ?? null,
    nextNumber: () => next,
  };
}

function inOrder(entries: SearchEntry[]) {
  entries.sort((a, b) => timeOf(b) - timeOf(a) || (a.id < b.id ? -1 : 1));
  return { entries, numbers: Int32Array.from(entries, ({ number }) => number) };
}

const timeOf = ({ post }: SearchEntry) => post.time ?? -Infinity;
