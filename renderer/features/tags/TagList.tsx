import { PencilLine } from 'lucide-react';
import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { GridList, GridListItem, ListLayout, Virtualizer, type Selection } from 'react-aria-components';
import { countOf } from '../../../shared/base/count-of.ts';
import { foldText } from '../../../shared/base/fold.ts';
import type { TagCount } from '../../../shared/library/tags.ts';
import { useSnapshot } from '../../state/context.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { Select } from '../../ui/Select.tsx';
import { rowClass } from '../../ui/row-class.ts';
import styles from './tags.module.css';

interface TagListProps {
  readonly counts: readonly TagCount[];
  readonly chosen: ReadonlySet<string>;
  readonly taxonomy: string;
  readonly onTaxonomy: (name: string) => void;
  readonly onChoose: (tags: ReadonlySet<string>) => void;
  readonly on: {
    readonly rename: (tag: string) => void;
    /** Shows the posts that carry it. */
    readonly posts: (tag: string) => void;
  };
}

/** Every tag of a taxonomy, to be searched, chosen and followed. */
export function TagList({ counts, chosen, taxonomy, onTaxonomy, onChoose, on }: TagListProps) {
  const taxonomies = useSnapshot((snapshot) => snapshot.library.profile.taxonomies);
  const [text, setText] = useState('');
  const shown = useMemo(() => counts.filter(({ tag }) => foldText(tag).includes(foldText(text))), [counts, text]);
  const list = useRef<HTMLDivElement>(null);
  // As from the other boxes that narrow a list.
  const toList = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    list.current?.focus();
  };
  const choose = (keys: Selection) =>
    onChoose(keys === 'all' ? new Set(shown.map(({ tag }) => tag)) : new Set([...keys].map(String)));
  return (
    <>
      <div className={styles.head}>
        <SearchField label={`Find in ${taxonomy}`} value={text} onChange={setText} onKeyDown={toList} autoFocus />
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
          ref={list}
          aria-label={taxonomy}
          className={styles.list ?? ''}
          items={shown.map((count) => ({ ...count, id: count.tag }))}
          selectionMode="multiple"
          selectedKeys={chosen}
          onSelectionChange={choose}
          onAction={(key) => on.posts(String(key))}
          renderEmptyState={() => (
            <EmptyState title={counts.length === 0 ? `No ${taxonomy} yet` : 'Nothing is called that'}>
              {counts.length === 0 ? 'Give a post its first one under Properties.' : 'Try fewer letters.'}
            </EmptyState>
          )}
        >
          {(count) => <TagRow count={count} onRename={on.rename} />}
        </GridList>
      </Virtualizer>
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
    <GridListItem className={rowClass(styles.row)} id={tag} textValue={tag}>
      <Checkbox slot="selection" />
      <span className={styles.tag} dir="auto">
        {tag}
      </span>
      <span className={styles.years}>{years(first, last)}</span>
      <span className={styles.count}>{countOf(count, 'post')}</span>
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
