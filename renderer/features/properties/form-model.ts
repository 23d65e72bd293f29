import { capitalized } from '../../../shared/base/capitalized.ts';
import { isNumericDate } from '../../../shared/base/rewrite-date.ts';
import { firstField, ignoresCase } from '../../../shared/frontmatter/fields.ts';
import type { Field, FieldKind, FieldPath, FieldValue, FrontMatter } from '../../../shared/model/front-matter.ts';
import type { DefinedType, FieldDefinition, PostSchema } from '../../../shared/model/schema.ts';
import type { FieldNames, SiteProfile, Taxonomy } from '../../../shared/model/site.ts';

/** A place in the form: a field of the post, or where it would go. */
export interface Place {
  readonly label: string;
  /** The path that an edit goes to. */
  readonly path: FieldPath;
  readonly field: Field | null;
  /** What a schema of the site says of it. */
  readonly definition: FieldDefinition | null;
  /** It is an item of a list of so many. */
  readonly item?: { readonly index: number; readonly count: number };
}

export interface FormModel {
  readonly title: Place;
  readonly date: Place;
  /** `inverted`: the field says published, not draft. */
  readonly draft: (Place & { readonly inverted: boolean }) | null;
  readonly description: Place;
  readonly taxonomies: readonly (Place & { readonly taxonomy: Taxonomy })[];
  /** Everything else in the order written, then what a schema needs and the post does not have. */
  readonly others: readonly Place[];
}

/** What the form shows for a post of this site. */
export function formModel(profile: SiteProfile, frontMatter: FrontMatter, schema: PostSchema | null): FormModel {
  const ignoreCase = ignoresCase(profile);
  const defined = schema?.fields ?? [];
  const place = (label: string, names: FieldNames): Place => {
    const field = firstField(frontMatter, names, ignoreCase);
    // A schema knows better than custom under which of its names a field belongs.
    const path = field?.path ?? names.find((name) => definitionAt(defined, name)) ?? names[0];
    const definition = definitionAt(defined, path);
    return { label: definition?.label ?? label, field, path, definition };
  };
  const draft = profile.fields.draft ? place('Draft', profile.fields.draft) : null;
  const published = firstField(frontMatter, [['published']], ignoreCase);
  const inverted = published?.kind === 'boolean' && !draft?.field;
  const model = {
    title: place('Title', profile.fields.title),
    date: place('Date', profile.fields.date),
    draft: inverted
      ? { label: 'Draft', field: published, path: published.path, definition: null, inverted }
      : draft && { ...draft, inverted },
    description: place('Description', profile.fields.description),
    taxonomies: profile.taxonomies.map((taxonomy) => ({
      ...place(capitalized(taxonomy.name), taxonomy.fields),
      taxonomy,
    })),
  };
  const shown = [
    model.title,
    model.date,
    model.description,
    ...model.taxonomies,
    ...(model.draft ? [model.draft] : []),
  ];
  const taken = new Set(shown.map(({ path }) => keyOf(path)));
  const others = otherFields(frontMatter.fields, taken).map((field) => placeOf(field, defined));
  return { ...model, others: [...others, ...missing(defined, frontMatter, taken)] };
}

export const keyOf = (path: FieldPath): string => path.join('\0');

/** The place of a field that is there; `defined` are the definitions beside it. */
export function placeOf(field: Field, defined: readonly FieldDefinition[]): Place {
  const key = field.path.at(-1) ?? '';
  const definition = defined.find(({ path }) => path.at(-1) === key) ?? null;
  return { label: definition?.label ?? key, path: field.path, field, definition };
}

/** The items of a list that holds lists or maps, each under the first text in it, else its number. */
export function itemPlaces({ field, definition }: Place): readonly Place[] {
  const items = field?.items ?? [];
  return items.map((item, index) => {
    const [first = ''] = summary(item.value).split(', ');
    const label = item.kind === 'list' || first === '' || first.length > 40 ? `Item ${index + 1}` : first;
    return {
      label,
      path: item.path,
      field: item,
      definition: definition?.item ?? null,
      item: { index, count: items.length },
    };
  });
}

function definitionAt(defined: readonly FieldDefinition[], path: FieldPath): FieldDefinition | null {
  const [key, ...inner] = path;
  const found = defined.find((definition) => definition.path.at(-1) === key);
  return inner.length === 0 || !found ? (found ?? null) : definitionAt(found.fields, inner);
}

/** A map that only holds fields shown elsewhere is not shown again. */
function otherFields(fields: readonly Field[], taken: ReadonlySet<string>): readonly Field[] {
  return fields.filter((field) => {
    if (taken.has(keyOf(field.path))) return false;
    return !field.fields?.length || otherFields(field.fields, taken).length > 0;
  });
}

function missing(defined: readonly FieldDefinition[], { fields }: FrontMatter, taken: ReadonlySet<string>) {
  return defined
    .filter(
      ({ path, required }) => required && !taken.has(keyOf(path)) && !fields.some((one) => one.path[0] === path[0]),
    )
    .map((definition): Place => {
      const { path, label } = definition;
      return { label: label ?? path.at(-1) ?? '', path, field: null, definition };
    });
}

export type Control = 'text' | 'long-text' | 'number' | 'switch' | 'date' | 'choice' | 'list' | 'items' | 'group';

/** Which control a field gets: by what it is in the file; by the schema where it is empty or only certain values fit. */
export function controlOf({ field, definition }: Place): Control {
  const kind = field && field.kind !== 'null' ? field.kind : definition ? kinds[definition.type] : 'text';
  const isSingle = kind !== 'list' && kind !== 'map';
  if (isSingle && definition && definition.choices.length > 0) return 'choice';
  switch (kind) {
    case 'boolean':
      return 'switch';
    case 'number':
      return 'number';
    case 'date':
      return 'date';
    case 'map':
      return 'group';
    case 'list':
      return field?.items || definition?.item?.type === 'map' ? 'items' : 'list';
    case 'text':
    case 'null': {
      const text = typeof field?.value === 'string' ? field.value : '';
      if (isNumericDate(text)) return 'date';
      return definition?.type === 'long-text' || text.length > longText || text.includes('\n') ? 'long-text' : 'text';
    }
  }
}

/** A text of more characters wraps. */
const longText = 26;

/** What a defined field is written as. */
export const kinds: Readonly<Record<DefinedType, FieldKind>> = {
  text: 'text',
  'long-text': 'text',
  image: 'text',
  any: 'text',
  choice: 'text',
  number: 'number',
  boolean: 'boolean',
  date: 'date',
  list: 'list',
  map: 'map',
};

/** Whether the field says so; `inverted`: it says that the post is published. One that is not there says nothing. */
export const isDraft = (field: Field | null, inverted: boolean): boolean =>
  field !== null && (inverted ? field.value === false : field.value === true || field.value === 'true');

/** A value on one line, for a group that is closed. */
export function summary(value: FieldValue): string {
  if (value === null) return '';
  if (Array.isArray(value))
    return value
      .map((item: FieldValue) => summary(item))
      .filter(Boolean)
      .join(', ');
  if (typeof value === 'object') return summary(Object.values(value as Readonly<Record<string, FieldValue>>));
  return String(value);
}
