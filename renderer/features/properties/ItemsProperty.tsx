import { Plus } from 'lucide-react';
import { Fragment } from 'react';
import { Button } from '../../ui/Button.tsx';
import { useForm } from './form-context.ts';
import { itemPlaces, keyOf, type Place } from './form-model.ts';
import { Group } from './Group.tsx';
import { newItem } from './new-field.ts';
import { useFieldEdit } from './use-field-edit.ts';
import field from '../../ui/field.module.css';
import styles from './properties.module.css';

/** A list whose items hold values of their own (`authors: [{name: ...}]`), item by item. */
export function ItemsProperty({ place }: { readonly place: Place }) {
  const { path, field: present, definition } = place;
  const { setOpen, control } = useForm();
  const { error, apply } = useFieldEdit({ field: present, definition: null });
  const items = present?.items ?? [];
  const add = () => {
    const value = newItem(items.at(-1)?.value ?? null, definition?.item ?? null);
    const at = [...path, String(items.length)];
    const refusal = apply(present ? { op: 'set', path: at, value } : { op: 'set', path, value: [value] });
    if (refusal === null) setOpen(at, true);
  };
  return (
    <Group place={place}>
      {() => (
        <>
          {itemPlaces(place).map((item) => (
            <Fragment key={keyOf(item.path)}>{control(item)}</Fragment>
          ))}
          {error && <span className={field.error}>{error}</span>}
          <div className={styles.adder}>
            <Button look="quiet" onPress={add}>
              <Plus size={14} aria-hidden /> Add an item
            </Button>
          </div>
        </>
      )}
    </Group>
  );
}
