import { useRef, type MouseEvent, type PointerEvent } from 'react';
import type { ListRow } from './list-rows.ts';
import type { Choice } from './use-list-selection.ts';
import { rowOf } from './use-roving-focus.ts';

/**
 * Choosing a row of a list by pointer: when the button goes up, not down, since a finger may scroll and a mouse drag. The
 * browser clicks nothing when the row stands elsewhere by then, or was drawn anew: so the row that was pressed is kept.
 */
export function usePress<Item>(rows: readonly ListRow<Item>[], choose: (index: number, choice: Choice) => void) {
  const pressed = useRef<ListRow<Item> | null>(null);
  const forget = () => (pressed.current = null);
  const press = (index: number, { shiftKey, ctrlKey, metaKey }: MouseEvent) => {
    if (index >= 0) choose(index, shiftKey ? 'range' : ctrlKey || metaKey ? 'toggle' : 'alone');
  };
  return {
    onPointerDown: ({ target, button }: PointerEvent) =>
      (pressed.current = button === 0 ? (rows[rowOf(target)] ?? null) : null),
    onPointerUp: (event: PointerEvent) => {
      const row = pressed.current;
      pressed.current = null;
      if (!row) return;
      const same = rows.findIndex(({ key }) => key === row.key);
      press(same >= 0 ? same : rows.findIndex(({ id, item }) => item !== null && id === row.id), event);
    },
    onPointerLeave: forget,
    onPointerCancel: forget,
    onClick: (event: MouseEvent) => {
      // A screen reader clicks without a pointer.
      if (event.detail === 0) press(rowOf(event.target), event);
    },
  };
}
