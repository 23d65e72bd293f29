import { Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { parseDate } from '../../../shared/base/dates.ts';
import type { Field } from '../../../shared/model/front-matter.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { DateProperty } from './DateProperty.tsx';
import { TagsProperty } from './TagsProperty.tsx';
import { TextProperty } from './TextProperty.tsx';
import type { EditFields } from './use-field-edit.ts';
import field from '../../ui/field.module.css';
import styles from './properties.module.css';

interface OtherPropertyProps {
  readonly field: Field;
  readonly edit: EditFields;
  /** Goes to the field in the text. */
  readonly onShow: (offset: number) => void;
}

/** A field that the form knows nothing of but its kind, with a way to take it out. */
export function OtherProperty({ field: entry, edit, onShow }: OtherPropertyProps) {
  const label = entry.path.at(-1) ?? '';
  return (
    <div className={styles.other}>
      {control(entry, label, edit, onShow)}
      <IconButton icon={Trash2} label={`Remove ${label}`} onPress={() => edit([{ op: 'remove', path: entry.path }])} />
    </div>
  );
}

function control(entry: Field, label: string, edit: EditFields, onShow: (offset: number) => void): ReactNode {
  const place = { label, path: entry.path, field: entry };
  switch (entry.kind) {
    case 'boolean':
      return (
        <Switch isSelected={entry.value === true} onChange={(value) => edit([{ op: 'set', path: entry.path, value }])}>
          {label}
        </Switch>
      );
    case 'number':
      return <TextProperty place={place} edit={edit} read={readNumber} />;
    case 'date':
      return <DateProperty place={place} edit={edit} />;
    case 'list':
      if (isPlainList(entry)) return <TagsProperty place={place} text="one" known={[]} edit={edit} />;
      return <InText label={label} entry={entry} onShow={onShow} />;
    case 'map':
      if (!entry.fields?.length) return <InText label={label} entry={entry} onShow={onShow} />;
      return (
        <fieldset className={styles.map}>
          <legend className={field.label}>{label}</legend>
          {entry.fields.map((inner) => (
            <OtherProperty key={inner.path.join('\0')} field={inner} edit={edit} onShow={onShow} />
          ))}
        </fieldset>
      );
    case 'text':
    case 'null': {
      const text = typeof entry.value === 'string' ? entry.value : '';
      if (/\d{4}/.test(text) && parseDate(text)) return <DateProperty place={place} edit={edit} />;
      return <TextProperty place={place} edit={edit} lines={text.length > 40 || text.includes('\n')} />;
    }
  }
}

const isPlainList = (entry: Field) =>
  Array.isArray(entry.value) && entry.value.every((item) => typeof item === 'string');

function readNumber(text: string) {
  const value = Number(text.trim());
  return text.trim() === '' || !Number.isFinite(value) ? { error: 'This is not a number.' } : { value };
}

/** A value too deep for a form: shown, and edited in the text. */
function InText({
  label,
  entry,
  onShow,
}: {
  readonly label: string;
  readonly entry: Field;
  readonly onShow: (offset: number) => void;
}) {
  return (
    <div className={field.field}>
      <span className={field.label}>{label}</span>
      <button type="button" className={styles.inText} onClick={() => onShow(entry.from)}>
        <code>{JSON.stringify(entry.value)}</code>
        <span>Edit in the text</span>
      </button>
    </div>
  );
}
