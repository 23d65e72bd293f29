import { Fragment } from 'react';
import { listTextOf } from '../../../shared/frontmatter/fields.ts';
import type { FieldDefinition } from '../../../shared/model/schema.ts';
import { AddField } from './AddField.tsx';
import { BooleanProperty } from './BooleanProperty.tsx';
import { DateProperty } from './DateProperty.tsx';
import { FieldRow } from './FieldRow.tsx';
import { useForm } from './form-context.ts';
import { isDraft, keyOf, type FormModel } from './form-model.ts';
import { ListProperty } from './ListProperty.tsx';
import type { KnownTag } from './TagInput.tsx';
import { TextProperty } from './TextProperty.tsx';
import field from '../../ui/field.module.css';
import styles from './properties.module.css';

interface PropertyFormProps {
  readonly model: FormModel;
  /** Tags that the library uses, by taxonomy. */
  readonly known: ReadonlyMap<string, readonly KnownTag[]>;
  /** Names that the post has. */
  readonly taken: readonly string[];
  readonly defined: readonly FieldDefinition[];
}

/** Thousands of controls would hold up the window. */
const most = 100;

export function PropertyForm({ model, known, taken, defined }: PropertyFormProps) {
  const { control } = useForm();
  const { draft } = model;
  // A way of grouping that nobody on this site uses only takes room.
  const isUsed = ({ field: present, taxonomy }: FormModel['taxonomies'][number]) =>
    present !== null || taxonomy === model.taxonomies[0]?.taxonomy || (known.get(taxonomy.name)?.length ?? 0) > 0;
  return (
    <>
      <FieldRow place={model.title}>
        <TextProperty place={model.title} kind="text" lines />
      </FieldRow>
      <DateProperty place={model.date} />
      {draft && <BooleanProperty place={draft} isOn={isDraft(draft.field, draft.inverted)} inverted={draft.inverted} />}
      <FieldRow place={model.description}>
        <TextProperty place={model.description} kind="text" lines />
      </FieldRow>
      {model.taxonomies.filter(isUsed).map((place) => (
        <ListProperty
          key={place.taxonomy.name}
          place={place}
          text={listTextOf(place.taxonomy, place.path)}
          known={known.get(place.taxonomy.name) ?? []}
        />
      ))}
      {model.others.length > 0 && <hr className={styles.rule} />}
      {model.others.slice(0, most).map((place) => (
        <Fragment key={keyOf(place.path)}>{control(place)}</Fragment>
      ))}
      {model.others.length > most && (
        <p className={field.hint}>and {model.others.length - most} more fields, which are edited in the text</p>
      )}
      <AddField parent={[]} taken={taken} defined={defined} />
    </>
  );
}
