import { formatDate, parseDate } from '../base/dates.ts';
import { fieldAt, firstField, ignoresCase, listItems } from '../frontmatter/fields.ts';
import { withInherited } from '../frontmatter/inherit.ts';
import { instantOfField } from '../frontmatter/status/instants.ts';
import type { FieldPath, FrontMatter } from '../model/front-matter.ts';
import type { PostId, PostSummary } from '../model/post.ts';
import type { SiteProfile } from '../model/site.ts';
import { placeOf } from './post-place.ts';

/** What a front matter says of a post's place in the site. Plain JSON: it is kept from export to export. */
export interface SiteFields {
  /** The last part of its address. */
  readonly slug: string | null;
  /** What Docusaurus calls a document in its address instead of by its file: its `id`, where it has no slug. */
  readonly documentId: string | null;
  /** Its whole address: Hugo's `url`, Jekyll's, Hexo's and Eleventy's `permalink`, Zola's `path`. */
  readonly address: string | null;
  /** Addresses that it had before. */
  readonly aliases: readonly string[];
  readonly description: string | null;
  /** As written. */
  readonly updated: string | null;
  /** The same as the generator reads it, in milliseconds since 1970. */
  readonly updatedTime: number | null;
}

/** A post as the plan of a site looks at it. */
export interface SitePost extends SiteFields, Pick<PostSummary, 'id' | 'title' | 'date' | 'time' | 'taxonomies'> {
  readonly id: PostId;
  /** BCP 47. */
  readonly language: string;
  /** It has a page, which no list, feed and sitemap names. */
  readonly unlisted?: true;
}

/** The date that readers see: words that only the generator makes a date of are none but by the instant that they mean. */
export function readersDate({ date, time }: Pick<PostSummary, 'date' | 'time'>): string | null {
  if (date === null || parseDate(date)) return date;
  return time === null ? null : formatDate(time, 0, 'second');
}

export const noSiteFields: SiteFields = {
  slug: null,
  documentId: null,
  address: null,
  aliases: [],
  description: null,
  updated: null,
  updatedTime: null,
};

const addressFields: readonly FieldPath[] = [['url'], ['permalink'], ['path']];
const aliasFields: readonly FieldPath[] = [['aliases'], ['alias'], ['redirect_from']];

/** Reads the place of a post from its front matter and what other files of the site give it; nothing of one that cannot be read. */
export function siteFields(own: FrontMatter | null, profile: SiteProfile, id: PostId): SiteFields {
  const frontMatter = withInherited(profile, id, own);
  if (!frontMatter) return noSiteFields;
  const anyCase = ignoresCase(profile);
  const updated = firstField(frontMatter, profile.fields.updated, anyCase);
  const text = (paths: readonly FieldPath[], templates = false) =>
    paths
      .map((path) => (anyCase ? firstField(frontMatter, [path], true) : fieldAt(frontMatter, path))?.value)
      .map((value) => textOf(value, templates))
      .find((found) => found !== null) ?? null;
  const slug = text(profile.fields.slug.filter((path) => path.at(-1) === 'slug'));
  return {
    slug: slug ?? slugInName(profile, id, frontMatter),
    documentId: profile.generator === 'docusaurus' ? text([['id']]) : null,
    address: text(
      addressFields.filter(([name]) => isAddress(profile, name ?? '')),
      profile.generator === 'eleventy',
    ),
    aliases: aliasFields.flatMap((path) => listItems(fieldAt(frontMatter, path)?.value ?? null, 'one')),
    description: text(profile.fields.description),
    updated: text(profile.fields.updated),
    updatedTime: updated && instantOfField(profile, updated),
  };
}

/**
 * What stands behind the date in a name that Hugo takes the date from (`:filename`), unless the front matter has a slug
 * (resources/page/pagemeta, dateAndSlugFromBaseFilename).
 */
function slugInName(profile: SiteProfile, id: PostId, frontMatter: FrontMatter): string | null {
  if (profile.generator !== 'hugo' || profile.pathDates === 'never') return null;
  if (firstField(frontMatter, [['slug']], true)) return null;
  const { name } = placeOf(profile, { id, language: '' });
  const [, day = '', rest = ''] = /^(\d{4}-\d\d-\d\d)(.*)$/.exec(name) ?? [];
  const isDated = () =>
    profile.fields.date.some((path) => {
      const field = firstField(frontMatter, [path], true);
      return field !== null && instantOfField(profile, field) !== null;
    });
  if (!parseDate(day) || (profile.pathDates === 'last' && isDated())) return null;
  return rest.replace(/^[ _-]+|[ _-]+$/g, '') || null;
}

/** Which field holds the whole address is the generator's choice: `path` in Hugo is nothing. */
function isAddress({ generator }: SiteProfile, name: string): boolean {
  if (name === 'url') return generator === 'hugo' || generator === 'plain';
  if (name === 'path') return generator === 'zola';
  return generator === 'jekyll' || generator === 'hexo' || generator === 'eleventy' || generator === 'plain';
}

function textOf(value: unknown, templates: boolean): string | null {
  const written = typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
  // An address that a template makes is known to the generator alone, but for what `eleventyAddress` knows.
  return written === '' || (!templates && /\{[{%]/.test(written)) ? null : written;
}
