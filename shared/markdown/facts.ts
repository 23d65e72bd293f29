import { singleSpaced } from '../base/single-spaced.ts';
import { firstField, listItems, listTextOf } from '../frontmatter/fields.ts';
import { withInherited } from '../frontmatter/inherit.ts';
import { ownLanguage } from '../frontmatter/language.ts';
import { fieldAt, foreignFrontMatter, readFrontMatter } from '../frontmatter/read.ts';
import { postStatus, type PostStatus } from '../frontmatter/status.ts';
import type { Field, FrontMatter, Problem } from '../model/front-matter.ts';
import type { PostId, PostSummary } from '../model/post.ts';
import type { SiteProfile, Taxonomy } from '../model/site.ts';
import { excerptOf, headExcerpt, type Body } from './excerpt.ts';
import { findIslands, mayHaveIslands } from './islands.ts';
import { headingLevel, headingText } from './outline.ts';
import { parseBody } from './parser.ts';
import { countBody, override } from './stats.ts';

/** What the list shows of a post; since and until when its state holds is for who keeps it. */
export type ListFacts = Omit<PostSummary, 'id' | 'revision' | 'size' | 'modified' | 'words' | 'minutes'> &
  Pick<PostStatus, 'since' | 'until'>;

/** The same with what only reading the whole text tells. */
export interface PostFacts extends ListFacts {
  readonly excerpt: string;
  readonly words: number;
  readonly minutes: number;
}

/** Facts of a post from the text of its whole file. `now` in milliseconds since 1970. */
export function postFacts(text: string, id: PostId, profile: SiteProfile, now: number): PostFacts {
  const frontMatter = readFrontMatter(text, profile.yaml);
  const from = frontMatter?.to ?? (text.startsWith('\uFEFF') ? 1 : 0);
  const tree = parseBody(text, from);
  const mdx = /\.mdx$/i.test(id) || undefined;
  const islands = mayHaveIslands(text, mdx) ? findIslands(text, from, tree, { mdx }) : [];
  const body: Body = { text, from, tree, islands };
  const stats = countBody({ ...body, rule: profile.reading, minutes: override(frontMatter) });
  return {
    ...titleOf(frontMatter, () => firstHeading(body), id, profile),
    ...postStatus(profile, id, frontMatter, now),
    taxonomies: taxonomiesOf(frontMatter, id, profile),
    ...languageFact(frontMatter, id, profile),
    excerpt: excerptOf(body, profile),
    words: stats.words,
    minutes: stats.minutes,
    format: frontMatter?.format ?? null,
    problems: problemsOf(frontMatter, text),
  };
}

/** How many bytes of a file are mostly, and how many nearly always, enough for `headFacts`. */
export const headLengths = [1536, 4096];

/**
 * What the list shows of a post from the first characters of its file, thirty times as fast; null where they do not tell
 * for certain: the whole text decides then. What it answers is what `postFacts` answers of the whole; a test compares.
 * The excerpt, which nothing hangs on, is null by itself where it takes a parser.
 */
export function headFacts(
  head: string,
  isWhole: boolean,
  id: PostId,
  profile: SiteProfile,
  now: number,
): ListFacts | null {
  if (/\.mdx$/i.test(id)) return null;
  const frontMatter = readFrontMatter(head, profile.yaml);
  // A block that ends where the head is cut may end elsewhere in the whole.
  if (!frontMatter || frontMatter.problems.length > 0 || (!isWhole && frontMatter.to === head.length)) return null;
  const title = writtenTitle(frontMatter, id, profile);
  if (!title) return null;
  return {
    ...title,
    ...postStatus(profile, id, frontMatter, now),
    taxonomies: taxonomiesOf(frontMatter, id, profile),
    ...languageFact(frontMatter, id, profile),
    excerpt: headExcerpt(head, isWhole, frontMatter.to, profile),
    format: frontMatter.format,
    problems: [],
  };
}

function languageFact(own: FrontMatter | null, id: PostId, profile: SiteProfile): Pick<PostSummary, 'language'> {
  const language = ownLanguage(profile, id, withInherited(profile, id, own));
  return language === null ? {} : { language };
}

type Title = Pick<PostSummary, 'title' | 'titleFrom'>;

function writtenTitle(own: FrontMatter | null, id: PostId, profile: SiteProfile): Title | null {
  const frontMatter = withInherited(profile, id, own);
  const value = frontMatter && firstField(frontMatter, profile.fields.title, profile.generator === 'hugo')?.value;
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
  return heading ? { title: heading, titleFrom: 'heading' } : { title: fileTitle(id), titleFrom: 'file-name' };
}

/** The first heading of the highest kind: a first-level one anywhere is the title, else the first there is. */
function firstHeading({ text, tree, from, islands }: Body): string {
  let best: { level: number; from: number; to: number } | null = null;
  tree.iterate({
    from,
    enter(node) {
      if (best?.level === 1) return false;
      const level = headingLevel(node.name);
      if (level !== null && (best === null || level === 1)) best = { level, from: node.from, to: node.to };
      return level === null;
    },
  });
  const found = best as { from: number; to: number } | null;
  return found ? headingText(text, tree, found.from, found.to, islands) : '';
}

/** The words of a file name: without the date before it, of a bundle the folder's name. */
function fileTitle(id: PostId): string {
  const parts = id.split('/');
  const file = (parts.at(-1) ?? '').replace(/\.[^.]+$/, '');
  const name = /^_?index$/i.test(file) && parts.length > 1 ? (parts.at(-2) ?? file) : file;
  const words = name
    .replace(/^\d{4}-\d{1,2}-\d{1,2}[-_ ]?/, '')
    .replace(/[-_]+/g, ' ')
    .trim();
  return words === '' ? name : words.charAt(0).toUpperCase() + words.slice(1);
}

/** The values of every taxonomy that a front matter names, and other files of the site for the post. */
export function taxonomiesOf(own: FrontMatter | null, id: PostId, profile: SiteProfile): PostSummary['taxonomies'] {
  const frontMatter = withInherited(profile, id, own);
  if (!frontMatter) return {};
  const all: (readonly [string, readonly string[]])[] = [];
  for (const taxonomy of profile.taxonomies) {
    const items = fieldsRead(frontMatter, taxonomy, profile).flatMap((field) =>
      listItems(field.value, listTextOf(taxonomy, field.path)),
    );
    const named = [...new Set(items)].filter((item) => item !== '');
    if (named.length > 0) all.push([taxonomy.name, named]);
  }
  // A taxonomy may be called `__proto__`.
  return Object.fromEntries(all);
}

/** The fields that the generator takes a taxonomy from, of those that are there. */
function fieldsRead(frontMatter: FrontMatter, taxonomy: Taxonomy, { generator }: SiteProfile): readonly Field[] {
  if (generator !== 'jekyll') return [firstField(frontMatter, taxonomy.fields, generator === 'hugo') ?? []].flat();
  const found = taxonomy.fields.flatMap((path) => fieldAt(frontMatter, path) ?? []);
  // Jekyll adds the one category to the others; of tags the singular comes before the plural, where it has a value.
  if (taxonomy.name === 'categories') return found;
  const single = found.find((field) => field.value !== null && listTextOf(taxonomy, field.path) === 'one');
  return single ? [single] : found.slice(0, 1);
}

function problemsOf(frontMatter: FrontMatter | null, text: string): readonly Problem[] {
  const foreign = frontMatter ? null : foreignFrontMatter(text);
  return [...(frontMatter?.problems ?? []), ...(foreign ? [foreign] : [])];
}
