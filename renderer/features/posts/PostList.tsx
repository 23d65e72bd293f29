import { useCallback, useMemo, useRef } from 'react';
import { Popover } from 'react-aria-components';
import { useStore } from 'zustand';
import { parseSearch } from '../../../shared/library/search-query.ts';
import { postId, type PostId, type PostSummary } from '../../../shared/model/post.ts';
import { runCommand } from '../../commands/registry.ts';
import { useApp, useCurrentPost, useSnapshot } from '../../state/context.ts';
import type { ShownPosts } from '../../state/shown-posts.ts';
import { MenuEntries } from '../../ui/MenuButton.tsx';
import { VirtualListBox } from '../../ui/VirtualListBox.tsx';
import menu from '../../ui/menu.module.css';
import { NoPosts } from './NoPosts.tsx';
import { postMenu, selectionMenu } from './post-menu.ts';
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
  const { posts, groups, snippets } = shown;
  const text = useStore(useApp().listQuery, (query) => query.text);
  const terms = useMemo(() => parseSearch(text, { typing: true }).terms, [text]);
  const current = useCurrentPost();
  const { hello, dragged } = useApp();
  const library = useSnapshot((snapshot) => snapshot.library);
  const anchor = useRef<HTMLSpanElement>(null);
  const { open, close, onContextMenu, onKeyDown, onAction } = useRowMenu(onOpen);
  const { onEscape, ...chosen } = useChosen(posts, onOpen);
  const row = useCallback(
    (post: PostSummary) => <PostRow post={post} terms={terms} snippet={snippets.get(post.id)} />,
    [terms, snippets],
  );

  return (
    <div
      className={styles.listFrame}
      role="presentation"
      onContextMenu={onContextMenu}
      onKeyDownCapture={onEscape}
      onKeyDown={onKeyDown}
    >
      {posts.length === 0 && <NoPosts total={total} />}
      <VirtualListBox
        label="Posts"
        groups={groups}
        idOf={idOf}
        textOf={titleOf}
        idAttribute="data-post"
        rowHeight={rowHeight}
        revealed={current}
        {...chosen}
        onDrag={(event, ids) => dragged.start(event, library.id, ids.map(postId))}
        onAction={(id) => {
          onOpen(postId(id));
          runCommand('tab.keep', id);
          runCommand('region.editor');
        }}
      >
        {row}
      </VirtualListBox>
      <Popover
        className={menu.popover ?? ''}
        triggerRef={anchor}
        isOpen={open !== null}
        onOpenChange={(isOpen) => !isOpen && close()}
        placement="bottom start"
      >
        {open?.isOfMany ? (
          <MenuEntries label="Selected posts" entries={selectionMenu} onAction={onAction} />
        ) : (
          <MenuEntries label="Post" entries={postMenu(hello.capabilities)} onAction={onAction} />
        )}
      </Popover>
      <span ref={anchor} className={styles.anchor} style={open ? { left: open.left, top: open.top } : {}} aria-hidden />
    </div>
  );
}

const idOf = (post: PostSummary) => post.id;
const titleOf = (post: PostSummary) => post.title;
