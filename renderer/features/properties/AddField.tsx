import { Plus } from 'lucide-react';
import { useMemo, useState, type FormEvent } from 'react';
import type { FieldPath } from '../../../shared/model/front-matter.ts';
import type { FieldDefinition } from '../../../shared/model/schema.ts';
import { useSnapshot } from '../../state/context.ts';
import { Button } from '../../ui/Button.tsx';
import { ComboBox } from '../../ui/ComboBox.tsx';
import { Select } from '../../ui/Select.tsx';
import { useForm } from './form-context.ts';
import { fieldOffers, newField, newKinds, type NewKind } from './new-field.ts';
import { useFieldEdit } from './use-field-edit.ts';
import styles from './properties.module.css';

interface AddFieldProps {
  /** The map that the field goes into; empty for the front matter itself. */
  readonly parent: FieldPath;
  /** Names that are there already. */
  readonly taken: readonly string[];
  /** What a schema says may be there. */
  readonly defined: readonly FieldDefinition[];
}

/** Puts a new field into the front matter: one that the site or its other posts have, or one of any name. */
export function AddField({ parent, taken, defined }: AddFieldProps) {
  const [isOpen, setOpen] = useState(false);
  if (isOpen) return <NewField parent={parent} taken={taken} defined={defined} onDone={() => setOpen(false)} />;
  return (
    <div className={styles.adder}>
      <Button look="quiet" onPress={() => setOpen(true)}>
        <Plus size={14} aria-hidden /> Add a field
      </Button>
    </div>
  );
}

function NewField({ parent, taken, defined, onDone }: AddFieldProps & { readonly onDone: () => void }) {
  const { setFresh, setOpen, newDate } = useForm();
  const used = useSnapshot(({ library }) => library.usedFields);
  const [name, setName] = useState('');
  const [kind, setKind] = useState<NewKind>('text');
  const { error, setError, apply } = useFieldEdit({ field: null, definition: null });
  const offers = useMemo(
    () => fieldOffers(defined, parent.length === 0 ? used : [], taken),
    [defined, parent, used, taken],
  );

  const add = (wanted: string) => {
    const key = wanted.trim();
    if (!key) return setError('The field needs a name.');
    if (taken.includes(key)) return setError('The field is there already.');
    const offer = offers.find((one) => one.name === key);
    const path = [...parent, key];
    if (apply(newField(path, offer?.kind ?? kind, offer?.definition ?? null, newDate())) !== null) return;
    setFresh(path);
    setOpen(path, true);
    onDone();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add(name);
  };
  return (
    <form className={styles.add} onSubmit={submit}>
      <ComboBox
        label="Name"
        value={name}
        onChange={setName}
        options={offers.map((offer) => ({ value: offer.name, note: offer.note }))}
        onChoose={add}
        onCancel={onDone}
        error={error}
      />
      <Select label="Kind" value={kind} options={newKinds} onChange={setKind} />
      <div className={styles.addActions}>
        <Button type="submit" look="primary">
          Add
        </Button>
        <Button onPress={onDone}>Cancel</Button>
      </div>
    </form>
  );
}
