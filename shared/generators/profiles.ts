import type { FieldPath } from '../model/front-matter.ts';
import type { FieldNames, Generator, ReadingRule, SiteFields, SiteProfile, Taxonomy } from '../model/site.ts';

/** Folders that hold programs, versions or caches, never posts. */
export const neverWalked: readonly string[] = [
  '.git',
  '.hg',
  '.svn',
  '.jj',
  'node_modules',
  'bower_components',
  '.obsidian',
  '.vscode',
  '.idea',
  '.trash',
  '.Trash',
  '$RECYCLE.BIN',
];

const imageLadder = 12;

/** 238 words a minute: mean silent reading of English non-fiction (Brysbaert 2019); each image as Medium counts it. */
const ownRule: ReadingRule = {
  name: 'Longhand',
  words: 238,
  cjk: 500,
  firstImage: imageLadder,
  code: false,
  round: 'up',
};
// Hugo: (words + 212) / 213, and (characters + 500) / 501 for Chinese, Japanese, Korean, in whole numbers.
const hugoRule: ReadingRule = { name: 'Hugo', words: 213, cjk: 501, firstImage: 0, code: true, round: 'up' };
// Zola: (words + 199) / 200.
const zolaRule: ReadingRule = { name: 'Zola', words: 200, cjk: 500, firstImage: 0, code: true, round: 'up' };
/** The npm package `reading-time`: 200 a minute, each CJK character being a word. */
export const readingTimeRule: ReadingRule = {
  name: 'reading-time',
  words: 200,
  cjk: 200,
  firstImage: 0,
  code: true,
  round: 'up',
};

/** Field names from dotted text: `'taxonomies.tags'` is a key in a table. */
function names(first: string, ...others: readonly string[]): FieldNames {
  return [first.split('.'), ...others.map((name) => name.split('.'))];
}

const commonFields: SiteFields = {
  title: names('title', 'Title'),
  date: names('date', 'Date', 'published', 'Published', 'pubDate', 'publishDate', 'created'),
  updated: names('updated', 'lastmod', 'modified', 'last_modified_at', 'updatedDate'),
  expiry: names('expiryDate', 'expires'),
  description: names('description', 'summary', 'excerpt', 'Description', 'subtitle'),
  cover: names('cover', 'image', 'featured_image', 'heroImage', 'thumbnail'),
  slug: names('slug', 'permalink'),
  draft: names('draft'),
};

function taxonomy(name: string, text: Taxonomy['text'], ...fields: readonly [string, ...string[]]): Taxonomy {
  return { name, fields: names(...fields), text };
}

const tagsAndCategories = (text: Taxonomy['text']): readonly Taxonomy[] => [
  taxonomy('tags', text, 'tags', 'tag'),
  taxonomy('categories', text, 'categories', 'category'),
];

const isSingular = (path: FieldPath) => !path.at(-1)?.endsWith('s');

const plain: SiteProfile = {
  generator: 'plain',
  siteFolder: '',
  contentFolders: [''],
  ignoredFolders: neverWalked,
  format: 'yaml',
  yaml: 'core',
  fields: commonFields,
  taxonomies: [
    taxonomy('tags', 'commas', 'tags', 'Tags', 'tag', 'keywords'),
    taxonomy('categories', 'commas', 'categories', 'Categories', 'category', 'Category'),
  ],
  assets: [
    { folder: '', url: '/' },
    { folder: 'static', url: '/' },
    { folder: 'public', url: '/' },
    { folder: 'assets', url: '/' },
  ],
  fileName: '{slug}.md',
  slugs: 'github',
  newFolder: '',
  draftFolder: null,
  template: null,
  bundles: [],
  defaults: [],
  timeZone: 'UTC',
  publishesFuture: true,
  publishesDrafts: false,
  publishesExpired: false,
  pathDates: 'last',
  language: 'en',
  languages: [],
  siteTitle: '',
  excerptMarker: '<!--more-->',
  reading: ownRule,
  author: { name: '', links: [] },
  evidence: [],
  notes: [],
};

const overrides: Readonly<Record<Generator, Partial<SiteProfile>>> = {
  plain: {},
  hugo: {
    slugs: 'hugo',
    yaml: 'goccy-yaml',
    contentFolders: ['content'],
    ignoredFolders: [...neverWalked, '/public', '/resources', '/themes', '/archetypes', '/layouts', '/static'],
    fields: {
      title: names('title'),
      // The order of Hugo's own [frontmatter] defaults.
      date: names('date', 'publishDate', 'pubDate', 'published', 'lastmod', 'modified'),
      updated: names('lastmod', 'modified'),
      expiry: names('expiryDate', 'unpublishDate'),
      description: names('description', 'summary'),
      cover: names('cover', 'image', 'images', 'featured_image', 'thumbnail'),
      slug: names('slug', 'url'),
      draft: names('draft'),
    },
    taxonomies: tagsAndCategories('one'),
    assets: [
      { folder: 'static', url: '/' },
      { folder: 'assets', url: '/' },
      { folder: 'content', url: '/' },
    ],
    newFolder: 'content/posts',
    publishesFuture: false,
    // A date in the name counts only for a site that configures `:filename`.
    pathDates: 'never',
    reading: hugoRule,
  },
  jekyll: {
    slugs: 'jekyll',
    yaml: 'psych',
    ignoredFolders: [...neverWalked, '/_site', '.jekyll-cache', '.jekyll-metadata', '.sass-cache', '/vendor'],
    fields: {
      ...commonFields,
      title: names('title'),
      date: names('date'),
      updated: names('last_modified_at', 'updated'),
      slug: names('slug', 'permalink'),
      // Jekyll itself knows no such flag: a post is a draft by standing in `_drafts`.
      draft: null,
    },
    // Jekyll splits the string of a plural key only: Utils.pluralized_array_from_hash.
    taxonomies: tagsAndCategories('spaces').map((one) => ({ ...one, single: one.fields.filter(isSingular) })),
    assets: [
      { folder: '', url: '/' },
      { folder: 'assets', url: '/' },
    ],
    fileName: '{date}-{slug}.md',
    newFolder: '_posts',
    draftFolder: '_drafts',
    publishesFuture: false,
    excerptMarker: null,
  },
  astro: {
    yaml: 'js-yaml-4',
    contentFolders: ['src/content', 'src/pages'],
    ignoredFolders: [...neverWalked, '/dist', '.astro', '.vercel', '.netlify', '/public'],
    fields: {
      ...commonFields,
      title: names('title'),
      date: names('pubDate', 'publishDate', 'pubDatetime', 'date', 'publishedAt', 'published'),
      updated: names('updatedDate', 'modDatetime', 'updated', 'lastmod'),
      cover: names('heroImage', 'coverImage', 'cover', 'image', 'ogImage'),
      slug: names('slug'),
    },
    assets: [
      { folder: 'public', url: '/' },
      { folder: '', url: '/' },
    ],
    newFolder: 'src/content/blog',
    excerptMarker: null,
  },
  eleventy: {
    // From 3.1 on; gray-matter with js-yaml 3 before.
    yaml: 'js-yaml-4',
    ignoredFolders: [...neverWalked, '/_site', '/dist', '_includes', '_layouts', '_data'],
    fields: { ...commonFields, title: names('title'), date: names('date'), slug: names('permalink', 'slug') },
    taxonomies: tagsAndCategories('one'),
    assets: [
      { folder: 'public', url: '/' },
      { folder: '', url: '/' },
      { folder: 'content', url: '/' },
      { folder: 'src', url: '/' },
    ],
    newFolder: 'content/blog',
    excerptMarker: null,
  },
  hexo: {
    yaml: 'js-yaml-4',
    contentFolders: ['source'],
    ignoredFolders: [...neverWalked, '/public', '/themes', '/scaffolds', '/.deploy_git'],
    fields: {
      ...commonFields,
      title: names('title'),
      date: names('date'),
      updated: names('updated'),
      slug: names('slug', 'permalink'),
      // Hexo looks at `published` and at `_drafts`; `draft: true` means nothing to it (lib/hexo/index.js).
      draft: null,
    },
    pathDates: 'never',
    taxonomies: [taxonomy('tags', 'one', 'tags', 'tag'), taxonomy('categories', 'one', 'categories', 'category')],
    assets: [{ folder: 'source', url: '/' }],
    newFolder: 'source/_posts',
    draftFolder: 'source/_drafts',
    excerptMarker: '<!-- more -->',
  },
  next: {
    // gray-matter, which most of these sites and Contentlayer read posts with.
    yaml: 'js-yaml-3',
    ignoredFolders: [...neverWalked, '/.next', '/out', '/dist', '.contentlayer', '.vercel'],
    assets: [
      { folder: 'public', url: '/' },
      { folder: '', url: '/' },
    ],
    newFolder: 'posts',
    excerptMarker: null,
    reading: readingTimeRule,
  },
  zola: {
    contentFolders: ['content'],
    ignoredFolders: [...neverWalked, '/public', '/themes', '/templates', '/static'],
    format: 'toml',
    fields: {
      ...commonFields,
      title: names('title'),
      date: names('date'),
      updated: names('updated'),
      description: names('description'),
      cover: names('extra.cover', 'extra.image'),
      slug: names('slug', 'path'),
    },
    taxonomies: [
      taxonomy('tags', 'one', 'taxonomies.tags', 'tags', 'extra.tags'),
      taxonomy('categories', 'one', 'taxonomies.categories', 'categories'),
    ],
    assets: [
      { folder: 'static', url: '/' },
      { folder: 'content', url: '/' },
    ],
    newFolder: 'content',
    excerptMarker: '<!-- more -->',
    reading: zolaRule,
  },
  docusaurus: {
    yaml: 'js-yaml-3',
    contentFolders: ['blog', 'docs', 'src/pages', 'versioned_docs', 'i18n'],
    ignoredFolders: [...neverWalked, '/build', '.docusaurus'],
    fields: {
      ...commonFields,
      title: names('title'),
      date: names('date'),
      updated: names('last_update.date'),
      description: names('description'),
      cover: names('image'),
      slug: names('slug'),
    },
    taxonomies: [taxonomy('tags', 'one', 'tags'), taxonomy('keywords', 'one', 'keywords')],
    assets: [
      { folder: 'static', url: '/' },
      { folder: '', url: '/' },
    ],
    fileName: '{date}-{slug}.md',
    newFolder: 'blog',
    excerptMarker: '<!-- truncate -->',
    reading: readingTimeRule,
  },
};

/** What holds for every site of a generator until its own files say otherwise. */
export function siteProfile(generator: Generator): SiteProfile {
  return { ...plain, ...overrides[generator], generator };
}
