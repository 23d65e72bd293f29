import { useState } from 'react';
import { capitalized } from '../../../shared/base/capitalized.ts';
import { themeNames } from '../../../shared/model/task.ts';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useTyped } from '../../ui/use-typed.ts';

interface LookChoiceProps {
  readonly look: string;
  readonly onChange: (look: string) => void;
}

const names: readonly string[] = themeNames;
const options = [
  ...themeNames.map((value) => ({ value, label: capitalized(value) })),
  { value: 'own', label: 'My own' },
] as const;

/** How posts look in the preview and exported: a theme that comes along, or what is at a path. */
export function LookChoice({ look, onChange }: LookChoiceProps) {
  const [path, setPath] = useState(names.includes(look) ? null : look);
  const isWhole = (typed: string) => /^(?:\/|[a-z]:[\\/]|\\\\)/i.test(typed.trim());
  const { setTyped, handOver } = useTyped((typed: string) => {
    if (isWhole(typed)) onChange(typed.trim());
    return null;
  });
  const edit = (typed: string) => {
    setPath(typed);
    setTyped(typed);
  };
  return (
    <>
      <Select
        label="Look of the preview and of exported posts"
        value={path === null ? (themeNames.find((name) => name === look) ?? 'default') : 'own'}
        options={options}
        onChange={(chosen) => {
          setPath(chosen === 'own' ? '' : null);
          setTyped(null);
          if (chosen !== 'own') onChange(chosen);
        }}
      />
      {path !== null && (
        <TextField
          label="Style sheet or theme folder"
          value={path}
          onChange={edit}
          onBlur={handOver}
          onKeyDown={({ key }) => key === 'Enter' && handOver()}
          hint="A style sheet (.css) is put on top of the usual look. It is read again when you come back to this window."
          error={path.trim() === '' || isWhole(path) ? null : 'Give the whole path, from the root of the disk on.'}
        />
      )}
    </>
  );
}
