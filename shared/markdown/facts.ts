import type { Tree } from '@lezer/common';
import { firstField, listItems, listTextOf } from '../frontmatter/fields.ts';
import { foreignFrontMatter, readFrontMatter } from '../frontmatter/read.ts';
import { postStatus } from '../frontmatter/status.ts';
import type { FrontMatter, Problem } from '../model/front-matter.ts';
import type { PostId, PostSummary } from '../model/post.ts';
import type { SiteProfile } from '../model/site.ts';
import { findIslands, mayHaveIslands, type Island } from './islands.ts';
import { headingLevel, headingText } from './outline.ts';
import { parseBody } from './parser.ts';
import { proseText, readProse } from './prose.ts';
import { countBody, override } from './stats.ts';

export type PostFacts = Omit<PostSummary, 'id' | 'revision' | 'size' | 'modified'>;

const excerptLength = 160;

/** What the list shows of a post, from the text of its whole file. `now` in milliseconds since 1970. */
export function postFacts(text: string, id: PostId, profile: SiteProfile, now: number): PostFacts {
  const frontMatter = readFrontMatter(text, profile.yaml);
  const from = frontMatter?.to ?? (text.startsWith('\uFEFF') ? 1 : 0);
  const tree = parseBody(text, from);
  const mdx = /\.mdx$/i.test(id) || undefined;
  const islands = mayHaveIslands(text, mdx) ? findIslands(text, from, tree, { mdx }) : [];
  const body: Body = { text, from, tree, islands };
  const stats = countBody({ ...body, rule: profile.reading, minutes: override(frontMatter) });
  const status = postStatus(profile, id, frontMatter, now);
  return {
    ...titleOf(frontMatter, body, id, profile),
    ...status,
    taxonomies: taxonomiesOf(frontMatter, profile),
    excerpt: excerptOf(body, profile),
    words: stats.words,
    minutes: stats.minutes,
    format: frontMatter?.format ?? null,
    problems: problemsOf(frontMatter, text),
  };
}

interface Body {
  readonly text: string;
  readonly from: number;
  readonly tree: Tree;
  readonly islands: readonly Island[];
}

type Title = Pick<PostSummary, 'title' | 'titleFrom'>;

function titleOf(frontMatter: FrontMatter | null, body: Body, id: PostId, profile: SiteProfile): Title {
  const value = frontMatter && firstField(frontMatter, profile.fields.title, profile.generator === 'hugo')?.value;
  const written = typeof value === 'string' || typeof value === 'number' ? oneLine(String(value)) : '';
  if (written) return { title: written, titleFrom: 'front-matter' };
  const heading = firstHeading(body);
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

function taxonomiesOf(frontMatter: FrontMatter | null, profile: SiteProfile): PostSummary['taxonomies'] {
  // A taxonomy may be called `constructor`.
  const all: Record<string, readonly string[]> = Object.create(null) as Record<string, readonly string[]>;
  if (!frontMatter) return { ...all };
  for (const taxonomy of profile.taxonomies) {
    const field = firstField(frontMatter, taxonomy.fields, profile.generator === 'hugo');
    const items = field
      ? [...new Set(listItems(field.value, listTextOf(taxonomy, field.path)))].filter((item) => item !== '')
      : [];
    if (items.length > 0) all[taxonomy.name] = items;
  }
  return { ...all };
}

function excerptOf({ text, from, tree, islands }: Body, profile: SiteProfile): string {
  const stop = excerptEnd(text, from, profile);
  let words = '';
  tree.iterate({
    from,
    to: stop,
    enter(node) {
      if (words.length > excerptLength) return false;
      if (node.name !== 'Paragraph' && node.name !== 'Task') return !/^(?:Table|FencedCode|HTMLBlock)$/.test(node.name);
      const range = { from: node.from, to: Math.min(node.to, stop), code: false, islands };
      words = `${words} ${proseText(text, readProse(text, tree, range), excerptLength)}`.trim();
      return false;
    },
  });
  return shorten(words);
}

/** Where the excerpt marker stands, else the end of the text. */
function excerptEnd(text: string, from: number, { generator, excerptMarker }: SiteProfile): number {
  const word = excerptMarker && /^<!--\s*(\w+)\s*-->$/.exec(excerptMarker)?.[1];
  // Hugo takes its marker to the letter; Hexo, Zola and Docusaurus allow blanks, and Docusaurus the comment of MDX.
  const exact = generator === 'hugo' || !word;
  const spaced = exact ? null : new RegExp(`<!--\\s*${word}\\s*-->|\\{/\\*\\s*${word}\\s*\\*/\\}`, 'i');
  const at = spaced ? text.slice(from).search(spaced) : excerptMarker ? text.indexOf(excerptMarker, from) - from : -1;
  return at < 0 ? text.length : from + at;
}

function shorten(words: string): string {
  if (words.length <= excerptLength) return words;
  const cut = words.slice(0, excerptLength - 1);
  const blank = cut.lastIndexOf(' ');
  return `${(blank > excerptLength / 2 ? cut.slice(0, blank) : cut).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

function problemsOf(frontMatter: FrontMatter | null, text: string): readonly Problem[] {
  const foreign = frontMatter ? null : foreignFrontMatter(text);
  return [...(frontMatter?.problems ?? []), ...(foreign ? [foreign] : [])];
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();
