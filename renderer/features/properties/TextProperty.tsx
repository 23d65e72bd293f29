import type { KeyboardEvent } from 'react';
import type { FieldKind, FieldValue } from '../../../shared/model/front-matter.ts';
import { runCommand } from '../../commands/registry.ts';
import { TextField } from '../../ui/TextField.tsx';
import { useForm } from './form-context.ts';
import type { Place } from './form-model.ts';
import { useFieldEdit, useTypedField } from './use-field-edit.ts';

interface TextPropertyProps {
  readonly place: Place;
  readonly lines?: boolean;
  /** Turns what was typed into the value, or says why it cannot. */
  readonly read?: (text: string) => { readonly value: FieldValue } | { readonly error: string };
  /** How a value is meant that the post does not have yet. */
  readonly kind?: FieldKind;
}

/** A field of one value as text. Enter and leaving the field commit, Escape takes back what was typed. */
export function TextProperty({ place, lines = false, read, kind }: TextPropertyProps) {
  const { field, path, label, definition } = place;
  const { isFresh } = useForm();
  const { error, setError, apply } = useFieldEdit(place);
  const shown = shownText(field?.value);

  const write = (text: string): string | null => {
    if (text === shown) return null;
    const wanted = read ? read(text) : { value: text };
    if ('error' in wanted) {
      setError(wanted.error);
      return wanted.error;
    }
    if (!field && wanted.value === '') return null;
    const isNew = field === null || field.kind === 'null';
    return apply({ op: 'set', path, value: wanted.value, ...(isNew && kind ? { kind } : {}) });
  };
  const { typed, setTyped, handOver } = useTypedField(write, label);
  const reset = () => {
    setTyped(null);
    setError(null);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const mod = event.ctrlKey || event.metaKey;
    const isBreak = event.shiftKey || (shown.includes('\n') && !mod);
    if (event.key === 'Enter' && !event.nativeEvent.isComposing && !(lines && isBreak)) {
      event.preventDefault();
      handOver();
    } else if (event.key === 'Escape' && typed !== null) {
      event.stopPropagation();
      reset();
    } else if (mod && event.key === 'z' && typed === null && runCommand(event.shiftKey ? 'edit.redo' : 'edit.undo'))
      event.preventDefault();
  };

  return (
    <TextField
      label={label}
      value={typed ?? shown}
      onChange={setTyped}
      onBlur={handOver}
      onKeyDown={onKeyDown}
      lines={lines}
      error={error}
      hint={definition?.description ?? undefined}
      autoFocus={isFresh(path)}
    />
  );
}

const shownText = (value: FieldValue | undefined) =>
  value === null || value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);
