import { useEffect, useRef, type RefObject } from 'react';
import { ListBox, ListBoxItem, ListLayout, Popover, Virtualizer } from 'react-aria-components';
import { useStore } from 'zustand';
import type { PostId, PostSummary } from '../../../shared/model/post.ts';
import { runCommand } from '../../commands/registry.ts';
import { noFilters } from '../../state/list-query.ts';
import { useApp, useUi } from '../../state/context.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { MenuEntries } from '../../ui/MenuButton.tsx';
import menu from '../../ui/menu.module.css';
import { postMenu } from './post-menu.ts';
import { PostRow } from './PostRow.tsx';
import { useChosen } from './use-chosen.ts';
import { useRowMenu } from './use-row-menu.ts';
import styles from './posts.module.css';

interface PostListProps {
  readonly posts: readonly PostSummary[];
  /** Posts of the whole library. */
  readonly total: number;
  readonly onOpen: (id: PostId) => void;
}

const rowHeight = 78;

/** The posts that pass the filters. One that is chosen alone is opened; several are there for what is done to them. */
export function PostList({ posts, total, onOpen }: PostListProps) {
  const current = useUi((ui) => ui.current);
  const { hello } = useApp();
  const anchor = useRef<HTMLSpanElement>(null);
  const { open, close, onContextMenu, onKeyDown, onAction } = useRowMenu(onOpen);
  const index = current === null ? -1 : posts.findIndex(({ id }) => id === current);
  const list = useRevealed(index, current);
  const { onEscape, ...chosen } = useChosen(posts, onOpen);

  return (
    <div
      className={styles.listFrame}
      role="presentation"
      onContextMenu={onContextMenu}
      onKeyDownCapture={onEscape}
      onKeyDown={onKeyDown}
    >
      {/* Not as the list's own empty state: that is an option, which must not hold a button. */}
      {posts.length === 0 && <NoPosts total={total} />}
      <Virtualizer layout={ListLayout} layoutOptions={{ rowSize: rowHeight }}>
        <ListBox
          ref={list}
          aria-label="Posts"
          className={styles.list ?? ''}
          hidden={posts.length === 0}
          items={posts}
          selectionMode="multiple"
          selectionBehavior="replace"
          disallowEmptySelection
          {...chosen}
          onAction={() => runCommand('region.editor')}
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
        triggerRef={anchor}
        isOpen={open !== null}
        onOpenChange={(isOpen) => !isOpen && close()}
        placement="bottom start"
      >
        <MenuEntries label="Post" entries={postMenu(hello.capabilities)} onAction={onAction} />
      </Popover>
      <span ref={anchor} className={styles.anchor} style={open ? { left: open.left, top: open.top } : {}} aria-hidden />
    </div>
  );
}

/** Scrolls to the row of a post that was opened from elsewhere. Returns the ref of the list. */
function useRevealed(index: number, id: PostId | null): RefObject<HTMLDivElement | null> {
  const list = useRef<HTMLDivElement>(null);
  const latest = useRef(index);
  useEffect(() => {
    latest.current = index;
  });
  // A new post comes into the list after it was opened.
  const isListed = index >= 0;
  useEffect(() => {
    const element = list.current;
    const top = latest.current * rowHeight;
    if (!element || !isListed) return;
    // Rows far away are not in the document, so the place is reckoned.
    if (top < element.scrollTop) element.scrollTop = top;
    else element.scrollTop = Math.max(element.scrollTop, top + rowHeight - element.clientHeight);
  }, [id, isListed]);
  return list;
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
