import { toAppError } from '../../shared/contract/errors.ts';
import type { PostId } from '../../shared/model/post.ts';
import type { PostSession, Sessions } from '../document/types.ts';
import type { AppState } from '../state/context.ts';
import { currentPost } from '../state/panes.ts';
import { showTab } from '../state/tab-row.ts';
import type { WorkspaceStore } from './workspace.ts';

export interface PostActions {
  /** Shows a post in a tab that stays. */
  readonly openPost: (id: PostId) => Promise<void>;
  /** Shows a post in the one tab that is for looking at posts, until it is edited or kept. */
  readonly lookAt: (id: PostId) => Promise<void>;
  /** Closes tabs. Their texts go on: saved, or kept as they are until they are opened again. */
  readonly closeTabs: (ids: readonly PostId[]) => void;
  /** Closes posts that are not in the library any more. */
  readonly forget: (ids: readonly PostId[]) => Promise<void>;
  /** Gives a post's file another path, with the text on screen in it. Tells of its own failures. */
  readonly movePost: (id: PostId, to: PostId) => Promise<void>;
  /** Settled once the post that was asked for last is shown, or why it cannot be. */
  readonly opened: () => Promise<void>;
}

/** What is done with single posts. The tabs say what is shown; the text follows them. */
export function createPostActions(app: AppState, store: WorkspaceStore, sessions: Sessions): PostActions {
  const { api, library, notices, panes } = app;
  const sessionOf = (id: PostId) => {
    const open = library.store.getState().snapshot?.library.id;
    return open === undefined ? undefined : sessions.get(open, id);
  };
  const shown = followTabs(app, store, sessions);
  const open = (id: PostId, passing: boolean) => {
    const isShown = currentPost(panes.store.getState()) === id;
    panes.change((row) => showTab(row, id, passing));
    // One that could not be shown is tried again.
    if (isShown) shown.again();
    return shown.settled();
  };
  const closeTabs = (ids: readonly PostId[]) => {
    for (const id of ids) {
      const session = sessionOf(id);
      session?.leave();
      // Of a file that is gone only the text is left, and closing is how one is done with it.
      if (session?.status.getState().phase === 'gone') void session.close();
      else if (session && !app.settings.store.getState().autosave && isUnsaved(session)) tellKept(app, id);
    }
    panes.close(new Set(ids), true);
  };
  const forget = async (ids: readonly PostId[]) => {
    panes.close(new Set(ids), false);
    for (const id of ids) await sessionOf(id)?.close();
  };
  const movePost = async (id: PostId, to: PostId) => {
    const open = library.store.getState().snapshot?.library.id;
    if (open === undefined) return;
    try {
      await sessionOf(id)?.save();
      const moved = await api.posts.rename({ library: open, id, to });
      notices.add({ kind: 'info', title: 'The file was moved', detail: `It is now ${moved.id}.` });
    } catch (error) {
      notices.fail('The file could not be moved', error);
    }
  };
  return {
    openPost: (id) => open(id, false),
    lookAt: (id) => open(id, true),
    ...{ closeTabs, forget, movePost },
    opened: shown.settled,
  };
}

/** Shows the text of the current tab, whichever way it became that. */
function followTabs({ library, panes, selection }: AppState, store: WorkspaceStore, sessions: Sessions) {
  let opening = Promise.resolve();
  const show = async (id: PostId) => {
    const { snapshot } = library.store.getState();
    if (!snapshot) return;
    selection.opened(id);
    // Another post may have been chosen meanwhile.
    const isStillWanted = () => currentPost(panes.store.getState()) === id;
    try {
      const session = await sessions.open(snapshot.library.id, id);
      if (isStillWanted()) store.setState({ session, failed: null });
    } catch (error) {
      if (isStillWanted()) store.setState({ session: null, failed: toAppError(error) });
    }
  };
  const showCurrent = () => {
    const id = currentPost(panes.store.getState());
    if (id !== null) opening = show(id);
    else {
      store.setState({ session: null, failed: null });
      selection.replace([]);
    }
  };
  panes.store.subscribe((now, before) => {
    if (currentPost(now) === currentPost(before)) return;
    store.getState().session?.leave();
    showCurrent();
  });
  // A post that is edited is not only looked at any more.
  let stop = () => {};
  store.subscribe(({ session }, before) => {
    if (session === before.session) return;
    stop();
    stop = session?.status.subscribe(({ phase, id }) => phase === 'dirty' && panes.keep(id)) ?? (() => {});
  });
  return { again: showCurrent, settled: () => opening };
}

const isUnsaved = (session: PostSession) => session.status.getState().phase === 'dirty';

function tellKept({ notices }: AppState, id: PostId): void {
  notices.add({
    kind: 'info',
    title: 'Closed without saving',
    detail: `The text of ${id} is kept. Open the post again to go on with it or to save it.`,
    action: { label: 'Open it again', command: 'tab.reopen', argument: id },
  });
}
