import { createStore, type StoreApi } from 'zustand/vanilla';
import { AppError } from '../../shared/base/errors.ts';
import { toAppError } from '../../shared/contract/errors.ts';
import type { LibrarySnapshot } from '../../shared/model/library.ts';
import type { PostId } from '../../shared/model/post.ts';
import { createSessions } from '../document/session.ts';
import type { PostHost, PostSession, Sessions } from '../document/types.ts';
import type { EditorHandle } from '../editor/create-editor.ts';
import { preferencesOf, samePreferences } from '../editor/preferences.ts';
import type { AppState } from '../state/context.ts';
import { keepListQuery } from '../state/list-query.ts';
import { offerCutOff } from './change-commands.ts';
import type { Connection } from './connection.ts';
import { createFollower, type Follower } from './follow-library.ts';
import { createPostHost } from './open-link.ts';
import { sessionNotice } from './session-notice.ts';

export interface WorkspaceState {
  readonly session: PostSession | null;
  /** Why the chosen post cannot be shown. */
  readonly failed: AppError | null;
  readonly editor: EditorHandle | null;
}

type WorkspaceStore = StoreApi<WorkspaceState>;

interface LibraryActions {
  readonly openLibrary: (path: string) => Promise<void>;
  readonly createLibrary: (path: string) => Promise<void>;
  readonly openSample: () => Promise<void>;
  readonly closeLibrary: () => Promise<void>;
}

interface PostActions {
  readonly openPost: (id: PostId) => Promise<void>;
  readonly closePost: () => Promise<void>;
  /** Gives a post's file another path, with the text on screen in it. Tells of its own failures. */
  readonly movePost: (id: PostId, to: PostId) => Promise<void>;
  /** Settled once the post that was asked for last is shown, or why it cannot be. */
  readonly opened: () => Promise<void>;
}

/** What the window does with its library: opens and follows it, opens posts, saves before it ends. */
export interface Workspace extends LibraryActions, PostActions {
  readonly store: WorkspaceStore;
  readonly sessions: Sessions;
  readonly start: () => void;
}

export function createWorkspace(app: AppState, connection: Connection): Workspace {
  const store = createStore<WorkspaceState>(() => ({ session: null, failed: null, editor: null }));
  const host = createPostHost(app, {
    openPost: (id) => actions.openPost(id),
    reveal: (offset) => store.getState().editor?.reveal(offset),
  });
  const sessions = createAppSessions(app, host);
  const actions: PostActions = postActions(app, store, sessions);
  const follower = createFollower(app, sessions);
  const libraries = libraryActions(app, store, sessions, follower, (id) => actions.openPost(id));
  const start = () => {
    connection.onChange((online) => {
      app.ui.setState({ offline: !online });
      if (!online) return;
      void reconnected(app, sessions, follower).catch((error) =>
        app.notices.fail('The folder could not be read again', error),
      );
    });
    keepListQuery(app.listQuery, app.library, (error) =>
      app.notices.fail('How the list is looked at could not be kept', error),
    );
    answerClosing(app, sessions);
    app.settings.store.subscribe((now, before) => {
      if (!samePreferences(preferencesOf(now), preferencesOf(before))) sessions.followPreferences();
    });
    const { settingsProblem, open } = app.hello;
    if (settingsProblem)
      app.notices.add({ kind: 'warning', title: 'The settings were reset', detail: settingsProblem });
    // Opening tells of its own failures.
    if (open) void libraries.openLibrary(open).catch(() => {});
  };
  return { store, sessions, start, ...libraries, ...actions };
}

function createAppSessions({ api, library, settings, notices, tasks, ui }: AppState, host: PostHost): Sessions {
  const cspNonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce;
  return createSessions({
    api,
    profile: () => {
      const { snapshot } = library.store.getState();
      if (!snapshot) throw new AppError('not-found', 'No library is open.');
      return snapshot.library.profile;
    },
    autosave: () => settings.store.getState().autosave,
    preferences: () => preferencesOf(settings.store.getState()),
    host,
    notify: (notice) => {
      // It was this window that changed the file, and tells what it did.
      if (notice.kind === 'reloaded' && tasks.store.getState().length > 0) return;
      const shown = sessionNotice(notice, notice.id === ui.getState().current);
      if (shown) notices.add(shown);
    },
    ...(cspNonce ? { cspNonce } : {}),
  });
}

function libraryActions(
  app: AppState,
  store: WorkspaceStore,
  sessions: Sessions,
  follower: Follower,
  openPost: PostActions['openPost'],
): LibraryActions {
  const { api, library, listQuery, notices, selection, ui } = app;
  const leave = async () => {
    follower.stop();
    store.setState({ session: null, failed: null });
    ui.setState({ current: null, dialog: null });
    selection.replace([]);
    await sessions.closeAll();
  };
  const show = async (name: string, call: () => Promise<LibrarySnapshot>) => {
    const before = library.store.getState().snapshot?.library.id;
    try {
      const snapshot = await library.open(name, async () => {
        // Only when the new one can be read is the old one left.
        const opened = await call();
        if (opened.library.id !== before) await leave();
        return opened;
      });
      if (snapshot.named) void openPost(snapshot.named);
      if (snapshot.library.id === before) return;
      listQuery.setState({ ...library.store.getState().settings.list, text: '' });
      void follower.follow(snapshot.library.id);
      void offerCutOff(app);
    } catch (error) {
      notices.fail(`${name} could not be opened`, error);
      throw error;
    }
  };
  return {
    openLibrary: (path) => show(lastName(path), () => api.library.open({ path })),
    createLibrary: (path) => show(lastName(path), () => api.library.create({ path })),
    openSample: () => show('The sample library', () => api.library.openSample()),
    closeLibrary: async () => {
      await leave();
      await library.close();
    },
  };
}

const lastName = (path: string) => path.split(/[/\\]/).findLast(Boolean) ?? path;

function postActions(
  { api, library, notices, selection, ui }: AppState,
  store: WorkspaceStore,
  sessions: Sessions,
): PostActions {
  let opening = Promise.resolve();
  const show = async (id: PostId) => {
    const { snapshot } = library.store.getState();
    if (!snapshot) return;
    store.getState().session?.leave();
    ui.setState({ current: id });
    selection.opened(id);
    // Another post may have been chosen meanwhile.
    const isStillWanted = () => ui.getState().current === id;
    try {
      const session = await sessions.open(snapshot.library.id, id);
      if (isStillWanted()) store.setState({ session, failed: null });
    } catch (error) {
      if (isStillWanted()) store.setState({ session: null, failed: toAppError(error) });
    }
  };
  const closePost = async () => {
    const { session } = store.getState();
    store.setState({ session: null, failed: null });
    ui.setState({ current: null });
    selection.replace([]);
    if (session) await sessions.close(session.library, session.id());
  };
  const openPost = (id: PostId) => (opening = show(id));
  const movePost = async (id: PostId, to: PostId) => {
    const here = library.store.getState().snapshot?.library.id;
    if (!here) return;
    try {
      await sessions.get(here, id)?.save();
      const moved = await api.posts.rename({ library: here, id, to });
      notices.add({ kind: 'info', title: 'The file was moved', detail: `It is now ${moved.id}.` });
    } catch (error) {
      notices.fail('The file could not be moved', error);
    }
  };
  return { openPost, closePost, movePost, opened: () => opening };
}

/** Saves everything when the host is about to end. The stream ends with the connection, which is told by itself. */
function answerClosing({ api }: AppState, sessions: Sessions): void {
  const answer = async () => {
    for await (const { request } of await api.app.closing())
      await api.app.answerClosing({ request, unsaved: [...(await sessions.saveAll())] });
  };
  void answer().catch(() => {});
}

async function reconnected(app: AppState, sessions: Sessions, follower: Follower): Promise<void> {
  answerClosing(app, sessions);
  const { snapshot } = app.library.store.getState();
  if (!snapshot) return;
  // A host that was started anew does not know the folder yet.
  await app.api.library.open({ path: snapshot.library.path });
  await follower.resync(snapshot.library.id);
  void follower.follow(snapshot.library.id);
}
