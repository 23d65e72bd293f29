import { useRef, type KeyboardEvent, type RefObject } from 'react';
import { rowTyped, stepFrom, type ListRow, type Step } from './list-rows.ts';
import type { Choice } from './use-list-selection.ts';
import { rowOf } from './use-roving-focus.ts';

interface ListKeys<Item> {
  readonly list: RefObject<HTMLDivElement | null>;
  readonly rows: readonly ListRow<Item>[];
  readonly rowHeight: number;
  readonly textOf: (item: Item) => string;
  readonly choose: (index: number, choice: Choice) => void;
  readonly onSelect: (ids: ReadonlySet<string>) => void;
  readonly onAction: (id: string) => void;
  /** Puts the focus onto a row. */
  readonly move: (index: number) => void;
}

const steps: Readonly<Record<string, Step>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  PageUp: 'page-up',
  PageDown: 'page-down',
  Home: 'first',
  End: 'last',
};

/** Milliseconds between letters that belong together. */
const typingPause = 800;

/**
 * The keys of a list of which several can be chosen: a step chooses the row it leads to, with Shift all from where it began,
 * with Control it only moves. Letters go to the row that begins with them.
 */
export function useListKeys<Item>({ list, rows, rowHeight, textOf, choose, onSelect, onAction, move }: ListKeys<Item>) {
  const typing = useRef({ text: '', at: 0 });

  const type = (here: number, letter: string, at: number) => {
    const { text, at: before } = typing.current;
    const typed = at - before < typingPause ? text + letter : letter;
    typing.current = { text: typed, at };
    const found = rowTyped(rows, here, typed, textOf);
    if (found < 0) return;
    move(found);
    choose(found, 'alone');
  };
  return (event: KeyboardEvent) => {
    const here = rowOf(event.target);
    if (here < 0 || event.altKey || event.defaultPrevented) return;
    const { key, shiftKey } = event;
    const withControl = event.ctrlKey || event.metaKey;
    const step = steps[key];
    if (step) {
      const page = Math.max(1, Math.floor((list.current?.clientHeight ?? 0) / rowHeight) - 1);
      const to = stepFrom(rows, here, step, page);
      if (to >= 0) move(to);
      if (to >= 0 && (shiftKey || !withControl)) choose(to, shiftKey ? 'range' : 'alone');
    } else if (key === 'Enter' && !withControl && !shiftKey) onAction(rows[here]?.id ?? '');
    else if (key === ' ' && Date.now() - typing.current.at > typingPause)
      choose(here, withControl ? 'toggle' : shiftKey ? 'range' : 'alone');
    else if (key.toLowerCase() === 'a' && withControl && !shiftKey)
      onSelect(new Set(rows.flatMap(({ id, item }) => (item === null ? [] : [id]))));
    else if ([...key].length === 1 && !withControl) type(here, key, Date.now());
    else return;
    event.preventDefault();
  };
}
