import { useState, type KeyboardEvent, type MouseEvent } from 'react';
import { flushSync } from 'react-dom';
import { postId, type PostId } from '../../../shared/model/post.ts';
import { runCommand } from '../../commands/registry.ts';
import { useApp } from '../../state/context.ts';
import { isMenuKey } from '../../ui/menu-key.ts';
import { openEntry } from './post-menu.ts';

interface OpenMenu {
  readonly post: PostId;
  /** It is one of several that are chosen, and the menu is about all of them. */
  readonly isOfMany: boolean;
  readonly isByKey: boolean;
  /** Where in the frame. */
  readonly left: number;
  readonly top: number;
}

type Opening = Pick<OpenMenu, 'left' | 'top' | 'isByKey'>;

/** The menu of a row: by right click, by the menu key or Shift+F10; F2 and Delete act at once. */
export function useRowMenu(onOpen: (id: PostId) => void) {
  const [open, setOpen] = useState<OpenMenu | null>(null);
  const { selection } = useApp();
  const isOfMany = (post: PostId) => {
    const chosen = selection.store.getState();
    return chosen.size > 1 && chosen.has(post);
  };

  const show = (row: HTMLElement, frame: Element, { left, top, isByKey }: Opening) => {
    const box = frame.getBoundingClientRect();
    const post = postId(row.dataset['post'] ?? '');
    setOpen({ post, isOfMany: isOfMany(post), isByKey, left: left - box.left, top: top - box.top });
  };
  const onContextMenu = (event: MouseEvent) => {
    const row = rowOf(event.target);
    if (!row) return;
    event.preventDefault();
    show(row, event.currentTarget, { left: event.clientX, top: event.clientY, isByKey: false });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const row = rowOf(event.target);
    const post = row?.dataset['post'];
    if (!row || !post) return;
    if (isMenuKey(event)) {
      const box = row.getBoundingClientRect();
      show(row, event.currentTarget, { left: box.left + 24, top: box.top + 32, isByKey: true });
    } else if (event.key === 'F2') runCommand('post.rename', post);
    else if (event.key === 'Delete' && isOfMany(postId(post))) runCommand('selection.trash');
    else if (event.key === 'Delete') runCommand('post.trash', post);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onAction = (command: string) => {
    if (!open) return;
    // Else the menu would take the focus back.
    flushSync(() => setOpen(null));
    if (open.isOfMany) runCommand(command);
    else if (command === openEntry) {
      onOpen(open.post);
      runCommand('tab.keep', open.post);
    } else runCommand(command, open.post);
  };
  return { open, close: () => setOpen(null), onContextMenu, onKeyDown, onAction };
}

const rowOf = (target: EventTarget) => (target instanceof Element ? target.closest<HTMLElement>('[data-post]') : null);
