import { createContext, useContext, type ReactNode } from 'react';
import type { EditOutcome } from '../../../shared/frontmatter/edits/edit.ts';
import type { FieldEdit, FieldPath } from '../../../shared/model/front-matter.ts';
import type { SiteProfile } from '../../../shared/model/site.ts';
import type { Place } from './form-model.ts';

/** What every field of the form needs to know. */
export interface FormContextValue {
  readonly profile: SiteProfile;
  /** Now, as a field without a date gets it. */
  readonly newDate: () => string;
  readonly edit: (edits: readonly FieldEdit[]) => EditOutcome;
  /** Goes to a place in the text. */
  readonly onShow: (offset: number) => void;
  /** Tells of text that was typed into a field, refused, and has no field to stand in any more. */
  readonly onLost: (label: string, typed: string, why: string) => void;
  readonly isOpen: (group: FieldPath) => boolean;
  readonly setOpen: (group: FieldPath, open: boolean) => void;
  /** The control of a field in a group. */
  readonly control: (place: Place) => ReactNode;
  /** Whether the field was just added: it takes the focus. */
  readonly isFresh: (path: FieldPath) => boolean;
  readonly setFresh: (path: FieldPath) => void;
}

export const FormContext = createContext<FormContextValue | null>(null);

/** Throws outside of a form: fields stand nowhere else. */
export function useForm(): FormContextValue {
  const form = useContext(FormContext);
  if (!form) throw new Error('useForm outside of FormContext');
  return form;
}
