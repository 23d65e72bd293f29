import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { Hello } from '../../shared/model/app.ts';
import type { LibrarySnapshot } from '../../shared/model/library.ts';
import type { PostId } from '../../shared/model/post.ts';
import type { Settings } from '../../shared/model/settings.ts';
import type { Api } from '../api.ts';
import { createChanges, type Changes } from './changes.ts';
import { createDraggedPosts, type DraggedPosts } from './dragged-posts.ts';
import { createGit, type Git } from './git.ts';
import { createLibrary, type Library } from './library.ts';
import { createListQuery, type ListQueryStore } from './list-query.ts';
import { createNotices, type Notices } from './notices.ts';
import { createPanes, currentPost, type Panes } from './panes.ts';
import { createSelection, type Selection } from './selection.ts';
import { createSettings, type SettingsState } from './settings.ts';
import { createTasks, type Tasks } from './tasks.ts';
import { createTextSearch, type TextSearch } from './text-search.ts';
import { createUi, type UiState, type UiStore } from './ui.ts';
import { createVisits, type Visits } from './visits.ts';
import { createWordGoals, type WordGoals } from './word-goals.ts';
import { createDailyWords, type DailyWords } from './written-words.ts';

/** Everything that the window knows besides the texts of the open posts. */
export interface AppState {
  readonly api: Api;
  readonly hello: Hello;
  readonly notices: Notices;
  readonly tasks: Tasks;
  readonly changes: Changes;
  readonly settings: SettingsState;
  readonly library: Library;
  readonly git: Git;
  readonly listQuery: ListQueryStore;
  readonly textSearch: TextSearch;
  readonly selection: Selection;
  readonly dragged: DraggedPosts;
  readonly panes: Panes;
  readonly visits: Visits;
  readonly goals: WordGoals;
  readonly dailyWords: DailyWords;
  readonly ui: UiStore;
}

export function createAppState(api: Api, hello: Hello): AppState {
  const notices = createNotices();
  const tasks = createTasks(api);
  const library = createLibrary(api, hello.recent);
  const listQuery = createListQuery();
  return {
    api,
    hello,
    notices,
    tasks,
    changes: createChanges(api, library, tasks, hello.capabilities),
    settings: createSettings(api, hello.settings, notices),
    library,
    git: createGit(api, library),
    listQuery,
    textSearch: createTextSearch(api, library, listQuery),
    selection: createSelection(),
    dragged: createDraggedPosts(api, notices, hello.capabilities.dragOut ?? false),
    panes: createPanes(),
    visits: createVisits(),
    goals: createWordGoals(library),
    dailyWords: createDailyWords({
      api,
      library,
      onFail: (error) => notices.fail('The words of today could not be kept', error),
    }),
    ui: createUi(),
  };
}

export const AppContext = createContext<AppState | null>(null);

/** The state of the window. Only below the provider that the app mounts at its root. */
export function useApp(): AppState {
  const app = useContext(AppContext);
  if (!app) throw new Error('useApp outside of AppContext');
  return app;
}

/** A part of the settings. `select` answers the same object as long as nothing in it changes, else it never comes to rest. */
export const useSettings = <Part>(select: (settings: Settings) => Part): Part =>
  useStore(useApp().settings.store, select);
export const useUi = <Part>(select: (ui: UiState) => Part): Part => useStore(useApp().ui, select);

/** The post on screen, or the one that is being opened. */
export const useCurrentPost = (): PostId | null => useStore(useApp().panes.store, currentPost);

/** A part of the open library. Only inside the workspace, where one is open. */
export function useSnapshot<Part>(select: (snapshot: LibrarySnapshot) => Part): Part {
  return useStore(useApp().library.store, (state) => {
    if (!state.snapshot) throw new Error('useSnapshot without a library');
    return select(state.snapshot);
  });
}
