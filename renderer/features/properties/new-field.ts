import { countOf } from '../../../shared/base/count-of.ts';
import type { FieldEdit, FieldKind, FieldPath, FieldValue } from '../../../shared/model/front-matter.ts';
import type { FieldUse } from '../../../shared/model/library.ts';
import type { FieldDefinition } from '../../../shared/model/schema.ts';
import { kinds } from './form-model.ts';

export type NewKind = Exclude<FieldKind, 'null'>;

export const newKinds: readonly { readonly value: NewKind; readonly label: string }[] = [
  { value: 'text', label: 'Text' },
  { value: 'number', label: 'Number' },
  { value: 'boolean', label: 'Yes or no' },
  { value: 'date', label: 'Date' },
  { value: 'list', label: 'List' },
  { value: 'map', label: 'Group' },
];

/** Puts a field into the front matter, with what the site takes by default where it says so. `now`: as a date. */
export function newField(path: FieldPath, kind: NewKind, definition: FieldDefinition | null, now: string): FieldEdit {
  const values: Record<NewKind, FieldValue> = { text: '', number: 0, boolean: false, date: now, list: [], map: {} };
  const value = definition?.default ?? definition?.choices[0]?.value ?? values[kind];
  return { op: 'set', path, value, kind: definition?.choices.length ? kindOfValue(value) : kind };
}

const kindOfValue = (value: FieldValue): FieldKind =>
  typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'boolean' : 'text';

/** An item to add behind another: the same keys, nothing in them; else those that the site needs. */
export function newItem(like: FieldValue, definition: FieldDefinition | null): FieldValue {
  if (Array.isArray(like)) return [];
  if (like !== null && typeof like === 'object') return emptied(like);
  const needed = definition?.fields.filter(({ required }) => required) ?? [];
  const keys = needed.length > 0 ? needed : (definition?.fields.slice(0, 1) ?? []);
  if (keys.length === 0) return { name: '' };
  return Object.fromEntries(keys.map((key) => [key.path.at(-1) ?? '', empty[kinds[key.type]]]));
}

const empty: Record<FieldKind, FieldValue> = {
  text: '',
  null: '',
  date: '',
  number: 0,
  boolean: false,
  list: [],
  map: {},
};

function emptied(like: FieldValue): FieldValue {
  if (Array.isArray(like)) return [];
  if (like !== null && typeof like === 'object')
    return Object.fromEntries(Object.entries(like).map(([key, inner]: [string, FieldValue]) => [key, emptied(inner)]));
  if (typeof like === 'boolean') return false;
  return typeof like === 'number' ? 0 : '';
}

/** A field to offer by name. */
export interface FieldOffer {
  readonly name: string;
  readonly kind: NewKind;
  /** Where it is known from, in a word or two. */
  readonly note: string;
  readonly definition: FieldDefinition | null;
}

/** What the post could have as well: fields of the schema first, then those of other posts. */
export function fieldOffers(
  defined: readonly FieldDefinition[],
  used: readonly FieldUse[],
  taken: readonly string[],
): readonly FieldOffer[] {
  const fromSchema = defined.map((definition): FieldOffer => {
    const kind = kinds[definition.type];
    return { name: definition.path.at(-1) ?? '', kind: kind === 'null' ? 'text' : kind, note: 'site', definition };
  });
  const fromPosts = used.map(({ name, kind, posts }): FieldOffer => {
    const note = countOf(posts, 'post');
    return { name, kind: kind === 'null' ? 'text' : kind, note, definition: null };
  });
  const seen = new Set(taken);
  return [...fromSchema, ...fromPosts].filter(({ name }) => name !== '' && !seen.has(name) && seen.add(name));
}
