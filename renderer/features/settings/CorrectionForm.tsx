import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { correctionForms, fillForm, type FormPart } from '../../../shared/generators/correction-forms.ts';
import type { SiteProfile } from '../../../shared/model/site.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { CorrectionBox } from './CorrectionBox.tsx';
import { wrongBox, type WrongBox } from './wrong-box.ts';
import styles from './settings.module.css';

interface CorrectionFormProps {
  readonly part: FormPart;
  readonly profile: SiteProfile;
  /** Called with a value that the host will take. */
  readonly onKeep: (value: unknown) => void;
  readonly onCancel: () => void;
}

/** The boxes in which a person says what a part of the profile is. */
export function CorrectionForm({ part, profile, onKeep, onCancel }: CorrectionFormProps) {
  const { boxes, row: rowName, read, label } = correctionForms[part];
  const [rows, setRows] = useState(() => fillForm(part, profile));
  const [wrong, setWrong] = useState<WrongBox | null>(null);
  const change = (next: typeof rows) => {
    setRows(next);
    setWrong(null);
  };
  const keep = () => {
    const value = read(rows);
    const refused = wrongBox(part, value);
    setWrong(refused);
    if (!refused) onKeep(value);
  };
  const empty = Object.fromEntries(boxes.map(({ key, options }) => [key, options?.[0]?.value ?? '']));
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape is heard from every box in it
    <form
      className={styles.correction}
      aria-label={`Correct: ${label}`}
      onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        // Escape leaves this form, not the settings.
        event.stopPropagation();
        onCancel();
      }}
    >
      {rows.map((row, at) => (
        // Rows have no identity but their place.
        <div className={styles.boxes} key={at}>
          <div>
            {boxes.map((box, column) => (
              <CorrectionBox
                key={box.key}
                box={rowName ? { ...box, label: `${box.label} ${at + 1}` } : box}
                value={row[box.key] ?? ''}
                first={at === 0}
                autoFocus={at === 0 && column === 0}
                refused={wrong?.row === at && wrong.box.key === box.key}
                onChange={(value) => change(rows.with(at, { ...row, [box.key]: value }))}
              />
            ))}
          </div>
          {rowName && (
            <IconButton
              icon={X}
              label={`Remove ${rowName} ${at + 1}`}
              onPress={() => change(rows.filter((_, index) => index !== at))}
            />
          )}
        </div>
      ))}
      <div className={styles.buttons}>
        {rowName && (
          <Button look="quiet" autoFocus={rows.length === 0} onPress={() => change([...rows, empty])}>
            <Plus size={14} aria-hidden /> Add a {rowName}
          </Button>
        )}
        <Button onPress={onCancel}>Cancel</Button>
        <Button type="submit" look="primary">
          Keep
        </Button>
      </div>
    </form>
  );
}
