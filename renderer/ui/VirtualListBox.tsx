import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import { memo, useCallback, useEffect, useMemo, useRef, type ReactNode } from 'react';
import { formatNumber } from '../../shared/base/count-of.ts';
import { rowsOf, type ListGroup, type ListRow } from './list-rows.ts';
import { useListKeys } from './use-list-keys.ts';
import { useListSelection, type ListSelection } from './use-list-selection.ts';
import { usePress } from './use-press.ts';
import { rowOf, useRovingFocus } from './use-roving-focus.ts';
import styles from './virtual-list.module.css';

interface VirtualListBoxProps<Item> extends ListSelection {
  readonly label: string;
  readonly groups: readonly ListGroup<Item>[];
  readonly idOf: (item: Item) => string;
  /** What is typed to go to an item. */
  readonly textOf: (item: Item) => string;
  /** Where the row of an item carries its id. */
  readonly idAttribute: `data-${string}`;
  /** Pixels. */
  readonly rowHeight: number;
  /** The item that is scrolled to when it becomes another one, or comes into the list. */
  readonly revealed: string | null;
  /** Enter or a double click. */
  readonly onAction: (id: string) => void;
  /** A row begins to be dragged: with all that are chosen when it is one of them. Without this no row can be. */
  readonly onDrag?: (event: DragEvent, ids: readonly string[]) => void;
  /** Kept between renderings, or every row is drawn anew. */
  readonly children: (item: Item) => ReactNode;
}

/** Pixels. */
const headingHeight = 28;

/**
 * A list of which several can be chosen, with only the rows near the window in the document: as fast with a hundred thousand
 * as with ten. The roles and keys are those of a grouped listbox (ARIA Authoring Practices); the focus is on the rows.
 */
export function VirtualListBox<Item>(props: VirtualListBoxProps<Item>) {
  const {
    label,
    groups,
    idOf,
    textOf,
    idAttribute,
    rowHeight,
    revealed,
    selected,
    onSelect,
    onAction,
    onDrag,
    children,
  } = props;
  const list = useRef<HTMLDivElement>(null);
  const rows = useMemo(() => rowsOf(groups, idOf), [groups, idOf]);
  const { stop, move, onFocus, onBlur } = useRovingFocus(list, rows, selected, revealed);
  const choose = useListSelection(rows, { selected, onSelect });
  const hasHeadings = rows.length > 0 && rows[0]?.item === null;
  // oxlint-disable-next-line react/incompatible-library -- no compiler memoizes here, and what it returns goes to no memo
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => list.current,
    // Another function for other rows: places are reckoned anew only then.
    getItemKey: useCallback((index: number) => rows[index]?.key ?? index, [rows]),
    estimateSize: (index) => (rows[index]?.item === null ? headingHeight : rowHeight),
    rangeExtractor: (range) => withRow(range, stop),
    overscan: 4,
    scrollPaddingStart: hasHeadings ? headingHeight : 0,
  });
  const onKeyDown = useListKeys({
    list,
    rows,
    rowHeight,
    textOf,
    choose,
    onSelect,
    onAction,
    move: (index) => {
      virtualizer.scrollToIndex(index);
      move(index);
    },
  });
  useRevealed(rows, revealed, (index) => virtualizer.scrollToIndex(index));
  const pressing = usePress(rows, choose);
  const drawn = virtualizer.getVirtualItems().flatMap(({ index, start }) => {
    const row = rows[index];
    return row ? [{ row, index, start }] : [];
  });
  const total = rows.at(-1)?.position ?? 0;
  const top = hasHeadings ? rows[virtualizer.range?.startIndex ?? 0]?.group : undefined;

  return (
    <div
      ref={list}
      role="listbox"
      aria-label={label}
      aria-multiselectable
      tabIndex={-1}
      className={styles.list}
      hidden={total === 0}
      onFocus={onFocus}
      onBlur={onBlur}
      onKeyDown={onKeyDown}
      {...pressing}
      onDragStart={({ target, nativeEvent }) => {
        const row = rows[rowOf(target)];
        if (row) onDrag?.(nativeEvent, selected.has(row.id) ? [...selected] : [row.id]);
      }}
      onDoubleClick={({ target }) => {
        const row = rows[rowOf(target)];
        if (row) onAction(row.id);
      }}
    >
      {top !== undefined && (
        <div className={styles.pinned} aria-hidden>
          <Heading text={groups[top]?.heading ?? ''} count={groups[top]?.items.length ?? 0} />
        </div>
      )}
      <div role="presentation" className={styles.rows} style={{ height: virtualizer.getTotalSize() }}>
        {partsOf(drawn).map(({ group, part }) => {
          const { heading = null, items = [] } = groups[group] ?? {};
          const options = part.map(({ row, index, start }) =>
            row.item === null ? (
              <div
                key={row.key}
                role="presentation"
                className={styles.place}
                style={{ top: start, height: headingHeight }}
              >
                <Heading text={heading ?? ''} count={items.length} />
              </div>
            ) : (
              <Option
                key={row.key}
                row={row}
                index={index}
                top={start}
                idAttribute={idAttribute}
                height={rowHeight}
                total={total}
                isSelected={selected.has(row.id)}
                isStop={index === stop}
                isDraggable={onDrag !== undefined}
                render={children as (item: unknown) => ReactNode}
              />
            ),
          );
          return heading === null ? (
            options
          ) : (
            <div key={group} role="group" aria-label={heading}>
              {options}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function Heading({ text, count }: { readonly text: string; readonly count: number }) {
  return (
    <span className={styles.heading}>
      <span className={styles.name} dir="auto">
        {text}
      </span>
      <span>{formatNumber(count)}</span>
    </span>
  );
}

interface OptionProps {
  readonly row: ListRow<unknown>;
  readonly idAttribute: `data-${string}`;
  readonly index: number;
  readonly top: number;
  readonly height: number;
  readonly total: number;
  readonly isSelected: boolean;
  readonly isStop: boolean;
  readonly isDraggable: boolean;
  readonly render: (item: unknown) => ReactNode;
}

const Option = memo(function Option({
  row,
  idAttribute,
  index,
  top,
  height,
  total,
  isSelected,
  isStop,
  isDraggable,
  render,
}: OptionProps) {
  return (
    <div
      role="option"
      aria-selected={isSelected}
      aria-posinset={row.position}
      aria-setsize={total}
      tabIndex={isStop ? 0 : -1}
      draggable={isDraggable}
      data-row={index}
      {...{ [idAttribute]: row.id }}
      className={`${styles.place} ${styles.option}`}
      style={{ top, height }}
    >
      {render(row.item)}
    </div>
  );
});

/** The rows near the window, and the one in the order of Tab wherever it is. */
function withRow(range: Range, row: number): number[] {
  const near = defaultRangeExtractor(range);
  if (row < 0 || row >= range.count || near.includes(row)) return near;
  return [...near, row].toSorted((one, other) => one - other);
}

interface DrawnRow<Item> {
  readonly row: ListRow<Item>;
  readonly index: number;
  readonly start: number;
}

/** Rows that stand together by the group they are of. */
function partsOf<Item>(drawn: readonly DrawnRow<Item>[]) {
  const parts: { readonly group: number; readonly part: DrawnRow<Item>[] }[] = [];
  for (const one of drawn) {
    const last = parts.at(-1);
    if (last?.group === one.row.group) last.part.push(one);
    else parts.push({ group: one.row.group, part: [one] });
  }
  return parts;
}

function useRevealed<Item>(
  rows: readonly ListRow<Item>[],
  revealed: string | null,
  scrollTo: (index: number) => void,
): void {
  const index = revealed === null ? -1 : rows.findIndex(({ id, item }) => item !== null && id === revealed);
  const latest = useRef({ index, scrollTo });
  useEffect(() => {
    latest.current = { index, scrollTo };
  });
  // A new one comes into the list after it was asked for.
  const isListed = index >= 0;
  useEffect(() => {
    if (isListed) latest.current.scrollTo(latest.current.index);
  }, [revealed, isListed]);
}
