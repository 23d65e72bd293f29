import { useEffect, useMemo, useRef, type RefObject } from 'react';
import { ListBox, ListBoxItem, ListLayout, Popover, Virtualizer } from 'react-aria-components';
import { useStore } from 'zustand';
import { parseSearch } from '../../../shared/library/search-query.ts';
import type { PostId } from '../../../shared/model/post.ts';
import { runCommand } from '../../commands/registry.ts';
import { useApp, useUi } from '../../state/context.ts';
import type { ShownPosts } from '../../state/shown-posts.ts';
import { MenuEntries } from '../../ui/MenuButton.tsx';
import menu from '../../ui/menu.module.css';
import { NoPosts } from './NoPosts.tsx';
import { postMenu } from './post-menu.ts';
import { PostRow } from './PostRow.tsx';
import { useChosen } from './use-chosen.ts';
import { useRowMenu } from './use-row-menu.ts';
import styles from './posts.module.css';

interface PostListProps {
  readonly shown: ShownPosts;
  /** Posts of the whole library. */
  readonly total: number;
  readonly onOpen: (id: PostId) => void;
}

const rowHeight = 78;

/** The posts that pass the filters. One that is chosen alone is opened; several are there for what is done to them. */
export function PostList({ shown, total, onOpen }: PostListProps) {
  const { posts, snippets } = shown;
  const text = useStore(useApp().listQuery, (query) => query.text);
  const terms = useMemo(() => parseSearch(text, { typing: true }).terms, [text]);
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
          dependencies={[snippets, terms]}
          onAction={(key) => {
            // The keys of the rows are the ids of their posts.
            onOpen(key as PostId);
            runCommand('region.editor');
          }}
        >
          {(post) => (
            <ListBoxItem id={post.id} textValue={post.title} className={styles.row ?? ''} data-post={post.id}>
              <PostRow post={post} terms={terms} snippet={snippets.get(post.id)} />
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
