import type { FieldPath, FieldValue } from '../../model/front-matter.ts';
import type { DefinedType, FieldChoice, FieldDefinition, FieldLimits } from '../../model/schema.ts';
import { isTable } from '../config-values.ts';

/** Deepest nesting that is read; a schema that refers to itself ends there. */
export const deepest = 8;

/** A definition with what most have left out. */
export function define(path: FieldPath, type: DefinedType, more: Partial<FieldDefinition> = {}): FieldDefinition {
  const usual = { label: null, description: null, required: false, choices: [], limits: {}, item: null, fields: [] };
  return { path, type, ...usual, ...more };
}

/** Keys with their values. */
export type Table = Readonly<Record<string, FieldValue>>;

/** The tables of a list. */
export const tables = (list: FieldValue | undefined): readonly Table[] =>
  Array.isArray(list) ? (list as readonly FieldValue[]).filter(isTable) : [];

/** A text that is there and not empty. */
export const textOr = (value: FieldValue | undefined): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : null;

/** The bounds that are numbers, by their name here and in the schema. */
export function limitsOf(schema: Table, names: Partial<Record<keyof FieldLimits, string>>): FieldLimits {
  const found = Object.entries(names).flatMap(([limit, name]) => {
    const value = schema[name];
    return typeof value === 'number' ? [[limit, value] as const] : [];
  });
  return Object.fromEntries(found);
}

/** `a` or `{ label: 'A', value: 'a' }`, as most schemas list choices. */
export function choiceOf(option: FieldValue, names: { readonly value: string; readonly label: string }): FieldChoice {
  if (option === null || typeof option !== 'object' || Array.isArray(option))
    return { value: option, label: String(option) };
  const table = option as Table;
  const value = table[names.value] ?? null;
  return { value, label: textOr(table[names.label]) ?? String(value) };
}
