import type { ListFilters } from '../../../shared/library/query.ts';
import { parseSearch, type SearchQuery } from '../../../shared/library/search-query.ts';
import type { LibraryId } from '../../../shared/model/library.ts';
import type { PostId } from '../../../shared/model/post.ts';
import type { SearchAnswer } from '../../../shared/model/search.ts';
import { openSearchDatabase } from './search-database.ts';
import { createSearchEngine, type EngineAnswer, type SearchEngine, type UnsavedText } from './search-engine.ts';
import type { IndexedPost } from './search-posts.ts';

/** What is sent to where searches run. */
export type SearchOrder =
  | { readonly kind: 'open'; readonly library: LibraryId; readonly root: string; readonly database: string | null }
  | {
      readonly kind: 'posts';
      readonly library: LibraryId;
      readonly upserted: readonly IndexedPost[];
      readonly removed: readonly PostId[];
    }
  | { readonly kind: 'search'; readonly call: number; readonly library: LibraryId; readonly request: SearchRequest }
  | { readonly kind: 'stop'; readonly call: number }
  | { readonly kind: 'close'; readonly library: LibraryId }
  | { readonly kind: 'end' };

export interface SearchRequest {
  readonly text: string;
  readonly typing: boolean;
  readonly within: ListFilters;
  /** Most hits wanted. */
  readonly limit: number;
  readonly unsaved?: readonly UnsavedText[];
}

export type SearchReply =
  | { readonly kind: 'answer'; readonly call: number; readonly answer: SearchAnswer }
  | { readonly kind: 'failed'; readonly call: number; readonly message: string };

/** The side that searches, in a worker or in this thread: one engine for each open library. */
export interface SearchHost {
  receive(order: SearchOrder): void;
  close(): void;
}

interface Call {
  readonly engine: SearchEngine;
  readonly query: SearchQuery;
  readonly request: SearchRequest;
  /** When it was answered last, by `performance.now()`; 0: not yet. */
  answered: number;
  /** What is left of an answer that was begun. */
  rest: Generator<EngineAnswer, void, void> | null;
}

/** What has changed is read after a pause of so many times what that took before; how long that has to be, and may be at most, in
 * milliseconds. */
const pause = { times: 10, least: 2000, most: 10_000 } as const;

/** Milliseconds between two answers to a search that comes before all posts are read. */
const answerEvery = 300;

/** `onFault`: what is thrown between orders, where nobody waits for an answer. No more turns are taken after it. */
export function createSearchHost(reply: (reply: SearchReply) => void, onFault: (fault: unknown) => void): SearchHost {
  const engines = new Map<LibraryId, SearchEngine>();
  const calls = new Map<number, Call>();
  const turns = createTurns(() => {
    for (const [id, call] of calls) if (answer(id, call, reply)) calls.delete(id);
    const started = performance.now();
    for (const engine of engines.values()) engine.work();
    const isLeft = calls.size > 0 || [...engines.values()].some((engine) => engine.isWorking());
    return { spent: performance.now() - started, isLeft };
  }, onFault);

  function receive(order: SearchOrder): void {
    switch (order.kind) {
      case 'open':
        engines.set(order.library, createSearchEngine(order.root, openDatabase(order.database)));
        return;
      case 'posts':
        for (const id of order.removed) engines.get(order.library)?.remove(id);
        for (const post of order.upserted) engines.get(order.library)?.put(post);
        return turns.later();
      case 'search': {
        const engine = engines.get(order.library);
        const { request } = order;
        const query = parseSearch(request.text, request);
        if (engine) calls.set(order.call, { engine, query, request, answered: 0, rest: null });
        else reply({ kind: 'failed', call: order.call, message: 'The library is not open for searches.' });
        break;
      }
      case 'stop':
        calls.delete(order.call);
        return;
      case 'close':
        engines.get(order.library)?.close();
        engines.delete(order.library);
        return;
      case 'end':
        close();
        return;
    }
    turns.soon();
  }

  function close(): void {
    turns.stop();
    for (const engine of engines.values()) engine.close();
    engines.clear();
    calls.clear();
  }

  return { receive, close };
}

/** Takes turns of work while some is left. Between two of them new orders come in, so that a search which is no longer wanted is not
 * begun. */
function createTurns(
  work: () => { readonly spent: number; readonly isLeft: boolean },
  onFault: (fault: unknown) => void,
) {
  let next: NodeJS.Immediate | null = null;
  let timer: NodeJS.Timeout | undefined;
  /** Milliseconds of the last stretch of reading. */
  let spent = 0;
  const take = () => {
    next = null;
    try {
      const turn = work();
      spent += turn.spent;
      if (turn.isLeft) next = setImmediate(take);
    } catch (fault) {
      onFault(fault);
    }
  };
  const soon = () => {
    clearTimeout(timer);
    if (next) return;
    spent = 0;
    next = setImmediate(take);
  };
  return {
    soon,
    /** A long post that somebody writes in comes with each save: it is read once that pauses, or for the next search. */
    later: () => {
      const wait = Math.min(spent * pause.times, pause.most);
      if (next || wait < pause.least) return soon();
      clearTimeout(timer);
      timer = setTimeout(soon, wait);
    },
    stop: () => {
      if (next) clearImmediate(next);
      clearTimeout(timer);
    },
  };
}

const openDatabase = (path: string | null) => (path === null ? null : openSearchDatabase(path));

/** Answers a search if it is time to. true: it has ended. */
function answer(id: number, call: Call, reply: (reply: SearchReply) => void): boolean {
  const isDue = call.answered === 0 || performance.now() - call.answered >= answerEvery;
  if (call.rest === null && call.engine.isReading() && !isDue) return false;
  try {
    const answers = call.rest ?? call.engine.search(call.query, call.request);
    const found = answers.next().value;
    call.rest = found?.more ? answers : null;
    if (!found) return true;
    call.answered = performance.now();
    reply({ kind: 'answer', call: id, answer: { ...found, problems: call.query.problems } });
    return found.progress === null && !found.more;
  } catch (error) {
    reply({ kind: 'failed', call: id, message: error instanceof Error ? (error.stack ?? error.message) : '' });
    return true;
  }
}
