import { defined } from '../../base/defined.ts';
import { matchesGlob } from '../../base/glob.ts';
import { basename } from '../../base/paths.ts';
import type { FieldValue } from '../../model/front-matter.ts';
import type { PostDefaults, ReadingRule } from '../../model/site.ts';
import { baseUrl, pattern, type SiteAddresses } from '../addresses.ts';
import { hasKey, isTable, valueAt } from '../config-values.ts';
import { nearestFirst, prefixOf } from './default-places.ts';
import { isThere, type DefaultPlaces, type GeneratorRules, type Sign, type SiteConfig } from './generator-rules.ts';
import { hugoFile, wholeTable } from './hugo-config.ts';
import { names, neverWalked, taxonomy } from './profile-parts.ts';

// Hugo: (words + 212) / 213, and (characters + 500) / 501 for Chinese, Japanese, Korean, in whole numbers.
const hugoRule: ReadingRule = { name: 'Hugo', words: 213, cjk: 501, firstImage: 0, code: true, round: 'up' };

/** Hugo: https://gohugo.io */
export const hugo: GeneratorRules = {
  profile: {
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
    // langs, taxonomiesDefaults: by their plural names alone.
    taxonomies: [taxonomy('tags', 'one', 'tags'), taxonomy('categories', 'one', 'categories')],
    assets: [
      { folder: 'static', url: '/' },
      { folder: 'assets', url: '/' },
      { folder: 'content', url: '/' },
    ],
    newFolder: 'content/posts',
    // config/allconfig: `defaultContentLanguage`, `timeZone`, `buildDrafts` and what goes with it.
    language: 'en',
    timeZone: 'UTC',
    publishesDrafts: false,
    publishesFuture: false,
    publishesExpired: false,
    excerptMarker: '<!--more-->',
    // A date in the name counts only for a site that configures `:filename`.
    pathDates: 'never',
    reading: hugoRule,
  },
  usual: ['newFolder', 'fields.cover'],
  sign,
  cues: [
    ['Hugo section pages (_index.md)', (post) => /(?:^|\/)_index\.md$/.test(post.id) && post.format !== 'toml'],
    ['Hugo shortcodes', (post) => /\{\{[<%]\s*\/?\w/.test(post.text)],
  ],
  readConfig: (config) => defined(hugoFile(config)),
  readAddresses: (config) => {
    const data = wholeTable(config);
    return {
      base: baseUrl(valueAt(data, 'baseURL')),
      patterns: patterns(data),
      ugly: valueAt(data, 'uglyURLs') === true,
      keepCase: valueAt(data, 'disablePathToLower') === true,
      noAccents: valueAt(data, 'removePathAccents') === true,
      allPrefixed: valueAt(data, 'defaultContentLanguageInSubdir') === true,
    };
  },
  readDefaults: ({ configs, dataFiles }, places) => [
    ...nearestFirst(dataFiles).flatMap((file) => ofSection(file, places)),
    ...configs.flatMap(ofConfig),
  ],
  templates: (section) =>
    (section === '' ? ['default'] : [section, 'default']).flatMap((kind) => [
      `archetypes/${kind}.md`,
      `archetypes/${kind}/index.md`,
    ]),
  leafBundles: true,
};

function sign(config: SiteConfig): Sign | null {
  const { path, data } = config;
  const name = basename(path);
  if (/(?:^|\/)config\/_default\/(?:hugo|config)\.(?:toml|ya?ml|json)$/.test(path)) return isThere(config, 2);
  if (/^hugo\.(?:toml|ya?ml|json)$/.test(name)) return isThere(config);
  // Zola demands `base_url`; Hugo spells it `baseURL`.
  const isOwn =
    name === 'config.toml'
      ? !hasKey(data, /^base_url$/) && hasKey(data, /^(?:baseurl|languagecode|theme|params|contentdir|markup)$/i)
      : /^config\.(?:ya?ml|json)$/.test(name) && hasKey(data, /^(?:baseurl|languagecode|theme)$/i);
  return isOwn ? { because: `${path} has Hugo's keys`, depth: 0 } : null;
}

/** `permalinks.posts`, and since 0.115 `permalinks.page.posts`; those of a language as `de/posts`. */
function patterns(data: FieldValue | null): SiteAddresses['patterns'] {
  const languages = valueAt(data, 'languages');
  const own = isTable(languages) ? Object.entries(languages) : [];
  return Object.fromEntries([
    ...ofSections(data, ''),
    ...own.flatMap(([code, table]) => ofSections(table, `${code.toLowerCase()}/`)),
  ]);
}

const ofSections = (data: FieldValue | null, prefix: string) =>
  [valueAt(data, 'permalinks'), valueAt(data, 'permalinks.page')]
    .filter(isTable)
    .flatMap((table) => Object.entries(table).flatMap(([name, one]) => Object.entries(pattern(prefix + name, one))));

function ofSection({ path, data }: SiteConfig, { languages, language }: DefaultPlaces): readonly PostDefaults[] {
  const code = /\/_index\.([\w-]+)\.\w+$/.exec(path)?.[1];
  // A section page speaks for the pages of its own language.
  const own = languages.some(({ folder }) => folder === null) ? [(code ?? language).toLowerCase()] : null;
  return cascades(valueAt(data, 'cascade'), { source: path, under: prefixOf(path), languages: own });
}

function ofConfig({ path, data }: SiteConfig): readonly PostDefaults[] {
  if (/(?:^|\/)config\/_default\/cascade\.\w+$/.test(path))
    return cascades(data ?? undefined, { source: path, under: '', languages: null });
  const languages = valueAt(data, 'languages');
  const own = isTable(languages) ? Object.entries(languages) : [];
  return [
    ...own.flatMap(([code, table]) =>
      cascades(valueAt(table, 'cascade'), { source: path, under: '', languages: [code.toLowerCase()] }),
    ),
    ...cascades(valueAt(data, 'cascade'), { source: path, under: '', languages: null }),
  ];
}

// Hugo's page_matcher.go: those belong to the tree of pages, and cannot be given by a cascade.
const notGiven = new Set(['target', '_target', 'cascade', 'kind', 'path', 'lang']);

/** One cascade, or a list of them; each with the pages that it is for. */
function cascades(
  written: FieldValue | undefined,
  place: Pick<PostDefaults, 'source' | 'under' | 'languages'>,
): readonly PostDefaults[] {
  return [written].flat().flatMap((one: FieldValue | undefined): readonly PostDefaults[] => {
    if (!isTable(one)) return [];
    const values = Object.fromEntries(Object.entries(one).filter(([key]) => !notGiven.has(key.toLowerCase())));
    const target = valueAt(one, 'target') ?? valueAt(one, '_target') ?? null;
    const glob = (name: string) => [valueAt(target, name)].flat().filter((part) => typeof part === 'string');
    // A post is a page, and readers get what is built for production.
    const isMeant = [
      glob('kind').map((kind) => [kind, 'page']),
      glob('environment').map((name) => [name, 'production']),
    ]
      .flat()
      .every(([pattern = '', name = '']) => matchesGlob(pattern.toLowerCase(), name));
    if (!isMeant || Object.keys(values).length === 0) return [];
    const languages = [...glob('lang'), ...glob('sites.matrix.languages')].map((code) => code.toLowerCase());
    return [
      {
        ...place,
        values,
        glob: glob('path')[0]?.toLowerCase() ?? null,
        type: null,
        languages: languages.length > 0 ? languages : place.languages,
      },
    ];
  });
}
