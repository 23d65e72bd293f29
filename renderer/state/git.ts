import { createStore, type StoreApi } from 'zustand/vanilla';
import type { GitState } from '../../shared/model/git.ts';
import type { LibraryId } from '../../shared/model/library.ts';
import type { Api } from '../api.ts';
import type { Library } from './library.ts';

interface GitStanding {
  /** Whose standing it is; null: no library has been looked at. */
  readonly library: LibraryId | null;
  /** null: not known yet. */
  readonly state: GitState | null;
  /** What was typed of the message of the next commit, kept while the panel is closed; null: nothing. */
  readonly message: string | null;
}

/** How the open library stands in its repository. */
export interface Git {
  readonly store: StoreApi<GitStanding>;
  /** Looks again. Calls while a look is under way share the next one. Rejects when the host cannot be asked. */
  readonly refresh: () => Promise<void>;
}

export function createGit(api: Api, library: Library): Git {
  const store = createStore<GitStanding>(() => ({ library: null, state: null, message: null }));
  let running: Promise<void> | null = null;
  let next: Promise<void> | null = null;
  const look = async () => {
    const open = library.store.getState().snapshot?.library.id ?? null;
    if (open !== store.getState().library) store.setState({ library: open, state: null, message: null });
    if (open === null) return;
    const state = await api.git.state({ library: open });
    if (library.store.getState().snapshot?.library.id === open) store.setState({ library: open, state });
  };
  const start = () => (running = look().finally(() => (running = null)));
  const refresh = (): Promise<void> => {
    if (!running) return start();
    next ??= running
      .catch(() => undefined)
      .then(() => {
        next = null;
        return start();
      });
    return next;
  };
  return { store, refresh };
}
