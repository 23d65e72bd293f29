import { capitalized } from '../../../shared/base/capitalized.ts';
import { themeNames } from '../../../shared/model/task.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { FolderField } from '../../ui/FolderField.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { TextField } from '../../ui/TextField.tsx';
import type { ExportChoice, faultsOf } from './export-choice.ts';

interface SiteChoicesProps {
  readonly choice: ExportChoice;
  readonly faults: ReturnType<typeof faultsOf>;
  readonly suggest: (typed: string) => Promise<readonly string[] | null>;
  readonly onChange: (choice: ExportChoice) => void;
}

const looks = [
  ...themeNames.map((value) => ({ value, label: capitalized(value) })),
  { value: 'own', label: 'A theme of your own' } as const,
];

/** What only a whole site has: a look and an address. */
export function SiteChoices({ choice, faults, suggest, onChange }: SiteChoicesProps) {
  return (
    <>
      <RadioGroup
        label="Look"
        value={choice.theme}
        options={looks}
        onChange={(theme) => onChange({ ...choice, theme })}
      />
      {choice.theme === 'own' && (
        <FolderField
          label="Folder or style sheet of the theme"
          value={choice.themeFolder}
          onChange={(themeFolder) => onChange({ ...choice, themeFolder })}
          suggest={suggest}
          hint="Style sheets and templates; what it lacks is as usual."
          error={faults.themeFolder ?? null}
        />
      )}
      <TextField
        label="Address of the site"
        value={choice.address}
        onChange={(address) => onChange({ ...choice, address })}
        placeholder="https://example.org/"
        hint="Empty: as its configuration says."
        error={faults.address ?? null}
      />
      <Checkbox
        label="A search page, the only one with a script"
        isSelected={choice.search}
        onChange={(search) => onChange({ ...choice, search })}
      />
    </>
  );
}
