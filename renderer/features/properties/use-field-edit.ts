import { useState } from 'react';
import { checkValue } from '../../../shared/generators/schemas/check.ts';
import type { FieldEdit } from '../../../shared/model/front-matter.ts';
import { useTyped } from '../../ui/use-typed.ts';
import { useForm } from './form-context.ts';
import type { Place } from './form-model.ts';

/** Hands edits of a place to the post and keeps what there is to say at the field: a refusal, else what the site would not take. */
export function useFieldEdit({ field, definition }: Pick<Place, 'field' | 'definition'>) {
  const { edit } = useForm();
  const [error, setError] = useState<string | null>(null);
  /** The sentence of a refusal; null when the edit was carried out. */
  const apply = (...edits: readonly FieldEdit[]): string | null => {
    const outcome = edit(edits);
    const refusal = outcome.kind === 'refused' ? outcome.problem.message : null;
    setError(refusal);
    return refusal;
  };
  return { error: error ?? (definition && checkValue(definition, field?.value)), setError, apply };
}

/** What is typed into a field of the form. What is refused at the end is told with what was typed. */
export function useTypedField<Value>(take: (typed: Value) => string | null, label: string) {
  const { onLost } = useForm();
  return useTyped(take, (typed, refusal) => onLost(label, String(typed), refusal));
}
