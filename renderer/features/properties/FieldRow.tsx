import { Ellipsis } from 'lucide-react';
import type { ReactNode } from 'react';
import { MenuButton, type MenuEntry } from '../../ui/MenuButton.tsx';
import { useForm } from './form-context.ts';
import type { Place } from './form-model.ts';
import { useFieldEdit } from './use-field-edit.ts';
import field from '../../ui/field.module.css';
import styles from './properties.module.css';

interface FieldRowProps {
  readonly place: Place;
  /** The control with its label, which leaves room at its end for the menu. */
  readonly children: ReactNode;
  /** What can be done with this kind of field, above what can be done with every one. */
  readonly entries?: readonly MenuEntry[];
  readonly onAction?: (id: string) => void;
}

/** A field of the form with the menu of what can be done with it. */
export function FieldRow({ place, children, entries = [], onAction }: FieldRowProps) {
  const { onShow } = useForm();
  const { error, apply } = useFieldEdit({ field: place.field, definition: null });
  const move = useMove(place, apply);
  const act = (id: string) => {
    if (id === 'show' && place.field) onShow(place.field.from);
    else if (id === 'remove') apply({ op: 'remove', path: place.path });
    else if (id === 'up') move(-1);
    else if (id === 'down') move(1);
    else onAction?.(id);
  };
  const all = [...entries, ...commonEntries(place, entries.length > 0)];
  return (
    <div className={styles.row}>
      {children}
      {error && <span className={field.error}>{error}</span>}
      <div className={styles.rowEnd}>
        {all.length > 0 && (
          <MenuButton icon={Ellipsis} label={`More for ${place.label}`} entries={all} onAction={act} small />
        )}
      </div>
    </div>
  );
}

function commonEntries({ field: present, item }: Place, separated: boolean): readonly MenuEntry[] {
  if (!present) return [];
  const moves: readonly MenuEntry[] = item
    ? [
        { id: 'up', title: 'Move up', isDisabled: item.index === 0 },
        { id: 'down', title: 'Move down', isDisabled: item.index === item.count - 1 },
      ]
    : [];
  const rest: readonly MenuEntry[] = [
    { id: 'show', title: 'Show in the text' },
    { id: 'remove', title: 'Remove', isDanger: true },
  ];
  return [...moves, ...rest].map((entry, index) => (index === 0 ? { ...entry, separated } : entry));
}

/** Gives an item of a list another place; what is open of it stays open there. */
function useMove({ path, item }: Place, apply: ReturnType<typeof useFieldEdit>['apply']) {
  const { isOpen, setOpen } = useForm();
  return (by: 1 | -1) => {
    if (!item) return;
    const list = path.slice(0, -1);
    const there = [...list, String(item.index + by)];
    if (apply({ op: 'move-item', path: list, from: item.index, to: item.index + by }) !== null) return;
    setOpen(there, isOpen(path));
    setOpen(path, isOpen(there));
  };
}
