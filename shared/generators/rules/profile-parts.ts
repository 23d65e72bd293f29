import type { FieldNames, ReadingRule, SiteFields, Taxonomy } from '../../model/site.ts';

// What the profiles of several generators are made of.

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
export function names(first: string, ...others: readonly string[]): FieldNames {
  return [first.split('.'), ...others.map((name) => name.split('.'))];
}

/** What most sites call their fields. */
export const commonFields: SiteFields = {
  title: names('title', 'Title'),
  date: names('date', 'Date', 'published', 'Published', 'pubDate', 'publishDate', 'created'),
  updated: names('updated', 'lastmod', 'modified', 'last_modified_at', 'updatedDate'),
  expiry: names('expiryDate', 'expires'),
  description: names('description', 'summary', 'excerpt', 'Description', 'subtitle'),
  cover: names('cover', 'image', 'featured_image', 'heroImage', 'thumbnail'),
  slug: names('slug', 'permalink'),
  draft: names('draft'),
};

/** A taxonomy with the fields that posts may say it in, the usual one first. */
export function taxonomy(name: string, text: Taxonomy['text'], ...fields: readonly [string, ...string[]]): Taxonomy {
  return { name, fields: names(...fields), text };
}
