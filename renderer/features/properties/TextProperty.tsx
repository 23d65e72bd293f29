import type { KeyboardEvent } from 'react';
import type { FieldKind, FieldValue } from '../../../shared/model/front-matter.ts';
import { TextField } from '../../ui/TextField.tsx';
import type { Place } from './property-model.ts';
import { useFieldEdit, useTyped, type EditFields } from './use-field-edit.ts';

interface TextPropertyProps {
  readonly place: Place;
  readonly edit: EditFields;
  readonly lines?: boolean;
  readonly placeholder?: string;
  /** Turns what was typed into the value, or says why it cannot. */
  readonly read?: (text: string) => { readonly value: FieldValue } | { readonly error: string };
  /** How a value is meant that the post does not have yet. */
  readonly kind?: FieldKind;
}

/** A field of one value as text. Enter and leaving the field commit, Escape takes back what was typed. */
export function TextProperty({ place, edit, lines = false, placeholder, read, kind }: TextPropertyProps) {
  const { field, path, label } = place;
  const typed = useTyped(shownText(field?.value));
  const { error, setError, apply } = useFieldEdit(edit);

  const commit = () => {
    if (!typed.isTyped) return;
    const wanted = read ? read(typed.text) : { value: typed.text };
    if ('error' in wanted) return setError(wanted.error);
    if (!field && wanted.value === '') return typed.reset();
    const isNew = field === null || field.kind === 'null';
    apply([{ op: 'set', path, value: wanted.value, ...(isNew && kind ? { kind } : {}) }]);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      commit();
    } else if (event.key === 'Escape' && typed.isTyped) {
      event.stopPropagation();
      typed.reset();
      setError(null);
    }
  };

  return (
    <TextField
      label={label}
      value={typed.text}
      onChange={typed.setTyped}
      onBlur={commit}
      onKeyDown={onKeyDown}
      lines={lines}
      error={error}
      {...(placeholder ? { placeholder } : {})}
    />
  );
}

const shownText = (value: FieldValue | undefined) =>
  value === null || value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);
