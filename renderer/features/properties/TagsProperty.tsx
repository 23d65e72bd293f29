import { X } from 'lucide-react';
import { useMemo, useState, type KeyboardEvent } from 'react';
import { Button, ComboBox, Input, ListBox, ListBoxItem, Popover, Tag, TagGroup, TagList } from 'react-aria-components';
import { listItems } from '../../../shared/frontmatter/fields.ts';
import field from '../../ui/field.module.css';
import menu from '../../ui/menu.module.css';
import type { Place } from './property-model.ts';
import { useFieldEdit, type EditFields } from './use-field-edit.ts';
import styles from './properties.module.css';

interface TagsPropertyProps {
  readonly place: Place;
  /** How one string with several words reads. */
  readonly text: 'one' | 'spaces' | 'commas';
  /** What other posts use, the most used first. */
  readonly known: readonly { readonly tag: string; readonly count: number }[];
  readonly edit: EditFields;
}

/** Most that the list of suggestions shows. */
const most = 50;

/** Tags as chips, with a box that knows the tags of the library. */
export function TagsProperty({ place, text, known, edit }: TagsPropertyProps) {
  const [typed, setTyped] = useState('');
  const { error, apply } = useFieldEdit(edit);
  const value = place.field?.value ?? null;
  const items = useMemo(() => (value === null ? [] : [...new Set(listItems(value, text))]), [value, text]);
  const suggestions = useMemo(() => {
    const wanted = typed.trim().toLowerCase();
    return known.filter(({ tag }) => !items.includes(tag) && tag.toLowerCase().includes(wanted)).slice(0, most);
  }, [known, items, typed]);

  const add = (tag: string) => {
    const item = tag.trim();
    if (item && !items.includes(item) && !apply([{ op: 'add-item', path: place.path, item }])) return;
    setTyped('');
  };
  const remove = (item: string) => apply([{ op: 'remove-item', path: place.path, item }]);
  const onKeyDown = (event: KeyboardEvent) => {
    const last = items.at(-1);
    if (event.key === ',' && typed.trim()) {
      event.preventDefault();
      add(typed);
    } else if (event.key === 'Backspace' && typed === '' && last !== undefined) remove(last);
  };

  return (
    <div className={field.field} role="group" aria-label={place.label}>
      <span className={field.label} aria-hidden>
        {place.label}
      </span>
      <TagGroup aria-label={place.label} onRemove={(keys) => keys.forEach((key) => remove(String(key)))}>
        <TagList className={styles.chips ?? ''} items={items.map((id) => ({ id }))}>
          {({ id }) => (
            <Tag className={styles.chip ?? ''} textValue={id}>
              <span dir="auto">{id}</span>
              <Button slot="remove" className={styles.remove ?? ''} aria-label={`Remove ${id}`}>
                <X size={12} aria-hidden />
              </Button>
            </Tag>
          )}
        </TagList>
      </TagGroup>
      <ComboBox
        className={field.field ?? ''}
        inputValue={typed}
        onInputChange={setTyped}
        items={suggestions.map(({ tag, count }) => ({ id: tag, count }))}
        aria-label={`Add to ${place.label.toLowerCase()}`}
        allowsCustomValue
        allowsEmptyCollection={false}
        menuTrigger="focus"
        value={null}
        onChange={(key) => {
          if (key !== null) add(String(key));
        }}
      >
        <Input
          className={field.input ?? ''}
          placeholder="Add…"
          onKeyDown={(event) => {
            if (
              event.key === 'Enter' &&
              !event.nativeEvent.isComposing &&
              !event.currentTarget.getAttribute('aria-activedescendant')
            )
              add(typed);
            else onKeyDown(event);
          }}
          onBlur={() => add(typed)}
        />
        <Popover className={menu.popover ?? ''}>
          <ListBox className={menu.menu ?? ''}>
            {(item: { readonly id: string; readonly count: number }) => (
              <ListBoxItem className={menu.item ?? ''} textValue={item.id}>
                <span className={menu.text}>{item.id}</span>
                <span className={menu.note}>{item.count}</span>
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </ComboBox>
      {error && <span className={field.error}>{error}</span>}
    </div>
  );
}
