import { basename } from '../../base/paths.ts';
import type { SiteProfile } from '../../model/site.ts';
import { trimSlashes } from '../config-values.ts';
import { isThere, type GeneratorRules, type Sign, type SiteConfig } from './generator-rules.ts';
import { commonFields, names, neverWalked, readingTimeRule } from './profile-parts.ts';

/** Next.js: https://nextjs.org */
export const next: GeneratorRules = {
  profile: {
    // gray-matter, which most of these sites and Contentlayer read posts with.
    yaml: 'js-yaml-3',
    ignoredFolders: [...neverWalked, '/.next', '/out', '/dist', '.contentlayer', '.vercel'],
    fields: { ...commonFields, date: names('date', 'publishedAt', 'pubDate', 'publishDate', 'published', 'created') },
    assets: [
      { folder: 'public', url: '/' },
      { folder: '', url: '/' },
    ],
    newFolder: 'posts',
    excerptMarker: null,
    reading: readingTimeRule,
  },
  // Next has no posts of its own: what reads them is a part of each site.
  usual: ['yaml', 'newFolder', 'fields.date', 'excerptMarker', 'reading'],
  sign,
  npmPackage: 'next',
  cues: [['MDX with exported metadata', (post) => post.id.endsWith('.mdx') && /^export const \w+ =/m.test(post.text)]],
  readConfig: builderFolders,
};

function sign(config: SiteConfig): Sign | null {
  const name = basename(config.path);
  if (/^(?:next\.config|contentlayer\.config)\.\w+$/.test(name)) return isThere(config);
  // Heirs of Contentlayer serve other builders as well: those name themselves.
  if (/^(?:velite\.config|content-collections)\.[cm]?[jt]s$/.test(name)) return { ...isThere(config), weak: true };
  return null;
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
