import { useState } from 'react';
import { useStore } from 'zustand';
import type { PostId } from '../../../shared/model/post.ts';
import { useApp } from '../../state/context.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { TextField } from '../../ui/TextField.tsx';

interface GoalDialogProps {
  readonly id: PostId;
  readonly onClose: () => void;
}

/** More words than any book has. */
const most = 10_000_000;

/** Asks how many words a post is to have. */
export function GoalDialog({ id, onClose }: GoalDialogProps) {
  const { library, goals, notices } = useApp();
  const goal = useStore(library.store, ({ settings }) => settings.goals[id]);
  const [typed, setTyped] = useState(goal === undefined ? '' : String(goal));
  const [error, setError] = useState<string | null>(null);

  const set = () => {
    // As a number is written in any language: 2,000 and 2.000 and 2 000.
    const digits = typed.replace(/[\s.,'’]/g, '');
    const words = digits === '' ? null : Number(digits);
    if (words !== null && !(Number.isInteger(words) && words >= 1 && words <= most))
      return setError('A number of words, such as 1,200; nothing for no goal.');
    onClose();
    void goals.set(id, words).catch((problem) => notices.fail('The goal could not be kept', problem));
  };

  return (
    <FormDialog title="Word goal" action="Set goal" onSubmit={set} onClose={onClose}>
      <TextField
        label="Words this post is to have"
        value={typed}
        inputMode="numeric"
        onChange={(value) => {
          setTyped(value);
          setError(null);
        }}
        error={error}
        hint="It is kept with Longhand, not in the file. Nothing for no goal."
        autoFocus
      />
    </FormDialog>
  );
}
