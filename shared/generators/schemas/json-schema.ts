import type { FieldPath, FieldValue } from '../../model/front-matter.ts';
import type { DefinedType, FieldDefinition, FieldLimits } from '../../model/schema.ts';
import { isTable } from '../config-values.ts';
import { deepest, define, limitsOf, textOr } from './definition.ts';

type Schema = Readonly<Record<string, FieldValue>>;

/**
 * The fields of a JSON Schema of an object, as Astro writes one for each collection (draft 7 with
 * the object behind a reference up to Astro 5, draft 2020-12 from 6 on). null where it is no schema of an object. That
 * other keys are refused is not read: Astro 5 says so of every object, and leaves unknown keys out without a word.
 */
export function readJsonSchema(data: FieldValue | null): readonly FieldDefinition[] | null {
  if (!isTable(data)) return null;
  const root: Schema = data;
  const top = resolve(root, root, 0);
  return top && isTable(top['properties']) ? fieldsOf(root, top, [], 0) : null;
}

function fieldsOf(root: Schema, schema: Schema, parent: FieldPath, depth: number): readonly FieldDefinition[] {
  const properties = schema['properties'];
  const required = schema['required'];
  if (!isTable(properties) || depth > deepest) return [];
  return Object.entries(properties).flatMap(([key, inner]) => {
    // Astro adds the key that a data file names its schema with.
    if (parent.length === 0 && key === '$schema') return [];
    const definition = fieldOf(root, inner, [...parent, key], depth + 1);
    // A field with a default may be left out, whatever `required` says of the value after it was filled in.
    const needed = Array.isArray(required) && required.includes(key) && definition.default === undefined;
    return [{ ...definition, required: needed }];
  });
}

function fieldOf(root: Schema, written: FieldValue, path: FieldPath, depth: number): FieldDefinition {
  const outer = isTable(written) ? written : {};
  const schema = resolve(root, outer, depth) ?? {};
  const found = typeOf(root, schema, depth);
  const inner = found.schema;
  const about = {
    label: textOr(outer['title'] ?? schema['title'] ?? inner['title']),
    description: textOr(outer['description'] ?? schema['description'] ?? inner['description']),
    limits: limitsIn(inner),
    ...defaultOf(outer['default'] ?? schema['default'] ?? inner['default']),
  };
  switch (found.type) {
    case 'choice':
      return define(path, 'choice', {
        ...about,
        choices: found.choices.map((value) => ({ value, label: String(value) })),
      });
    case 'list': {
      const items = inner['items'];
      const item = isTable(items) && depth < deepest ? fieldOf(root, items, [], depth + 1) : null;
      return define(path, 'list', { ...about, item });
    }
    case 'map':
      return define(path, 'map', { ...about, fields: fieldsOf(root, inner, path, depth) });
    default:
      return define(path, found.type, about);
  }
}

const defaultOf = (value: FieldValue | undefined) => (value === undefined ? {} : { default: value });

interface Found {
  readonly type: DefinedType;
  /** The alternative that decided. */
  readonly schema: Schema;
  readonly choices: readonly FieldValue[];
}

function typeOf(root: Schema, schema: Schema, depth: number): Found {
  const found = (type: DefinedType, choices: readonly FieldValue[] = []): Found => ({ type, schema, choices });
  if ('const' in schema) return found('choice', [schema['const'] ?? null]);
  const allowed = schema['enum'];
  if (Array.isArray(allowed))
    return found(
      'choice',
      (allowed as readonly FieldValue[]).filter((value) => value !== null),
    );
  const alternatives = schema['anyOf'] ?? schema['oneOf'];
  if (Array.isArray(alternatives)) return oneOf(root, alternatives as readonly FieldValue[], depth);
  const parts = schema['allOf'];
  if (Array.isArray(parts)) return typeOf(root, merged(root, parts as readonly FieldValue[], depth), depth);
  const types = [schema['type']].flat().filter((type) => type !== 'null');
  if (types.length !== 1) return found(isTable(schema['properties']) ? 'map' : 'any');
  return found(simpleType(types[0], schema));
}

function simpleType(type: FieldValue | undefined, schema: Schema): DefinedType {
  const format = schema['format'];
  switch (type) {
    case 'string':
      return format === 'date' || format === 'date-time' ? 'date' : 'text';
    case 'integer':
    case 'number':
      return format === 'unix-time' ? 'date' : 'number';
    case 'boolean':
      return 'boolean';
    case 'array':
      return 'list';
    case 'object':
      return 'map';
    default:
      return 'any';
  }
}

/** Alternatives: all dates are a date, all values a choice of them; a text among others is what a person types. */
function oneOf(root: Schema, alternatives: readonly FieldValue[], depth: number): Found {
  const read = alternatives.flatMap((each) => {
    const schema = isTable(each) ? resolve(root, each, depth) : null;
    return schema === null || schema['type'] === 'null' || depth > deepest ? [] : [typeOf(root, schema, depth + 1)];
  });
  const first = read[0];
  if (!first) return { type: 'any', schema: {}, choices: [] };
  if (read.every(({ type }) => type === 'choice'))
    return { ...first, choices: [...new Set(read.flatMap(({ choices }) => choices))] };
  if (read.every(({ type }) => type === first.type) && (first.type !== 'map' || read.length === 1)) return first;
  const date = read.find(({ type }) => type === 'date');
  return date ?? read.find(({ type }) => type === 'text') ?? { type: 'any', schema: {}, choices: [] };
}

/** An intersection: the keys of all its parts. */
function merged(root: Schema, parts: readonly FieldValue[], depth: number): Schema {
  const schemas = parts.filter(isTable).flatMap((part): readonly Schema[] => {
    const found = resolve(root, part, depth + 1);
    return found ? [found] : [];
  });
  const properties = schemas.map((schema) => schema['properties']).filter(isTable);
  const required = schemas.flatMap((schema) => schema['required'] ?? []);
  const whole: Schema = Object.assign({}, ...schemas) as Schema;
  return properties.length === 0
    ? whole
    : { ...whole, properties: Object.assign({}, ...properties) as Schema, required };
}

/** Follows references within the file (`#/definitions/blog`); null for one that leads nowhere or in a circle. */
function resolve(root: Schema, schema: Schema, depth: number): Schema | null {
  let found: Schema = schema;
  for (let step = depth; step <= deepest * 2; step++) {
    const reference = found['$ref'];
    if (typeof reference !== 'string') return found;
    if (!reference.startsWith('#/')) return null;
    let target: FieldValue | undefined = root;
    for (const key of reference.slice(2).split('/')) {
      const name: string = decodeURIComponent(key.replaceAll('%', '%25')).replaceAll('~1', '/').replaceAll('~0', '~');
      target = isTable(target) ? target[name] : undefined;
    }
    if (!isTable(target)) return null;
    found = target;
  }
  return null;
}

/** Exclusive bounds become the next whole number for whole numbers; else they count as the bound itself. */
function limitsIn(schema: Schema): FieldLimits {
  const integer = [schema['type']].flat().includes('integer');
  const beside = integer ? 1 : 0;
  const exclusive = limitsOf(schema, { min: 'exclusiveMinimum', max: 'exclusiveMaximum' });
  const inclusive = limitsOf(schema, { min: 'minimum', max: 'maximum' });
  const min = inclusive.min ?? (exclusive.min === undefined ? undefined : exclusive.min + beside);
  const max = inclusive.max ?? (exclusive.max === undefined ? undefined : exclusive.max - beside);
  const pattern = textOr(schema['pattern']);
  return {
    // Zod names the largest numbers that JavaScript counts with, which is no bound of the site's.
    ...(min !== undefined && min > Number.MIN_SAFE_INTEGER && { min }),
    ...(max !== undefined && max < Number.MAX_SAFE_INTEGER && { max }),
    ...limitsOf(schema, {
      minLength: 'minLength',
      maxLength: 'maxLength',
      minItems: 'minItems',
      maxItems: 'maxItems',
    }),
    ...(integer && { integer }),
    ...(pattern !== null && { pattern }),
  };
}
