import { PencilLine } from 'lucide-react';
import { useMemo, useState } from 'react';
import { GridList, GridListItem, ListLayout, Virtualizer } from 'react-aria-components';
import { foldText } from '../../../shared/base/fold.ts';
import { countTags, type TagCount } from '../../../shared/library/tags.ts';
import { noFilters } from '../../state/list-query.ts';
import { useApp, useSnapshot } from '../../state/context.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { Select } from '../../ui/Select.tsx';
import styles from './tags.module.css';

interface TagListProps {
  readonly taxonomy: string;
  readonly onTaxonomy: (name: string) => void;
  readonly onRename: (tag: string) => void;
  readonly onClose: () => void;
}

export function TagList({ taxonomy, onTaxonomy, onRename, onClose }: TagListProps) {
  const { listQuery } = useApp();
  const posts = useSnapshot((snapshot) => snapshot.posts);
  const taxonomies = useSnapshot((snapshot) => snapshot.library.profile.taxonomies);
  const [text, setText] = useState('');
  const all = useMemo(() => countTags(posts, taxonomy), [posts, taxonomy]);
  const shown = useMemo(() => all.filter(({ tag }) => foldText(tag).includes(foldText(text))), [all, text]);
  const filterBy = (tag: string) => {
    listQuery.setState({ ...noFilters, text: '', tag, taxonomy });
    onClose();
  };
  return (
    <>
      <div className={styles.head}>
        <SearchField label={`Find in ${taxonomy}`} value={text} onChange={setText} autoFocus />
        {taxonomies.length > 1 && (
          <Select
            label="Kind"
            labelHidden
            value={taxonomy}
            options={taxonomies.map(({ name }) => ({ value: name, label: name }))}
            onChange={onTaxonomy}
          />
        )}
      </div>
      <Virtualizer layout={ListLayout} layoutOptions={{ rowSize: 36 }}>
        <GridList
          aria-label={taxonomy}
          className={styles.list ?? ''}
          items={shown.map((count) => ({ ...count, id: count.tag }))}
          selectionMode="none"
          onAction={(key) => filterBy(String(key))}
          renderEmptyState={() => (
            <EmptyState title={all.length === 0 ? `No ${taxonomy} yet` : 'Nothing is called that'}>
              {all.length === 0 ? 'Give a post its first one under Properties.' : 'Try fewer letters.'}
            </EmptyState>
          )}
        >
          {(count) => <TagRow count={count} onRename={onRename} />}
        </GridList>
      </Virtualizer>
      <p className={styles.hint}>Enter shows the posts of a tag.</p>
    </>
  );
}

function TagRow({
  count: { tag, count, first, last },
  onRename,
}: {
  readonly count: TagCount;
  readonly onRename: (tag: string) => void;
}) {
  return (
    <GridListItem className={styles.row ?? ''} id={tag} textValue={tag}>
      <span className={styles.tag} dir="auto">
        {tag}
      </span>
      <span className={styles.years}>{years(first, last)}</span>
      <span className={styles.count}>
        {count} {count === 1 ? 'post' : 'posts'}
      </span>
      <IconButton icon={PencilLine} label={`Rename ${tag}`} onPress={() => onRename(tag)} />
    </GridListItem>
  );
}

/** The years of first and last use. */
function years(first: number | null, last: number | null): string {
  if (first === null || last === null) return '';
  const [from, to] = [first, last].map((time) => new Date(time).getUTCFullYear());
  return from === to ? String(from) : `${from}–${to}`;
}
