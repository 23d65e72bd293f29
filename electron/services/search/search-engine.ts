import { foldText } from '../../../shared/base/fold.ts';
import { passesList, type ListFilters } from '../../../shared/library/query.ts';
import { passesFilters, scoreOf, searchHeadings } from '../../../shared/library/search-facts.ts';
import { hasTerm, hasTerms } from '../../../shared/library/search-match.ts';
import { isEmptyQuery, parseSearch, type SearchQuery } from '../../../shared/library/search-query.ts';
import { snippetOf } from '../../../shared/library/search-snippet.ts';
import type { PostId, PostText } from '../../../shared/model/post.ts';
import type { SearchAnswer, SearchHit } from '../../../shared/model/search.ts';
import { spareMemory, spareMemoryMeanwhile } from '../work/spare-memory.ts';
import type { SearchDatabase } from './search-database.ts';
import type { IndexedPost, SearchEntry } from './search-posts.ts';
import { shownText } from './search-shown.ts';
import { createSearchLearner } from './search-learner.ts';
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
  /** Of the posts read so far, with how many those are while some are left. Two answers where there are many hits. */
  search(query: SearchQuery, wanted: Wanted): Generator<EngineAnswer, void, void>;
  close(): void;
}

export type EngineAnswer = Omit<SearchAnswer, 'problems'>;

/** The text of a post as it is on screen, which is found in place of the file's. */
export type UnsavedText = Pick<PostText, 'id' | 'text'>;

interface Wanted {
  readonly within: ListFilters;
  /** Most hits. */
  readonly limit: number;
  readonly unsaved?: readonly UnsavedText[];
}

export function createSearchEngine(root: string, database: SearchDatabase | null): SearchEngine {
  const store = createSearchStore(root, database);
  const learner = createSearchLearner(store);
  let rehearsed = 0;
  const isRehearsing = () => rehearsed < rehearsals && store.posts.count() > 0;
  const isWorking = () => store.isWorking() || learner.isWorking() || isRehearsing();
  /** Milliseconds of work since the last rest. */
  let worked = 0;
  const spare = () => {
    if (worked < longWork) return;
    if (isWorking()) return spareMemoryMeanwhile();
    worked = 0;
    store.spareMemory();
    spareMemory();
  };
  return {
    put: store.put,
    remove: store.remove,
    work: () => {
      const started = performance.now();
      if (store.isWorking()) store.work();
      else if (learner.isWorking()) learner.work();
      else if (isRehearsing()) rehearse(store, rehearsed++);
      worked += performance.now() - started;
      spare();
    },
    isReading: () => store.reading() > 0,
    isWorking,
    search: (query, wanted) => search(store, query, wanted),
    close: () => store.close(learner.isWhole()),
  };
}

/** Milliseconds of work that leave much behind. Searches count for none: they are waited for. */
const longWork = 200;

/**
 * Searches that nobody has asked for: the first ones take five times as long as later ones, for their code is new. So they are
 * made while nothing waits.
 */
const rehearsals = 16;

function rehearse(store: SearchStore, turn: number): void {
  const { entries } = store.posts.ordered();
  const { headings = '' } = entries[Math.floor((turn / rehearsals) * entries.length)] ?? {};
  const words = (headings.match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, 1 + (turn % 3));
  try {
    search(store, parseSearch(words.join(' '), { typing: true }), { within: {}, limit: firstHits + 1 }).next();
  } catch {
    // Who asks for such a search is told.
  }
}

/** Hits of the first answer: as many as a window shows, since each is a file to read. */
const firstHits = 12;

function* search(
  store: SearchStore,
  query: SearchQuery,
  { within, limit, unsaved = [] }: Wanted,
): Generator<EngineAnswer, void, void> {
  if (isEmptyQuery(query)) return yield { hits: [], total: 0, progress: null };
  const onScreen = new Map(unsaved.map(({ id, text }) => [id, text]));
  const found = findPosts(store, query, within, onScreen);
  const total = found.places.length;
  const progress = progressOf(store);
  const hits: SearchHit[] = [];
  let seen = 0;
  let isBegun = false;
  for (const page of inPages(store, found)) {
    if (hits.length >= limit) break;
    hits.push(...hitsOf(store, page.slice(0, limit - hits.length), query, onScreen));
    seen += page.length;
    if (isBegun || hits.length < firstHits || hits.length >= limit || seen === total) continue;
    isBegun = true;
    yield { hits: hits.slice(0, firstHits), total, progress, more: true };
  }
  yield { hits, total, progress };
}

/** The posts that match: their places in the order of equal answers, and the scores of all posts by their numbers. */
interface FoundPosts {
  readonly places: Int32Array;
  readonly scores: Uint32Array;
}

/** Those of the best score first, together with no others. */
function* inPages({ posts }: SearchStore, found: FoundPosts): Generator<readonly SearchEntry[], void, void> {
  const { entries, numbers } = posts.ordered();
  const best = bestFirst(found, numbers);
  const scoreAt = (index: number) => found.scores[numbers[best[index] ?? 0] ?? 0];
  for (let from = 0, to = 1; from < best.length; from = to++) {
    while (to < best.length && to - from < firstHits && scoreAt(to) === scoreAt(from)) to++;
    yield Array.from(best.subarray(from, to), (place) => entries[place]).filter((entry) => entry !== undefined);
  }
}

/** The places by their scores, those of one score as they were: counted, for there are few scores. */
function bestFirst({ places, scores }: FoundPosts, numbers: Int32Array): Int32Array {
  const ends: number[] = [];
  for (const place of places) {
    const score = scores[numbers[place] ?? 0] ?? 0;
    ends[score] = (ends[score] ?? 0) + 1;
  }
  let start = 0;
  for (let score = ends.length - 1; score >= 0; score--) {
    const count = ends[score] ?? 0;
    ends[score] = start;
    start += count;
  }
  const best = new Int32Array(places.length);
  for (const place of places) {
    const score = scores[numbers[place] ?? 0] ?? 0;
    const at = ends[score] ?? 0;
    best[at] = place;
    ends[score] = at + 1;
  }
  return best;
}

function progressOf(store: SearchStore): EngineAnswer['progress'] {
  const total = store.posts.count();
  const left = store.reading();
  return left === 0 ? null : { done: total - left, total, label: 'Reading posts' };
}

function findPosts(
  store: SearchStore,
  query: SearchQuery,
  within: ListFilters,
  onScreen: ReadonlyMap<PostId, string>,
): FoundPosts {
  const holding = store.find(query.terms, query.without);
  const scores = store.posts.scores(query.terms);
  lookOnScreen(store, query, onScreen, { holding, scores });
  const { entries, numbers } = store.posts.ordered();
  const isWhole = store.reading() === 0;
  const isNarrowed = query.filters.length > 0 || Object.values(within).some(Boolean);
  const isWanted = ({ id, post, facts }: SearchEntry) =>
    (isWhole || onScreen.has(id) || !store.isUnread(id)) && passesList(post, within) && passesFilters(facts, query);
  const places = new Int32Array(numbers.length);
  let count = 0;
  for (let place = 0; place < numbers.length; place++) {
    if (holding[numbers[place] ?? 0] === 0) continue;
    const entry = isWhole && !isNarrowed ? null : entries[place];
    if (!entry || isWanted(entry)) places[count++] = place;
  }
  return { places: places.subarray(0, count), scores };
}

/** Notes which of the texts on screen hold what is asked for, in place of their files, and their scores. */
function lookOnScreen(
  { posts }: SearchStore,
  query: SearchQuery,
  onScreen: ReadonlyMap<PostId, string>,
  { holding, scores }: { readonly holding: Uint8Array; readonly scores: Uint32Array },
): void {
  for (const [id, text] of onScreen) {
    const entry = posts.find(id);
    if (!entry) continue;
    const folded = foldText(text);
    const isFound = hasTerms(folded, query.terms) && !query.without.some((term) => hasTerm(folded, term));
    holding[entry.number] = isFound ? 1 : 0;
    scores[entry.number] = scoreOf(entry.facts, searchHeadings(text), query);
  }
}

/** A page of posts of one score, those with more matches first. What has changed on the disk in this moment is left out. */
function hitsOf(
  store: SearchStore,
  entries: readonly SearchEntry[],
  { terms }: SearchQuery,
  onScreen: ReadonlyMap<PostId, string>,
): readonly SearchHit[] {
  if (terms.length === 0) return entries.map(({ id }) => ({ id, snippet: null }));
  const read = store.reader();
  const hits = entries.flatMap(({ id }) => {
    const unsaved = onScreen.get(id);
    const shown = unsaved === undefined ? read(id) : shownText(unsaved);
    const snippet = shown && snippetOf(shown.text, terms, shown.bodyFrom, shown.folded);
    return snippet ? [{ id, snippet }] : [];
  });
  return hits.toSorted((a, b) => b.snippet.matches - a.snippet.matches);
}
