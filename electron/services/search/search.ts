import type { LibraryId } from '../../../shared/model/library.ts';
import type { SearchAnswer } from '../../../shared/model/search.ts';
import type { Libraries } from '../library/libraries.ts';
import { logProblem } from '../log.ts';
import { connectSearch, type ConnectOptions, type SearchConnection } from './search-connection.ts';
import type { SearchRequest } from './search-host.ts';

export interface Search {
  /**
   * What the texts of a library hold: an answer at once, and others while posts are still being read; the last one has no
   * `progress`. AppError `internal` when the search itself breaks down; the next one starts anew.
   */
  search(library: LibraryId, request: SearchRequest, signal?: AbortSignal): AsyncGenerator<SearchAnswer, void, void>;
  dispose(): Promise<void>;
}

export interface SearchOptions extends ConnectOptions {
  readonly libraries: Pick<Libraries, 'get'>;
}

export function createSearch({ libraries, ...options }: SearchOptions): Search {
  let connection: SearchConnection | null = null;
  const connect = () =>
    connectSearch(options, (reason) => {
      logProblem(`the search broke down: ${reason}`);
      connection = null;
    });
  return {
    search: async function* (id, request, signal) {
      const library = libraries.get(id);
      connection ??= connect();
      yield* connection.search(library, request, signal);
    },
    dispose: async () => connection?.close(),
  };
}
