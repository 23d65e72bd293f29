import type { Field, FieldPath, FieldValue, FrontMatter } from '../model/front-matter.ts';
import type { FieldNames, SiteProfile, Taxonomy } from '../model/site.ts';

/** How one string with several tags reads; see `Taxonomy.text`. */
export type ListText = Taxonomy['text'];

/** How a string reads in one of the taxonomy's fields: `tags: a b` is two tags in Jekyll, `tag: a b` is one. */
export function listTextOf(taxonomy: Taxonomy, path: FieldPath): ListText {
  const isSingle = taxonomy.single?.some((single) => single.join('\0') === path.join('\0'));
  return isSingle ? 'one' : taxonomy.text;
}

/** The generator takes `Title` and `title` for one key. */
export const ignoresCase = ({ generator }: Pick<SiteProfile, 'generator'>): boolean => generator === 'hugo';

/** The field at exactly this path, null when there is none. Hugo's case-insensitive keys: see `firstField`. */
export function fieldAt(frontMatter: FrontMatter, path: FieldPath): Field | null {
  let fields: readonly Field[] | undefined = frontMatter.fields;
  let found: Field | undefined;
  for (const key of path) {
    found = fieldNamed(fields ?? [], key);
    if (!found) return null;
    fields = found.fields ?? found.items;
  }
  return found ?? null;
}

/** In a loop of its own, for it is asked many times for each post of a list. */
export function fieldNamed(fields: readonly Field[], key: string, caseInsensitive = false): Field | undefined {
  for (const field of fields) {
    const name = field.path[field.path.length - 1] ?? '';
    if (name === key || (caseInsensitive && name.toLowerCase() === key.toLowerCase())) return field;
  }
  return undefined;
}

/**
 * The first field that is there, of names in order of preference; null when none is.
 * `caseInsensitive` also finds `Title` for `title`, as Hugo does; a name in the right case wins.
 */
export function firstField(frontMatter: FrontMatter, names: FieldNames, caseInsensitive = false): Field | null {
  for (const name of names) {
    const field = fieldAt(frontMatter, name);
    if (field) return field;
  }
  if (!caseInsensitive) return null;
  for (const name of names) {
    const field = anyCase(frontMatter.fields, name);
    if (field) return field;
  }
  return null;
}

function anyCase(fields: readonly Field[], path: FieldPath): Field | null {
  const [key, ...rest] = path;
  if (key === undefined) return null;
  const field = fieldNamed(fields, key, true);
  if (!field || rest.length === 0) return field ?? null;
  return anyCase(field.fields ?? [], rest);
}

/**
 * Every form of tags as a flat list in the order written: a list, a list of lists (Hexo), of names with addresses
 * (Docusaurus), one string, a number, nothing.
 */
export function listItems(value: FieldValue, text: ListText): readonly string[] {
  if (value === null) return [];
  if (Array.isArray(value)) {
    const items: string[] = [];
    for (const item of value as readonly FieldValue[]) {
      const label = tagLabel(item);
      if (label !== null) items.push(label);
      else if (typeof item !== 'string') items.push(...listItems(item, 'one'));
      else if (item.trim() !== '') items.push(item);
    }
    return items;
  }
  if (typeof value === 'object') return [];
  const written = String(value);
  return textItems(written, text).map((item) => written.slice(item.from, item.to));
}

/**
 * The name of a tag that is written with its address: `{label: X, permalink: /x}` of Docusaurus, which has both
 * (docusaurus.io/docs/api/plugins/@docusaurus/plugin-content-blog, "tags"). Null for any other value.
 */
export function tagLabel(item: FieldValue | undefined): string | null {
  if (item === null || typeof item !== 'object' || Array.isArray(item)) return null;
  const { label, permalink } = item as Readonly<Record<string, FieldValue>>;
  return typeof label === 'string' && label.trim() !== '' && typeof permalink === 'string' ? label : null;
}

/** Where the items of a string stand in it, without the blanks round them. */
export function textItems(text: string, form: ListText): readonly { readonly from: number; readonly to: number }[] {
  const pattern = form === 'spaces' ? /\S+/g : form === 'commas' ? /[^\s,](?:[^,]*[^\s,])?/g : /\S(?:[\s\S]*\S)?/g;
  return [...text.matchAll(pattern)].map((match) => ({ from: match.index, to: match.index + match[0].length }));
}
