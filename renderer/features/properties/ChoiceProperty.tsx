import { sameValue } from '../../../shared/base/same-value.ts';
import { Select } from '../../ui/Select.tsx';
import { FieldRow } from './FieldRow.tsx';
import type { Place } from './form-model.ts';
import { useFieldEdit } from './use-field-edit.ts';
import field from '../../ui/field.module.css';

/** A field that takes one of a few values. What the post has is offered as well, allowed or not. */
export function ChoiceProperty({ place }: { readonly place: Place }) {
  const { path, label, definition, field: present } = place;
  const { error, apply } = useFieldEdit(place);
  const choices = definition?.choices ?? [];
  const chosen = choices.findIndex(({ value }) => present && sameValue(value, present.value));
  const own = present && present.value !== null && chosen < 0 ? String(present.value) : null;
  const options = [
    ...(own === null ? [] : [{ value: 'own', label: own, note: 'not one of the choices' }]),
    ...choices.map((choice, index) => ({ value: String(index), label: choice.label })),
  ];
  return (
    <FieldRow place={place}>
      <Select
        label={label}
        value={own === null ? String(chosen) : 'own'}
        options={options}
        onChange={(index) => {
          const choice = choices[Number(index)];
          if (choice) apply({ op: 'set', path, value: choice.value });
        }}
      />
      {definition?.description && !error && <span className={field.hint}>{definition.description}</span>}
      {error && <span className={field.error}>{error}</span>}
    </FieldRow>
  );
}
