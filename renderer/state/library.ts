import { createStore, type StoreApi } from 'zustand/vanilla';
import { follows, reduceLibrary } from '../../shared/library/reduce.ts';
import type { LibraryChange, LibrarySnapshot, OpenedLibrary, RecentLibrary } from '../../shared/model/library.ts';
import { defaultLibrarySettings, type LibrarySettings } from '../../shared/model/settings.ts';
import type { Api } from '../api.ts';

interface LibraryState {
  /** null: the welcome screen. */
  readonly snapshot: LibrarySnapshot | null;
  readonly settings: LibrarySettings;
  /** As the host has them: what it decides by them, as by the policy of a page, is decided by these. */
  readonly saved: LibrarySettings;
  /** The folder that is being opened now, as a name for the person. */
  readonly opening: string | null;
  readonly recent: readonly RecentLibrary[];
}

export interface Library {
  readonly store: StoreApi<LibraryState>;
  /** Opens what the call answers and shows it. Throws when it cannot; what was shown before stays. `beforeShown` is waited for
   * when all is known. One that is under way is stopped. */
  readonly open: (
    name: string,
    call: (signal: AbortSignal) => Promise<OpenedLibrary>,
    beforeShown?: (opened: OpenedLibrary) => Promise<void>,
  ) => Promise<OpenedLibrary>;
  /** Aborts the signal that the call of an opening has. */
  readonly stopOpening: () => void;
  readonly close: () => Promise<void>;
  /** Folds one change in. false: a change before it is missing, a fresh snapshot is needed. */
  readonly apply: (change: LibraryChange) => boolean;
  /** Takes a fresh snapshot of the library that is shown. */
  readonly refresh: (snapshot: LibrarySnapshot) => void;
  /** Shows the change at once and saves it. Rejects, and shows what was before, where it cannot be saved. */
  readonly changeSettings: (change: Partial<LibrarySettings>) => Promise<void>;
  readonly forget: (path: string) => Promise<void>;
}

/** The library that the window shows. */
export function createLibrary(api: Api, recent: readonly RecentLibrary[]): Library {
  const store = createStore<LibraryState>(() => ({
    snapshot: null,
    settings: defaultLibrarySettings,
    saved: defaultLibrarySettings,
    opening: null,
    recent,
  }));

  let stop = new AbortController();
  const open: Library['open'] = async (name, call, beforeShown) => {
    // Else the first one would come up over the second, when its disk answers.
    if (store.getState().opening !== null) stop.abort();
    const own = (stop = new AbortController());
    store.setState({ opening: name });
    try {
      const opened = await call(own.signal);
      await beforeShown?.(opened);
      const { settings, named: _, ...snapshot } = opened;
      store.setState({ snapshot, settings, saved: settings });
      return opened;
    } finally {
      if (stop === own) store.setState({ opening: null });
    }
  };
  const close = async () => {
    store.setState({ snapshot: null, settings: defaultLibrarySettings, saved: defaultLibrarySettings });
    store.setState({ recent: await api.library.recent() });
  };
  const apply = (change: LibraryChange) => {
    const { snapshot } = store.getState();
    if (!snapshot || change.sequence <= snapshot.sequence) return true;
    if (!follows(snapshot, change)) return false;
    store.setState({ snapshot: reduceLibrary(snapshot, change) });
    return true;
  };
  const refresh = (snapshot: LibrarySnapshot) => {
    if (store.getState().snapshot?.library.id === snapshot.library.id) store.setState({ snapshot });
  };
  const forget = async (path: string) => {
    await api.library.forget({ path });
    store.setState({ recent: store.getState().recent.filter((entry) => entry.path !== path) });
  };
  return {
    store,
    open,
    stopOpening: () => stop.abort(),
    close,
    apply,
    refresh,
    changeSettings: settingsChanger(api, store),
    forget,
  };
}

/** Changes the settings of the library that is open. */
function settingsChanger(api: Api, store: StoreApi<LibraryState>): Library['changeSettings'] {
  let changes = 0;
  return async (change) => {
    const { snapshot, settings: before } = store.getState();
    if (!snapshot) return;
    const library = snapshot.library.id;
    const own = ++changes;
    const isShown = () => store.getState().snapshot?.library.id === library;
    const show = (settings: LibrarySettings) => {
      if (own === changes && isShown()) store.setState({ settings });
    };
    // At once: what is chosen next is chosen on top of it.
    show({ ...before, ...change });
    try {
      const saved = await api.library.saveSettings({ library, change });
      if (isShown()) store.setState({ saved });
      show(saved);
    } catch (error) {
      show(before);
      throw error;
    }
  };
}
