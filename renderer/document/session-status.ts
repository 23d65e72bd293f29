import type { SessionStatus } from './types.ts';

/** What is said of a post while it waits for the person. */
export const messages = {
  conflict: 'Another program changed the same part of the file. Choose which text stays.',
  gone: 'The file is no longer in the folder. Saving writes it again.',
  shrunk: 'This save would take most of the post away. The file still holds all of it.',
} as const;

interface Standing extends Omit<SessionStatus, 'message'> {
  readonly failure: string | null;
  readonly readOnly: string | null;
}

/** Why a post cannot be written. */
export const whyReadOnly = ({ message }: Pick<SessionStatus, 'message'>): string =>
  message ?? 'This post cannot be saved here.';

/** The status of a post with the sentence that belongs to its phase. */
export function statusOf({ failure, readOnly, ...standing }: Standing): SessionStatus {
  const { phase } = standing;
  const sentence: Partial<Record<SessionStatus['phase'], string | null>> = {
    ...messages,
    failed: failure,
    'read-only': readOnly,
  };
  return {
    ...standing,
    message: sentence[phase] ?? null,
    conflict: phase === 'conflict' ? standing.conflict : null,
  };
}
