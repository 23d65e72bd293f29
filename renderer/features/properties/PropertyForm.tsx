import { listTextOf } from '../../../shared/frontmatter/fields.ts';
import { Switch } from '../../ui/Switch.tsx';
import { AddField } from './AddField.tsx';
import { DateProperty } from './DateProperty.tsx';
import { OtherProperty } from './OtherProperty.tsx';
import { isDraft, type PropertyModel } from './property-model.ts';
import { TagsProperty } from './TagsProperty.tsx';
import { TextProperty } from './TextProperty.tsx';
import type { EditFields } from './use-field-edit.ts';
import field from '../../ui/field.module.css';
import styles from './properties.module.css';

interface PropertyFormProps {
  readonly model: PropertyModel;
  /** Tags that the library uses, by taxonomy. */
  readonly known: ReadonlyMap<string, readonly { readonly tag: string; readonly count: number }[]>;
  readonly edit: EditFields;
  /** Names that the post has. */
  readonly taken: readonly string[];
  readonly onShow: (offset: number) => void;
}

/** Thousands of controls would hold up the window. */
const most = 100;

export function PropertyForm({ model, known, edit, taken, onShow }: PropertyFormProps) {
  const { draft } = model;
  // A way of grouping that nobody on this site uses only takes room.
  const isUsed = ({ field, taxonomy }: PropertyModel['taxonomies'][number]) =>
    field !== null || taxonomy === model.taxonomies[0]?.taxonomy || (known.get(taxonomy.name)?.length ?? 0) > 0;
  return (
    <>
      <TextProperty place={model.title} edit={edit} kind="text" lines />
      <DateProperty place={model.date} edit={edit} />
      {draft && (
        <Switch
          isSelected={isDraft(draft.field, draft.inverted)}
          onChange={(on) => edit([{ op: 'set', path: draft.path, value: on !== draft.inverted }])}
        >
          Draft
        </Switch>
      )}
      <TextProperty place={model.description} edit={edit} kind="text" lines />
      {model.taxonomies.filter(isUsed).map((place) => (
        <TagsProperty
          key={place.taxonomy.name}
          place={place}
          text={listTextOf(place.taxonomy, place.path)}
          known={known.get(place.taxonomy.name) ?? []}
          edit={edit}
        />
      ))}
      {model.others.length > 0 && <hr className={styles.rule} />}
      {model.others.slice(0, most).map((other) => (
        <OtherProperty key={other.path.join('\0')} field={other} edit={edit} onShow={onShow} />
      ))}
      {model.others.length > most && (
        <p className={field.hint}>and {model.others.length - most} more fields, which are edited in the text</p>
      )}
      <AddField edit={edit} taken={taken} />
    </>
  );
}
