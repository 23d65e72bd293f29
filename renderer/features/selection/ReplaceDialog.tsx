import { useState } from 'react';
import { AppError, describeError } from '../../../shared/base/errors.ts';
import { patternOf } from '../../../shared/library/replace-text.ts';
import type { Replacement } from '../../../shared/model/edit.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from './selection.module.css';

interface ReplaceDialogProps {
  /** As it was filled before. */
  readonly replacement: Replacement | undefined;
  readonly onAsk: (replacement: Replacement) => void;
  readonly onClose: () => void;
}

const empty: Replacement = { find: '', put: '', regex: false, matchCase: false, wholeWord: false };

/** Asks what to find in all posts, and what to put in its place. */
export function ReplaceDialog({ replacement = empty, onAsk, onClose }: ReplaceDialogProps) {
  const [form, setForm] = useState(replacement);
  const [error, setError] = useState<string | null>(null);
  const set = (part: Partial<Replacement>) => {
    setForm({ ...form, ...part });
    setError(null);
  };
  const go = () => {
    try {
      patternOf(form);
      onAsk(form);
    } catch (failure) {
      if (!(failure instanceof AppError)) throw failure;
      setError(describeError(failure));
    }
  };
  return (
    <FormDialog title="Find and replace in all posts" action="Show what would change" onSubmit={go} onClose={onClose}>
      <TextField label="Find" value={form.find} onChange={(find) => set({ find })} error={error} autoFocus />
      <TextField
        label="Replace with"
        value={form.put}
        onChange={(put) => set({ put })}
        hint={form.regex ? '$1 is what the first brackets found, $& all of it, \\n a new line.' : undefined}
      />
      <div className={styles.checks}>
        <Checkbox label="Match case" isSelected={form.matchCase} onChange={(matchCase) => set({ matchCase })} />
        <Checkbox label="Whole words" isSelected={form.wholeWord} onChange={(wholeWord) => set({ wholeWord })} />
        <Checkbox label="Regular expression" isSelected={form.regex} onChange={(regex) => set({ regex })} />
      </div>
    </FormDialog>
  );
}
