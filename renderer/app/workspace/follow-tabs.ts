import { toAppError } from '../../../shared/contract/errors.ts';
import type { PostId } from '../../../shared/model/post.ts';
import { countWords } from '../../document/count-words.ts';
import type { PostSession, Sessions } from '../../document/types.ts';
import type { AppState } from '../../state/context.ts';
import { currentPost } from '../../state/panes.ts';
import { noView, type PaneView, type WorkspaceStore } from './workspace-store.ts';

interface ShownTexts {
  /** Opens the current post of the focused pane once more. */
  readonly again: () => void;
  /** Settled once the post that was asked for last is shown, or why it cannot be. */
  readonly settled: () => Promise<void>;
}

/** Shows in each pane the text of its current tab, whichever way it became that. */
export function followTabs(app: AppState, store: WorkspaceStore, sessions: Sessions): ShownTexts {
  const { dailyWords, library, panes, selection } = app;
  const watched = new WeakSet<PostSession>();
  let opening = Promise.resolve();
  const wanted = (pane: number) => panes.store.getState().rows[pane]?.current ?? null;
  const put = (pane: number, view: PaneView) => store.setState({ views: store.getState().views.with(pane, view) });

  // A post that is edited is not only looked at any more, and its words are counted.
  const watch = (session: PostSession) => {
    if (watched.has(session)) return;
    watched.add(session);
    countWords(session, dailyWords.add);
    session.status.subscribe(({ phase, id }) => phase === 'dirty' && panes.keep(id));
  };
  const open = async (pane: number, id: PostId) => {
    const { snapshot } = library.store.getState();
    if (!snapshot) return;
    try {
      const session = await sessions.open(snapshot.library.id, id);
      watch(session);
      // Another post may have been chosen meanwhile, or the pane closed.
      if (wanted(pane) === id) put(pane, { session, failed: null });
    } catch (error) {
      if (wanted(pane) === id) put(pane, { session: null, failed: toAppError(error) });
    }
  };
  const show = (pane: number) => {
    const id = wanted(pane);
    if (id === null) return put(pane, noView);
    const work = open(pane, id);
    if (pane === panes.store.getState().focused) opening = work;
  };
  panes.store.subscribe((now, before) => {
    const { views } = store.getState();
    const changed = now.rows.flatMap(({ current }, pane) => (current === before.rows[pane]?.current ? [] : [pane]));
    for (const pane of changed) views[pane]?.session?.leave();
    store.setState({ focused: now.focused, views: now.rows.map((_, pane) => views[pane] ?? noView) });
    changed.forEach(show);
    const id = currentPost(now);
    if (id === currentPost(before)) return;
    if (id !== null) selection.opened(id);
    else selection.replace([]);
  });
  return { again: () => show(panes.store.getState().focused), settled: () => opening };
}
