import { parseDate } from '../base/dates.ts';
import { firstField, ignoresCase, listItems, listTextOf } from '../frontmatter/fields.ts';
import { mergeKey } from '../frontmatter/merge-keys.ts';
import { isUnpublished, isYes, readAs } from '../frontmatter/status/flags.ts';
import type { Field, FieldPath, FrontMatter } from '../model/front-matter.ts';
import type { PostId } from '../model/post.ts';
import type { FieldNames, SiteProfile, Taxonomy } from '../model/site.ts';
import { conventionsOf, roles, type Role } from './conventions.ts';
import type { ConversionNote, NeutralFields, NeutralValue, OtherField } from './neutral.ts';

/** What the front matter of a post says, by the conventions of its site. */
export function readFields(
  frontMatter: FrontMatter | null,
  id: PostId,
  profile: SiteProfile,
): { readonly fields: NeutralFields; readonly notes: readonly ConversionNote[] } {
  const notes: ConversionNote[] = [];
  const taken = new Set<string>();
  const take = (field: Field) => taken.add(keyOf(field.path));
  const rest = (names: readonly FieldPath[]) =>
    frontMatter ? names.flatMap((name) => firstField(frontMatter, [name], ignoresCase(profile)) ?? []) : [];
  const found = new Map<Role, NeutralValue>();
  for (const role of roles) {
    const field = rest(namesOf(role, profile)).find((one) => !taken.has(keyOf(one.path)) && fits(role, one));
    if (!field) continue;
    take(field);
    found.set(role, { value: readAs(profile.generator, field), kind: field.kind });
  }
  const taxonomies = new Map<string, readonly string[]>();
  for (const taxonomy of profile.taxonomies) {
    const fields = fieldsOf(taxonomy, rest(taxonomyNames(taxonomy, profile)), profile);
    for (const field of fields) {
      take(field);
      if (Array.isArray(field.value) && field.value.some((item) => Array.isArray(item)))
        notes.push({ message: `\`${keyOf(field.path)}\` are in levels; they became one list.` });
    }
    const items = fields.flatMap((field) => listItems(field.value, listTextOf(taxonomy, field.path)));
    if (fields.length > 0) taxonomies.set(taxonomy.name, [...new Set(items)]);
  }
  const draft = readDraft(rest, id, profile, take);
  const others = frontMatter ? othersOf(frontMatter, taken, profile) : [];
  return { fields: { roles: found, draft, taxonomies, others }, notes };
}

const keyOf = (path: FieldPath) => path.join('.');
const summaries = new Set(['summary', 'excerpt']);

/** The names of a role in the order in which the site prefers them. */
function namesOf(role: Role, profile: SiteProfile): readonly FieldPath[] {
  const { fields, generator } = profile;
  const own = conventionsOf(generator).names[role].split('.');
  switch (role) {
    case 'title':
    case 'updated':
    case 'expiry':
    case 'cover':
      return [...fields[role], own];
    case 'date':
      return fields.date.filter((path) => !fields.updated.some((other) => keyOf(other) === keyOf(path)));
    case 'description':
      return [...fields.description.filter((path) => !summaries.has(path.at(-1) ?? '')), own];
    case 'summary':
      return [own, ['summary'], ['excerpt']];
    case 'slug':
      return [...fields.slug.filter((path) => path.at(-1) === 'slug'), own];
    case 'address':
      return generator === 'plain' ? [own, ['url']] : [own];
    case 'aliases':
      return [own, ['aliases'], ['alias'], ['redirect_from']];
    case 'author':
      return [own, ['author'], ['authors']];
    case 'weight':
      return [own];
  }
}

/** Whether a value is what the role is about; one that is not stays a field of its own. */
function fits(role: Role, { value }: Field): boolean {
  switch (role) {
    case 'title':
    case 'slug':
      return typeof value === 'string' || typeof value === 'number';
    case 'date':
    case 'updated':
    case 'expiry':
      return typeof value === 'string' && parseDate(value) !== null;
    case 'description':
    case 'summary':
    case 'address':
    case 'cover':
      return typeof value === 'string';
    case 'weight':
      return typeof value === 'number' && Number.isInteger(value);
    case 'aliases':
    case 'author':
      return typeof value === 'string' || (Array.isArray(value) && value.every((item) => typeof item === 'string'));
  }
}

const taxonomyNames = (taxonomy: Taxonomy, { generator }: SiteProfile): FieldNames => {
  const [first, ...others] = taxonomy.fields;
  const own = [...conventionsOf(generator).taxonomies, taxonomy.name];
  return [first, ...others, own];
};

/** Jekyll adds the one category to the others; elsewhere the first field counts. */
function fieldsOf(taxonomy: Taxonomy, found: readonly Field[], { generator }: SiteProfile): readonly Field[] {
  const distinct = found.filter((field, at) => found.findIndex((one) => keyOf(one.path) === keyOf(field.path)) === at);
  const lists = distinct.filter(({ kind }) => kind !== 'map');
  return generator === 'jekyll' && taxonomy.name === 'categories' ? lists : lists.slice(0, 1);
}

function readDraft(
  rest: (names: readonly FieldPath[]) => readonly Field[],
  id: PostId,
  profile: SiteProfile,
  take: (field: Field) => void,
): NeutralFields['draft'] {
  const { generator } = profile;
  if (conventionsOf(generator).draft === null) {
    const published = rest([['published']])[0];
    if (published) take(published);
    if (isIn(id, profile.draftFolder) || /(?:^|\/)_drafts\//.test(id)) return true;
    if (!published) return null;
    return isUnpublished(generator, published) ? 'unpublished' : false;
  }
  const flag = rest(profile.fields.draft ?? [['draft']])[0];
  if (!flag) return null;
  take(flag);
  return isYes(generator, flag);
}

const isIn = (id: PostId, folder: string | null) => folder !== null && id.startsWith(`${folder}/`);

/** Every field that is left, a map as its leaves, without the table that holds the fields of a person. */
function othersOf(frontMatter: FrontMatter, taken: ReadonlySet<string>, profile: SiteProfile): readonly OtherField[] {
  const { extra, taxonomies } = conventionsOf(profile.generator);
  const wrappers = [extra, taxonomies].filter((path) => path.length > 0).map(keyOf);
  const leaves = (field: Field): readonly OtherField[] => {
    // What it takes over stands beside it by now.
    if (taken.has(keyOf(field.path)) || field.path.at(-1) === mergeKey) return [];
    const isWrapper = wrappers.includes(keyOf(field.path));
    const inner = (field.fields ?? []).flatMap(leaves);
    if (inner.length > 0 || isWrapper) return inner;
    const path = wrappers.includes(field.path[0] ?? '') ? field.path.slice(1) : field.path;
    return [{ path, value: readAs(profile.generator, field), kind: kindAs(profile, field) }];
  };
  return frontMatter.fields.flatMap(leaves);
}

/** A bare `yes` is true to some readers. */
const kindAs = ({ generator }: SiteProfile, field: Field) =>
  typeof readAs(generator, field) === 'boolean' ? 'boolean' : field.kind;
