/** How the value of a field was typed: null: as the field is now, else as the value looks. */
export const valueTypes = ['text', 'number', 'boolean', 'date', 'list', 'json'] as const;
export type ValueType = (typeof valueTypes)[number];

/** What to find in the texts of posts, and what to put in its place. */
export interface Replacement {
  readonly find: string;
  /** With `regex`, `$1` and the like stand for what was found. */
  readonly put: string;
  /** `find` is a regular expression of JavaScript (`u` and `m` set). */
  readonly regex: boolean;
  readonly matchCase: boolean;
  readonly wholeWord: boolean;
}

/** The same change of the text of each of several posts. */
export type PostEdit =
  | { readonly kind: 'add-tags' | 'remove-tags'; readonly taxonomy: string; readonly tags: readonly string[] }
  | { readonly kind: 'set-field'; readonly field: string; readonly value: string; readonly type: ValueType | null }
  | { readonly kind: 'remove-field'; readonly field: string }
  | { readonly kind: 'draft'; readonly draft: boolean }
  | { readonly kind: 'replace'; readonly replacement: Replacement };
