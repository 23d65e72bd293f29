import { AppError } from '../../../shared/base/errors.ts';
import type { LibrarySnapshot, OpenedLibrary } from '../../../shared/model/library.ts';
import { noOpenTabs } from '../../../shared/model/panes.ts';
import { createSessions } from '../../document/session.ts';
import type { PostHost, PostSession, Sessions } from '../../document/types.ts';
import { preferencesOf, samePreferences } from '../../editor/preferences.ts';
import type { AppState } from '../../state/context.ts';
import { createKeptTabs, type KeptTabs } from '../../state/kept-tabs.ts';
import { keepListQuery } from '../../state/list-query.ts';
import { handOverTyped } from '../../ui/use-typed.ts';
import { offerCutOff } from '../commands/change-commands.ts';
import type { Connection } from '../connection.ts';
import { keepFolder, type First } from '../first-folder.ts';
import { createFollower, type Follower } from './follow-library.ts';
import { createPostActions, type PostActions } from './post-actions.ts';
import { createPostHost } from '../post-host/post-host.ts';
import { sessionNotice } from './session-notice.ts';
import { createWorkspaceStore, shownEditor, shownSession, type WorkspaceStore } from './workspace-store.ts';

interface LibraryActions {
  /** `opened`: the answer, where the host was asked already. */
  readonly openLibrary: (path: string, opened?: First['opened']) => Promise<void>;
  readonly createLibrary: (path: string) => Promise<void>;
  readonly openSample: () => Promise<void>;
  readonly closeLibrary: () => Promise<void>;
}

/** What the window does with its library: opens and follows it, opens posts, saves before it ends. */
export interface Workspace extends LibraryActions, PostActions {
  readonly store: WorkspaceStore;
  readonly sessions: Sessions;
  /** Follows a link of an open post. */
  readonly followLink: PostHost['openLink'];
  /** Shows the library that the window begins with. Settled once it is there, or why it cannot be. */
  readonly start: (first: First) => Promise<void>;
  /** Keeps where the person is in the open posts, for the next time. */
  readonly keepPlaces: () => Promise<void>;
  /** Settled once the window shows what it began with: the text that was open the last time, or that there is none. */
  readonly began: Promise<void>;
}

export function createWorkspace(app: AppState, connection: Connection): Workspace {
  const store = createWorkspaceStore();
  const host = createPostHost(app, {
    lookAt: (id) => actions.lookAt(id),
    shown: () => shownSession(store.getState()),
    goTo: (offset) => actions.goTo(offset),
    reveal: (offset) => shownEditor(store.getState())?.reveal(offset),
  });
  const sessions = createAppSessions(app, host);
  const actions: PostActions = createPostActions(app, store, sessions);
  const follower = createFollower(app, sessions);
  const tabs = createKeptTabs({
    ...{ api: app.api, library: app.library, panes: app.panes },
    sessionOf: (id) => sessions.all().find((session) => session.id() === id),
    onFail: (error) => app.notices.fail('The open tabs could not be kept', error),
  });
  const libraries = libraryActions(app, sessions, follower, tabs, (id) => actions.openPost(id));
  const { promise: began, resolve: begin } = Promise.withResolvers<void>();
  const start = async ({ path, opened }: First) => {
    connection.onChange((online) => {
      app.ui.setState({ offline: !online });
      if (!online) return;
      void reconnected(app, sessions, follower, tabs).catch((error) =>
        app.notices.fail('The folder could not be read again', error),
      );
    });
    keepListQuery(app.listQuery, app.library, (error) =>
      app.notices.fail('How the list is looked at could not be kept', error),
    );
    answerClosing(app, sessions, tabs);
    app.library.store.subscribe((now, before) => {
      if (isGone(before.snapshot) && !isGone(now.snapshot)) sessions.all().forEach(saveFailed);
    });
    app.settings.store.subscribe((now, before) => {
      if (!samePreferences(preferencesOf(now), preferencesOf(before))) sessions.followPreferences();
    });
    const { settingsProblem } = app.hello;
    if (settingsProblem)
      app.notices.add({ kind: 'warning', title: 'The settings were reset', detail: settingsProblem });
    keepFolder(app);
    // It tells of its own failures.
    if (path !== null) await libraries.openLibrary(path, opened).catch(() => {});
    void actions.opened().then(begin);
  };
  return { store, sessions, start, began, keepPlaces: tabs.keep, followLink: host.openLink, ...libraries, ...actions };
}

function createAppSessions({ api, library, settings, notices, panes, tasks, ui }: AppState, host: PostHost): Sessions {
  return createSessions({
    api,
    profile: (id) => {
      const { snapshot } = library.store.getState();
      if (snapshot?.library.id !== id) throw new AppError('not-found', 'The library of the post is not open.');
      return snapshot.library.profile;
    },
    placeOf: (_, id) => library.store.getState().settings.places[id] ?? null,
    autosave: () => settings.store.getState().autosave,
    preferences: () => preferencesOf(settings.store.getState()),
    host,
    notify: (notice) => {
      // It was this window that changed the file, and tells what it did.
      if (notice.kind === 'reloaded' && tasks.store.getState().length > 0) return;
      // A bar says it, and the save is tried again once the host is back.
      if (notice.kind === 'failed' && ui.getState().offline) return;
      const shown = sessionNotice(
        notice,
        panes.store.getState().rows.some(({ current }) => current === notice.id),
      );
      if (shown) notices.add(shown);
    },
  });
}

function libraryActions(
  app: AppState,
  sessions: Sessions,
  follower: Follower,
  tabs: KeptTabs,
  openPost: PostActions['openPost'],
): LibraryActions {
  const { api, dailyWords, library, listQuery, notices, panes, ui, visits } = app;
  const leave = async () => {
    follower.stop();
    await Promise.all([tabs.stop(), dailyWords.stop()]);
    handOverTyped();
    panes.replace(noOpenTabs);
    visits.clear();
    ui.setState({ dialog: null });
    await sessions.closeAll();
  };
  const show = async (name: string, call: (signal: AbortSignal) => Promise<OpenedLibrary>) => {
    const before = library.store.getState().snapshot?.library.id;
    try {
      const openOther = async (signal: AbortSignal) => {
        // Only when the new one can be read is the old one left. The host may be waiting for a disk that does not answer.
        const opened = await Promise.race([call(signal), stopped(signal)]);
        if (opened.library.id !== before) await leave();
        return opened;
      };
      const snapshot = await library.open(name, openOther, (opened) => askForText(sessions, opened));
      if (snapshot.library.id !== before) {
        listQuery.setState({ ...library.store.getState().settings.list, text: '' });
        void follower.follow(snapshot.library.id);
        dailyWords.start();
        await tabs.restore(snapshot);
        void offerCutOff(app);
      }
      if (snapshot.named) void openPost(snapshot.named);
    } catch (error) {
      // The dialog that asked for the folder says it beside what was typed.
      if (ui.getState().dialog?.kind !== 'open-folder') notices.fail(`${name} could not be opened`, error);
      throw error;
    }
  };
  return {
    openLibrary: (path, opened) =>
      show(lastName(path), async (signal) => (await opened) ?? api.library.open({ path }, { signal })),
    createLibrary: (path) => show(lastName(path), (signal) => api.library.create({ path }, { signal })),
    openSample: () => show('The sample library', (signal) => api.library.openSample(undefined, { signal })),
    closeLibrary: async () => {
      await leave();
      await library.close();
    },
  };
}

/** Rejects when the signal is aborted. */
const stopped = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }));

/** Asks for the text that the tabs will show, before the window is busy with drawing the list: the host reads it meanwhile. */
async function askForText(sessions: Sessions, { library, posts, settings: { open } }: OpenedLibrary): Promise<void> {
  const id = open.rows[open.focused]?.current;
  if (id === undefined || id === null || !posts.some((post) => post.id === id)) return;
  // Where it cannot be read, the tab asks again and tells.
  sessions.open(library.id, id).catch(() => {});
  // The question leaves with the work that is queued by now.
  await new Promise((sent) => setTimeout(sent));
}

const lastName = (path: string) => path.split(/[/\\]/).findLast(Boolean) ?? path;

/** Saves everything when the host is about to end. The stream ends with the connection, which is told by itself. */
function answerClosing({ api }: AppState, sessions: Sessions, tabs: KeptTabs): void {
  const answer = async () => {
    for await (const { request } of await api.app.closing()) {
      const typed = !handOverTyped();
      await tabs.keep();
      await api.app.answerClosing({ request, unsaved: [...(await sessions.saveAll())], typed });
    }
  };
  void answer().catch(() => {});
}

async function reconnected(app: AppState, sessions: Sessions, follower: Follower, tabs: KeptTabs): Promise<void> {
  answerClosing(app, sessions, tabs);
  const { snapshot } = app.library.store.getState();
  if (!snapshot) return;
  // A host that was started anew does not know the folder yet.
  await app.api.library.open({ path: snapshot.library.path });
  await follower.resync(snapshot.library.id);
  void follower.follow(snapshot.library.id);
  for (const session of sessions.all()) if (!saveFailed(session)) session.leave();
}

const isGone = (snapshot: LibrarySnapshot | null) => !!snapshot?.notices.some(({ code }) => code === 'folder-gone');

/** Tries again what could not be saved: what was in the way may have gone. Answers whether there is such. */
function saveFailed(session: PostSession): boolean {
  const hasFailed = session.status.getState().phase === 'failed';
  if (hasFailed) void session.save();
  return hasFailed;
}
