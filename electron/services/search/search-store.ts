import { foldText } from '../../../shared/base/fold.ts';
import { searchHeadings } from '../../../shared/library/search-facts.ts';
import { hasTerm, type Term } from '../../../shared/library/search-match.ts';
import { revision, type PostId } from '../../../shared/model/post.ts';
import { createInsideReader } from '../../fs/read-now.ts';
import { hashBytes } from '../../fs/revision.ts';
import { logProblem } from '../log.ts';
import { largestParsed } from '../library/index/scan.ts';
import type { SearchDatabase, StoredPost } from './search-database.ts';
import { createSearchMemory, no, perhaps, yes, type Holding, type SearchMemory } from './search-memory.ts';
import { createSearchPosts, type IndexedPost, type SearchPosts } from './search-posts.ts';
import { createShownTexts, type ShownText } from './search-shown.ts';
import { createSearchTexts, type SearchTexts } from './search-texts.ts';
import { decodeText } from '../posts/text-codec.ts';

/**
 * Which text holds which words. A text is read into memory first, where it is found at once; where there is a database
 * it is moved there soon after. Both answer alike, so nobody needs to know where a text is.
 */
export interface SearchStore {
  readonly posts: SearchPosts;
  put(post: IndexedPost): void;
  remove(id: PostId): void;
  work(): void;
  isWorking(): boolean;
  /** Posts that are not read yet. */
  reading(): number;
  isUnread(id: PostId): boolean;
  /** For each post's number whether its text holds all of the terms, and none of those it must be without. */
  find(terms: readonly Term[], without: readonly Term[]): Holding;
  /** Finds out what is known of a term before it is asked for. Only where nothing is left to work. */
  learn(term: Term): void;
  /** Terms that were learned, now or before the library was opened. */
  learned(): readonly Term[];
  /** How often all that was learned was forgotten. */
  forgotten(): number;
  /** The folded text of a post as it is on the disk now. */
  folded(id: PostId): string;
  /** Gives up what the index keeps in memory. */
  spareMemory(): void;
  /** Whether texts are found by an index, which may fail. */
  hasIndex(): boolean;
  /** How to read the texts of some posts as they are on the disk now; null of one that is not there. */
  reader(): (id: PostId) => ShownText | null;
  /** `isLearned`: what was learned is whole, and kept for the next time. */
  close(isLearned: boolean): void;
}

interface Work {
  /** Real path of the library. */
  readonly root: string;
  readonly posts: SearchPosts;
  readonly texts: SearchTexts;
  readonly memory: SearchMemory;
  /** Posts whose texts are to be read. */
  readonly pending: Set<PostId>;
  /** null: there is none, or it has failed. */
  database: SearchDatabase | null;
  /** What the database had from before and no post was told of yet. */
  readonly stored: Map<PostId, StoredPost>;
}

export function createSearchStore(root: string, database: SearchDatabase | null): SearchStore {
  const stored = storedPosts(database);
  const first = [...stored.values()].reduce((most, { number }) => Math.max(most, number), 0) + 1;
  const work: Work = {
    root,
    posts: createSearchPosts(first),
    texts: createSearchTexts(),
    memory: createSearchMemory(),
    pending: new Set(),
    database,
    stored,
  };
  attempt(work, (open) => work.memory.restore(open.learned()));
  const shown = createShownTexts(root);
  return {
    posts: work.posts,
    put: (post) => put(work, post),
    remove: (id) => remove(work, id),
    work: () => (work.pending.size > 0 && hasRoom(work) ? readSome(work) : moveSome(work)),
    isWorking: () => work.pending.size > 0 || (work.database !== null && work.texts.count() > 0),
    reading: () => work.pending.size,
    isUnread: (id) => work.pending.has(id),
    find: (terms, without) => find(work, terms, without),
    learn: (term) => {
      work.posts.learn(term);
      work.memory.learn(term, work.posts.nextNumber(), (room) => findOut(work, term, room));
    },
    learned: () => work.memory.learned().map(({ term }) => term),
    forgotten: () => work.memory.forgotten() + work.posts.forgotten(),
    folded: (id) => foldText(textReader(root)(id) ?? ''),
    spareMemory: () => void attempt(work, (open) => open.spareMemory()),
    hasIndex: () => work.database !== null,
    reader: () => {
      const read = textReader(root);
      return (id) => shown.get(id, read);
    },
    close: (isLearned) => attempt(work, (open) => open.close(isLearned ? work.memory.learned() : [])),
  };
}

function storedPosts(database: SearchDatabase | null): Map<PostId, StoredPost> {
  return new Map((database?.stored() ?? []).map((post) => [post.id, post]));
}

function put(work: Work, post: IndexedPost): void {
  const { posts, pending, stored } = work;
  const kept = stored.get(post.id);
  const known = posts.find(post.id)?.post.revision ?? kept?.revision;
  stored.delete(post.id);
  const { number } = posts.put(post, kept);
  if (known !== undefined && known !== null && known === post.revision) return;
  if (known !== undefined) forget(work, number);
  pending.add(post.id);
}

function remove(work: Work, id: PostId): void {
  const entry = work.posts.remove(id);
  if (entry) forget(work, entry.number);
  work.pending.delete(id);
}

/** A text is in memory or in the database. */
function forget(work: Work, number: number): void {
  if (!work.texts.remove(number)) attempt(work, (database) => database.remove([number]));
}

/** UTF-16 units of text that wait in memory for the database; without one all texts stay there. */
const mostWaiting = 2 * 1024 * 1024;
const hasRoom = ({ database, texts }: Work) => database === null || texts.size() < mostWaiting;

/** Milliseconds of one turn of work: a search that comes in between waits no longer. */
const turn = 8;

function readSome(work: Work): void {
  const { root, posts, texts, memory, pending } = work;
  const end = performance.now() + turn;
  const read = createInsideReader(root);
  for (const id of pending) {
    pending.delete(id);
    const entry = posts.find(id);
    if (!entry) continue;
    const bytes = read(id, largestParsed);
    const text = bytes ? decodeText(bytes).text : '';
    // Where it is told later, the text need not be read again.
    const isTold = entry.post.revision !== null || bytes === null;
    posts.setRead(entry, searchHeadings(text), isTold ? entry.post.revision : revision(hashBytes(bytes)));
    const folded = foldText(text);
    texts.put(entry.number, folded);
    memory.change(entry.number, (term) => (hasTerm(folded, term) ? yes : no));
    if (performance.now() > end || !hasRoom(work)) return;
  }
}

/** Texts that go into the database in one turn. */
const movedAtOnce = 16;

function moveSome(work: Work): void {
  const { texts, posts } = work;
  const batch = texts.some(movedAtOnce).flatMap(([number, folded]) => {
    const entry = posts.byNumber(number);
    return entry ? [{ number, id: entry.id, revision: entry.post.revision, headings: entry.headings, folded }] : [];
  });
  const isMoved = attempt(work, (database) => database.put(batch));
  if (isMoved) for (const { number } of batch) texts.remove(number);
}

function find(work: Work, terms: readonly Term[], without: readonly Term[]): Holding {
  const found = new Uint8Array(Math.ceil(work.posts.nextNumber() / 4) * 4).fill(yes);
  // First by what is known for certain: then few texts are left to look at.
  for (const term of terms) keep(found, recall(work, term));
  for (const term of without) drop(found, recall(work, term));
  for (const term of terms) keep(found, settle(work, term, found));
  for (const term of without) drop(found, settle(work, term, found));
  return found;
}

/** Bytes, four at a time. A memory has room for more than there are numbers. */
const inFours = ({ buffer, byteOffset, length }: Holding) => new Uint32Array(buffer, byteOffset, length / 4);
const eachYes = 0x01010101;

/** Leaves those that hold it, perhaps or for certain. */
function keep(found: Holding, holding: Holding): void {
  const [left, held] = [inFours(found), inFours(holding)];
  for (let at = 0; at < left.length; at++) {
    const four = held[at] ?? 0;
    left[at] = (left[at] ?? 0) & (four | (four >>> 1)) & eachYes;
  }
}

/** Takes out those that hold it for certain. */
function drop(found: Holding, holding: Holding): void {
  const [left, held] = [inFours(found), inFours(holding)];
  for (let at = 0; at < left.length; at++) left[at] = (left[at] ?? 0) & ~(held[at] ?? 0) & eachYes;
}

/** What is known of a term without looking at texts, or was found out before. */
const recall = (work: Work, term: Term): Holding =>
  work.memory.recall(term, work.posts.nextNumber(), (room) => findOut(work, term, room));

function findOut(work: Work, term: Term, room: number): Holding {
  const holding = new Uint8Array(room);
  for (const number of work.texts.numbers()) holding[number] = perhaps;
  attempt(work, (database) =>
    database.find(term, (number, isCertain) => (holding[number] = isCertain ? yes : perhaps)),
  );
  return holding;
}

/** Looks at the texts about which it is not certain, of these posts only. */
function settle(work: Work, term: Term, among: Holding): Holding {
  const holding = recall(work, term);
  if (!holding.includes(perhaps)) return holding;
  const asked = holding.slice(0, among.length).map((held, number) => (among[number] === no ? no : held));
  work.texts.find(term, asked);
  const read = textReader(work.root);
  for (let number = 0; number < asked.length; number++) {
    if (holding[number] !== perhaps || among[number] === no) continue;
    if (asked[number] === perhaps) {
      const id = work.posts.byNumber(number)?.id;
      asked[number] = id && hasTerm(foldText(read(id) ?? ''), term) ? yes : no;
    }
    holding[number] = asked[number] ?? no;
  }
  return holding;
}

/** A database that fails is left: every post is read again, into memory. */
function attempt(work: Work, job: (database: SearchDatabase) => void): boolean {
  const { database } = work;
  if (!database) return false;
  try {
    job(database);
    return true;
  } catch (error) {
    logProblem('the index of the texts failed and is made anew at the next start', error);
    work.database = null;
    work.memory.forget();
    for (const { id, number } of work.posts.ordered().entries) if (!work.texts.has(number)) work.pending.add(id);
    discard(database);
    return false;
  }
}

function discard(database: SearchDatabase): void {
  try {
    database.discard();
  } catch {
    // What is left of it is not believed when it is opened again.
  }
}

function textReader(root: string): (id: PostId) => string | null {
  const read = createInsideReader(root);
  return (id) => {
    const bytes = read(id, largestParsed);
    return bytes && decodeText(bytes).text;
  };
}
