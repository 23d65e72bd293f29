import { useStore } from 'zustand';
import { runCommand } from '../../commands/registry.ts';
import { useApp } from '../../state/context.ts';
import { noFilters } from '../../../shared/model/list.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';

/** Why the list is empty, and what to do. Says nothing where a search may still find something, or failed: a note says it. */
export function NoPosts({ total }: { readonly total: number }) {
  const { listQuery, textSearch } = useApp();
  const text = useStore(listQuery, (query) => query.text);
  const isOpen = useStore(
    textSearch.store,
    ({ isSearching, answer, error }) => isSearching || Boolean(answer?.progress ?? error),
  );
  if (total === 0)
    return (
      <EmptyState title="No posts yet" actions={<Button onPress={() => runCommand('post.new')}>New post</Button>}>
        There is no Markdown file in this folder. Write the first one.
      </EmptyState>
    );
  if (isOpen) return null;
  return (
    <EmptyState
      title="Nothing matches"
      actions={<Button onPress={() => listQuery.setState({ ...noFilters, text: '' })}>Show all posts</Button>}
    >
      {text ? `No post has “${text}” in its title, tags, path or text.` : 'No post passes these filters.'}
    </EmptyState>
  );
}
