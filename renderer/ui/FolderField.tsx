import { useEffect, useState } from 'react';
import { ComboBox, FieldError, Input, Label, Text } from 'react-aria-components';
import styles from './field.module.css';
import { SuggestionList } from './SuggestionList.tsx';

interface FolderFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (path: string) => void;
  /** Folders that start with what was typed; null: the answer is out of date. */
  readonly suggest: (typed: string) => Promise<readonly string[] | null>;
  readonly hint?: string;
  readonly error: string | null;
  readonly autoFocus?: boolean;
}

/** A path with suggestions. */
export function FolderField({ label, value, onChange, suggest, hint, error, autoFocus = false }: FolderFieldProps) {
  const [folders, setFolders] = useState<readonly string[]>([]);
  useEffect(() => {
    // What stands there already is no suggestion: it would only cover the dialog.
    void suggest(value).then((found) => found && setFolders(found.filter((folder) => folder !== value)));
  }, [value, suggest]);
  return (
    <ComboBox
      className={styles.field ?? ''}
      inputValue={value}
      onInputChange={onChange}
      items={folders.map((id) => ({ id }))}
      allowsCustomValue
      menuTrigger="input"
      isInvalid={error !== null}
      validationBehavior="aria"
    >
      <Label className={styles.label ?? ''}>{label}</Label>
      <Input
        className={styles.input ?? ''}
        autoFocus={autoFocus}
        spellCheck={false}
        onKeyDown={(event) => {
          // Without this, Enter would only close the suggestions.
          if (event.key !== 'Enter' || event.currentTarget.hasAttribute('aria-activedescendant')) return;
          event.preventDefault();
          event.currentTarget.form?.requestSubmit();
        }}
      />
      {hint && !error && (
        <Text slot="description" className={styles.hint ?? ''}>
          {hint}
        </Text>
      )}
      <FieldError className={styles.error ?? ''}>{error}</FieldError>
      <SuggestionList />
    </ComboBox>
  );
}
