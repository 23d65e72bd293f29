import { useEffect, type KeyboardEvent } from 'react';
import type { Key, Selection as Keys } from 'react-aria-components';
import { useStore } from 'zustand';
import type { PostId, PostSummary } from '../../../shared/model/post.ts';
import { useApp, useUi } from '../../state/context.ts';

/** What is chosen in the list: a post alone is opened, several wait for what is done to them. Escape goes back to one. */
export function useChosen(posts: readonly PostSummary[], onOpen: (id: PostId) => void) {
  const { selection } = useApp();
  const current = useUi((ui) => ui.current);
  const selectedKeys: ReadonlySet<Key> = useStore(selection.store);
  useEffect(() => selection.keepShown(new Set(posts.map(({ id }) => id)), current), [selection, posts, current]);

  const onSelectionChange = (keys: Keys) => {
    const ids = keys === 'all' ? new Set(posts.map(({ id }) => id)) : toIds(keys);
    selection.replace(ids);
    const [only] = ids.size === 1 ? ids : [];
    if (only !== undefined) onOpen(only);
  };
  const onEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || selection.store.getState().size < 2) return;
    event.stopPropagation();
    selection.replace(current === null ? [] : [current]);
  };
  return { selectedKeys, onSelectionChange, onEscape };
}

/** The keys of the rows are the ids of their posts. */
const toIds = (keys: ReadonlySet<Key>) => keys as unknown as ReadonlySet<PostId>;
