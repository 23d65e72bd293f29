import type { FieldKind, FieldPath, FieldValue } from '../model/front-matter.ts';
import type { Role } from './conventions.ts';

/** A value with what it is: a date is a string. */
export interface NeutralValue {
  readonly value: FieldValue;
  readonly kind: FieldKind;
}

/** A field that no generator has a role for, by the keys that lead to it. */
export interface OtherField extends NeutralValue {
  readonly path: FieldPath;
}

/** A front matter by meaning, between two generators. */
export interface NeutralFields {
  readonly roles: ReadonlyMap<Role, NeutralValue>;
  /** `unpublished`: kept back by `published: false`, in the folder of posts. null: nothing is said. */
  readonly draft: boolean | 'unpublished' | null;
  /** By their names in lower case. */
  readonly taxonomies: ReadonlyMap<string, readonly string[]>;
  readonly others: readonly OtherField[];
}

/** What could not be converted, in words for the person. */
export interface ConversionNote {
  readonly message: string;
  /** 1-based, in the source. */
  readonly line?: number;
}
