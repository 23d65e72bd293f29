import { isTimeZone } from '../base/dates.ts';
import type { FieldValue } from '../model/front-matter.ts';
import type { Generator, ProfilePart, SiteAuthor, SiteProfile, Taxonomy } from '../model/site.ts';
import { dependenciesOf, isTable, join, valueAt, type SiteConfig } from './generator.ts';
import type { Reasons } from './explain.ts';
import { readingTimeRule, siteProfile } from './profiles.ts';

/** What the configuration says, as parts of a profile, with the file that says it. Folders are below the site's folder. */
export interface ConfigFindings {
  readonly parts: Partial<SiteProfile>;
  readonly reasons: Reasons;
}

type Reader = (config: SiteConfig) => Partial<SiteProfile>;

const readers: Partial<Record<Generator, Reader>> = {
  hugo: (config) => defined(hugoFile(config)),
  zola: (config) => defined({ ...common(config.data), ...zola(config.data) }),
  jekyll: (config) => defined({ ...common(config.data), ...jekyll(config.data) }),
  hexo: (config) => defined({ ...common(config.data), ...hexo(config.data) }),
  docusaurus: (config) => ({ ...program(config.text), ...docusaurusFolders(config.text) }),
  astro: (config) => ({ ...program(config.text), ...collectionFolders(config) }),
  eleventy: (config) => eleventy(config.text),
};

/** Reads the site's own configuration files (already limited to the site's folder). Later files add to earlier ones. */
export function readSiteConfig(generator: Generator, configs: readonly SiteConfig[]): ConfigFindings {
  let parts: Partial<SiteProfile> = {};
  const reasons = new Map<ProfilePart, string>();
  for (const config of configs) {
    const found = config.path.endsWith('package.json') ? fromPackage(config) : (readers[generator]?.(config) ?? {});
    for (const part of Object.keys(found)) reasons.set(part as ProfilePart, `${config.path} says so`);
    parts = { ...parts, ...found };
  }
  return { parts, reasons };
}

function fromPackage(config: SiteConfig): Partial<SiteProfile> {
  const counts = dependenciesOf(config).some((name) =>
    /^(?:reading-time|remark-reading-time|eleventy-plugin-reading-time)$/.test(name),
  );
  return counts ? { reading: readingTimeRule } : {};
}

type Loose<T> = { readonly [K in keyof T]?: T[K] | undefined };

/** Without the keys that the configuration does not name. */
function defined(parts: Loose<SiteProfile>): Partial<SiteProfile> {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined));
}

function common(data: FieldValue | null): Loose<SiteProfile> {
  const zone = text(data, 'timeZone') ?? text(data, 'timezone');
  return {
    siteTitle: text(data, 'title') ?? text(data, 'name'),
    timeZone: zone !== undefined && isTimeZone(zone) ? zone : undefined,
    author: author(valueAt(data, 'author') ?? valueAt(data, 'params.author')),
  };
}

function author(value: FieldValue | undefined): SiteAuthor | undefined {
  const name = typeof value === 'string' ? value : isTable(value) ? value['name'] : undefined;
  return typeof name === 'string' && name.trim() !== '' ? { name: name.trim(), links: [] } : undefined;
}

/** A file of Hugo's `config/_default` holds the table that it is named after: `languages.toml`, `params.yaml`. */
function hugoFile({ path, data }: SiteConfig): Loose<SiteProfile> {
  const table = /(?:^|\/)config\/_default\/(languages|params|taxonomies|frontmatter|cascade)\.\w+$/.exec(path)?.[1];
  const whole = table === undefined || data === null ? data : { [table]: data };
  return { ...common(whole), ...hugo(whole) };
}

function hugo(data: FieldValue | null): Loose<SiteProfile> {
  const languages = valueAt(data, 'languages');
  const perLanguage = isTable(languages) ? Object.values(languages) : [];
  const ownFolders = perLanguage.map((language) => text(language, 'contentDir'));
  // A language without a folder of its own is in the common one, told by `post.de.md`.
  const main = text(data, 'contentDir') ?? (ownFolders.some((folder) => folder !== undefined) ? 'content' : undefined);
  const shared = ownFolders.length > 0 && ownFolders.every((folder) => folder !== undefined) ? [] : [main];
  const named = [...new Set([...shared, ...ownFolders].filter((folder) => folder !== undefined).map(trimSlashes))];
  const defaultLanguage = text(data, 'defaultContentLanguage');
  const statics = [valueAt(data, 'staticDir')]
    .flat()
    .filter((folder) => typeof folder === 'string')
    .map(trimSlashes);
  const taxonomies = valueAt(data, 'taxonomies');
  return {
    siteTitle:
      text(data, 'title') ??
      perLanguage.map((language) => text(language, 'title')).find((title) => title !== undefined),
    contentFolders: named.length > 0 ? named : undefined,
    newFolder: named.length > 0 ? `${named[0]}/posts` : undefined,
    language: language(text(data, 'locale') ?? text(data, 'languageCode') ?? defaultLanguage),
    languages: isTable(languages)
      ? Object.entries(languages).map(([code, own]) => {
          const folder = text(own, 'contentDir');
          return { code, folder: folder === undefined ? null : trimSlashes(folder) };
        })
      : undefined,
    publishesFuture: flag(data, 'buildFuture'),
    publishesDrafts: flag(data, 'buildDrafts'),
    publishesExpired: flag(data, 'buildExpired'),
    pathDates: hugoPathDates(data),
    taxonomies: isTable(taxonomies)
      ? Object.entries(taxonomies).flatMap(([, plural]) =>
          typeof plural === 'string' ? [oneTaxonomy(plural, plural)] : [],
        )
      : undefined,
    assets: statics.length > 0 ? [...statics, 'assets', 'content'].map((folder) => ({ folder, url: '/' })) : undefined,
  };
}

/** Hugo's `[frontmatter]` table: `:filename` before or after the fields. */
function hugoPathDates(data: FieldValue | null): SiteProfile['pathDates'] | undefined {
  const names = [valueAt(data, 'frontmatter.publishDate') ?? valueAt(data, 'frontmatter.date')].flat();
  if (!names.includes(':filename')) return undefined;
  return names[0] === ':filename' ? 'first' : 'last';
}

function zola(data: FieldValue | null): Loose<SiteProfile> {
  const list = valueAt(data, 'taxonomies');
  const others = valueAt(data, 'languages');
  const named = Array.isArray(list) ? list.flatMap((entry: FieldValue) => text(entry, 'name') ?? []) : [];
  return {
    language: language(text(data, 'default_language')),
    languages: isTable(others)
      ? [text(data, 'default_language') ?? 'en', ...Object.keys(others)].map((code) => ({ code, folder: null }))
      : undefined,
    taxonomies: named.length > 0 ? named.map((name) => oneTaxonomy(name, `taxonomies.${name}`)) : undefined,
  };
}

function jekyll(data: FieldValue | null): Loose<SiteProfile> {
  const baseUrl = trimSlashes(text(data, 'baseurl') ?? '');
  const source = trimSlashes(text(data, 'source') ?? '');
  const collections = writtenCollections(data).map((name) => join(source, `_${name}`));
  return {
    contentFolders: source !== '' || collections.length > 0 ? [source, ...collections] : undefined,
    newFolder: source === '' ? undefined : `${source}/_posts`,
    draftFolder: source === '' ? undefined : `${source}/_drafts`,
    language: language(text(data, 'lang') ?? text(data, 'locale')),
    publishesFuture: flag(data, 'future'),
    publishesDrafts: flag(data, 'show_drafts'),
    excerptMarker: text(data, 'excerpt_separator')?.trim(),
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

function hexo(data: FieldValue | null): Loose<SiteProfile> {
  const languages = [valueAt(data, 'language')].flat().find((value) => typeof value === 'string');
  const source = text(data, 'source_dir');
  const folder = source === undefined ? undefined : trimSlashes(source);
  const name = text(data, 'new_post_name');
  return {
    language: language(languages === 'default' ? undefined : languages),
    publishesFuture: flag(data, 'future'),
    publishesDrafts: flag(data, 'render_drafts'),
    pathDates: name?.includes(':year') ? 'last' : undefined,
    fileName: name === undefined ? undefined : name.includes(':year') ? '{date}-{slug}.md' : '{slug}.md',
    contentFolders: folder === undefined ? undefined : [folder],
    newFolder: folder === undefined ? undefined : `${folder}/_posts`,
    draftFolder: folder === undefined ? undefined : `${folder}/_drafts`,
    assets: folder === undefined ? undefined : [{ folder, url: '/' }],
  };
}

/** What can be told from a configuration that is a program: plain string settings, found as text. */
function program(source: string): Partial<SiteProfile> {
  return defined({
    siteTitle: setting(source, 'title'),
    language: language(setting(source, 'defaultLocale')),
  });
}

/** The folders that the collections of an Astro site are loaded from: `glob({ base: './src/data/blog' })`. */
function collectionFolders({ path, text: source }: SiteConfig): Partial<SiteProfile> {
  if (!/(?:^|\/)src\/content(?:\/|\.)config\.\w+$/.test(path)) return {};
  const bases = [...source.matchAll(/\bbase:\s*(['"`])([^'"`$]+)\1/g)].map((match) => trimSlashes(match[2] ?? ''));
  const outside = bases.filter((base) => base !== '' && !base.startsWith('..') && !/^src\/content(?:\/|$)/.test(base));
  if (outside.length === 0) return {};
  const inside = outside.length < bases.length ? ['src/content'] : [];
  return { contentFolders: [...inside, ...new Set(outside), 'src/pages'] };
}

/** The folders that the plugins for blogs and docs are told to read, beside those that they read untold. */
function docusaurusFolders(source: string): Partial<SiteProfile> {
  const named = [...source.matchAll(/\bpath:\s*(['"])([^'"$]+)\1/g)].map((match) => trimSlashes(match[2] ?? ''));
  const usual = siteProfile('docusaurus').contentFolders;
  const own = [...new Set(named)].filter((folder) => /^[\w-]+(?:\/[\w-]+)*$/.test(folder) && !usual.includes(folder));
  return own.length === 0 ? {} : { contentFolders: [...usual, ...own] };
}

function eleventy(source: string): Partial<SiteProfile> {
  const input = setting(source, 'input') ?? /setInputDirectory\(\s*['"]([^'"]+)['"]/.exec(source)?.[1];
  const folder = input === undefined ? '' : trimSlashes(input);
  const inside = folder !== '' && !folder.startsWith('..');
  return defined({
    contentFolders: inside ? [folder] : undefined,
    newFolder: inside ? `${folder}/posts` : undefined,
    excerptMarker: setting(source, 'excerpt_separator'),
  });
}

const setting = (source: string, name: string) =>
  new RegExp(`^[^\\n/*]*?\\b${name}\\s*[:=]\\s*(['"\`])((?:(?!\\1)[^\\\\\\n$])+)\\1`, 'm').exec(source)?.[2];

const oneTaxonomy = (name: string, field: string): Taxonomy => ({
  name: name.toLowerCase(),
  fields: [field.split('.')],
  text: 'one',
});

function text(data: FieldValue | null, path: string): string | undefined {
  const value = valueAt(data, path);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

function flag(data: FieldValue | null, path: string): boolean | undefined {
  const value = valueAt(data, path);
  return typeof value === 'boolean' ? value : undefined;
}

/** A BCP 47 tag from `en_US` or `zh-cn`; undefined for what is none. */
function language(written: string | undefined): string | undefined {
  if (written === undefined) return undefined;
  try {
    return Intl.getCanonicalLocales(written.replaceAll('_', '-'))[0];
  } catch {
    return undefined;
  }
}

const trimSlashes = (path: string) => path.replace(/^(?:\.?\/)+|\/+$/g, '');
