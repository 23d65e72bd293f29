import type { KeyboardEvent } from 'react';
import type { PostId, PostSummary } from '../../../shared/model/post.ts';
import { runCommand } from '../../commands/registry.ts';
import { useApp } from '../../state/context.ts';
import { currentPost } from '../../state/panes.ts';

/** The way by keys out of the box: down into the list, Enter to the first match, Escape out of an empty box. */
export function useSearchKeys(shown: readonly PostSummary[], onOpen: (id: PostId) => void) {
  const { panes, selection } = useApp();
  const open = () => {
    const current = currentPost(panes.store.getState());
    const id = shown.find((post) => post.id === current)?.id ?? shown[0]?.id;
    if (id === undefined) return false;
    selection.replace([id]);
    onOpen(id);
    return true;
  };
  return {
    onSubmit: () => {
      if (open()) runCommand('region.editor');
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === 'ArrowDown' && open()) event.preventDefault();
      // The box has emptied itself by now, though not on screen.
      else if (event.key !== 'Escape' || (event.target as HTMLInputElement).value !== '') return;
      runCommand('region.sidebar');
    },
  };
}
