import { capitalized } from '../../base/capitalized.ts';
import { dateInPath, withoutDate } from '../../base/dates.ts';
import { basename, postName } from '../../base/paths.ts';
import { singleSpaced } from '../../base/single-spaced.ts';
import { fieldAt, firstField, ignoresCase, listItems, listTextOf } from '../../frontmatter/fields.ts';
import { jekyllType, withInherited } from '../../frontmatter/inherit.ts';
import { readAs } from '../../frontmatter/status/flags.ts';
import type { Field, FrontMatter } from '../../model/front-matter.ts';
import type { PostId, PostSummary } from '../../model/post.ts';
import type { SiteProfile, Taxonomy } from '../../model/site.ts';

// What a post is called and filed under, once its front matter has been read.

type Title = Pick<PostSummary, 'title' | 'titleFrom'>;

/** The title that the front matter gives, or other files of the site; null: none. */
export function writtenTitle(own: FrontMatter | null, id: PostId, profile: SiteProfile): Title | null {
  const frontMatter = withInherited(profile, id, own);
  const value = frontMatter && firstField(frontMatter, profile.fields.title, ignoresCase(profile))?.value;
  const written = typeof value === 'string' || typeof value === 'number' ? singleSpaced(String(value)).trim() : '';
  return written ? { title: written, titleFrom: 'front-matter' } : null;
}

/** The title by the front matter, else by the heading that is asked for then ('' for none), else by the file's name. */
export function titleOf(
  frontMatter: FrontMatter | null,
  headingOf: () => string,
  id: PostId,
  profile: SiteProfile,
): Title {
  const written = writtenTitle(frontMatter, id, profile);
  if (written) return written;
  const heading = headingOf();
  return heading ? { title: heading, titleFrom: 'heading' } : { title: fileTitle(id, profile), titleFrom: 'file-name' };
}

/** The words of a post's name, without the date before it. */
function fileTitle(id: PostId, profile: SiteProfile): string {
  if (profile.generator === 'jekyll' && jekyllType(profile, id) !== 'pages') return jekyllTitle(id);
  const name = postName(id);
  const words = withoutDate(name).replace(/[-_]+/g, ' ').trim();
  return words === '' || dateInPath(name) === name ? name : capitalized(words);
}

/** The title that Jekyll itself gives a post or a document without one (Document#populate_title, Utils.titleize_slug). */
const jekyllTitle = (id: PostId): string =>
  basename(id)
    .replace(/\.[^.]+$/, '')
    .replace(/^\d{2,4}-\d{1,2}-\d{1,2}-/, '')
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase())
    .join(' ')
    .trim();

/** The values of every taxonomy that a front matter names, and other files of the site for the post. */
export function taxonomiesOf(own: FrontMatter | null, id: PostId, profile: SiteProfile): PostSummary['taxonomies'] {
  const frontMatter = withInherited(profile, id, own);
  if (!frontMatter) return {};
  const all: (readonly [string, readonly string[]])[] = [];
  for (const taxonomy of profile.taxonomies) {
    const fields = fieldsRead(frontMatter, taxonomy, profile);
    if (fields.length === 0) continue;
    const named = new Set<string>();
    for (const { value, path } of fields)
      for (const item of listItems(value, listTextOf(taxonomy, path))) named.add(item);
    if (named.size > 0) all.push([taxonomy.name, [...named]]);
  }
  // A taxonomy may be called `__proto__`.
  return Object.fromEntries(all);
}

/** The fields that the generator takes a taxonomy from, of those that are there. */
function fieldsRead(frontMatter: FrontMatter, taxonomy: Taxonomy, profile: SiteProfile): readonly Field[] {
  if (profile.generator !== 'jekyll') {
    const field = firstField(frontMatter, taxonomy.fields, ignoresCase(profile));
    return field ? [field] : [];
  }
  const isSingle = (field: Field) => listTextOf(taxonomy, field.path) === 'one';
  const found = taxonomy.fields
    .flatMap((path) => fieldAt(frontMatter, path) ?? [])
    .filter((field) => taxonomy.name !== 'tags' || isSingle(field) || isTextOrList(field));
  // Jekyll adds the one category behind the others, which it makes addresses of in this order; of tags the singular comes before the plural, where it has a value.
  if (taxonomy.name === 'categories') return found.toSorted((a, b) => Number(isSingle(a)) - Number(isSingle(b)));
  const single = found.find((field) => field.value !== null && isSingle(field));
  return single ? [single] : found.slice(0, 1);
}

/** A number, a yes and a day that stand alone are no tags to Jekyll (Utils.value_from_plural_key). */
const isTextOrList = (field: Field): boolean =>
  Array.isArray(field.value) || (typeof readAs('jekyll', field) === 'string' && field.kind !== 'date');
