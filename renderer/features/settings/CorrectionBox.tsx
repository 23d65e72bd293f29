import type { Box } from '../../../shared/generators/correction-forms.ts';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';

interface CorrectionBoxProps {
  readonly box: Box;
  readonly value: string;
  /** In the first row: the rule is told once. */
  readonly first: boolean;
  readonly autoFocus: boolean;
  /** It holds what the part cannot be. */
  readonly refused: boolean;
  readonly onChange: (value: string) => void;
}

/** One box of a correction: a choice or a text. */
export function CorrectionBox({ box, value, first, autoFocus, refused, onChange }: CorrectionBoxProps) {
  const { label, rule, lines = false, options } = box;
  if (options) return <Select {...{ label, value, options, onChange, autoFocus }} />;
  return (
    <TextField
      {...{ label, value, lines, autoFocus, onChange }}
      hint={first ? rule : undefined}
      error={refused ? rule : null}
    />
  );
}
