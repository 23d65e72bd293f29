import { basename } from '../../base/paths.ts';
import type { SiteProfile } from '../../model/site.ts';
import { joined } from '../addresses.ts';
import { addressSetting, program, trimSlashes } from '../config-values.ts';
import { isThere, type GeneratorRules, type SiteConfig } from './generator-rules.ts';
import { commonFields, names, neverWalked } from './profile-parts.ts';

/** Astro: https://astro.build */
export const astro: GeneratorRules = {
  profile: {
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
  // Each site names its fields in a schema.
  usual: ['newFolder', 'fields.title', 'fields.date', 'fields.updated', 'fields.cover'],
  sign: (config) => (/^astro\.config\.\w+$/.test(basename(config.path)) ? isThere(config) : null),
  npmPackage: 'astro',
  readConfig: (config) => ({ ...program(config.text), ...publicFolder(config), ...collectionFolders(config) }),
  readAddresses: ({ text }) => ({ base: joined(addressSetting(text, 'site'), addressSetting(text, 'base')) }),
};

/** docs.astro.build/en/reference/configuration-reference/#publicdir. */
function publicFolder({ text: source }: SiteConfig): Partial<SiteProfile> {
  const folder = addressSetting(source, 'publicDir');
  return folder === undefined ? {} : { assets: [trimSlashes(folder), ''].map((one) => ({ folder: one, url: '/' })) };
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
