import type { AppState } from '../../state/context.ts';
import { currentPost } from '../../state/panes.ts';

/** Whether there is a post that a command can be about: the one on screen, or the row of the list that has the focus. */
export const hasPost = ({ panes }: AppState): boolean =>
  currentPost(panes.store.getState()) !== null || document.activeElement?.closest('[data-post]') !== null;
