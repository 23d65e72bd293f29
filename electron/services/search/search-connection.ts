import { join } from 'node:path';
import { setImmediate as immediate, setTimeout as wait } from 'node:timers/promises';
import { AppError } from '../../../shared/base/errors.ts';
import type { LibraryChange, LibraryId } from '../../../shared/model/library.ts';
import type { PostSummary } from '../../../shared/model/post.ts';
import type { SearchAnswer } from '../../../shared/model/search.ts';
import { createQueue } from '../work/async-queue.ts';
import type { OpenLibrary } from '../library/libraries.ts';
import type { SearchReply, SearchRequest } from './search-host.ts';
import { openSearchLine, type SearchLine } from './search-line.ts';
import type { IndexedPost } from './search-posts.ts';

/** A line to where searches run, with the libraries that were told there and the searches under way. */
export interface SearchConnection {
  /** Begins to read the texts of a library, unless that was done before. */
  prepare(library: OpenLibrary): void;
  search(library: OpenLibrary, request: SearchRequest, signal?: AbortSignal): AsyncGenerator<SearchAnswer, void, void>;
  close(): Promise<void>;
}

export interface ConnectOptions {
  /** Module of the worker; null searches in this thread: for a command that ends after one search, and for tests. */
  readonly worker: URL | null;
  /** Folder for the indexes of the libraries; null keeps the texts in memory. */
  readonly indexFolder: string | null;
}

/** A library that the other side hears of. */
interface Told {
  readonly following: AbortController;
  /** Settles once it was told of all posts that there were. */
  readonly posts: Promise<void>;
}

/** `onBroken`: the other side has ended by itself. Searches under way fail, and a new connection is needed. */
export function connectSearch(options: ConnectOptions, onBroken: (reason: string) => void): SearchConnection {
  const { worker, indexFolder } = options;
  const calls = new Map<number, (reply: SearchReply) => void>();
  const told = new Map<LibraryId, Told>();
  let lastCall = 0;
  let endedBy: string | null = null;
  const line = openSearchLine({
    worker,
    onReply: (reply) => calls.get(reply.call)?.(reply),
    onBroken: (reason) => {
      endedBy = reason;
      onBroken(reason);
      for (const { following } of told.values()) following.abort();
      for (const [call, hear] of calls) hear({ kind: 'failed', call, message: reason });
    },
  });

  function tell(library: OpenLibrary): Told {
    const { id } = library.info;
    const known = told.get(id);
    if (known) return known;
    const follows = follow(library, line, indexFolder, () => told.delete(id));
    told.set(id, follows);
    return follows;
  }

  /** Answers for the posts that the other side was told of. */
  async function* ask(id: LibraryId, request: SearchRequest, signal?: AbortSignal): AsyncGenerator<SearchAnswer> {
    if (endedBy !== null) throw broken(endedBy);
    const call = ++lastCall;
    const replies = createQueue<SearchReply>(signal);
    calls.set(call, replies.put);
    try {
      line.send({ kind: 'search', call, library: id, request });
      for await (const reply of replies.values) {
        if (reply.kind === 'failed') throw broken(reply.message);
        yield reply.answer;
        if (reply.answer.progress === null && !reply.answer.more) return;
      }
      signal?.throwIfAborted();
    } finally {
      calls.delete(call);
      line.send({ kind: 'stop', call });
    }
  }

  return {
    prepare: (library) => void tell(library),
    search: async function* (library, request, signal) {
      const { posts } = tell(library);
      const { id } = library.info;
      yield* whileListed(library, () => ask(id, request, signal), signal);
      // An answer is whole once all posts are read that the other side was told of, and what was found last is on its way.
      await posts;
      await immediate();
      yield* ask(id, request, signal);
    },
    close: async () => {
      for (const { following } of told.values()) following.abort();
      await line.close();
    },
  };
}

/** Posts that are found while the list is still being made are told of later: then it is asked again. */
async function* whileListed(
  library: OpenLibrary,
  ask: () => AsyncGenerator<SearchAnswer>,
  signal?: AbortSignal,
): AsyncGenerator<SearchAnswer, void, void> {
  for (let reading = library.snapshot().reading; reading; reading = library.snapshot().reading) {
    const progress = { ...reading, label: 'Reading posts' };
    for await (const answer of ask()) yield { ...answer, progress };
    await Promise.race([library.whole().catch(() => undefined), wait(askAgain)]);
    signal?.throwIfAborted();
  }
}

/** Milliseconds after which a search is asked again while posts are found. */
const askAgain = 300;

/** Posts sent at a time: a message of ten thousand would hold up everything else for as long as it is copied. */
const batch = 500;

/** Tells of the posts there are, and of every change until the library is closed or nobody follows it. */
function follow(library: OpenLibrary, line: SearchLine, indexFolder: string | null, onEnd: () => void): Told {
  const { id } = library.info;
  const following = new AbortController();
  // Before the posts there are, so that nothing falls in between.
  const changes = library.changes(following.signal);
  const posts = tellPosts(library, line, indexFolder && join(indexFolder, `${id}.db`), following.signal);
  void posts.then(() => tellChanges(id, line, changes)).finally(onEnd);
  return { following, posts };
}

async function tellPosts(
  library: OpenLibrary,
  line: SearchLine,
  database: string | null,
  signal: AbortSignal,
): Promise<void> {
  const { id } = library.info;
  line.send({ kind: 'open', library: id, root: library.root, database });
  const { posts } = library.snapshot();
  for (let from = 0; from < posts.length && !signal.aborted; from += batch) {
    line.send({ kind: 'posts', library: id, upserted: posts.slice(from, from + batch).map(indexed), removed: [] });
    await immediate();
  }
}

async function tellChanges(id: LibraryId, line: SearchLine, changes: AsyncIterable<LibraryChange>): Promise<void> {
  for await (const { upserted, removed } of changes)
    if (upserted.length + removed.length > 0)
      line.send({ kind: 'posts', library: id, upserted: upserted.map(indexed), removed });
  line.send({ kind: 'close', library: id });
}

const indexed = ({ id, revision, title, taxonomies, state, date, time }: PostSummary): IndexedPost => ({
  id,
  revision,
  title,
  taxonomies,
  state,
  date,
  time,
});

const broken = (reason: string) =>
  new AppError('internal', `The search broke down: ${reason.split('\n')[0]}`, {
    remedy: 'Search again; if it comes back, please report it.',
  });
