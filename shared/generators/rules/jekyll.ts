import { defined } from '../../base/defined.ts';
import { basename, join } from '../../base/paths.ts';
import type { FieldPath, FieldValue } from '../../model/front-matter.ts';
import type { HeadingIds, PostDefaults, SiteProfile } from '../../model/site.ts';
import { joined, pattern, type SiteAddresses } from '../addresses.ts';
import { common, flag, isTable, language, text, trimSlashes, valueAt, type Loose } from '../config-values.ts';
import { isThere, type GeneratorRules, type Sign, type SiteConfig } from './generator-rules.ts';
import { commonFields, names, neverWalked, taxonomy } from './profile-parts.ts';

const isSingular = (path: FieldPath) => !path.at(-1)?.endsWith('s');

/** Jekyll: https://jekyllrb.com */
export const jekyll: GeneratorRules = {
  profile: {
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
    taxonomies: [
      taxonomy('tags', 'spaces', 'tags', 'tag'),
      taxonomy('categories', 'spaces', 'categories', 'category'),
    ].map((one) => ({ ...one, single: one.fields.filter(isSingular) })),
    assets: [
      { folder: '', url: '/' },
      { folder: 'assets', url: '/' },
    ],
    fileName: '{date}-{slug}.md',
    newFolder: '_posts',
    draftFolder: '_drafts',
    // Configuration::DEFAULTS: `future` and `show_drafts`. A date of the front matter comes before that of the name.
    publishesFuture: false,
    publishesDrafts: false,
    pathDates: 'last',
    excerptMarker: null,
  },
  // The date of a change is that of a plugin.
  usual: ['fields.updated'],
  // Configuration#timezone: nil.
  localTime: true,
  sign,
  folder: /^(?:(.*)\/)?_posts$/,
  cues: [['Jekyll tags', (post) => /\{%-?\s*(?:post_url|link|include_relative|highlight)\s/.test(post.text)]],
  readConfig: ({ data }) => defined({ ...common(data), ...settings(data) }),
  readAddresses: ({ data }) => ({
    base: joined(valueAt(data, 'url'), valueAt(data, 'baseurl')),
    patterns: patterns(data),
  }),
  readDefaults: ({ configs }, { siteFolder }) => configs.flatMap((config) => setsOf(config, configs, siteFolder)),
};

function sign(config: SiteConfig): Sign | null {
  const name = basename(config.path);
  if (/^_config\.ya?ml$/.test(name)) return isThere(config);
  return name === 'Gemfile' && /^\s*gem\s+['"](?:jekyll|github-pages)['"]/m.test(config.text)
    ? { because: `${config.path} names Jekyll`, depth: 0, weak: true }
    : null;
}

/** jekyllrb.com/docs/configuration/markdown/#kramdown: `input`, `auto_ids`, `auto_id_prefix`. */
function headingIds(data: FieldValue | null): HeadingIds | undefined {
  if (flag(data, 'kramdown.auto_ids') === false) return { none: true };
  const prefix = text(data, 'kramdown.auto_id_prefix');
  const isBare = text(data, 'kramdown.input')?.toLowerCase() === 'kramdown';
  return prefix === undefined && !isBare
    ? undefined
    : { ...(prefix !== undefined && { prefix }), ...(isBare && { way: 'kramdown' as const }) };
}

function settings(data: FieldValue | null): Loose<SiteProfile> {
  const baseUrl = trimSlashes(text(data, 'baseurl') ?? '');
  const source = trimSlashes(text(data, 'source') ?? '');
  // Posts and drafts stand in it too.
  const base = join(source, trimSlashes(text(data, 'collections_dir') ?? ''));
  const names = (key: string) => [valueAt(data, key)].flat().filter((name) => typeof name === 'string');
  const collections = writtenCollections(data).map((name) => join(base, `_${name}`));
  return {
    contentFolders: source !== '' || collections.length > 0 ? [source, ...collections] : undefined,
    newFolder: base === '' ? undefined : `${base}/_posts`,
    draftFolder: base === '' ? undefined : `${base}/_drafts`,
    language: language(text(data, 'lang') ?? text(data, 'locale')),
    publishesFuture: flag(data, 'future'),
    publishesDrafts: flag(data, 'show_drafts'),
    excerptMarker: text(data, 'excerpt_separator'),
    headingIds: headingIds(data),
    leftOut: { exclude: names('exclude'), include: names('include') },
    assets: baseUrl === '' ? undefined : [`/${baseUrl}/`, '/'].map((url) => ({ folder: '', url })),
  };
}

/** The collections that Jekyll makes pages of: those with `output: true`. The others are for templates to read. */
function writtenCollections(data: FieldValue | null): readonly string[] {
  const collections = valueAt(data, 'collections');
  if (!isTable(collections)) return [];
  const names = Object.keys(collections).filter((name) => valueAt(collections[name] ?? null, 'output') === true);
  return names.filter((name) => name !== 'posts' && name !== 'drafts');
}

function patterns(data: FieldValue | null): SiteAddresses['patterns'] {
  const collections = valueAt(data, 'collections');
  const own = isTable(collections) ? Object.entries(collections) : [];
  return Object.assign(
    pattern('', valueAt(data, 'permalink')),
    ...own.map(([name, one]) => pattern(name, valueAt(one, 'permalink'))),
  ) as SiteAddresses['patterns'];
}

// FrontmatterDefaults#update_deprecated_types.
const oldTypes: Readonly<Record<string, string>> = { page: 'pages', post: 'posts', draft: 'drafts' };

function setsOf(
  { path, data }: SiteConfig,
  configs: readonly SiteConfig[],
  siteFolder: string,
): readonly PostDefaults[] {
  const sets = valueAt(data, 'defaults');
  if (!Array.isArray(sets)) return [];
  const folder = (name: string) => trimSlashes(configs.flatMap((config) => text(config.data, name) ?? []).at(-1) ?? '');
  const base = join(siteFolder, folder('source'));
  const collections = folder('collections_dir');
  return sets.flatMap((set: FieldValue): readonly PostDefaults[] => {
    const values = valueAt(set, 'values');
    if (!isTable(values)) return [];
    const scope = valueAt(set, 'scope.path');
    const type = valueAt(set, 'scope.type');
    const written = typeof scope === 'string' ? scope : '';
    const inCollections = collections !== '' && written.startsWith(`${collections}/`);
    const place = inCollections ? written.slice(collections.length + 1) : written;
    const isGlob = place.includes('*');
    // The paths of posts begin at the folder of collections, those of pages at the source.
    const bases = [...(inCollections ? [] : [base]), ...(collections === '' ? [] : [join(base, collections)])];
    const roots = place === '' ? [base] : bases;
    return roots.map((root) => ({
      source: path,
      values,
      under: `${root === '' ? '' : `${root}/`}${isGlob ? '' : place}`,
      glob: isGlob ? place : null,
      type: typeof type === 'string' ? (oldTypes[type] ?? type) : null,
      languages: null,
    }));
  });
}
