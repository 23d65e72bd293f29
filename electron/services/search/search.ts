import { formatNumber } from '../../../shared/base/count-of.ts';
import { AppError } from '../../../shared/base/errors.ts';
import type { LibraryId } from '../../../shared/model/library.ts';
import type { SearchAnswer } from '../../../shared/model/search.ts';
import type { Libraries, OpenLibrary } from '../library/libraries.ts';
import { logProblem } from '../log.ts';
import { spareMemory } from '../work/spare-memory.ts';
import { connectSearch, type ConnectOptions, type SearchConnection } from './search-connection.ts';
import type { UnsavedText } from './search-engine.ts';
import type { SearchRequest } from './search-host.ts';

export interface Search {
  /**
   * What the texts of a library hold: an answer at once, and others while posts are still being read; the last one has no
   * `progress`. AppError `invalid-input` for more words than anybody looks for, `internal` when the search itself breaks
   * down; the next one starts anew.
   */
  search(library: LibraryId, request: SearchRequest, signal?: AbortSignal): AsyncGenerator<SearchAnswer, void, void>;
  /** Reads the texts of a library in the background once its list is whole, so that its first search finds them read. */
  prepare(library: OpenLibrary): Promise<void>;
  dispose(): Promise<void>;
}

/** Milliseconds after which a library that was opened has been told of. */
const settled = 1000;

/** Characters of a search. A whole page may come into its box by a paste, and each word of it would be looked for. */
const longest = 1000;

const tooLong = (length: number) =>
  new AppError(
    'invalid-input',
    `A search has ${formatNumber(longest)} characters at most, and this one ${formatNumber(length)}.`,
    {
      remedy: 'Look for some of its words.',
    },
  );

/** The files are searched all the same. */
const notRead = (error: unknown) => logProblem('could not read the unsaved texts for a search', error);

export interface SearchOptions extends ConnectOptions {
  readonly libraries: Pick<Libraries, 'get' | 'all'>;
  /** Texts that are on screen and not in their files; absent: only what is in the files is found. */
  readonly unsaved?: (library: LibraryId) => Promise<readonly UnsavedText[]>;
}

export function createSearch({ libraries, unsaved, ...options }: SearchOptions): Search {
  let connection: SearchConnection | null = null;
  let isDisposed = false;
  const connect = () =>
    (connection ??= connectSearch(options, (reason) => {
      logProblem(`the search broke down: ${reason}`);
      connection = null;
    }));
  return {
    search: async function* (id, request, signal) {
      const library = libraries.get(id);
      if (request.text.length > longest) throw tooLong(request.text.length);
      const texts = (await unsaved?.(id).catch(notRead)) ?? [];
      const onScreen = texts.map(({ id: post, text }) => ({ id: post, text }));
      yield* connect().search(library, { ...request, unsaved: onScreen }, signal);
    },
    prepare: async (library) => {
      if (options.indexFolder === null) return;
      // One after the other: words are counted for the list, which is looked at first.
      const isCounted = await library.counted().then(
        () => true,
        () => false,
      );
      if (!isCounted || isDisposed || !libraries.all().includes(library)) return;
      connect().prepare(library);
      // What it took to hear of each post, and to tell of it; a page asks for all of them about now.
      setTimeout(spareMemory, settled).unref();
    },
    dispose: async () => {
      isDisposed = true;
      await connection?.close();
    },
  };
}
