import { useEffect, useRef, useState } from 'react';
import { checkValue } from '../../../shared/library/schemas/check.ts';
import type { FieldEdit } from '../../../shared/model/front-matter.ts';
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

/** What is typed into a field until it is committed; null: nothing. */
export function useTyped<Value>(commit: (typed: Value) => string | null, label: string) {
  const { onLost } = useForm();
  const [typed, setTyped] = useState<Value | null>(null);
  const leave = () => {
    const refusal = typed === null ? null : commit(typed);
    if (refusal !== null) onLost(label, String(typed), refusal);
  };
  const latest = useRef(leave);
  useEffect(() => {
    latest.current = leave;
  });
  // A post that is left by a key takes its fields away without a blur.
  useEffect(() => () => latest.current(), []);
  return { typed, setTyped };
}
