export type FrontMatterFormat = 'yaml' | 'toml' | 'json';

/** Whose reading of YAML counts: to some a bare `yes` is true, `0123` is 83, `12:30` a number. `core` is YAML 1.2. */
export type YamlDialect = 'core' | 'psych' | 'js-yaml-3' | 'js-yaml-4' | 'go-yaml-2' | 'goccy-yaml';

/** A front-matter value as JSON. Dates are strings as written (`2024-01-02`, `2016-06-17 12:00:00 -4`), never a Date. */
export type FieldValue =
  string | number | boolean | null | readonly FieldValue[] | { readonly [key: string]: FieldValue };

/** What a value is in the file. A quoted date is `text`; a bare one is `date`. */
export type FieldKind = 'text' | 'number' | 'boolean' | 'date' | 'null' | 'list' | 'map';

/** Keys from the outermost inwards: `['taxonomies', 'tags']`; in a list the place, counted from 0: `['authors', '0', 'name']`. */
export type FieldPath = readonly string[];

/** One key of the front matter with the place of its value. Offsets are UTF-16, in the whole text given. */
export interface Field {
  readonly path: FieldPath;
  readonly kind: FieldKind;
  readonly value: FieldValue;
  /** Start of the key. */
  readonly from: number;
  /** End of the value. */
  readonly to: number;
  /** Start of the value; equal to `to` where there is none (`title:`). */
  readonly valueFrom: number;
  /** The keys inside a map value. */
  readonly fields?: readonly Field[];
  /** The items of a list that holds lists or maps. */
  readonly items?: readonly Field[];
  /** What gives it to the post, mostly a file below the library's root; absent: it stands in the post under its own key. Its
   * offsets mean nothing. */
  readonly source?: string;
}

export type ProblemCode =
  | 'front-matter'
  | 'duplicate-key'
  | 'unclosed'
  | 'unsupported-front-matter'
  | 'not-utf8'
  | 'binary'
  | 'too-large'
  | 'unreadable'
  | 'bad-date'
  | 'bom';

/** Something wrong with a post, in words for the person. */
export interface Problem {
  readonly code: ProblemCode;
  readonly message: string;
  /** 1-based line in the file, where known. */
  readonly line?: number;
}

/** The front matter of a text as read. `fields` is empty when `problems` hold an error. */
export interface FrontMatter {
  readonly format: FrontMatterFormat;
  /** The block with its delimiter lines: `from` is after a byte order mark, `to` is where the body starts. */
  readonly from: number;
  readonly to: number;
  /** What stands between the delimiters. */
  readonly contentFrom: number;
  readonly contentTo: number;
  readonly fields: readonly Field[];
  /** Present: the block could not be read and is never rewritten. */
  readonly problems: readonly Problem[];
}

/** One wish for the front matter. Tag edits work on whatever form the field has (list, comma string, single word ...). */
export type FieldEdit =
  | {
      readonly op: 'set';
      readonly path: FieldPath;
      readonly value: FieldValue;
      /** How the value is meant; without it the present kind is kept, and a new key takes the kind of the JSON value. */
      readonly kind?: FieldKind;
    }
  | { readonly op: 'remove'; readonly path: FieldPath }
  | { readonly op: 'add-item'; readonly path: FieldPath; readonly item: string }
  | { readonly op: 'remove-item'; readonly path: FieldPath; readonly item: string }
  | { readonly op: 'rename-item'; readonly path: FieldPath; readonly from: string; readonly to: string }
  /** Places in the list before and after, counted from 0. */
  | { readonly op: 'move-item'; readonly path: FieldPath; readonly from: number; readonly to: number };
