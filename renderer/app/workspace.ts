import { createStore, type StoreApi } from 'zustand/vanilla';
import { AppError } from '../../shared/base/errors.ts';
import { toAppError } from '../../shared/contract/errors.ts';
import type { LibraryChange, LibraryId, LibrarySnapshot } from '../../shared/model/library.ts';
import type { PostId } from '../../shared/model/post.ts';
import { createSessions } from '../document/session.ts';
import type { PostSession, SessionNotice, Sessions } from '../document/types.ts';
import type { EditorHandle } from '../editor/create-editor.ts';
import type { AppState } from '../state/context.ts';
import { noFilters } from '../state/list-query.ts';
import type { Connection } from './connection.ts';
import { missedChange } from './missed-change.ts';

export interface WorkspaceState {
  readonly session: PostSession | null;
  /** Why the chosen post cannot be shown. */
  readonly failed: AppError | null;
  readonly editor: EditorHandle | null;
}

/** What the window does with its library: opens and follows it, opens posts, saves before it ends. */
export interface Workspace {
  readonly store: StoreApi<WorkspaceState>;
  readonly sessions: Sessions;
  readonly start: () => void;
  readonly openLibrary: (path: string) => Promise<void>;
  readonly createLibrary: (path: string) => Promise<void>;
  readonly openSample: () => Promise<void>;
  readonly closeLibrary: () => Promise<void>;
  readonly openPost: (id: PostId) => Promise<void>;
  readonly closePost: () => Promise<void>;
}

export function createWorkspace(app: AppState, connection: Connection): Workspace {
  const { api, library, notices, ui } = app;
  const store = createStore<WorkspaceState>(() => ({ session: null, failed: null, editor: null }));
  const nonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce;
  const sessions = createSessions({
    api,
    profile: () => {
      const { snapshot } = library.store.getState();
      if (!snapshot) throw new AppError('not-found', 'No library is open.');
      return snapshot.library.profile;
    },
    autosave: () => app.settings.store.getState().autosave,
    notify: (notice) => notices.add(noticeOf(notice)),
    ...(nonce ? { cspNonce: nonce } : {}),
  });
  let following = new AbortController();

  const receive = (id: LibraryId, change: LibraryChange) => {
    sessions.applyChange(id, change);
    const renamed = change.renamed.find(({ from }) => from === ui.getState().current);
    if (renamed) ui.setState({ current: renamed.to });
  };
  const resync = async (id: LibraryId) => {
    const snapshot = await api.library.snapshot({ library: id });
    library.refresh(snapshot);
    receive(id, missedChange(snapshot, sessions.all()));
  };
  const follow = async (id: LibraryId) => {
    following.abort();
    const { signal } = (following = new AbortController());
    try {
      for await (const change of await api.library.changes({ library: id }, { signal })) {
        if (library.apply(change)) receive(id, change);
        else await resync(id);
      }
    } catch (error) {
      // A lost connection is shown by itself and followed again when it is back.
      if (!signal.aborted && !ui.getState().offline) notices.fail('The folder is no longer followed', error);
    }
  };
  const answerClosing = async () => {
    for await (const { request } of await api.app.closing())
      await api.app.answerClosing({ request, unsaved: [...(await sessions.saveAll())] });
  };

  const show = async (name: string, call: () => Promise<LibrarySnapshot>) => {
    try {
      const snapshot = await library.open(name, async () => {
        // Only when the new one can be read is the old one left.
        const opened = await call();
        await leaveLibrary();
        return opened;
      });
      app.listQuery.setState({ ...noFilters, text: '' });
      void follow(snapshot.library.id);
    } catch (error) {
      notices.fail(`${name} could not be opened`, error);
      throw error;
    }
  };
  const leaveLibrary = async () => {
    following.abort();
    store.setState({ session: null, failed: null });
    ui.setState({ current: null, dialog: null });
    await sessions.closeAll();
  };
  const openPost = async (id: PostId) => {
    const current = library.store.getState().snapshot;
    if (!current) return;
    store.getState().session?.leave();
    ui.setState({ current: id });
    try {
      const session = await sessions.open(current.library.id, id);
      // Another post was chosen meanwhile.
      if (ui.getState().current === id) store.setState({ session, failed: null });
    } catch (error) {
      if (ui.getState().current === id) store.setState({ session: null, failed: toAppError(error) });
    }
  };
  const closePost = async () => {
    const { session } = store.getState();
    store.setState({ session: null, failed: null });
    ui.setState({ current: null });
    if (session) await sessions.close(session.library, session.id());
  };
  const reconnected = async () => {
    ui.setState({ offline: false });
    const { snapshot } = library.store.getState();
    void answerClosing().catch(() => {});
    if (!snapshot) return;
    // A host that was started anew does not know the folder yet.
    await api.library.open({ path: snapshot.library.path });
    await resync(snapshot.library.id);
    void follow(snapshot.library.id);
  };

  const start = () => {
    connection.onChange((online) => {
      if (online) void reconnected().catch((error) => notices.fail('The folder could not be read again', error));
      else ui.setState({ offline: true });
    });
    // Ends with the connection, which is told by itself.
    void answerClosing().catch(() => {});
    if (app.hello.settingsProblem)
      notices.add({ kind: 'warning', title: 'The settings were reset', detail: app.hello.settingsProblem });
    if (app.hello.open) void openLibrary(app.hello.open).catch(() => {});
  };
  const openLibrary = (path: string) => show(folderName(path), () => api.library.open({ path }));
  return {
    store,
    sessions,
    start,
    openLibrary,
    createLibrary: (path) => show(folderName(path), () => api.library.create({ path })),
    openSample: () => show('The sample library', () => api.library.openSample()),
    closeLibrary: async () => {
      await leaveLibrary();
      await library.close();
    },
    openPost,
    closePost,
  };
}

const folderName = (path: string) => path.split(/[/\\]/).findLast(Boolean) ?? path;

const titles: Record<SessionNotice['kind'], { readonly kind: 'info' | 'warning' | 'error'; readonly title: string }> = {
  reloaded: { kind: 'info', title: 'Changed by another program' },
  merged: { kind: 'info', title: 'Merged with another program’s change' },
  recovered: { kind: 'info', title: 'Unsaved text brought back' },
  journal: { kind: 'warning', title: 'The safety copy could not be written' },
  failed: { kind: 'error', title: 'Not saved' },
  conflict: { kind: 'warning', title: 'Changed in two places' },
  gone: { kind: 'warning', title: 'The file is gone' },
};

const noticeOf = ({ kind, id, message }: SessionNotice) => ({
  ...titles[kind],
  detail: message.includes(id) ? message : `${id}: ${message}`,
});
