import { useDeferredValue, useMemo } from 'react';
import { useStore } from 'zustand';
import { countOf, formatNumber } from '../../../shared/base/count-of.ts';
import type { CommandId } from '../../../shared/commands/commands.ts';
import type { PostId } from '../../../shared/model/post.ts';
import { useApp, useSnapshot } from '../../state/context.ts';
import { firstTaxonomy, shownPosts, type ShownPosts } from '../../state/shown-posts.ts';
import { SearchField } from '../../ui/SearchField.tsx';
import { PostList } from './PostList.tsx';
import type { PostsParts } from './posts-parts.ts';
import { usePostFilters } from './use-post-filters.ts';
import { useSearchKeys } from './use-search-keys.ts';
import styles from './posts.module.css';

interface PostsSidebarProps {
  readonly shortcutOf: (id: CommandId) => string | undefined;
  readonly onOpen: (id: PostId) => void;
  /** null: their code is not there yet. */
  readonly parts: PostsParts | null;
}

/** The list of the library's posts with what narrows and orders it. */
export function PostsSidebar({ shortcutOf, onOpen, parts }: PostsSidebarProps) {
  const { listQuery, selection, textSearch } = useApp();
  const posts = useSnapshot((snapshot) => snapshot.posts);
  const query = useStore(listQuery);
  const applied = useDeferredValue(query);
  const answer = useStore(textSearch.store, (search) => search.answer);
  const taxonomy = useSnapshot(firstTaxonomy);
  const shown = useMemo(() => shownPosts(posts, applied, answer, taxonomy), [posts, applied, answer, taxonomy]);
  const keys = useSearchKeys(shown.posts, onOpen);
  const chosen = useStore(selection.store, (ids) => ids.size);
  const filters = usePostFilters();

  return (
    <>
      <div className={styles.head}>
        <SearchField
          id="post-search"
          label="Search posts"
          placeholder="Search"
          value={query.text}
          onChange={(text) => listQuery.setState({ text })}
          {...keys}
        />
        {parts && <parts.PostsTools filters={filters} shortcutOf={shortcutOf} />}
      </div>
      {parts && <parts.PostsNotes hasFilters={filters.isOpen} />}
      <PostList shown={shown} total={posts.length} onOpen={onOpen} parts={parts} />
      <div className={styles.foot} data-selecting={chosen > 1 || undefined}>
        <output>{standing(shown, posts.length, chosen)}</output>
        {parts && (chosen > 1 ? <parts.SelectionBar /> : <parts.OrderMenu />)}
      </div>
    </>
  );
}

/** Where there is no room for all of it the last word goes, and not the end of a number. */
function standing(shown: ShownPosts, total: number, chosen: number): string {
  const listed = shown.posts.length;
  if (chosen > 1) return `${formatNumber(chosen)}\u00a0of\u00a0${formatNumber(listed)} selected`;
  if (shown.unlisted > 0)
    return `The\u00a0best\u00a0${formatNumber(listed)} of\u00a0${formatNumber(listed + shown.unlisted)}`;
  return listed === total ? countOf(total, 'post') : `${formatNumber(listed)}\u00a0of\u00a0${countOf(total, 'post')}`;
}
