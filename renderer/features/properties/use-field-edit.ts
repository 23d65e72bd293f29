import { useState } from 'react';
import type { EditOutcome } from '../../../shared/frontmatter/edit.ts';
import type { FieldEdit } from '../../../shared/model/front-matter.ts';

export type EditFields = (edits: readonly FieldEdit[]) => EditOutcome;

/** Hands edits to the post and keeps the sentence of a refusal for the field to show. */
export function useFieldEdit(edit: EditFields) {
  const [error, setError] = useState<string | null>(null);
  const apply = (edits: readonly FieldEdit[]): boolean => {
    const outcome = edit(edits);
    setError(outcome.kind === 'refused' ? outcome.problem.message : null);
    return outcome.kind !== 'refused';
  };
  return { error, setError, apply };
}

/** What is typed into a field until it is committed. A new value from the text replaces it. */
export function useTyped(value: string) {
  const [typed, setTyped] = useState<string | null>(null);
  const [shownFor, setShownFor] = useState(value);
  if (shownFor !== value) {
    setShownFor(value);
    setTyped(null);
  }
  return { text: typed ?? value, isTyped: typed !== null && typed !== value, setTyped, reset: () => setTyped(null) };
}
