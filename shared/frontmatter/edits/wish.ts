import type { FieldEdit, FieldKind, FieldValue } from '../../model/front-matter.ts';
import { isTomlTime, looksLikeDate, tomlDate } from '../dates.ts';
import type { ValueNode } from '../tree.ts';
import { kindOf, type NewValue } from './writer.ts';

type SetEdit = Extract<FieldEdit, { op: 'set' }>;

/**
 * The value to write with its kind; a sentence where that makes no sense. A string without a kind takes the kind that
 * the field has (`4` for a number stays a number); any other JSON value says itself what it is.
 */
export function newValue(edit: SetEdit, present: ValueNode | undefined): NewValue | string {
  const { value } = edit;
  const kind = edit.kind ?? (typeof value === 'string' ? kindOfString(value, present) : kindOf(value));
  switch (kind) {
    case 'text':
    case 'date':
      if (typeof value === 'object') return 'Several values are no text.';
      // `draft: yes` turned to `no` stays what each reader has taken it for.
      if (edit.kind === undefined && isBareWord(present) && isWord(String(value)))
        return { kind, value: String(value), source: String(value) };
      return { kind, value: String(value) };
    case 'number':
      return numberOf(value) ?? `\`${JSON.stringify(value)}\` is no number.`;
    case 'boolean':
      if (typeof value === 'boolean') return { kind, value };
      return booleanOf(value) ?? `\`${JSON.stringify(value)}\` is neither true nor false.`;
    case 'null':
      return { kind, value: null };
    case 'list':
      return { kind, value: Array.isArray(value) ? value : value === null ? [] : [value] };
    case 'map':
      if (kindOf(value) !== 'map') return 'The field holds keys of its own; a single value cannot take their place.';
      return { kind, value };
  }
}

function kindOfString(value: string, present: ValueNode | undefined): FieldKind {
  switch (present?.kind) {
    case 'date':
      return looksLikeDate(value) || (isTomlTime(value) && isTomlTime(String(present.value))) ? 'date' : 'text';
    case 'number':
      return numberOf(value) ? 'number' : 'text';
    case 'boolean':
      return booleanOf(value) ? 'boolean' : 'text';
    case 'list':
    case 'map':
      return present.kind;
    case 'text':
      return kindOfBareWord(value, present) ?? 'text';
    default:
      return 'text';
  }
}

/** What YAML 1.1 reads as a boolean or a number (`draft: yes`, `weight: 1_000`) gives way to one that every reader takes. */
function kindOfBareWord(value: string, present: ValueNode): FieldKind | null {
  if (isBareWord(present) && booleanOf(value)) return 'boolean';
  const isNumber = present.style === 'plain' && /^[-+]?\d+(?:[_,]\d+)+$/.test(String(present.value));
  return isNumber && numberOf(value) ? 'number' : null;
}

/** The booleans of YAML 1.1 that are words; newer readers take them for text. */
const isWord = (text: string) => /^(?:yes|no|on|off|y|n)$/i.test(text);
const isBareWord = (present: ValueNode | undefined) =>
  present?.kind === 'text' && present.style === 'plain' && isWord(String(present.value));

/** TOML takes a date bare in one form only. A date between quotes stays as it is typed. */
export function withTomlDate(edit: SetEdit, present: ValueNode | undefined): SetEdit {
  const isDate = edit.kind === 'date' || (edit.kind === undefined && present?.kind === 'date');
  if (!isDate || typeof edit.value !== 'string' || (present && present.style !== 'plain')) return edit;
  return { ...edit, value: tomlDate(edit.value) ?? edit.value };
}

/** Whether a text is a number as JSON writes it. */
export const isNumberText = (text: string): boolean =>
  /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?$/.test(text) && Number.isFinite(Number(text));

/** A number as JSON writes it; its spelling is kept. */
function numberOf(value: FieldValue): NewValue | null {
  if (typeof value === 'number') return Number.isFinite(value) ? { kind: 'number', value } : null;
  if (typeof value !== 'string' || !isNumberText(value)) return null;
  // A whole number too long for JavaScript is read as it is written.
  const exact = Number.isSafeInteger(Number(value)) || !/^-?\d+$/.test(value);
  return { kind: 'number', value: exact ? Number(value) : value, source: value };
}

function booleanOf(value: FieldValue): NewValue | null {
  if (typeof value !== 'string' || !/^(?:true|false)$/i.test(value)) return null;
  return { kind: 'boolean', value: value.toLowerCase() === 'true' };
}
