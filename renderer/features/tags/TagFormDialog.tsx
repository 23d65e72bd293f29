import { useState } from 'react';
import type { TagAction } from '../../../shared/model/tags.ts';
import { useSnapshot } from '../../state/context.ts';
import type { TagForm } from '../../state/tag-form.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { actionOf } from './form-action.ts';

interface TagFormDialogProps {
  readonly taxonomy: string;
  readonly form: TagForm;
  readonly onAsk: (action: TagAction, form: TagForm) => void;
  readonly onBack: () => void;
  readonly onClose: () => void;
}

/** Asks for what an action on tags needs: the new name, the new names, or the other taxonomy. */
export function TagFormDialog({ taxonomy, form, onAsk, onBack, onClose }: TagFormDialogProps) {
  const others = useSnapshot((snapshot) => snapshot.library.profile.taxonomies)
    .map(({ name }) => name)
    .filter((name) => name !== taxonomy);
  const [typed, setTyped] = useState(form.typed || (form.kind === 'move' ? (others[0] ?? '') : ''));
  const [error, setError] = useState<string | null>(null);
  const go = () => {
    const filled = { ...form, typed };
    const action = actionOf(filled);
    if (typeof action === 'string') setError(action);
    else onAsk(action, filled);
  };
  return (
    <FormDialog
      title={titles[form.kind](form.tags)}
      action="Show what would change"
      onSubmit={go}
      onClose={onClose}
      onBack={onBack}
    >
      {form.kind === 'move' ? (
        <Select
          label="To"
          value={typed}
          options={others.map((name) => ({ value: name, label: name }))}
          onChange={setTyped}
        />
      ) : (
        <TextField
          label={form.kind === 'split' ? 'New names' : 'New name'}
          hint={hints[form.kind]}
          value={typed}
          onChange={(value) => {
            setTyped(value);
            setError(null);
          }}
          error={error}
          autoFocus
        />
      )}
    </FormDialog>
  );
}

const named = (tags: readonly string[]) => (tags.length === 1 ? `“${tags[0]}”` : `${tags.length} tags`);

const titles = {
  rename: (tags: readonly string[]) => `Rename ${named(tags)}`,
  merge: (tags: readonly string[]) => `Merge ${named(tags)}`,
  split: (tags: readonly string[]) => `Split ${named(tags)}`,
  move: (tags: readonly string[]) => `Move ${named(tags)}`,
} as const;

const hints = {
  rename: undefined,
  merge: 'All of them become this one; a post that has several keeps it once.',
  split: 'Separate them by commas. A post with the tag gets all of them.',
} as const;
