import { basename } from '../../base/paths.ts';
import type { SiteProfile } from '../../model/site.ts';
import { joined, type Route } from '../addresses.ts';
import {
  addressSetting,
  author,
  defined,
  isTable,
  program,
  setting,
  text,
  trimSlashes,
  withoutComments,
} from '../config-values.ts';
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
  sign: (config) => (/^docusaurus\.config\.\w+$/.test(basename(config.path)) ? isThere(config) : null),
  npmPackage: '@docusaurus/core',
  cues: [['Docusaurus marks', (post) => /<!--\s*truncate\s*-->|\{\/\*\s*truncate\s*\*\/\}/.test(post.text)]],
  readConfig: settings,
  readAddresses: ({ text: source }) => ({
    base: joined(addressSetting(source, 'url'), addressSetting(source, 'baseUrl')),
    routes: routesOf(source),
  }),
};

function settings(config: SiteConfig): Partial<SiteProfile> {
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
    ...pluginFolders(config.text),
    ...(languages.length > 1 ? { languages } : {}),
  };
}

/** The folders that the plugins for blogs and docs are told to read, beside those that they read untold. */
function pluginFolders(source: string): Partial<SiteProfile> {
  const named = [...source.matchAll(/\bpath:\s*(['"])([^'"$]+)\1/g)].map((match) => trimSlashes(match[2] ?? ''));
  const own = [...new Set(named)].filter((folder) => /^[\w-]+(?:\/[\w-]+)*$/.test(folder) && !usual.includes(folder));
  return own.length === 0 ? {} : { contentFolders: [...usual, ...own] };
}

/**
 * Where the blogs and docs of the site are, by their folders: the options `blog` and `docs` of a preset, and those of their
 * plugins. The path in the address is not the folder's unless it is said: `blog` and `docs` themselves.
 */
function routesOf(source: string): Readonly<Record<string, Route>> {
  const plain = withoutComments(source);
  const options = /(?:\b(blog|docs)\s*:|plugin-content-(blog|docs)['"]\s*,)\s*\{/g;
  const found = [...plain.matchAll(options)].map((match) => {
    const kind = (match[1] ?? match[2]) as Route['kind'];
    const own = ownSettings(plain.slice(match.index + match[0].length));
    const [path, base] = [setting(own, 'path'), baseIn(own)];
    return { folder: trimSlashes(path ?? kind), route: { kind, base: trimSlashes(base ?? kind) }, said: path ?? base };
  });
  // The theme has options of the same names, which say nothing of places.
  const order = found.toSorted((one, other) => Number(one.said !== undefined) - Number(other.said !== undefined));
  return Object.fromEntries(order.map(({ folder, route }) => [folder, route]));
}

/** May be `/` alone, for the root of the site. */
const baseIn = (own: string) => /\brouteBasePath\s*:\s*(['"])([^'"]*)\1/.exec(own)?.[2];

/** What stands in an object to its closing brace, without what stands in objects inside it. */
function ownSettings(source: string): string {
  let depth = 0;
  let own = '';
  for (const [part] of source.matchAll(/(["'`])(?:\\.|(?!\1)[^\\])*\1|[{}]|[^{}"'`]+/g)) {
    if (part === '}' && depth-- === 0) break;
    if (part === '{') depth++;
    else if (depth === 0) own += part;
  }
  return own;
}
