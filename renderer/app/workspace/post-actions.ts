import type { PostId } from '../../../shared/model/post.ts';
import type { PostSession, Sessions } from '../../document/types.ts';
import type { AppState } from '../../state/context.ts';
import { moveFile } from '../../state/move-file.ts';
import { currentPost } from '../../state/panes.ts';
import { lookAtTab, showTab } from '../../state/tab-row.ts';
import { handOverTyped } from '../../ui/use-typed.ts';
import { followTabs } from './follow-tabs.ts';
import { shownEditor, shownSession, type WorkspaceStore } from './workspace-store.ts';

export interface PostActions {
  /** Shows a post in a tab that stays. */
  readonly openPost: (id: PostId) => Promise<void>;
  /** Shows a post in the one tab that is for looking at posts, until it is edited or kept. */
  readonly lookAt: (id: PostId) => Promise<void>;
  /** Closes tabs of the focused pane, or of the one with this number. Their texts go on: saved, or kept as they are until they are opened again. */
  readonly closeTabs: (ids: readonly PostId[], pane?: number) => void;
  /** Closes posts that are not in the library any more. */
  readonly forget: (ids: readonly PostId[]) => Promise<void>;
  /** Gives a post's file another path, with the text on screen in it. Tells of its own failures. */
  readonly movePost: (id: PostId, to: PostId) => Promise<void>;
  /** Goes to a place in the text on screen; back leads to where the caret stands now. */
  readonly goTo: (offset: number) => void;
  /** Goes to the place that was visited before or after this one. */
  readonly goVisited: (by: 1 | -1) => Promise<void>;
  /** Settled once the post that was asked for last is shown, or why it cannot be. */
  readonly opened: () => Promise<void>;
}

/** What is done with single posts. The tabs say what is shown; the text follows them. */
export function createPostActions(app: AppState, store: WorkspaceStore, sessions: Sessions): PostActions {
  const { library, notices, panes } = app;
  const sessionOf = (id: PostId) => {
    const open = library.store.getState().snapshot?.library.id;
    return open === undefined ? undefined : sessions.get(open, id);
  };
  const shown = followTabs(app, store, sessions);
  const visited = followVisits(app, store, sessionOf);
  const open = (id: PostId, show: typeof showTab) => {
    const isShown = currentPost(panes.store.getState()) === id;
    panes.change((row) => show(row, id));
    // One that could not be shown is tried again.
    if (isShown) shown.again();
    return shown.settled();
  };
  const closeTabs = (ids: readonly PostId[], pane = panes.store.getState().focused) => {
    handOverTyped();
    panes.close(new Set(ids), pane);
    const open = new Set(panes.store.getState().rows.flatMap(({ tabs }) => tabs));
    for (const session of ids.flatMap((id) => (open.has(id) ? [] : (sessionOf(id) ?? [])))) {
      session.leave();
      const { phase } = session.status.getState();
      // Of a file that is gone only the text is left, and closing is how one is done with it.
      if (phase === 'gone') void session.close();
      else if (phase === 'dirty' && !app.settings.store.getState().autosave) tellKept(app, session.id());
    }
  };
  const forget = async (ids: readonly PostId[]) => {
    panes.forget(new Set(ids));
    for (const id of ids) await sessionOf(id)?.close();
  };
  const movePost = async (id: PostId, to: PostId) => {
    try {
      await sessionOf(id)?.save();
      await moveFile(app, [{ from: id, to }]);
    } catch (error) {
      notices.fail('The file could not be moved', error);
    }
  };
  return {
    openPost: (id) => open(id, showTab),
    lookAt: (id) => open(id, lookAtTab),
    ...{ closeTabs, forget, movePost },
    goTo: visited.goTo,
    goVisited: (by) => visited.step(by, (id) => open(id, lookAtTab)),
    opened: shown.settled,
  };
}

/** Keeps where the person has been, and goes there again. */
function followVisits(
  { library, panes, visits }: AppState,
  store: WorkspaceStore,
  sessionOf: (id: PostId) => PostSession | undefined,
) {
  const placeOf = (session: PostSession | null) =>
    session && { id: session.id(), offset: session.state().selection.main.head };
  const here = () => placeOf(shownSession(store.getState()));
  panes.store.subscribe((now, before) => {
    const [id, from] = [currentPost(now), currentPost(before)];
    if (id !== null && id !== from) visits.go({ id, offset: null }, from && placeOf(sessionOf(from) ?? null));
  });
  const isThere = (id: PostId) =>
    sessionOf(id) !== undefined || library.store.getState().snapshot?.posts.some((post) => post.id === id) === true;
  return {
    goTo(offset: number) {
      const from = here();
      if (from) visits.go({ id: from.id, offset }, from);
      shownEditor(store.getState())?.reveal(offset);
    },
    async step(by: 1 | -1, open: (id: PostId) => Promise<void>) {
      const place = visits.step(by, here(), isThere);
      if (!place) return;
      await open(place.id);
      const now = here();
      if (now?.id === place.id && place.offset !== null && now.offset !== place.offset)
        shownEditor(store.getState())?.reveal(place.offset);
    },
  };
}

function tellKept({ notices }: AppState, id: PostId): void {
  notices.add({
    kind: 'info',
    title: 'Closed without saving',
    detail: `The text of ${id} is kept. Open the post again to go on with it or to save it.`,
    action: { label: 'Open it again', command: 'tab.reopen', argument: id },
  });
}
