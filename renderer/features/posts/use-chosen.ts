import { useEffect, type KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import type { PostId, PostSummary } from '../../../shared/model/post.ts';
import { useApp, useCurrentPost } from '../../state/context.ts';

/** What is chosen in the list: a post alone is opened, several wait for what is done to them. Escape goes back to one. */
export function useChosen(posts: readonly PostSummary[], onOpen: (id: PostId) => void) {
  const { selection } = useApp();
  const current = useCurrentPost();
  const selected: ReadonlySet<string> = useStore(selection.store);
  useEffect(() => selection.keepShown(posts, current), [selection, posts, current]);

  const onSelect = (keys: ReadonlySet<string>) => {
    // The keys of the rows are the ids of their posts.
    const ids = keys as ReadonlySet<PostId>;
    selection.replace(ids);
    const [only] = ids.size === 1 ? ids : [];
    if (only !== undefined) onOpen(only);
  };
  const onEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || selection.store.getState().size < 2) return;
    event.stopPropagation();
    selection.replace(current === null ? [] : [current]);
  };
  return { selected, onSelect, onEscape };
}
