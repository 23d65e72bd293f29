import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findPackage, type Builder } from './build.ts';

/**
 * Has Docusaurus read a site as its build begins, and writes what it found of each page that readers are led to: bundling pages by
 * webpack would take a minute, and changes nothing of that.
 */
const script = `
const { mkdirSync, readFileSync, writeFileSync } = require('node:fs');
const { loadSite } = require('@docusaurus/core/lib/server/site.js');
process.env.NODE_ENV = 'production';
const pagesOf = ({ name, content }) => {
  if (name === 'docusaurus-plugin-content-blog') return content.blogPosts.map(({ metadata }) => metadata);
  if (name === 'docusaurus-plugin-content-docs') return content.loadedVersions.flatMap(({ docs }) => docs);
  return name === 'docusaurus-plugin-content-pages' ? content.filter(({ type }) => type === 'mdx') : [];
};
(async () => {
  const lines = [];
  for (const locale of (process.argv[2] ?? 'en').split(',')) {
    const { props } = await loadSite({ siteDir: process.cwd(), locale });
    for (const page of props.plugins.flatMap((plugin) => (plugin.content ? pagesOf(plugin) : []))) {
      const id = page.source.replace('@site/', '');
      const time = page.date ? page.date.getTime() : null;
      lines.push('@@' + JSON.stringify({ id, locale, address: decodeURI(page.permalink), time }) + '@@');
      if (!page.unlisted) lines.push(readFileSync(id, 'utf8'));
    }
  }
  mkdirSync('out');
  writeFileSync('out/pages.txt', lines.join('\\n'));
})();
`;

/** Docusaurus from the folder of LONGHAND_GENERATORS, with the usual plugins; null without it. */
export function docusaurusBuilder(locales = 'en'): Builder | null {
  const found = findPackage('docusaurus');
  if (!found || !existsSync(join(found.packages ?? '', '@docusaurus/preset-classic'))) return null;
  return {
    ...found,
    files: { 'package.json': '{"private":true}', 'load.cjs': script },
    output: 'out',
    list: 'pages.txt',
    arguments: ['load.cjs', locales],
  };
}

/** A configuration of Docusaurus with what else stands in it, and in the options of blog and docs. */
export const docusaurusConfig = (more = '', blog = '', docs = ''): string => `export default {
  title: 'A',
  url: 'https://a.example',
  baseUrl: '/',
  onDuplicateRoutes: 'ignore',
  future: { experimental_vcs: 'disabled' },
  presets: [['classic', {
    blog: { ${blog} onUntruncatedBlogPosts: 'ignore' },
    docs: { ${docs} },
  }]],
  ${more}
};
`;

/** What the script has written of each page. */
interface DocusaurusPage {
  readonly id: string;
  readonly locale: string;
  readonly address: string;
  readonly time: number | null;
}

export const docusaurusPages = (output: string): readonly DocusaurusPage[] =>
  [...output.matchAll(/@@(\{.*?\})@@/g)].map(([, json = '']) => JSON.parse(json) as DocusaurusPage);
