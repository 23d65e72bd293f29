import type { FieldPath, FieldValue } from './front-matter.ts';

/** What a field holds. `any`: several kinds, or one that a form has no control for. */
export type DefinedType =
  'text' | 'long-text' | 'number' | 'boolean' | 'date' | 'choice' | 'image' | 'list' | 'map' | 'any';

/** Bounds of a value. What is not named is not bounded. */
export interface FieldLimits {
  /** Smallest and largest number. */
  readonly min?: number;
  readonly max?: number;
  readonly integer?: boolean;
  /** Characters of a text. */
  readonly minLength?: number;
  readonly maxLength?: number;
  /** A regular expression of JavaScript that a text has to match somewhere, and what to say where it does not. */
  readonly pattern?: string;
  readonly patternMessage?: string;
  /** Items of a list. */
  readonly minItems?: number;
  readonly maxItems?: number;
}

/** One field as a schema of the site describes it. */
export interface FieldDefinition {
  /** Keys from the outermost inwards; of an item of a list, below the item. */
  readonly path: FieldPath;
  readonly type: DefinedType;
  /** null: the key itself serves. */
  readonly label: string | null;
  readonly description: string | null;
  readonly required: boolean;
  /** The only values allowed; empty where any is. */
  readonly choices: readonly FieldChoice[];
  readonly limits: FieldLimits;
  /** What the site takes where the field is missing; absent where it takes nothing. */
  readonly default?: FieldValue;
  /** What every item of a list is; null for other types. */
  readonly item: FieldDefinition | null;
  /** The keys of a map; empty for other types. */
  readonly fields: readonly FieldDefinition[];
}

export interface FieldChoice {
  readonly value: FieldValue;
  readonly label: string;
}

/** A schema that comes with the site, for the posts of some folders. Read as data; a schema that is code is not read. */
export interface PostSchema {
  readonly name: string;
  /** The file that it was read from, below the library's root. */
  readonly source: string;
  /** Folders, or single files, below the library's root that it is for. */
  readonly places: readonly string[];
  readonly fields: readonly FieldDefinition[];
}
