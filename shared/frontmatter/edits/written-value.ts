import { AppError } from '../../base/errors.ts';
import type { ValueType } from '../../model/edit.ts';
import type { Field, FieldEdit, FieldKind, FieldPath, FieldValue, FrontMatter } from '../../model/front-matter.ts';
import type { FieldNames, SiteProfile } from '../../model/site.ts';
import { looksLikeDate } from '../dates.ts';
import { fieldAt, firstField, ignoresCase } from '../fields.ts';

/** A field and its value as a person types them: `FIELD=VALUE` on the command line. */
export interface Assignment {
  readonly field: string;
  readonly written: string;
}

/**
 * A dotted name as a path; a key that holds the dots itself wins over a nested one. For a generator to which `Title` and
 * `title` are one key (`anyCase`) the path is spelled as the post has it. AppError `invalid-input` for no name.
 */
export function pathOf(field: string, frontMatter: FrontMatter | null, anyCase = false): FieldPath {
  const whole = !field.includes('.') || (frontMatter && fieldAt(frontMatter, [field]));
  const path = whole ? [field] : field.split('.');
  if (path.includes('')) throw new AppError('invalid-input', `Not a field name: ${field}`);
  return (anyCase && frontMatter && firstField(frontMatter, [path], true)?.path) || path;
}

/**
 * The edit that sets a field: of the type given, else of the one it has, else of the one that its role or its look says.
 * AppError `invalid-input` where the value is not of the type.
 */
export function setEdit(
  { field, written }: Assignment,
  frontMatter: FrontMatter | null,
  profile: SiteProfile,
  type?: ValueType | null,
): FieldEdit {
  const path = pathOf(field, frontMatter, ignoresCase(profile));
  const present = frontMatter ? fieldAt(frontMatter, path) : null;
  const role = roleOf(profile, path);
  const { value, kind } = type ? asType(written, type, field, present) : asPresent(written, present, field, role);
  return kind === null ? { op: 'set', path, value } : { op: 'set', path, value, kind };
}

type Role = 'text' | 'date' | 'flag' | 'list' | null;

/** What a field is there for by the conventions of the site. */
function roleOf({ fields, taxonomies }: SiteProfile, path: FieldPath): Role {
  const isOf = (names: FieldNames | null) => names?.some((name) => name.join('\0') === path.join('\0')) === true;
  if ([fields.date, fields.updated, fields.expiry].some(isOf)) return 'date';
  if ([fields.title, fields.description, fields.cover, fields.slug].some(isOf)) return 'text';
  if (isOf(fields.draft)) return 'flag';
  return taxonomies.some((taxonomy) => isOf(taxonomy.fields)) ? 'list' : null;
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

function asPresent(written: string, present: Field | null, field: string, role: Role): Typed {
  switch (present?.kind) {
    case undefined:
    case 'null':
      return guessed(written, role);
    case 'text':
      // Words in the place of a date ("Last Modified", "Jul 08 2022") give way to a date.
      return { value: written, kind: role === 'date' && isBare(present) && looksLikeDate(written) ? 'date' : null };
    case 'date':
      return { value: written, kind: null };
    case 'number':
      // A title may have been a number by accident: `title: 1984`.
      if (role === 'text' && !isNumber(written)) return { value: written, kind: 'text' };
      return { value: numberOf(written, field), kind: 'number' };
    case 'boolean':
      if (role === 'text' && !isBoolean(written)) return { value: written, kind: 'text' };
      return { value: booleanOf(written, field), kind: 'boolean' };
    case 'list':
      return { value: listOf(written, field), kind: 'list' };
    case 'map':
      return { value: jsonOf(written, field), kind: 'map' };
  }
}

const isBare = ({ value, valueFrom, to }: Field) => typeof value === 'string' && to - valueFrom === value.length;

const isWrittenDate = (field: Field | null) =>
  field?.kind === 'text' && typeof field.value === 'string' && looksLikeDate(field.value);

/** A new field is what it is there for, else what its value looks like to a reader. */
function guessed(written: string, role: Role): Typed {
  if (role === 'text') return { value: written, kind: 'text' };
  if (role === 'list') return { value: listOf(written, ''), kind: 'list' };
  if (written === 'true' || written === 'false' || (role === 'flag' && isBoolean(written)))
    return { value: booleanOf(written, ''), kind: 'boolean' };
  if (isNumber(written)) return { value: written, kind: 'number' };
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

/** Its spelling is kept: `1.50` stays so. */
function numberOf(written: string, field: string): string {
  if (isNumber(written)) return written;
  throw wrongType(`${field} is a number, and ${JSON.stringify(written)} is not.`);
}

const isBoolean = (written: string) => /^(?:true|false|yes|no|on|off)$/i.test(written);

function booleanOf(written: string, field: string): boolean {
  if (isBoolean(written)) return /^(?:true|yes|on)$/i.test(written);
  throw wrongType(`${field} is true or false, and ${JSON.stringify(written)} is neither.`);
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
const wrongType = (message: string) =>
  new AppError('invalid-input', message, { remedy: 'Give the type text to change its type.' });
