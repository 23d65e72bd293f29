import { join } from '../../base/paths.ts';
import type { FieldPath, FieldValue } from '../../model/front-matter.ts';
import type { DefinedType, FieldDefinition, FieldLimits, PostSchema } from '../../model/schema.ts';
import { trimSlashes } from '../config-values.ts';
import { isTable } from '../config-values.ts';
import { choiceOf, deepest, define, limitsOf, tables, textOr, type Table } from './definition.ts';

/** The content types of Front Matter CMS (`frontmatter.json`), for the folders that name them. */
export function readFrontMatterCms(source: string, data: FieldValue | null, base: string): readonly PostSchema[] {
  if (!isTable(data)) return [];
  const groups = new Map(
    tables(data['frontMatter.taxonomy.fieldGroups']).map((group) => [String(group['id']), group['fields']] as const),
  );
  const folders = tables(data['frontMatter.content.pageFolders']).flatMap((folder) => {
    const path = textOr(folder['path']);
    const types = Array.isArray(folder['contentTypes'])
      ? (folder['contentTypes'] as readonly FieldValue[])
      : ['default'];
    return path === null ? [] : [{ path: folderIn(base, path), types }];
  });
  return tables(data['frontMatter.taxonomy.contentTypes']).map((type) => {
    const name = textOr(type['name']) ?? 'default';
    const places = folders.filter((folder) => folder.types.includes(name)).map((folder) => folder.path);
    return { name, source, places, fields: fieldsOf(type['fields'], [], groups, 0) };
  });
}

/** `[[workspace]]/content/posts` or a path below the workspace. */
const folderIn = (base: string, path: string) => join(base, trimSlashes(path.replace(/^\[\[workspace\]\]/, '')));

type Groups = ReadonlyMap<string, FieldValue | undefined>;

function fieldsOf(
  fields: FieldValue | undefined,
  parent: FieldPath,
  groups: Groups,
  depth: number,
): readonly FieldDefinition[] {
  if (depth > deepest) return [];
  return tables(fields).flatMap((field) => {
    const name = textOr(field['name']);
    const type = textOr(field['type']) ?? 'string';
    // Headings and rules between the controls are no fields.
    return name === null || /^(?:divider|heading)$/.test(type)
      ? []
      : [fieldOf(field, type, [...parent, name], groups, depth)];
  });
}

const types: Readonly<Record<string, DefinedType>> = {
  string: 'text',
  number: 'number',
  datetime: 'date',
  boolean: 'boolean',
  draft: 'boolean',
  image: 'image',
  choice: 'choice',
  tags: 'list',
  categories: 'list',
  taxonomy: 'list',
  list: 'list',
  file: 'text',
  slug: 'text',
  fields: 'map',
};

function fieldOf(field: Table, written: string, path: FieldPath, groups: Groups, depth: number): FieldDefinition {
  const type = types[written] ?? 'any';
  const placeholder = typeof field['default'] === 'string' && field['default'].includes('{{');
  const about = {
    label: textOr(field['title']),
    description: textOr(field['description']),
    required: field['required'] === true,
    limits: limits(field),
    // `{{now}}` is filled in by the extension.
    ...(field['default'] === undefined || placeholder ? {} : { default: field['default'] }),
  };
  if (type === 'choice') {
    const options = Array.isArray(field['choices']) ? (field['choices'] as readonly FieldValue[]) : [];
    const choices = options.map((option) => choiceOf(option, { value: 'id', label: 'title' }));
    return field['multiple'] === true
      ? define(path, 'list', { ...about, item: define([], 'choice', { choices }) })
      : define(path, 'choice', { ...about, choices });
  }
  if (type === 'map')
    return define(path, 'map', { ...about, fields: fieldsOf(field['fields'], path, groups, depth + 1) });
  if (type === 'list') return define(path, 'list', { ...about, item: define([], 'text') });
  if (written === 'block') {
    const group = [field['fieldGroup']].flat().map((id) => groups.get(String(id)));
    const item = group.length === 1 ? define([], 'map', { fields: fieldsOf(group[0], [], groups, depth + 1) }) : null;
    return define(path, 'list', { ...about, item });
  }
  if (type === 'image' && field['multiple'] === true)
    return define(path, 'list', { ...about, item: define([], 'image') });
  // `single: false` is an input of several lines.
  return define(path, written === 'string' && field['single'] === false ? 'long-text' : type, about);
}

function limits(field: Table): FieldLimits {
  const options = isTable(field['numberOptions']) ? field['numberOptions'] : {};
  return {
    ...limitsOf(options, { min: 'min', max: 'max' }),
    ...(isTable(field['numberOptions']) && options['isDecimal'] !== true && { integer: true }),
    ...limitsOf(field, { maxItems: 'taxonomyLimit' }),
  };
}
