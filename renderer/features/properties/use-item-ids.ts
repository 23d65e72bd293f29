import { useState } from 'react';

interface Kept {
  readonly items: readonly string[];
  readonly ids: readonly string[];
  /** How many ids were ever given. */
  readonly given: number;
}

/**
 * A name for each item that goes along when it moves or is renamed, so that the focus does too: a list that loses the
 * item which has the focus gives it to the neighbour, and Delete would take that one.
 */
export function useItemIds(items: readonly string[]): readonly string[] {
  const [kept, setKept] = useState<Kept>(() => follow({ items: [], ids: [], given: 0 }, items));
  if (isSame(kept.items, items)) return kept.ids;
  const next = follow(kept, items);
  setKept(next);
  return next.ids;
}

/** The names after a change: the same place where one item has another text, else the same text, else a new name. */
export function follow({ items: before, ids, given }: Kept, items: readonly string[]): Kept {
  const differing = items.filter((item, index) => item !== before[index]).length;
  if (items.length === before.length && differing === 1) return { items, ids, given };
  const free = before.map((text, index) => ({ text, id: ids[index] ?? '' }));
  let count = given;
  const next = items.map((text) => {
    const at = free.findIndex((one) => one.text === text);
    return (at < 0 ? undefined : free.splice(at, 1)[0]?.id) ?? `item-${count++}`;
  });
  return { items, ids: next, given: count };
}

const isSame = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((item, index) => item === other[index]);
