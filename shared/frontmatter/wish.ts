import type { FieldEdit, FieldKind, FieldValue } from '../model/front-matter.ts';
import { looksLikeDate } from './dates.ts';
import type { ValueNode } from './tree.ts';
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
      return looksLikeDate(value) ? 'date' : 'text';
    case 'number':
      return numberOf(value) ? 'number' : 'text';
    case 'boolean':
      return booleanOf(value) ? 'boolean' : 'text';
    case 'list':
    case 'map':
      return present.kind;
    default:
      return 'text';
  }
}

/** A number as JSON writes it; its spelling is kept. */
function numberOf(value: FieldValue): NewValue | null {
  if (typeof value === 'number') return Number.isFinite(value) ? { kind: 'number', value } : null;
  if (typeof value !== 'string' || !/^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?$/.test(value)) return null;
  return Number.isFinite(Number(value)) ? { kind: 'number', value: Number(value), source: value } : null;
}

function booleanOf(value: FieldValue): NewValue | null {
  if (typeof value !== 'string' || !/^(?:true|false)$/i.test(value)) return null;
  return { kind: 'boolean', value: value.toLowerCase() === 'true' };
}
