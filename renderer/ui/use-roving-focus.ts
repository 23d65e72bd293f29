import { useLayoutEffect, useRef, useState, type FocusEvent, type RefObject } from 'react';
import type { ListRow } from './list-rows.ts';

/** The row in the order of Tab, and the focus on it; it must be in the document however far it was scrolled away. */
export function useRovingFocus<Item>(
  list: RefObject<HTMLDivElement | null>,
  rows: readonly ListRow<Item>[],
  selected: ReadonlySet<string>,
  revealed: string | null,
) {
  const [focused, setFocused] = useState<{ readonly key: string; readonly index: number } | null>(null);
  /** Counts the wishes to put the focus onto the row in the order of Tab. */
  const [wish, setWish] = useState(0);
  const granted = useRef(0);
  // Where nothing is chosen any more, the list goes on from what was shown last.
  const [last, setLast] = useState(revealed);
  if (revealed !== null && revealed !== last) setLast(revealed);
  const stop = tabStop(rows, focused, selected.size > 0 || last === null ? selected : new Set([last]));
  const key = rows[stop]?.key;

  useLayoutEffect(() => {
    // The row that had the focus is gone, and the focus with it: it goes on where the row was.
    const isLost = focused !== null && focused.key !== key && document.activeElement === document.body;
    if (wish === granted.current && !isLost) return;
    const row = list.current?.querySelector<HTMLElement>(`[data-row="${stop}"]`);
    // One that is not drawn yet gets it with the drawing that brings it.
    if (!row) return;
    granted.current = wish;
    row.focus({ preventScroll: true });
  });

  const move = (index: number) => {
    const row = rows[index];
    if (!row) return;
    setFocused({ key: row.key, index });
    setWish((count) => count + 1);
  };
  const onFocus = (event: FocusEvent<HTMLDivElement>) => {
    // The list itself is focused from outside: what is chosen may be about to change with that.
    if (event.target === event.currentTarget) return setWish((count) => count + 1);
    const index = rowOf(event.target);
    const row = rows[index];
    if (row) setFocused({ key: row.key, index });
  };
  const onBlur = (event: FocusEvent<HTMLDivElement>) => {
    const to = event.relatedTarget;
    if (!(to instanceof Node) || event.currentTarget.contains(to)) return;
    setFocused(null);
    granted.current = wish;
  };
  return { stop, move, onFocus, onBlur };
}

/** The number of the row that an element is in; -1: in none. */
export function rowOf(target: EventTarget): number {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null;
  return Number(row?.dataset['row'] ?? -1);
}

function tabStop<Item>(
  rows: readonly ListRow<Item>[],
  focused: { readonly key: string; readonly index: number } | null,
  selected: ReadonlySet<string>,
): number {
  const find = (wanted: (row: ListRow<Item>) => boolean) => rows.findIndex((row) => row.item !== null && wanted(row));
  if (focused) {
    if (rows[focused.index]?.key === focused.key) return focused.index;
    const moved = find(({ key }) => key === focused.key);
    if (moved >= 0) return moved;
    const near = Math.min(focused.index, rows.length - 1);
    if ((rows[near]?.item ?? null) !== null) return near;
  }
  const chosen = selected.size > 0 ? find(({ id }) => selected.has(id)) : -1;
  return chosen >= 0 ? chosen : find(() => true);
}
