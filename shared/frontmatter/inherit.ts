import { matchesGlob } from '../base/glob.ts';
import { withoutEnding } from '../base/paths.ts';
import type { Field, FieldValue, FrontMatter } from '../model/front-matter.ts';
import type { PostId } from '../model/post.ts';
import type { Generator, PostDefaults, SiteProfile, Taxonomy } from '../model/site.ts';
import { ignoresCase, listItems } from './fields.ts';
import { languageOf } from './language.ts';
import { givenField, withMerged } from './merge-keys.ts';

/**
 * The front matter as the generator has it: with the fields that other files of the site give the post, and those that it takes
 * over by a merge key. Those name their `source`, and are for reading only: what is written into a post starts from its own front matter. null without any.
 */
export function withInherited(profile: SiteProfile, id: PostId, written: FrontMatter | null): FrontMatter | null {
  const own = withMerged(written);
  const defaults = defaultsFor(profile, id);
  if (defaults.length === 0) return own;
  const empty = { format: profile.format, from: 0, to: 0, contentFrom: 0, contentTo: 0, problems: [] };
  return { ...(own ?? empty), fields: merged(profile.generator, own?.fields ?? [], defaults) };
}

/** The values that a post gets from elsewhere, each with the file that it comes from, in the order of their names. */
export function inheritedFields(profile: SiteProfile, id: PostId, own: FrontMatter | null): readonly Field[] {
  return (withInherited(profile, id, own)?.fields ?? []).filter((field) => field.source !== undefined);
}

/** Which other file gives a field, as the end of a sentence; empty for one that stands in the post. */
export const whereFrom = ({ source }: Pick<Field, 'source'>): string =>
  source === undefined ? '' : `, says ${source}`;

/** The files that give a post a value under one of these names, whatever stands in the post. */
export function filesGiving({ fields }: Pick<Taxonomy, 'fields'>, profile: SiteProfile, id: PostId): readonly string[] {
  const names = new Set(fields.map((path) => path.join('.').toLowerCase()));
  const giving = defaultsFor(profile, id).filter(({ values }) =>
    Object.keys(values).some((name) => names.has(name.toLowerCase())),
  );
  return [...new Set(giving.map(({ source }) => source))];
}

function merged(generator: Generator, own: readonly Field[], defaults: readonly PostDefaults[]): readonly Field[] {
  const keyOf = (name: string) => (ignoresCase({ generator }) ? name.toLowerCase() : name);
  const fields = new Map(own.map((field) => [keyOf(field.path[0] ?? ''), field]));
  for (const { source, values, always } of defaults) {
    for (const [name, value] of Object.entries(values)) {
      const key = keyOf(name);
      const known = fields.get(key);
      if (!known || always) fields.set(key, givenField([name], value, source));
      else fields.set(key, together(generator, name, value, known));
    }
  }
  return [...fields.values()];
}

/** What stands in both: the post's own, but for lists that the generator adds up. */
function together(generator: Generator, name: string, outer: FieldValue, known: Field): Field {
  const adds =
    (generator === 'eleventy' && (name === 'tags' || (Array.isArray(outer) && Array.isArray(known.value)))) ||
    // Document#merge_categories! of Jekyll.
    (generator === 'jekyll' && name === 'categories');
  // To Eleventy `tags:` without a value is an empty list (TemplateData.getCleanedTagsImmutable).
  const isEmpty = known.value === null && !(generator === 'eleventy' && name === 'tags');
  if (!adds || isEmpty) return known;
  const text = generator === 'jekyll' ? 'spaces' : name === 'tags' ? 'commas' : 'one';
  const items = [...new Set([...listItems(outer, text), ...listItems(known.value, text)])];
  return { ...known, kind: 'list', value: items };
}

/** The files that say something of a post, the one that comes first by the generator's rules first. */
function defaultsFor(profile: SiteProfile, id: PostId): readonly PostDefaults[] {
  const { defaults, generator } = profile;
  const mine = defaults.length === 0 ? defaults : defaults.filter((one) => isFor(profile, id, one));
  if (generator !== 'jekyll') return mine;
  const folders = categoryFolders(profile, id);
  return folders.length === 0 ? ranked(mine) : [...ranked(mine), categoriesOf(id, folders)];
}

function isFor(profile: SiteProfile, id: PostId, { under, glob, type, languages }: PostDefaults): boolean {
  if (!id.startsWith(under) || (type !== null && type !== jekyllType(profile, id))) return false;
  if (languages !== null) {
    const language = languageOf(profile, id).toLowerCase();
    if (!languages.some((pattern) => matchesGlob(pattern, language))) return false;
  }
  if (glob === null) return true;
  return profile.generator === 'hugo'
    ? matchesGlob(glob, hugoPath(profile, id))
    : beginsWith(glob, jekyllPath(profile, id));
}

/** Hugo's path of a page from 0.123 on: below the content, without ending and language, in lower case. */
function hugoPath({ contentFolders }: SiteProfile, id: PostId): string {
  const folder = longestOf(contentFolders.filter((one) => one === '' || id.startsWith(`${one}/`)));
  const below = (folder === '' ? id : id.slice(folder.length + 1)).toLowerCase().replaceAll(' ', '-');
  const name = withoutEnding(below).replace(/\.[a-z]{2,3}(?:[-_][a-z]{2,4})?$/, '');
  return `/${name.replace(/(?:^|\/)index$/, '')}`;
}

const longestOf = (folders: readonly string[]) =>
  folders.reduce((most, one) => (one.length > most.length ? one : most), '');

/** Jekyll looks for what a pattern finds on the disk: the post itself or a folder on the way to it. */
function beginsWith(glob: string, path: string): boolean {
  const parts = path.split('/');
  // To Ruby `**/` is any number of folders, and `**` elsewhere is `*`.
  const pattern = glob.replace(/\*\*+(\/?)/g, (_, slash: string) => (slash === '' ? '*' : '{,**/}'));
  return parts.some((_, index) => matchesGlob(pattern, parts.slice(0, index + 1).join('/')));
}

/** The place of a post below the source of a site of Jekyll. */
export function jekyllPath({ siteFolder, draftFolder }: SiteProfile, id: PostId): string {
  const source = draftFolder?.replace(/(?:^|\/)_drafts$/, '') ?? siteFolder;
  return source === '' ? id : id.slice(source.length + 1);
}

/** What Jekyll takes a file for: `posts` (drafts too), the name of a collection, or `pages`. */
export function jekyllType(profile: SiteProfile, id: PostId): string {
  const folders = jekyllPath(profile, id).split('/').slice(0, -1);
  if (folders.includes('_posts') || folders.includes('_drafts')) return 'posts';
  const collection = profile.contentFolders.find(
    (folder) => /(?:^|\/)_[^/]+$/.test(folder) && id.startsWith(`${folder}/`),
  );
  return collection === undefined ? 'pages' : collection.slice(collection.lastIndexOf('_') + 1);
}

/**
 * The order of FrontmatterDefaults#all of Jekyll: a set whose path is longer than the longest so far, or as long and not
 * less exact, comes before all of them; any other one after all of them.
 */
function ranked(sets: readonly PostDefaults[]): readonly PostDefaults[] {
  const order: PostDefaults[] = [];
  let first: PostDefaults | null = null;
  for (const set of sets) {
    if (first === null || comesBefore(set, first)) {
      first = set;
      order.unshift(set);
    } else order.push(set);
  }
  return order;
}

function comesBefore(set: PostDefaults, first: PostDefaults): boolean {
  const length = ({ under, glob }: PostDefaults) => under.length + (glob?.length ?? 0);
  if (length(set) !== length(first)) return length(set) > length(first);
  return set.type !== null || first.type === null;
}

/** Jekyll takes the folders above `_posts` for categories. */
function categoryFolders(profile: SiteProfile, id: PostId): readonly string[] {
  const parts = jekyllPath(profile, id).split('/');
  const place = parts.findIndex((part) => part === '_posts' || part === '_drafts');
  return place < 0 ? [] : parts.slice(0, place);
}

const categoriesOf = (id: PostId, folders: readonly string[]): PostDefaults => ({
  source: id.slice(0, id.lastIndexOf('/')),
  values: { categories: folders },
  under: '',
  glob: null,
  type: null,
  languages: null,
});
