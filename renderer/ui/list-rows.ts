/** Items under a heading; null: the list has no headings. */
export interface ListGroup<Item> {
  readonly heading: string | null;
  readonly items: readonly Item[];
}

/** A line of a list: a heading, or an item that can be chosen. */
export interface ListRow<Item> {
  /** Its own, though the same item may stand under several headings. */
  readonly key: string;
  readonly group: number;
  /** null: the row is the heading of its group. */
  readonly item: Item | null;
  readonly id: string;
  /** Among all items, from 1. */
  readonly position: number;
}

/** The lines of the groups from top to bottom. */
export function rowsOf<Item>(
  groups: readonly ListGroup<Item>[],
  idOf: (item: Item) => string,
): readonly ListRow<Item>[] {
  const rows: ListRow<Item>[] = [];
  let position = 0;
  groups.forEach(({ heading, items }, group) => {
    if (heading !== null) rows.push({ key: `\0${group}`, group, item: null, id: '', position });
    for (const item of items) {
      const id = idOf(item);
      rows.push({ key: heading === null ? id : `${heading}\0${id}`, group, item, id, position: ++position });
    }
  });
  return rows;
}

/** The rows of keys that a person moves by. */
export type Step = 'up' | 'down' | 'page-up' | 'page-down' | 'first' | 'last';

/** The row that a step leads to, past headings; where it leads nowhere, the row itself. `page`: rows of one screen. */
export function stepFrom<Item>(rows: readonly ListRow<Item>[], from: number, step: Step, page: number): number {
  const wanted = {
    up: from - 1,
    down: from + 1,
    'page-up': from - page,
    'page-down': from + page,
    first: 0,
    last: rows.length - 1,
  }[step];
  const backwards = step === 'up' || step === 'page-down' || step === 'last';
  const at = Math.max(0, Math.min(rows.length - 1, wanted));
  const isItem = (index: number) => (rows[index]?.item ?? null) !== null;
  const search = (by: 1 | -1) => {
    for (let index = at; index >= 0 && index < rows.length; index += by) if (isItem(index)) return index;
    return -1;
  };
  const found = search(backwards ? -1 : 1);
  return found >= 0 ? found : isItem(from) ? from : search(backwards ? 1 : -1);
}

/** The ids of all items from one row to another, whichever stands first. */
export function idsBetween<Item>(rows: readonly ListRow<Item>[], one: number, other: number): ReadonlySet<string> {
  const part = rows.slice(Math.min(one, other), Math.max(one, other) + 1);
  return new Set(part.flatMap(({ item, id }) => (item === null ? [] : [id])));
}

/** The next row after `from`, round and round, whose text begins with what was typed; -1: none. */
export function rowTyped<Item>(
  rows: readonly ListRow<Item>[],
  from: number,
  typed: string,
  textOf: (item: Item) => string,
): number {
  const wanted = typed.toLocaleLowerCase();
  // More letters may still mean the row that is focused; a first one means another.
  const start = typed.length > 1 ? from : from + 1;
  for (let step = 0; step < rows.length; step++) {
    const index = (start + step) % rows.length;
    const item = rows[index]?.item ?? null;
    if (item !== null && textOf(item).toLocaleLowerCase().startsWith(wanted)) return index;
  }
  return -1;
}
