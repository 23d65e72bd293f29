import type { ReadingRule, SiteProfile } from '../../model/site.ts';
import { commonFields, neverWalked, taxonomy } from './profile-parts.ts';

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
/** A folder without a generator, and what holds for every site whose generator has no word on it. */
export const plain: SiteProfile = {
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
  sections: [],
  leftOut: { exclude: [], include: [] },
  assetFolders: false,
  headingIds: {},
  mdx: false,
  defaults: [],
  timeZone: 'UTC',
  publishesFuture: true,
  publishesDrafts: false,
  // Of the generators only Hugo knows a date of expiry.
  publishesExpired: true,
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
