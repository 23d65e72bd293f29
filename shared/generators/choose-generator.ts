import { basename, dirname, join } from '../base/paths.ts';
import type { FieldKind, FieldValue, FrontMatterFormat } from '../model/front-matter.ts';
import type { PostId } from '../model/post.ts';
import type { Generator } from '../model/site.ts';

/** A configuration file: its text, and its values where it is YAML, TOML or JSON. A program is only ever text. */
export interface SiteConfig {
  /** Path below the library's root. */
  readonly path: string;
  readonly text: string;
  readonly data: FieldValue | null;
}

/** What detection looks at in a neighbouring post. */
export interface SamplePost {
  readonly id: PostId;
  readonly format: FrontMatterFormat | null;
  /** Dotted names of the front matter's keys, tables included: `title`, `taxonomies.tags`. */
  readonly keys: readonly string[];
  /** The keys outside of tables with what they hold. */
  readonly fields: readonly { readonly name: string; readonly kind: FieldKind }[];
  readonly text: string;
}

export interface DetectInput {
  readonly configs: readonly SiteConfig[];
  /** Folders below the root, at least the upper levels. */
  readonly folders: readonly string[];
  readonly posts: readonly PostId[];
  readonly samples: readonly SamplePost[];
  /** Archetypes and scaffolds: Markdown files below the root that new posts may begin as. */
  readonly templates?: readonly string[];
  /** Files beside the posts that give them values: section pages by their front matter, Eleventy's data files. */
  readonly dataFiles?: readonly SiteConfig[];
}

/** Which generator makes the site, in which folder below the root (`''` or `website`), and what says so. */
export interface Choice {
  readonly generator: Generator;
  readonly base: string;
  readonly because: string;
}

/**
 * The generator by its configuration files, then by the site's folders, then by the posts themselves. `folder` is where
 * the person says that the site is, of several.
 */
export function chooseGenerator(input: DetectInput, folder?: string): Choice {
  const sites = new Map<string, Choice>();
  for (const config of input.configs) {
    const found = byConfig(config, input);
    const base = found && folderOf(config.path, found.depth);
    if (found && base !== null && rank(found) > rank(sites.get(base))) sites.set(base, { ...found, base });
  }
  if (folder !== undefined && (folder !== '' || sites.has('')))
    return sites.get(folder) ?? { generator: 'plain', base: folder, because: `nothing in ${folder} names a generator` };
  return (
    chooseSite([...sites.values()], input) ??
    byFolders(input) ??
    byPosts(input) ?? { generator: 'plain', base: '', because: 'no sign of a site generator was found' }
  );
}

interface Found {
  readonly generator: Generator;
  readonly because: string;
  /** A package or a Gemfile names what may be a mere helper; a configuration file is the site itself. */
  readonly weak?: boolean;
  /** Folders between the site and the file: `config/_default/hugo.toml` has two. */
  readonly depth: number;
}

const rank = (found: Found | Choice | undefined) => (found === undefined ? 0 : 'weak' in found && found.weak ? 1 : 2);

function byConfig(config: SiteConfig, input: DetectInput): Found | null {
  const name = basename(config.path);
  const found = (generator: Generator, depth = 0): Found => ({ generator, because: `${config.path} is there`, depth });
  if (/^docusaurus\.config\.\w+$/.test(name)) return found('docusaurus');
  if (/(?:^|\/)config\/_default\/(?:hugo|config)\.(?:toml|ya?ml|json)$/.test(config.path)) return found('hugo', 2);
  if (/^hugo\.(?:toml|ya?ml|json)$/.test(name)) return found('hugo');
  if (/^astro\.config\.\w+$/.test(name)) return found('astro');
  if (/^(?:eleventy\.config\.\w+|\.eleventy\.c?js)$/.test(name)) return found('eleventy');
  if (/^(?:next\.config|contentlayer\.config)\.\w+$/.test(name)) return found('next');
  // Heirs of Contentlayer serve other builders as well: those name themselves.
  if (/^(?:velite\.config|content-collections)\.[cm]?[jt]s$/.test(name)) return { ...found('next'), weak: true };
  if (name === 'config.toml' || name === 'zola.toml') return tomlConfig(config);
  if (/^config\.(?:ya?ml|json)$/.test(name) && hasKey(config.data, /^(?:baseurl|languagecode|theme)$/i))
    return { ...found('hugo'), because: `${config.path} has Hugo's keys` };
  if (/^_config\.ya?ml$/.test(name)) return underscoreConfig(config, input);
  if (name === 'Gemfile' && /^\s*gem\s+['"](?:jekyll|github-pages)['"]/m.test(config.text))
    return { generator: 'jekyll', because: `${config.path} names Jekyll`, depth: 0, weak: true };
  return name === 'package.json' ? byPackage(config) : null;
}

function tomlConfig(config: SiteConfig): Found | null {
  // Zola demands `base_url`; Hugo spells it `baseURL`.
  if (hasKey(config.data, /^base_url$/)) return { generator: 'zola', because: `${config.path} has base_url`, depth: 0 };
  if (hasKey(config.data, /^(?:baseurl|languagecode|theme|params|contentdir|markup)$/i))
    return { generator: 'hugo', because: `${config.path} has Hugo's keys`, depth: 0 };
  return null;
}

function underscoreConfig(config: SiteConfig, input: DetectInput): Found {
  const base = dirname(config.path);
  const hexoKey = hasKey(
    config.data,
    /^(?:new_post_name|source_dir|post_asset_folder|archive_dir|render_drafts|skip_render)$/,
  );
  const hexoFolder = input.folders.some(
    (folder) => folder === join(base, 'scaffolds') || folder === join(base, 'source/_posts'),
  );
  if (hexoKey || hexoFolder)
    return {
      generator: 'hexo',
      because: `${config.path} ${hexoKey ? "has Hexo's keys" : "stands by Hexo's folders"}`,
      depth: 0,
    };
  return { generator: 'jekyll', because: `${config.path} is there`, depth: 0 };
}

const packages: readonly (readonly [string, Generator])[] = [
  ['@docusaurus/core', 'docusaurus'],
  ['astro', 'astro'],
  ['@11ty/eleventy', 'eleventy'],
  ['hexo', 'hexo'],
  ['next', 'next'],
];

/** The names that a package.json depends on. */
export function dependenciesOf(config: SiteConfig): readonly string[] {
  const tables = ['dependencies', 'devDependencies'].map((key) => valueAt(config.data, key));
  return tables.flatMap((table) => (isTable(table) ? Object.keys(table) : []));
}

function byPackage(config: SiteConfig): Found | null {
  const names = dependenciesOf(config);
  const known = packages.find(([name]) => names.includes(name));
  return known ? { generator: known[1], because: `${config.path} depends on ${known[0]}`, depth: 0, weak: true } : null;
}

/** Folders of names that only one generator has, when they hold most of the posts. */
function byFolders({ folders, posts }: DetectInput): Choice | null {
  const signs = folders.flatMap((folder): Choice[] => {
    const hexo = /^(?:(.*)\/)?source\/_posts$/.exec(folder);
    if (hexo) return [{ generator: 'hexo', base: hexo[1] ?? '', because: `the folder ${folder} is Hexo's` }];
    const jekyll = /^(?:(.*)\/)?_posts$/.exec(folder);
    return jekyll ? [{ generator: 'jekyll', base: jekyll[1] ?? '', because: `the folder ${folder} is Jekyll's` }] : [];
  });
  const below = ({ base }: Choice) => posts.filter((id) => base === '' || id.startsWith(`${base}/`)).length;
  return signs.find((sign) => below(sign) * 2 > posts.length) ?? null;
}

/** The site at the root; else the only one below it; else, where all have one generator, the one with most posts. */
function chooseSite(sites: readonly Choice[], { posts }: DetectInput): Choice | null {
  const atRoot = sites.find((site) => site.base === '');
  // A package.json at the root may only hold tools; a configuration file below it is a site.
  const below = sites.filter((site) => site.base !== '' && rank(site) > rank(atRoot));
  if (atRoot && below.length === 0) return atRoot;
  const candidates = atRoot ? below : sites;
  const outer = candidates.filter(
    (site) => !candidates.some((other) => other !== site && site.base.startsWith(`${other.base}/`)),
  );
  const count = (site: Choice) => posts.filter((id) => id.startsWith(`${site.base}/`) && !isAboutCode(id)).length;
  const [first, second] = outer.toSorted((a, b) => count(b) - count(a));
  if (!first) return null;
  if (second === undefined || outer.every((site) => site.generator === first.generator)) return first;
  // In a repository of many packages the blog is the one that is written in.
  if (count(first) > 0 && count(first) >= count(second) * 4)
    return { ...first, because: `${first.because}, and most posts are in ${first.base}` };
  return {
    generator: 'plain',
    base: '',
    because: `several sites are in this folder: ${outer.map((site) => site.base).join(', ')}`,
  };
}

/** A page about a package, which every package has. */
const isAboutCode = (id: string) => /(?:^|\/)(?:readme|changelog|contributing|license|code_of_conduct)\.\w+$/i.test(id);

/** What only one generator's posts hold. */
const cues: readonly (readonly [Generator, string, (post: SamplePost) => boolean])[] = [
  ['hugo', 'Hugo section pages (_index.md)', (post) => /(?:^|\/)_index\.md$/.test(post.id) && post.format !== 'toml'],
  ['hugo', 'Hugo shortcodes', (post) => /\{\{[<%]\s*\/?\w/.test(post.text)],
  [
    'zola',
    'Zola tables in the front matter',
    (post) => post.format === 'toml' && post.keys.some((key) => /^(?:taxonomies|extra)\./.test(key)),
  ],
  ['zola', 'Zola section pages', (post) => /(?:^|\/)_index\.md$/.test(post.id) && post.format === 'toml'],
  ['jekyll', 'Jekyll tags', (post) => /\{%-?\s*(?:post_url|link|include_relative|highlight)\s/.test(post.text)],
  ['hexo', 'Hexo tags', (post) => /\{%-?\s*(?:asset_(?:img|path|link)|post_link|codeblock)\s/.test(post.text)],
  ['eleventy', "Eleventy's url filter", (post) => /\{\{[^}]*\|\s*url\s*\}\}/.test(post.text)],
  ['eleventy', 'JavaScript front matter', (post) => /^---js\b/.test(post.text)],
  ['next', 'MDX with exported metadata', (post) => post.id.endsWith('.mdx') && /^export const \w+ =/m.test(post.text)],
  ['docusaurus', 'Docusaurus marks', (post) => /<!--\s*truncate\s*-->|\{\/\*\s*truncate\s*\*\/\}/.test(post.text)],
];

/** A vote of the posts. Signs of several generators cancel each other: a wrong guess is worse than none. */
function byPosts({ samples }: DetectInput): Choice | null {
  const votes = new Map<Generator, { count: number; sign: string }>();
  for (const [generator, sign, holds] of cues) {
    const count = samples.filter(holds).length;
    const known = votes.get(generator);
    if (count > 0) votes.set(generator, { count: count + (known?.count ?? 0), sign: known?.sign ?? sign });
  }
  const [first, second] = [...votes].toSorted(([, a], [, b]) => b.count - a.count);
  if (!first || (second && second[1].count * 3 > first[1].count)) return null;
  return { generator: first[0], base: '', because: `${first[1].sign} were found in ${first[1].count} posts` };
}

function folderOf(path: string, depth: number): string {
  return path
    .split('/')
    .slice(0, -1 - depth)
    .join('/');
}

type Table = Readonly<Record<string, FieldValue>>;
export const isTable = (value: unknown): value is Table =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const hasKey = (data: FieldValue | null, name: RegExp) =>
  isTable(data) && Object.keys(data).some((key) => name.test(key));

/** A value by its dotted path; keys compare without case, as Hugo's do (no other generator has keys that differ by case). */
export function valueAt(data: FieldValue | null, path: string): FieldValue | undefined {
  let value: FieldValue | undefined = data ?? undefined;
  for (const key of path.toLowerCase().split('.')) {
    if (!isTable(value)) return undefined;
    const name: string | undefined = Object.keys(value).find((candidate) => candidate.toLowerCase() === key);
    value = name === undefined ? undefined : value[name];
  }
  return value;
}
