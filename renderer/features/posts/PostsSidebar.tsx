import { ListFilter, Plus } from 'lucide-react';
import { useDeferredValue, useMemo } from 'react';
import { useStore } from 'zustand';
import { queryPosts } from '../../../shared/library/query.ts';
import type { PostId } from '../../../shared/model/post.ts';
import { runCommand } from '../../commands/registry.ts';
import { useApp, useSnapshot } from '../../state/context.ts';
import { Banner } from '../../ui/Banner.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { PostFilters } from './PostFilters.tsx';
import { PostList } from './PostList.tsx';
import { SortMenu } from './SortMenu.tsx';
import { usePostFilters } from './use-post-filters.ts';
import styles from './posts.module.css';

interface PostsSidebarProps {
  /** Shortcut of the new post button. */
  readonly newPostKeys: string | undefined;
  readonly onOpen: (id: PostId) => void;
}

/** The list of the library's posts with what narrows and orders it. */
export function PostsSidebar({ newPostKeys, onOpen }: PostsSidebarProps) {
  const { listQuery, selection } = useApp();
  const posts = useSnapshot((snapshot) => snapshot.posts);
  const notices = useSnapshot((snapshot) => snapshot.notices);
  const query = useStore(listQuery);
  const applied = useDeferredValue(query);
  const shown = useMemo(() => queryPosts(posts, applied), [posts, applied]);
  const chosen = useStore(selection.store, (ids) => ids.size);
  const filters = usePostFilters();

  return (
    <>
      <div className={styles.head}>
        <SearchField
          id="post-search"
          label="Filter posts"
          value={query.text}
          onChange={(text) => listQuery.setState({ text })}
        />
        <IconButton
          icon={ListFilter}
          label={filters.isOpen ? 'Hide filters' : 'Show filters'}
          isOn={filters.isOpen}
          onPress={filters.toggle}
        />
        <IconButton icon={Plus} label="New post" shortcut={newPostKeys} onPress={() => runCommand('post.new')} />
      </div>
      {filters.isOpen && <PostFilters />}
      {notices.map((notice) => (
        <Banner key={notice.code + notice.message} kind={notice.code === 'skipped' ? 'info' : 'warning'}>
          {notice.message}
        </Banner>
      ))}
      <PostList posts={shown} total={posts.length} onOpen={onOpen} />
      <div className={styles.foot}>
        <output>{countOf(shown.length, posts.length, chosen)}</output>
        <SortMenu />
      </div>
    </>
  );
}

function countOf(shown: number, total: number, chosen: number): string {
  const posts = total === 1 ? 'post' : 'posts';
  if (chosen > 1) return `${chosen.toLocaleString('en')} of ${shown.toLocaleString('en')} selected`;
  return shown === total
    ? `${total.toLocaleString('en')} ${posts}`
    : `${shown.toLocaleString('en')} of ${total.toLocaleString('en')} ${posts}`;
}
