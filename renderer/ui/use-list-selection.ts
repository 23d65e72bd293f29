import { useRef } from 'react';
import { idsBetween, type ListRow } from './list-rows.ts';

export interface ListSelection {
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (ids: ReadonlySet<string>) => void;
}

/** What a press or a key makes of the selection: the row alone, the row too or no more, all from where it began. */
export type Choice = 'alone' | 'toggle' | 'range';

/** Choosing rows of a list as in a file manager. At least one stays chosen. */
export function useListSelection<Item>(rows: readonly ListRow<Item>[], { selected, onSelect }: ListSelection) {
  /** The row at which a range begins. */
  const origin = useRef<string | null>(null);

  const originOf = (index: number) => {
    const known = rows.findIndex(({ key, id }) => key === origin.current && selected.has(id));
    if (known >= 0) return known;
    const first = rows.findIndex(({ id }) => selected.has(id));
    return first >= 0 ? first : index;
  };
  return (index: number, choice: Choice) => {
    const row = rows[index];
    if (!row) return;
    if (choice === 'range') {
      const from = originOf(index);
      origin.current = rows[from]?.key ?? null;
      return onSelect(idsBetween(rows, from, index));
    }
    origin.current = row.key;
    if (choice === 'alone') return onSelect(new Set([row.id]));
    const next = new Set(selected);
    if (!next.delete(row.id)) next.add(row.id);
    if (next.size > 0) onSelect(next);
  };
}
