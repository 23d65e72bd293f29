import type { FieldPath, FrontMatterFormat } from '../model/front-matter.ts';
import type { Generator } from '../model/site.ts';
import type { ConversionTarget } from '../model/task.ts';

/** What a field is there for, whatever a generator calls it. Tags, categories and the draft flag are read by themselves. */
export const roles = [
  'title',
  'updated',
  'date',
  'expiry',
  'description',
  'summary',
  'slug',
  'address',
  'aliases',
  'author',
  'cover',
  'weight',
] as const;
export type Role = (typeof roles)[number];

/** How a new site of a generator is laid out and written. */
export interface Conventions {
  readonly format: FrontMatterFormat;
  /** A file is a post only with front matter, be that empty. */
  readonly needsBlock: boolean;
  /** The field that each role is written to, dotted. */
  readonly names: Readonly<Record<Role, string>>;
  /** Where other fields and taxonomies go; empty: to the front matter itself. */
  readonly extra: FieldPath;
  readonly taxonomies: FieldPath;
  /** The flag of drafts; null where they have a folder of their own. */
  readonly draft: string | null;
  /** Folders for posts, for drafts where they are apart, and for pages outside of the blog. */
  readonly posts: string;
  readonly drafts: string | null;
  readonly pages: string;
  /** What the file of the page at `/` is called. */
  readonly home: string;
  /** Names begin with the day of the post. */
  readonly dated: boolean;
  /** Images may lie beside a post in a folder of its own (`name/index.md`). */
  readonly bundles: boolean;
  /** The folder that is served as `/`. */
  readonly static: string;
  readonly marker: string;
  /** Dates without an offset are read in a zone that the configuration names; else in UTC. */
  readonly hasZone: boolean;
  /** What runs through the text before Markdown is read. */
  readonly templates: 'hugo' | 'liquid' | 'nunjucks' | 'zola' | null;
  /** What is said where a field only works with something that a new site does not have. */
  readonly needs: Readonly<Partial<Record<Role, string>>>;
}

const common: Readonly<Record<Role, string>> = {
  title: 'title',
  updated: 'updated',
  date: 'date',
  expiry: 'expiryDate',
  description: 'description',
  summary: 'summary',
  slug: 'slug',
  address: 'permalink',
  aliases: 'aliases',
  author: 'author',
  cover: 'cover',
  weight: 'weight',
};

const plain: Conventions = {
  format: 'yaml',
  needsBlock: false,
  names: common,
  extra: [],
  taxonomies: [],
  draft: 'draft',
  posts: '',
  drafts: null,
  pages: '',
  home: 'index',
  dated: false,
  bundles: true,
  static: '',
  marker: '<!--more-->',
  hasZone: false,
  templates: null,
  needs: {},
};

/** The conventions of the generators' own documentation and starters. */
export const conventions: Readonly<Record<ConversionTarget, Conventions>> = {
  plain,
  hugo: {
    ...plain,
    names: { ...common, updated: 'lastmod', address: 'url' },
    posts: 'content/posts',
    pages: 'content',
    // An `index.md` there makes the whole site one page (gohugo.io/content-management/page-bundles).
    home: '_index',
    static: 'static',
    hasZone: true,
    templates: 'hugo',
  },
  jekyll: {
    ...plain,
    // jekyllrb.com/docs/front-matter
    needsBlock: true,
    names: { ...common, updated: 'last_modified_at', summary: 'excerpt', aliases: 'redirect_from', cover: 'image' },
    draft: null,
    posts: '_posts',
    drafts: '_drafts',
    dated: true,
    bundles: false,
    hasZone: true,
    templates: 'liquid',
    needs: { aliases: 'Old addresses (`redirect_from`) need the plugin jekyll-redirect-from.' },
  },
  astro: {
    ...plain,
    names: { ...common, date: 'pubDate', updated: 'updatedDate', cover: 'heroImage' },
    posts: 'src/content/blog',
    pages: 'src/content/blog',
    static: 'public',
    needs: {
      address: 'Astro has no field for a whole address: `permalink` is kept, and its routes have to use it.',
      aliases: 'Old addresses (`aliases`) are kept; Astro wants them as `redirects` in its configuration.',
    },
  },
  eleventy: {
    ...plain,
    posts: 'content/blog',
    pages: 'content',
    static: 'public',
    templates: 'liquid',
    needs: { aliases: 'Old addresses (`aliases`) are kept; Eleventy makes no pages of them by itself.' },
  },
  hexo: {
    ...plain,
    names: { ...common, summary: 'excerpt', aliases: 'alias' },
    draft: null,
    posts: 'source/_posts',
    drafts: 'source/_drafts',
    pages: 'source',
    bundles: false,
    static: 'source',
    marker: '<!-- more -->',
    hasZone: true,
    templates: 'nunjucks',
    needs: { aliases: 'Old addresses (`alias`) need the plugin hexo-generator-alias.' },
  },
  zola: {
    ...plain,
    format: 'toml',
    // getzola.org/documentation/content/page
    needsBlock: true,
    names: {
      ...common,
      expiry: 'extra.expiryDate',
      summary: 'extra.summary',
      address: 'path',
      author: 'authors',
      cover: 'extra.cover',
    },
    extra: ['extra'],
    taxonomies: ['taxonomies'],
    posts: 'content/blog',
    pages: 'content',
    // An `index.md` there is a page of that name beside the section that has the root (getzola.org/documentation/content/section).
    home: '_index',
    static: 'static',
    marker: '<!-- more -->',
    templates: 'zola',
  },
};

/**
 * How a file is written. A section of Zola may have no field that is only a page's: one that it does not know stops the build
 * (components/content/src/front_matter/section.rs).
 */
export function conventionsAt(target: ConversionTarget, path: string): Conventions {
  const own = conventions[target];
  if (target !== 'zola' || !/(?:^|\/)_index\.md$/.test(path)) return own;
  const apart = ['date', 'updated', 'slug', 'address', 'author'] as const;
  const names = Object.fromEntries(apart.map((role) => [role, `extra.${own.names[role]}`]));
  return { ...own, names: { ...own.names, ...names }, taxonomies: ['extra', 'taxonomies'] };
}

/** The conventions that a post of this generator follows when it is read; of those without any, plain ones. */
export const conventionsOf = (generator: Generator): Conventions =>
  generator === 'next' || generator === 'docusaurus' ? plain : conventions[generator];

/**
 * Fields that name something of the generator's own, such as a layout: in another site they lead nowhere or stop its
 * build, so they stay behind.
 */
export const ownFields: Readonly<Record<Generator, readonly string[]>> = {
  plain: [],
  hugo: [
    'layout',
    'type',
    'cascade',
    'outputs',
    'build',
    '_build',
    'markup',
    'headless',
    'resources',
    'menu',
    'menus',
    'sitemap',
  ],
  jekyll: ['layout'],
  astro: ['layout'],
  eleventy: [
    'layout',
    'pagination',
    'page',
    'content',
    'collections',
    'eleventyExcludeFromCollections',
    'eleventyComputed',
    'eleventyNavigation',
    'eleventyImport',
    'templateEngineOverride',
  ],
  hexo: ['layout'],
  next: ['layout'],
  zola: ['template', 'render', 'in_search_index', 'insert_anchor_links'],
  docusaurus: ['layout'],
};
