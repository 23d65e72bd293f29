import { Switch } from '../../ui/Switch.tsx';
import { FieldRow } from './FieldRow.tsx';
import { useForm } from './form-context.ts';
import type { Place } from './form-model.ts';
import { useFieldEdit } from './use-field-edit.ts';
import field from '../../ui/field.module.css';

interface BooleanPropertyProps {
  readonly place: Place;
  readonly isOn: boolean;
  /** What is written for on and off, where that is not true and false. */
  readonly inverted?: boolean;
}

export function BooleanProperty({ place, isOn, inverted = false }: BooleanPropertyProps) {
  const { path, label, definition } = place;
  const { isFresh } = useForm();
  const { error, apply } = useFieldEdit(place);
  return (
    <FieldRow place={place}>
      <Switch
        isSelected={isOn}
        onChange={(on) => apply({ op: 'set', path, value: on !== inverted, kind: 'boolean' })}
        autoFocus={isFresh(path)}
      >
        {label}
      </Switch>
      {definition?.description && !error && <span className={field.hint}>{definition.description}</span>}
      {error && <span className={field.error}>{error}</span>}
    </FieldRow>
  );
}
