import type { KeyboardEvent } from 'react';
import {
  FieldError,
  Input,
  Label,
  Text,
  TextArea,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from 'react-aria-components';
import styles from './field.module.css';

interface TextFieldProps extends Omit<AriaTextFieldProps, 'className' | 'style' | 'children' | 'onKeyDown'> {
  readonly label: string;
  /** The label is for screen readers only; what stands around the field names it for the eye. */
  readonly labelHidden?: boolean;
  readonly placeholder?: string;
  readonly hint?: string | undefined;
  /** Why the value cannot be taken. It does not keep a form from being sent again: the form decides. */
  readonly error?: string | null;
  /** Several lines; grows with its text. */
  readonly lines?: boolean;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
}

export function TextField({
  label,
  labelHidden,
  placeholder,
  hint,
  error,
  lines,
  onKeyDown,
  ...props
}: TextFieldProps) {
  const Control = lines ? TextArea : Input;
  return (
    <AriaTextField
      {...props}
      {...(labelHidden ? { 'aria-label': label } : {})}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
      className={styles.field ?? ''}
    >
      {!labelHidden && <Label className={styles.label ?? ''}>{label}</Label>}
      {/* Here and not above: React Aria keeps a key that it hands out from the shortcuts of the window. */}
      <Control
        className={styles.input ?? ''}
        dir="auto"
        {...(onKeyDown ? { onKeyDown } : {})}
        {...(placeholder ? { placeholder } : {})}
      />
      {hint && !error && (
        <Text slot="description" className={styles.hint ?? ''}>
          {hint}
        </Text>
      )}
      <FieldError className={styles.error ?? ''}>{error}</FieldError>
    </AriaTextField>
  );
}
