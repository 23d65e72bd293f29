import { useEffect, useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { GridList, useDragAndDrop, VisuallyHidden } from 'react-aria-components';
import type { FieldEdit } from '../../../shared/model/front-matter.ts';
import { ItemChip } from './ItemChip.tsx';
import type { ListEdits } from './list-edits.ts';
import { useItemIds } from './use-item-ids.ts';
import styles from './chips.module.css';

interface ItemChipsProps {
  readonly label: string;
  readonly list: ListEdits;
  /** Answers the sentence of a refusal; null when the edit was carried out. */
  readonly onEdit: (edit: FieldEdit) => string | null;
}

/** The items of a list. Enter or a click renames one in place, Delete removes it, Alt and the arrows or dragging move it. */
export function ItemChips({ label, list, onEdit }: ItemChipsProps) {
  const [renamed, setRenamed] = useState<string | null>(null);
  const help = useId();
  const grid = useRef<HTMLDivElement>(null);
  const toFocus = useRef<string | null>(null);
  // The field that had the focus is gone once an item is renamed; its row takes over.
  useEffect(() => {
    const id = toFocus.current;
    toFocus.current = null;
    if (id !== null) grid.current?.querySelector<HTMLElement>(`[role=row][data-key="${CSS.escape(id)}"]`)?.focus();
  });
  const ids = useItemIds(list.items);
  const rows = list.items.map((text, index) => ({ id: ids[index] ?? text, text, index }));
  const indexOf = (id: unknown) => rows.findIndex((row) => row.id === id);
  const move = (from: number, to: number) => {
    if (list.move && to >= 0 && to < rows.length) onEdit(list.move(from, to));
  };
  // An item that another program takes away takes its field along, which hands over what was typed after that.
  const latest = useRef({ list, rows });
  useLayoutEffect(() => {
    latest.current = { list, rows };
  });
  const rename = (id: string, to: string): string | null => {
    const now = latest.current;
    const row = now.rows.find((one) => one.id === id);
    if (!row) return 'It is not in the list any more.';
    return to === row.text || to === '' ? null : onEdit(now.list.rename(row.index, to));
  };
  const { dragAndDropHooks } = useDragAndDrop({
    isDisabled: list.move === null || renamed !== null,
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': rows[indexOf(key)]?.text ?? '' })),
    onReorder: ({ keys, target }) => {
      const [from] = [...keys].map(indexOf);
      if (from === undefined || from < 0) return;
      const at = indexOf(target.key) + (target.dropPosition === 'after' ? 1 : 0);
      move(from, at > from ? at - 1 : at);
    },
  });

  const onKeyDown = (event: KeyboardEvent) => {
    const row = (event.target as Element).closest('[role=row]');
    const index = indexOf(row?.getAttribute('data-key'));
    if (index < 0 || renamed !== null || event.target !== row) return;
    const isEarlier = event.key === 'ArrowUp' || event.key === (isRightToLeft(row) ? 'ArrowRight' : 'ArrowLeft');
    if (event.altKey && event.key.startsWith('Arrow')) move(index, index + (isEarlier ? -1 : 1));
    else if (event.key === 'F2') setRenamed(rows[index]?.id ?? null);
    else if (event.key === 'Delete' || event.key === 'Backspace') {
      if (onEdit(list.remove(index)) === null && rows.length === 1) focusInputBeside(row);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  if (rows.length === 0) return null;
  return (
    <div onKeyDownCapture={onKeyDown} role="presentation">
      <VisuallyHidden id={help}>
        Enter renames an item, Delete removes it{list.move ? ', Alt with an arrow key moves it' : ''}.
      </VisuallyHidden>
      <GridList
        ref={grid}
        className={styles.chips ?? ''}
        aria-label={label}
        aria-describedby={help}
        layout="grid"
        items={rows}
        dependencies={[renamed, list]}
        dragAndDropHooks={dragAndDropHooks}
        onAction={(key) => setRenamed(String(key))}
      >
        {(row) => (
          <ItemChip
            id={row.id}
            text={row.text}
            isRenamed={renamed === row.id}
            onRename={(text) => rename(row.id, text)}
            onRenamed={(byKey) => {
              setRenamed(null);
              if (byKey) toFocus.current = row.id;
            }}
            onRemove={() => onEdit(list.remove(row.index))}
          />
        )}
      </GridList>
    </div>
  );
}

const focusInputBeside = (row: Element | null) => row?.closest('fieldset')?.querySelector('input')?.focus();

const isRightToLeft = (element: Element) => getComputedStyle(element).direction === 'rtl';
