import { Plus } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import type { FieldEdit, FieldKind, FieldValue } from '../../../shared/model/front-matter.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useFieldEdit, type EditFields } from './use-field-edit.ts';
import styles from './properties.module.css';

type NewKind = 'text' | 'number' | 'boolean' | 'date' | 'list';

const kinds: readonly { readonly value: NewKind; readonly label: string }[] = [
  { value: 'text', label: 'Text' },
  { value: 'number', label: 'Number' },
  { value: 'boolean', label: 'Yes or no' },
  { value: 'date', label: 'Date' },
  { value: 'list', label: 'List' },
];

interface AddFieldProps {
  readonly edit: EditFields;
  /** Names that the post has already. */
  readonly taken: readonly string[];
}

/** Puts a new field into the front matter. */
export function AddField({ edit, taken }: AddFieldProps) {
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState('');
  const [kind, setKind] = useState<NewKind>('text');
  const { error, setError, apply } = useFieldEdit(edit);

  if (!isOpen)
    return (
      <Button look="quiet" onPress={() => setOpen(true)}>
        <Plus size={14} aria-hidden /> Add a field
      </Button>
    );

  const close = () => {
    setOpen(false);
    setName('');
    setError(null);
  };
  const add = (event?: FormEvent) => {
    event?.preventDefault();
    const key = name.trim();
    if (!key) return setError('The field needs a name.');
    if (taken.includes(key)) return setError('The post has this field already.');
    if (apply([newField(key, kind)])) close();
  };
  return (
    <form className={styles.add} onSubmit={add}>
      <TextField
        label="Name"
        value={name}
        onChange={setName}
        error={error}
        autoFocus
        onKeyDown={(event) => event.key === 'Escape' && close()}
      />
      <Select label="Kind" value={kind} options={kinds} onChange={setKind} />
      <div className={styles.addActions}>
        <Button type="submit" look="primary">
          Add
        </Button>
        <Button onPress={close}>Cancel</Button>
      </div>
    </form>
  );
}

function newField(key: string, kind: NewKind): FieldEdit {
  const day = new Date().toLocaleDateString('sv-SE');
  const values: Record<NewKind, FieldValue> = { text: '', number: 0, boolean: false, date: day, list: [] };
  return { op: 'set', path: [key], value: values[kind], kind: kind satisfies FieldKind };
}
