import { useMemo, useState } from 'react';
import { countOf } from '../../../shared/base/count-of.ts';
import { AppError, describeError } from '../../../shared/base/errors.ts';
import { foldersOf } from '../../../shared/library/query.ts';
import { countTags } from '../../../shared/library/tags.ts';
import { valueTypes, type ValueType } from '../../../shared/model/edit.ts';
import type { Change } from '../../state/changes.ts';
import { useSnapshot } from '../../state/context.ts';
import type { EditForm } from '../../state/edit-form.ts';
import { ComboBox } from '../../ui/ComboBox.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { changeOf } from './form-change.ts';
import styles from './selection.module.css';

interface EditFormDialogProps {
  readonly form: EditForm;
  readonly onAsk: (change: Change, form: EditForm) => void;
  readonly onClose: () => void;
}

/** Asks for what an action on several posts needs: tags, a field and its value, or a folder. */
export function EditFormDialog({ form: asked, onAsk, onClose }: EditFormDialogProps) {
  const [form, setForm] = useState(asked);
  const [error, setError] = useState<string | null>(null);
  const posts = useSnapshot((snapshot) => snapshot.posts);
  const set = (part: Partial<EditForm>) => {
    setForm({ ...form, ...part });
    setError(null);
  };
  const go = () => {
    try {
      const change = changeOf(
        form,
        posts.map(({ id }) => id),
      );
      if (typeof change === 'string') setError(change);
      else onAsk(change, form);
    } catch (failure) {
      if (!(failure instanceof AppError)) throw failure;
      setError(describeError(failure));
    }
  };
  const count = countOf(form.ids.length, 'post');
  return (
    <FormDialog title={titles[form.kind](count)} action="Show what would change" onSubmit={go} onClose={onClose}>
      <NameField form={form} error={error} onChange={set} />
      {form.kind === 'set-field' && (
        <div className={styles.pair}>
          <TextField label="Value" value={form.value} onChange={(value) => set({ value })} />
          <Select<ValueType | 'present'>
            label="Written as"
            value={form.type ?? 'present'}
            options={kinds}
            onChange={(type) => set({ type: type === 'present' ? null : type })}
          />
        </div>
      )}
    </FormDialog>
  );
}

interface NameFieldProps {
  readonly form: EditForm;
  readonly error: string | null;
  readonly onChange: (part: Partial<EditForm>) => void;
}

function NameField({ form, error, onChange }: NameFieldProps) {
  const taxonomies = useSnapshot((snapshot) => snapshot.library.profile.taxonomies);
  const options = useOptions(form);
  const isOfTags = form.kind === 'add-tags' || form.kind === 'remove-tags';
  return (
    <>
      {isOfTags && taxonomies.length > 1 && (
        <Select
          label="In"
          value={form.taxonomy}
          options={taxonomies.map(({ name }) => ({ value: name, label: name }))}
          onChange={(taxonomy) => onChange({ taxonomy })}
        />
      )}
      <ComboBox
        label={labels[form.kind]}
        value={form.name}
        onChange={(name) => onChange({ name })}
        onChoose={(name) => onChange({ name })}
        options={options}
        error={error}
      />
      {hints[form.kind] && <p className={styles.hint}>{hints[form.kind]}</p>}
    </>
  );
}

/** What there is already of what is asked for: to be removed, only what the posts have. */
function useOptions({ kind, ids, taxonomy }: EditForm) {
  const posts = useSnapshot((snapshot) => snapshot.posts);
  const fields = useSnapshot((snapshot) => snapshot.library.usedFields);
  return useMemo(() => {
    if (kind === 'move') return foldersOf(posts).map((value) => ({ value }));
    if (kind === 'set-field' || kind === 'remove-field') return fields.map(({ name }) => ({ value: name }));
    const chosen = new Set(ids);
    const meant = kind === 'remove-tags' ? posts.filter(({ id }) => chosen.has(id)) : posts;
    return countTags(meant, taxonomy).map(({ tag, count }) => ({ value: tag, note: String(count) }));
  }, [kind, ids, taxonomy, posts, fields]);
}

const titles = {
  'add-tags': (count: string) => `Add tags to ${count}`,
  'remove-tags': (count: string) => `Remove tags from ${count}`,
  'set-field': (count: string) => `Set a field of ${count}`,
  'remove-field': (count: string) => `Remove a field of ${count}`,
  move: (count: string) => `Move ${count}`,
} as const;

const labels = {
  'add-tags': 'Tags',
  'remove-tags': 'Tags',
  'set-field': 'Field',
  'remove-field': 'Field',
  move: 'To the folder',
} as const;

const hints: Partial<Record<EditForm['kind'], string>> = {
  'add-tags': 'Several with commas between them.',
  'remove-tags': 'Several with commas between them.',
  'set-field': 'A dot leads into a group: params.color.',
  move: 'Below the library; empty is its top. It is made where it is not there. Addresses of the posts may change.',
};

const names: Readonly<Record<ValueType, string>> = {
  text: 'Text',
  number: 'Number',
  boolean: 'Yes or no',
  date: 'Date',
  list: 'List, with commas',
  json: 'JSON',
};

const kinds = [
  { value: 'present', label: 'What the field is now' } as const,
  ...valueTypes.map((value) => ({ value, label: names[value] })),
];
