import { flushSync } from 'react-dom';
import { insertText } from '../../editor/insert-text.ts';
import type { AppState } from '../../state/context.ts';
import { currentPost } from '../../state/panes.ts';
import { holdKeys } from '../../ui/hold-keys.ts';
import { focusRegion } from '../layout/regions.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { shownEditor, shownSession } from '../workspace/workspace-store.ts';

interface Start {
  /** The 1-based line to begin at; null: where the caret stands. */
  readonly line?: number | null;
  /** What was typed already. */
  readonly typed?: string;
}

/** Puts the focus into the text of the post that was chosen last. What is typed until it is there is kept for it. */
export async function writeText({ panes }: AppState, workspace: Workspace, start: Start = {}): Promise<void> {
  const { line = null, typed = '' } = start;
  const { store, opened, goTo } = workspace;
  const wanted = currentPost(panes.store.getState());
  const editor = () => shownEditor(store.getState());
  const shown = () => {
    const session = shownSession(store.getState());
    return session?.id() === wanted ? session : null;
  };
  if (shown() && editor() && line === null && typed === '') return void focusRegion('editor', editor());
  const held = holdKeys(typed);
  await opened();
  await held.settled();
  // A new side has its editor once it is drawn.
  flushSync(() => {});
  const isMeant = held.isOn();
  const text = held.end();
  if (isMeant) focusRegion('editor', editor());
  const session = shown();
  const view = session && editor()?.view;
  if (!view) return;
  const { doc } = session.state();
  if (isMeant && line !== null) goTo(doc.line(Math.min(line, doc.lines)).from);
  if (text !== '' && !view.state.readOnly)
    view.dispatch(view.state.replaceSelection(insertText(text)), { userEvent: 'input.type', scrollIntoView: true });
}

/**
 * Takes the focus out of a text that is left while the next one is still being read, and out of one that is gone into meanwhile: what
 * is typed then is for the next one. Returns what ends it.
 */
export function holdKeysBetweenTexts(app: AppState, workspace: Workspace): () => void {
  const { library, panes } = app;
  const isIn = (target: unknown) => {
    const view = shownEditor(workspace.store.getState())?.view;
    return view !== undefined && view.contentDOM === target;
  };
  const isLeft = () => {
    const id = currentPost(panes.store.getState());
    const open = library.store.getState().snapshot?.library.id;
    return id !== null && open !== undefined && !workspace.sessions.get(open, id);
  };
  const onFocus = ({ target }: FocusEvent) => {
    if (isIn(target) && isLeft()) void writeText(app, workspace);
  };
  document.addEventListener('focusin', onFocus);
  const unfollow = panes.store.subscribe((now, before) => {
    if (currentPost(now) !== currentPost(before) && isLeft() && isIn(document.activeElement))
      void writeText(app, workspace);
  });
  return () => {
    document.removeEventListener('focusin', onFocus);
    unfollow();
  };
}
