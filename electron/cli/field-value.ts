import { AppError } from '../../shared/base/errors.ts';
import type {
  Field,
  FieldEdit,
  FieldKind,
  FieldPath,
  FieldValue,
  FrontMatter,
} from '../../shared/model/front-matter.ts';
import { fieldAt } from '../../shared/frontmatter/read.ts';
import { looksLikeDate } from '../../shared/frontmatter/dates.ts';
import { UsageError } from './usage-error.ts';

export const valueTypes = ['text', 'number', 'boolean', 'date', 'list', 'json'] as const;
export type ValueType = (typeof valueTypes)[number];

/** One `FIELD=VALUE` of the command line. */
export interface Assignment {
  readonly field: string;
  readonly written: string;
}

/** A dotted name as a path; a key that holds the dots itself wins over a nested one. */
export function pathOf(field: string, frontMatter: FrontMatter | null): FieldPath {
  if (!field.includes('.') || (frontMatter && fieldAt(frontMatter, [field]))) return [field];
  const path = field.split('.');
  if (path.includes('')) throw new UsageError(`Not a field name: ${field}`);
  return path;
}

/** The edit that sets a field: of the type given, else of the one it has, else of the one the value looks like. */
export function setEdit({ field, written }: Assignment, frontMatter: FrontMatter | null, type?: ValueType): FieldEdit {
  const path = pathOf(field, frontMatter);
  const present = frontMatter ? fieldAt(frontMatter, path) : null;
  const { value, kind } = type ? asType(written, type, field, present) : asPresent(written, present, field);
  return kind === null ? { op: 'set', path, value } : { op: 'set', path, value, kind };
}

interface Typed {
  readonly value: FieldValue;
  readonly kind: FieldKind | null;
}

function asType(written: string, type: ValueType, field: string, present: Field | null): Typed {
  switch (type) {
    case 'text':
      return { value: written, kind: 'text' };
    case 'number':
      return { value: numberOf(written, field), kind: 'number' };
    case 'boolean':
      return { value: booleanOf(written, field), kind: 'boolean' };
    case 'date':
      if (!looksLikeDate(written)) throw wrongType(`${field}: not a date: ${written}`);
      // A date in quotes stays in quotes.
      return { value: written, kind: isWrittenDate(present) ? null : 'date' };
    case 'list':
      return { value: listOf(written, field), kind: 'list' };
    case 'json':
      return { value: jsonOf(written, field), kind: null };
  }
}

function asPresent(written: string, present: Field | null, field: string): Typed {
  switch (present?.kind) {
    case undefined:
    case 'null':
      return guessed(written);
    case 'text':
      return { value: written, kind: null };
    case 'date':
      // A date may become words ("Last Modified" in Eleventy); the editor then writes it as text.
      return { value: written, kind: looksLikeDate(written) ? 'date' : 'text' };
    case 'number':
      return { value: numberOf(written, field), kind: 'number' };
    case 'boolean':
      return { value: booleanOf(written, field), kind: 'boolean' };
    case 'list':
      return { value: listOf(written, field), kind: 'list' };
    case 'map':
      return { value: jsonOf(written, field), kind: 'map' };
  }
}

const isWrittenDate = (field: Field | null) =>
  field?.kind === 'text' && typeof field.value === 'string' && looksLikeDate(field.value);

/** A new field is what its value looks like to a reader. */
function guessed(written: string): Typed {
  if (written === 'true' || written === 'false') return { value: written === 'true', kind: 'boolean' };
  if (isNumber(written)) return { value: Number(written), kind: 'number' };
  if (looksLikeDate(written)) return { value: written, kind: 'date' };
  return { value: written, kind: 'text' };
}

/** Spelled as JSON spells it, and kept by a round trip: `007`, `1e999` and `12345678901234567890` are not numbers to us. */
function isNumber(written: string): boolean {
  return /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(written) && isExact(written);
}

function isExact(written: string): boolean {
  const value = Number(written);
  return Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
}

function numberOf(written: string, field: string): number {
  if (isNumber(written)) return Number(written);
  throw wrongType(`${field} is a number, and ${JSON.stringify(written)} is not. Give --type text to change its type.`);
}

function booleanOf(written: string, field: string): boolean {
  if (written === 'true' || written === 'false') return written === 'true';
  throw wrongType(
    `${field} is true or false, and ${JSON.stringify(written)} is neither. Give --type text to change its type.`,
  );
}

/** `a, b` or a JSON array. */
function listOf(written: string, field: string): FieldValue {
  if (written.trimStart().startsWith('[')) return jsonOf(written, field);
  const items = written.split(',').map((item) => item.trim());
  return items.filter((item) => item !== '');
}

function jsonOf(written: string, field: string): FieldValue {
  try {
    return JSON.parse(written) as FieldValue;
  } catch {
    throw wrongType(`${field}: not JSON: ${written}`);
  }
}

/** The value does not fit the type that the field has. */
const wrongType = (message: string) => new AppError('invalid-input', message);
