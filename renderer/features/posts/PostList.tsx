import { useCallback, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import { parseSearch } from '../../../shared/library/search-query.ts';
import { postId, type PostId, type PostSummary } from '../../../shared/model/post.ts';
import { runCommand } from '../../commands/registry.ts';
import { useApp, useCurrentPost, useSnapshot } from '../../state/context.ts';
import type { ShownPosts } from '../../state/shown-posts.ts';
import { VirtualListBox } from '../../ui/VirtualListBox.tsx';
import { PostRow } from './PostRow.tsx';
import type { PostsParts } from './posts-parts.ts';
import { useChosen } from './use-chosen.ts';
import { useRowMenu } from './use-row-menu.ts';
import styles from './posts.module.css';

interface PostListProps {
  readonly shown: ShownPosts;
  /** Posts of the whole library. */
  readonly total: number;
  readonly onOpen: (id: PostId) => void;
  readonly parts: PostsParts | null;
}

const rowHeight = 78;

/** The posts that pass the filters. One that is chosen alone is opened; several are there for what is done to them. */
export function PostList({ shown, total, onOpen, parts }: PostListProps) {
  const { posts, groups, snippets } = shown;
  const text = useStore(useApp().listQuery, (query) => query.text);
  const terms = useMemo(() => parseSearch(text, { typing: true }).terms, [text]);
  const current = useCurrentPost();
  const { dragged } = useApp();
  const library = useSnapshot((snapshot) => snapshot.library);
  const anchor = useRef<HTMLSpanElement>(null);
  const { onContextMenu, onKeyDown, ...menu } = useRowMenu(onOpen);
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
      {posts.length === 0 && parts && <parts.NoPosts total={total} />}
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
      {parts && <parts.RowMenu menu={menu} anchor={anchor} />}
      <span
        ref={anchor}
        className={styles.anchor}
        style={menu.open ? { left: menu.open.left, top: menu.open.top } : {}}
        aria-hidden
      />
    </div>
  );
}

const idOf = (post: PostSummary) => post.id;
const titleOf = (post: PostSummary) => post.title;
