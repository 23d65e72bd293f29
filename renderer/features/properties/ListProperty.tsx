import type { ListText } from '../../../shared/frontmatter/fields.ts';
import { FieldRow } from './FieldRow.tsx';
import { useForm } from './form-context.ts';
import type { Place } from './form-model.ts';
import { ItemChips } from './ItemChips.tsx';
import { itemEdits, tagEdits } from './list-edits.ts';
import { TagInput, type KnownTag } from './TagInput.tsx';
import { useFieldEdit } from './use-field-edit.ts';
import field from '../../ui/field.module.css';
import styles from './properties.module.css';

interface ListPropertyProps {
  readonly place: Place;
  /** How one string of several tags reads; absent for a list that is no taxonomy. */
  readonly text?: ListText;
  /** What other posts use, the most used first. */
  readonly known?: readonly KnownTag[];
}

/** A list of single values: chips that are added, renamed in place, moved and removed. */
export function ListProperty({ place, text, known }: ListPropertyProps) {
  const { label, path, definition } = place;
  const { isFresh } = useForm();
  const { error, apply } = useFieldEdit(place);
  const list = text ? tagEdits(place, text) : itemEdits(place);
  const choices = definition?.item?.choices.map(({ label: tag }) => ({ tag, count: null }));
  return (
    <FieldRow place={place}>
      <fieldset className={field.field}>
        <legend className={field.label}>{label}</legend>
        <div className={styles.list}>
          <ItemChips label={label} list={list} onEdit={(edit) => apply(edit)} />
          <TagInput
            label={label}
            taken={text ? list.items : []}
            known={known ?? choices ?? []}
            splitsAtCommas={text !== undefined}
            autoFocus={isFresh(path)}
            onAdd={(items) => apply(...items.map(list.add))}
          />
        </div>
        {definition?.description && !error && <span className={field.hint}>{definition.description}</span>}
        {error && <span className={field.error}>{error}</span>}
      </fieldset>
    </FieldRow>
  );
}
