import type { KeyboardEvent } from 'react';
import { ComboBox as AriaComboBox, FieldError, Input, Label } from 'react-aria-components';
import styles from './field.module.css';
import { SuggestionList } from './SuggestionList.tsx';

interface ComboBoxProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (typed: string) => void;
  /** Values to choose from; anything else can be typed as well. */
  readonly options: readonly { readonly value: string; readonly note?: string }[];
  readonly onChoose: (value: string) => void;
  /** Escape while no list is open. */
  readonly onCancel?: () => void;
  readonly error?: string | null;
}

/** A text with values to choose from. */
export function ComboBox({ label, value, onChange, options, onChoose, onCancel, error }: ComboBoxProps) {
  const wanted = value.trim().toLowerCase();
  const items = options.filter((option) => option.value.toLowerCase().includes(wanted));
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Escape' || event.currentTarget.getAttribute('aria-expanded') === 'true' || !onCancel) return;
    event.stopPropagation();
    onCancel();
  };
  return (
    <AriaComboBox
      className={styles.field ?? ''}
      inputValue={value}
      onInputChange={onChange}
      items={items.map((option) => ({ ...option, id: option.value }))}
      allowsCustomValue
      menuTrigger="focus"
      value={null}
      onChange={(key) => key !== null && onChoose(String(key))}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
    >
      <Label className={styles.label ?? ''}>{label}</Label>
      <Input className={styles.input ?? ''} autoFocus onKeyDown={onKeyDown} />
      <FieldError className={styles.error ?? ''}>{error}</FieldError>
      <SuggestionList />
    </AriaComboBox>
  );
}
