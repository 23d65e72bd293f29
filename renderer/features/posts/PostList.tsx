import { useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import { ListBox, ListBoxItem, ListLayout, Popover, Virtualizer } from 'react-aria-components';
import { useStore } from 'zustand';
import { postId, type PostId, type PostSummary } from '../../../shared/model/post.ts';
import { runCommand } from '../../commands/registry.ts';
import { noFilters } from '../../state/list-query.ts';
import { useApp, useUi } from '../../state/context.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { MenuEntries } from '../../ui/MenuButton.tsx';
import menu from '../../ui/menu.module.css';
import { openEntry, postMenu } from './post-menu.ts';
import { PostRow } from './PostRow.tsx';
import styles from './posts.module.css';

interface PostListProps {
  readonly posts: readonly PostSummary[];
  /** Posts of the whole library. */
  readonly total: number;
  readonly onOpen: (id: PostId) => void;
}

const rowHeight = 78;

export function PostList({ posts, total, onOpen }: PostListProps) {
  const current = useUi((ui) => ui.current);
  const context = useRowMenu(onOpen);

  return (
    <div className={styles.listFrame} onContextMenu={context.onContextMenu} onKeyDown={context.onKeyDown}>
      <Virtualizer layout={ListLayout} layoutOptions={{ rowSize: rowHeight }}>
        <ListBox
          aria-label="Posts"
          className={styles.list ?? ''}
          items={posts}
          selectionMode="single"
          selectionBehavior="replace"
          disallowEmptySelection
          selectedKeys={current ? [current] : []}
          onSelectionChange={(keys) => {
            const [key] = keys === 'all' ? [] : [...keys];
            if (key !== undefined) onOpen(postId(String(key)));
          }}
          onAction={() => runCommand('region.editor')}
          renderEmptyState={() => <NoPosts total={total} />}
        >
          {(post) => (
            <ListBoxItem id={post.id} textValue={post.title} className={styles.row ?? ''} data-post={post.id}>
              <PostRow post={post} />
            </ListBoxItem>
          )}
        </ListBox>
      </Virtualizer>
      <Popover
        className={menu.popover ?? ''}
        triggerRef={context.anchor}
        isOpen={context.post !== null}
        onOpenChange={(open) => !open && context.close()}
        placement="bottom start"
      >
        <MenuEntries label="Post" entries={context.entries} onAction={context.onAction} />
      </Popover>
      <span ref={context.anchor} className={styles.anchor} style={context.place} aria-hidden />
    </div>
  );
}

function NoPosts({ total }: { readonly total: number }) {
  const { listQuery } = useApp();
  const text = useStore(listQuery, (query) => query.text);
  if (total === 0)
    return (
      <EmptyState title="No posts yet" actions={<Button onPress={() => runCommand('post.new')}>New post</Button>}>
        There is no Markdown file in this folder. Write the first one.
      </EmptyState>
    );
  return (
    <EmptyState
      title="Nothing matches"
      actions={<Button onPress={() => listQuery.setState({ ...noFilters, text: '' })}>Show all posts</Button>}
    >
      {text ? `No post has “${text}” in its title, tags, path or first words.` : 'No post passes these filters.'}
    </EmptyState>
  );
}

/** The menu of a row: by right click, by the menu key or Shift+F10; F2 and Delete act at once. */
function useRowMenu(onOpen: (id: PostId) => void) {
  const { hello } = useApp();
  const anchor = useRef<HTMLSpanElement>(null);
  const [open, setOpen] = useState<{ post: PostId; left: number; top: number } | null>(null);
  const rowOf = (target: EventTarget) =>
    target instanceof Element ? target.closest<HTMLElement>('[data-post]') : null;

  const show = (row: HTMLElement, frame: Element, left: number, top: number) => {
    const box = frame.getBoundingClientRect();
    setOpen({ post: postId(row.dataset['post'] ?? ''), left: left - box.left, top: top - box.top });
  };
  const onContextMenu = (event: MouseEvent) => {
    const row = rowOf(event.target);
    if (!row) return;
    event.preventDefault();
    show(row, event.currentTarget, event.clientX, event.clientY);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const row = rowOf(event.target);
    const post = row?.dataset['post'];
    if (!row || !post) return;
    if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
      const box = row.getBoundingClientRect();
      show(row, event.currentTarget, box.left + 24, box.top + 32);
    } else if (event.key === 'F2') runCommand('post.rename', post);
    else if (event.key === 'Delete') runCommand('post.trash', post);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return {
    anchor,
    post: open?.post ?? null,
    place: open ? { left: open.left, top: open.top } : {},
    entries: postMenu(hello.capabilities),
    close: () => setOpen(null),
    onContextMenu,
    onKeyDown,
    onAction: (command: string) => {
      if (!open) return;
      if (command === openEntry) onOpen(open.post);
      else runCommand(command, open.post);
      setOpen(null);
    },
  };
}
