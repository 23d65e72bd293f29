import { basename, join } from '../base/paths.ts';
import type { FieldValue } from '../model/front-matter.ts';
import type { Generator, ProfilePart, SiteProfile } from '../model/site.ts';
import {
  author,
  common,
  defined,
  flag,
  language,
  oneTaxonomy,
  text,
  trimSlashes,
  type Loose,
} from './config-values.ts';
import { dependenciesOf, isTable, valueAt, type SiteConfig } from './choose-generator.ts';
import type { Reasons } from './explain.ts';
import { hugoFile } from './hugo-config.ts';
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
  docusaurus,
  next: (config) => builderFolders(config),
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
  // Posts and drafts stand in it too.
  const base = join(source, trimSlashes(text(data, 'collections_dir') ?? ''));
  const collections = writtenCollections(data).map((name) => join(base, `_${name}`));
  return {
    contentFolders: source !== '' || collections.length > 0 ? [source, ...collections] : undefined,
    newFolder: base === '' ? undefined : `${base}/_posts`,
    draftFolder: base === '' ? undefined : `${base}/_drafts`,
    language: language(text(data, 'lang') ?? text(data, 'locale')),
    publishesFuture: flag(data, 'future'),
    publishesDrafts: flag(data, 'show_drafts'),
    excerptMarker: text(data, 'excerpt_separator'),
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

function docusaurus(config: SiteConfig): Partial<SiteProfile> {
  const names = isTable(config.data) ? Object.values(config.data).flatMap((one) => text(one, 'name') ?? []) : [];
  // `blog/authors.yml`: the one who writes a blog of one person is its author.
  if (/authors\.ya?ml$/.test(config.path))
    return defined({ author: names.length === 1 ? author(names[0]) : undefined });
  const locales = /\blocales:\s*\[([^\]]*)\]/.exec(config.text)?.[1] ?? '';
  const codes = [...locales.matchAll(/(['"])([\w-]+)\1/g)].map((match) => match[2] ?? '');
  const main = setting(config.text, 'defaultLocale');
  const languages = codes.map((code) => ({ code, folder: code === main ? null : `i18n/${code}` }));
  return {
    ...program(config.text),
    ...docusaurusFolders(config.text),
    ...(languages.length > 1 ? { languages } : {}),
  };
}

/** The folder that Contentlayer, Velite or Content Collections read: a plain setting in a program. */
function builderFolders({ path, text: source }: SiteConfig): Partial<SiteProfile> {
  const name = basename(path);
  const key = name.startsWith('contentlayer.') ? 'contentDirPath' : name.startsWith('velite.') ? 'root' : 'directory';
  if (!/^(?:contentlayer|velite|content-collections)\./.test(name)) return {};
  const found = [...source.matchAll(new RegExp(`\\b${key}:\\s*(['"\`])([^'"\`$]+)\\1`, 'g'))];
  const folders = [...new Set(found.map((match) => trimSlashes(match[2] ?? '')))].filter(
    (folder) => folder !== '' && !folder.startsWith('..'),
  );
  const first = folders[0] ?? (key === 'root' ? 'content' : undefined);
  return first === undefined ? {} : { contentFolders: folders.length > 0 ? folders : [first], newFolder: first };
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
