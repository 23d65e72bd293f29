import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AppError } from '../../shared/base/errors.ts';
import { toAppError } from '../../shared/contract/errors.ts';
import type { LibraryId } from '../../shared/model/library.ts';
import type { PostId } from '../../shared/model/post.ts';
import type { SearchAnswer } from '../../shared/model/search.ts';
import type { Api } from '../api.ts';
import type { Library } from './library.ts';
import type { ListQueryStore } from './list-query.ts';

interface TextSearchState {
  /** What was typed when `answer` was asked for; empty while nothing is searched. */
  readonly text: string;
  /** The newest answer to any text; null before the first. */
  readonly answer: SearchAnswer | null;
  /** Why the last search failed. */
  readonly error: AppError | null;
  /** What was typed last has no answer yet. */
  readonly isSearching: boolean;
  /** A found post whose first match is to be shown once its text is there. */
  readonly wanted: PostId | null;
}

/** What the texts of the library hold of what is typed into the list's box: follows box, filters and library by itself. */
export interface TextSearch {
  readonly store: StoreApi<TextSearchState>;
  readonly retry: () => void;
  /** The post is being opened: its first match is to be shown, if it was found by its text. */
  readonly want: (id: PostId) => void;
}

/** Hits asked for: more nobody reads, and each is a row with a piece of text. */
const most = 50;
/** Milliseconds after a change of the library: a save while one reads the list must not stir it at once. */
const afterChange = 400;

const idle: TextSearchState = { text: '', answer: null, error: null, isSearching: false, wanted: null };

export function createTextSearch(api: Api, library: Library, listQuery: ListQueryStore): TextSearch {
  const store = createStore<TextSearchState>(() => idle);
  let running = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const search = () => {
    clearTimeout(timer);
    running.abort();
    const { text } = listQuery.getState();
    const id = library.store.getState().snapshot?.library.id;
    if (id === undefined || text.trim() === '') return store.setState(idle);
    running = new AbortController();
    store.setState({ isSearching: true });
    void answer(id, text, running.signal);
  };

  const answer = async (id: LibraryId, text: string, signal: AbortSignal) => {
    const { state, tag, taxonomy, folder, year } = listQuery.getState();
    const within = { state, tag, taxonomy, folder, year };
    try {
      for await (const found of await api.library.search(
        { library: id, text, typing: true, within, limit: most },
        { signal },
      ))
        if (!signal.aborted) store.setState({ text, answer: found, error: null, isSearching: false });
    } catch (error) {
      if (!signal.aborted) store.setState({ text, error: toAppError(error), isSearching: false });
    }
  };

  listQuery.subscribe((now, before) => {
    const narrowed = (['text', 'state', 'tag', 'folder', 'year'] as const).some((part) => now[part] !== before[part]);
    if (narrowed) search();
  });
  library.store.subscribe((now, before) => {
    if (now.snapshot?.library.id !== before.snapshot?.library.id) search();
    else if (now.snapshot?.posts !== before.snapshot?.posts && listQuery.getState().text !== '') {
      clearTimeout(timer);
      timer = setTimeout(search, afterChange);
    }
  });
  const want = (id: PostId) => {
    const isFound = store.getState().answer?.hits.some((hit) => hit.id === id && hit.snippet);
    store.setState({ wanted: isFound ? id : null });
  };
  return { store, retry: search, want };
}
