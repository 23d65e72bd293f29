import { join, withoutSlashes } from '../../base/paths.ts';
import type { FieldPath, FieldValue } from '../../model/front-matter.ts';
import type { DefinedType, FieldDefinition, FieldLimits, PostSchema } from '../../model/schema.ts';
import { isTable } from '../config-values.ts';
import { choiceOf, deepest, define, limitsOf, tables, textOr, type Table } from './definition.ts';

/** The collections of a Decap CMS configuration (Netlify CMS before, Sveltia CMS reads it too). `base` is the site's folder. */
export function readDecap(source: string, data: FieldValue | null, base: string): readonly PostSchema[] {
  return tables(isTable(data) ? data['collections'] : undefined).flatMap((collection): readonly PostSchema[] => {
    const name = textOr(collection['name']) ?? textOr(collection['label']);
    if (name === null) return [];
    const folder = textOr(collection['folder']);
    const files = tables(collection['files']).flatMap((file) => {
      const path = textOr(file['file']);
      return path === null ? [] : [schemaOf(source, textOr(file['name']) ?? name, place(base, path), file)];
    });
    return folder === null ? files : [schemaOf(source, name, place(base, folder), collection)];
  });
}

const place = (base: string, path: string) => join(base, withoutSlashes(path));

const schemaOf = (source: string, name: string, where: string, { fields }: Table): PostSchema => ({
  name,
  source,
  places: [where],
  fields: fieldsOf(fields, [], 0),
});

function fieldsOf(fields: FieldValue | undefined, parent: FieldPath, depth: number): readonly FieldDefinition[] {
  if (depth > deepest) return [];
  return tables(fields).flatMap((field) => {
    const name = textOr(field['name']);
    // `body` is what stands below the front matter.
    if (name === null || (parent.length === 0 && name === 'body')) return [];
    // Newer versions take a dotted name for a nested key.
    return [fieldOf(field, [...parent, ...name.split('.')], depth)];
  });
}

const types: Readonly<Record<string, DefinedType>> = {
  string: 'text',
  text: 'long-text',
  markdown: 'long-text',
  richtext: 'long-text',
  number: 'number',
  boolean: 'boolean',
  datetime: 'date',
  date: 'date',
  select: 'choice',
  image: 'image',
  file: 'text',
  color: 'text',
  list: 'list',
  object: 'map',
};

function fieldOf(field: Table, path: FieldPath, depth: number): FieldDefinition {
  const widget = textOr(field['widget']) ?? 'string';
  const type = types[widget] ?? 'any';
  const about = {
    label: textOr(field['label']),
    description: textOr(field['hint']),
    required: field['required'] !== false,
    limits: limits(field, type),
    ...(field['default'] === undefined ? {} : { default: field['default'] }),
  };
  if (type === 'choice') {
    const options = Array.isArray(field['options']) ? (field['options'] as readonly FieldValue[]) : [];
    const choices = options.map((option) => choiceOf(option, { value: 'value', label: 'label' }));
    return field['multiple'] === true
      ? define(path, 'list', { ...about, item: define([], 'choice', { choices }) })
      : define(path, 'choice', { ...about, choices });
  }
  if (type === 'map') return define(path, 'map', { ...about, fields: fieldsOf(field['fields'], path, depth + 1) });
  // Without a type of its own a number is saved as text.
  if (type === 'number' && !/^(?:int|float)$/.test(textOr(field['value_type']) ?? ''))
    return define(path, 'text', about);
  return type === 'list' ? define(path, 'list', { ...about, item: itemOf(field, depth) }) : define(path, type, about);
}

/** A list holds texts, one kind of value (`field`), or maps (`fields`). Items of several types are left to the text. */
function itemOf(field: Table, depth: number): FieldDefinition | null {
  if (depth > deepest || field['types'] !== undefined) return null;
  if (isTable(field['field'])) return { ...fieldOf(field['field'], [], depth + 1), path: [] };
  if (field['fields'] === undefined) return define([], 'text');
  return define([], 'map', { fields: fieldsOf(field['fields'], [], depth + 1) });
}

function limits(field: Table, type: DefinedType): FieldLimits {
  const items = type === 'list' || field['multiple'] === true;
  const [pattern, patternMessage] = Array.isArray(field['pattern']) ? (field['pattern'] as readonly FieldValue[]) : [];
  return {
    ...limitsOf(field, items ? { minItems: 'min', maxItems: 'max' } : { min: 'min', max: 'max' }),
    ...limitsOf(field, { minLength: 'minlength', maxLength: 'maxlength' }),
    ...(field['value_type'] === 'int' && { integer: true }),
    ...(typeof pattern === 'string' && { pattern }),
    ...(typeof patternMessage === 'string' && { patternMessage }),
  };
}
