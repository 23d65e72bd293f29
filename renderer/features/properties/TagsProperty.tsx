import { X } from 'lucide-react';
import { useMemo } from 'react';
import { Button, Tag, TagGroup, TagList } from 'react-aria-components';
import { listItems } from '../../../shared/frontmatter/fields.ts';
import field from '../../ui/field.module.css';
import type { Place } from './property-model.ts';
import { TagInput } from './TagInput.tsx';
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

/** Tags as chips, with a box that knows the tags of the library. */
export function TagsProperty({ place, text, known, edit }: TagsPropertyProps) {
  const { error, apply } = useFieldEdit(edit);
  const value = place.field?.value ?? null;
  const items = useMemo(() => (value === null ? [] : [...new Set(listItems(value, text))]), [value, text]);
  const remove = (item: string) => apply([{ op: 'remove-item', path: place.path, item }]);
  return (
    <fieldset className={field.field}>
      <legend className={field.label}>{place.label}</legend>
      <TagGroup
        className={styles.tags ?? ''}
        aria-label={place.label}
        onRemove={(keys) => keys.forEach((key) => remove(String(key)))}
      >
        <TagList className={styles.chips ?? ''} items={items.map((id) => ({ id }))}>
          {({ id }) => (
            <Tag className={styles.chip ?? ''} textValue={id}>
              <span dir="auto">{id}</span>
              <Button slot="remove" className={styles.remove ?? ''} aria-label="Remove">
                <X size={12} aria-hidden />
              </Button>
            </Tag>
          )}
        </TagList>
      </TagGroup>
      <TagInput
        label={`Add to ${place.label.toLowerCase()}`}
        taken={items}
        known={known}
        onAdd={(item) => apply([{ op: 'add-item', path: place.path, item }])}
        onRemoveLast={() => {
          const last = items.at(-1);
          if (last !== undefined) remove(last);
        }}
      />
      {error && <span className={field.error}>{error}</span>}
    </fieldset>
  );
}
