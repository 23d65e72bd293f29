import { defined } from '../../base/defined.ts';
import { basename } from '../../base/paths.ts';
import type { SiteProfile } from '../../model/site.ts';
import { joined } from '../addresses.ts';
import {
  addressSetting,
  author,
  isTable,
  program,
  setting,
  text,
  trimSlashes,
  withoutComments,
} from '../config-values.ts';
import { routesOf } from './docusaurus-routes.ts';
import { isThere, type GeneratorRules, type SiteConfig } from './generator-rules.ts';
import { commonFields, names, neverWalked, readingTimeRule, taxonomy } from './profile-parts.ts';

const usual = ['blog', 'docs', 'src/pages', 'versioned_docs', 'i18n'];

/** Docusaurus: https://docusaurus.io */
export const docusaurus: GeneratorRules = {
  profile: {
    yaml: 'js-yaml-3',
    contentFolders: usual,
    ignoredFolders: [...neverWalked, '/build', '.docusaurus'],
    fields: {
      ...commonFields,
      title: names('title'),
      date: names('date'),
      updated: names('last_update.date'),
      description: names('description'),
      cover: names('image'),
      slug: names('slug'),
      draft: names('draft'),
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
    // docusaurus.io/docs/api/plugins/@docusaurus/plugin-content-blog: the front matter's date, else that of the name; drafts
    // are left out.
    pathDates: 'last',
    publishesDrafts: false,
    language: 'en',
    // docusaurus.io/docs/api/docusaurus-config#markdown: `format`.
    mdx: true,
  },
  sign: (config) => (/^docusaurus\.config\.\w+$/.test(basename(config.path)) ? isThere(config) : null),
  npmPackage: '@docusaurus/core',
  cues: [['Docusaurus marks', (post) => /<!--\s*truncate\s*-->|\{\/\*\s*truncate\s*\*\/\}/.test(post.text)]],
  readConfig: settings,
  readAddresses: ({ path, text: source, data }) => {
    const file = /^(?:(.+)_)?versions\.json$/.exec(basename(path));
    if (!file)
      return {
        base: joined(addressSetting(source, 'url'), addressSetting(source, 'baseUrl')),
        routes: routesOf(source),
      };
    const versions = Array.isArray(data) ? data.filter((one) => typeof one === 'string') : [];
    return { versions: { [file[1] ?? '']: versions } };
  },
};

function settings(config: SiteConfig): Partial<SiteProfile> {
  const names = isTable(config.data) ? Object.values(config.data).flatMap((one) => text(one, 'name') ?? []) : [];
  // `blog/authors.yml`: the one who writes a blog of one person is its author.
  if (/authors\.ya?ml$/.test(config.path))
    return defined({ author: names.length === 1 ? author(names[0]) : undefined });
  const locales = /\blocales:\s*\[([^\]]*)\]/.exec(config.text)?.[1] ?? '';
  const codes = [...locales.matchAll(/(['"])([\w-]+)\1/g)].map((match) => match[2] ?? '');
  const main = setting(config.text, 'defaultLocale');
  // The main one has no part of its own in the site, wherever it is named.
  const order = codes.toSorted((one, other) => Number(other === main) - Number(one === main));
  const languages = order.map((code) => ({ code, folder: code === main ? null : `i18n/${code}` }));
  return {
    ...program(config.text),
    ...pluginFolders(config.text),
    ...assetFolders(config.text),
    ...(languages.length > 1 ? { languages } : {}),
    ...(/\bmarkdown:\s*\{[^{}]*\bformat:\s*['"](?:md|detect)['"]/.test(withoutComments(config.text))
      ? { mdx: false }
      : {}),
  };
}

/** docusaurus.io/docs/api/docusaurus-config#staticDirectories. */
function assetFolders(source: string): Partial<SiteProfile> {
  const list = /\bstaticDirectories:\s*\[([^\]]*)\]/.exec(withoutComments(source))?.[1] ?? '';
  const folders = [...list.matchAll(/(['"])([^'"]+)\1/g)].map((match) => trimSlashes(match[2] ?? ''));
  return folders.length === 0 ? {} : { assets: [...folders, ''].map((folder) => ({ folder, url: '/' })) };
}

/** The folders that the plugins for blogs and docs are told to read, beside those that they read untold. */
function pluginFolders(source: string): Partial<SiteProfile> {
  const named = [...source.matchAll(/\bpath:\s*(['"])([^'"$]+)\1/g)].map((match) => trimSlashes(match[2] ?? ''));
  const own = [...new Set(named)].filter((folder) => /^[\w-]+(?:\/[\w-]+)*$/.test(folder) && !usual.includes(folder));
  return own.length === 0 ? {} : { contentFolders: [...usual, ...own] };
}
