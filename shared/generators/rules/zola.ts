import { defined } from '../../base/defined.ts';
import { basename } from '../../base/paths.ts';
import type { FieldValue } from '../../model/front-matter.ts';
import type { PostDefaults, ReadingRule, SiteProfile } from '../../model/site.ts';
import { baseUrl } from '../addresses.ts';
import { common, hasKey, isTable, language, oneTaxonomy, text, valueAt, type Loose } from '../config-values.ts';
import { everywhere, nearestFirst, prefixOf } from './default-places.ts';
import type { GeneratorRules, SiteConfig } from './generator-rules.ts';
import { commonFields, names, neverWalked, taxonomy } from './profile-parts.ts';

// Zola: (words + 199) / 200.
const zolaRule: ReadingRule = { name: 'Zola', words: 200, cjk: 500, firstImage: 0, code: true, round: 'up' };

/** Zola: https://www.getzola.org */
export const zola: GeneratorRules = {
  profile: {
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
      draft: names('draft'),
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
    // getzola.org/documentation: a date in the name counts where the front matter has none, drafts need `--drafts`.
    pathDates: 'last',
    publishesDrafts: false,
    language: 'en',
  },
  usual: ['newFolder', 'fields.cover'],
  sign: ({ path, data }) =>
    /^(?:config|zola)\.toml$/.test(basename(path)) && hasKey(data, /^base_url$/)
      ? { because: `${path} has base_url`, depth: 0 }
      : null,
  cues: [
    [
      'Zola tables in the front matter',
      (post) => post.format === 'toml' && post.keys.some((key) => /^(?:taxonomies|extra)\./.test(key)),
    ],
    ['Zola section pages', (post) => /(?:^|\/)_index\.md$/.test(post.id) && post.format === 'toml'],
  ],
  readConfig: ({ data }) => defined({ ...common(data), ...settings(data) }),
  readAddresses: ({ data }) => {
    const names = valueAt(data, 'slugify.paths');
    return {
      base: baseUrl(valueAt(data, 'base_url')),
      ...(names === 'safe' || names === 'off' ? { names } : {}),
      keepDates: valueAt(data, 'slugify.paths_keep_dates') === true,
    };
  },
  readDefaults: ({ dataFiles }) => nearestFirst(dataFiles).flatMap(ofSection),
};

function settings(data: FieldValue | null): Loose<SiteProfile> {
  const list = valueAt(data, 'taxonomies');
  const others = valueAt(data, 'languages');
  const named = Array.isArray(list) ? list.flatMap((entry: FieldValue) => text(entry, 'name') ?? []) : [];
  const anchors = valueAt(data, 'slugify.anchors');
  return {
    // getzola.org/documentation/getting-started/configuration/#slugification-strategies
    headingIds: anchors === 'safe' || anchors === 'off' ? { way: 'words' } : undefined,
    language: language(text(data, 'default_language')),
    languages: isTable(others)
      ? [text(data, 'default_language') ?? 'en', ...Object.keys(others)].map((code) => ({ code, folder: null }))
      : undefined,
    taxonomies: named.length > 0 ? named.map((name) => oneTaxonomy(name, `taxonomies.${name}`)) : undefined,
  };
}

/** Zola takes pages of a draft section along (site/src/lib.rs); of the rest a page gets only its template. */
function ofSection({ path, data }: SiteConfig): readonly PostDefaults[] {
  const place = { ...everywhere, source: path, under: prefixOf(path) };
  const template = valueAt(data, 'page_template');
  return [
    ...(valueAt(data, 'draft') === true ? [{ ...place, values: { draft: true }, always: true } as const] : []),
    ...(typeof template === 'string' ? [{ ...place, values: { template } }] : []),
  ];
}
