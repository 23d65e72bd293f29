import { expect, test } from 'vitest';
import { detectSite } from '../../shared/generators/detect.ts';
import { siteProfile } from '../../shared/generators/profiles.ts';
import { outline } from '../../shared/markdown/facts/outline.ts';
import { idsOf } from '../../shared/markdown/ids/ids-of.ts';
import type { FieldValue } from '../../shared/model/front-matter.ts';
import { findPackage, findProgram, outputOf, type Builder } from './build.ts';
import { oddHeadings, otherScripts } from './posts/headings.ts';

type Known = 'hugo' | 'jekyll' | 'hexo' | 'eleventy' | 'astro';

const [hugo, jekyll] = [findProgram('hugo'), findProgram('jekyll')];
const [hexo, eleventy, astro] = [findPackage('hexo'), findPackage('eleventy'), findPackage('astro')];
const hexoPackages = { 'hexo-renderer-ejs': '*', 'hexo-renderer-marked': '*' };

const builders: readonly (readonly [Known, path: string, Builder | null])[] = [
  [
    'hugo',
    'content/posts/a.md',
    hugo === null
      ? null
      : {
          files: { 'config.toml': '', 'layouts/_default/single.html': '{{ .Content }}' },
          ...{ output: 'public', program: hugo, arguments: ['--quiet'] },
        },
  ],
  [
    'jekyll',
    '_posts/2024-01-01-a.md',
    jekyll === null
      ? null
      : { files: {}, output: '_site', program: jekyll, arguments: ['build', '--disable-disk-cache'] },
  ],
  [
    'hexo',
    'source/_posts/a.md',
    hexo && {
      files: {
        'package.json': JSON.stringify({ private: true, hexo: { version: '' }, dependencies: hexoPackages }),
        '_config.yml': 'theme: bare\n',
        'themes/bare/layout/post.ejs': '<%- page.content %>',
      },
      ...{ output: 'public', ...hexo, arguments: [...hexo.arguments, 'generate'] },
    },
  ],
  [
    'eleventy',
    'a.md',
    eleventy && {
      files: {
        'package.json': '{"type":"module"}',
        'eleventy.config.js':
          "import { IdAttributePlugin } from '@11ty/eleventy';\nexport default (config) => config.addPlugin(IdAttributePlugin);\n",
      },
      ...{ output: '_site', ...eleventy },
    },
  ],
  [
    'astro',
    'src/pages/a.md',
    astro && {
      files: { 'package.json': '{"type":"module"}', 'astro.config.mjs': 'export default {};\n' },
      ...{ output: 'dist', ...astro, arguments: [...astro.arguments, 'build', '--silent'] },
      environment: { ASTRO_TELEMETRY_DISABLED: '1' },
    },
  ],
];

test.for(builders)('headings have the ids that %s gives them', async ([generator, path, builder], { skip }) => {
  if (!builder) return skip();
  const headings = generator === 'eleventy' ? oddHeadings : [...oddHeadings, ...otherScripts];
  const body = headings.map(([heading]) => `${heading}\n\n`).join('');
  const output = await outputOf({ ...builder.files, [path]: `---\ntitle: A\n---\n${body}` }, builder);
  const given = [...output.matchAll(/<h[1-6] id="([^"]*)"/g)].map(([, id]) => id);
  expect(given).toEqual(headings.map(([, ids]) => ids[generator]));
  expect(idsOf(body, outline(body), siteProfile(generator))).toEqual(given);
});

const parser = (settings: Readonly<Record<string, FieldValue>>) => ({ markup: { goldmark: { parser: settings } } });

test.for<readonly [Known, FieldValue]>([
  ['hugo', parser({ autoHeadingIDType: 'github-ascii' })],
  ['hugo', parser({ autoHeadingIDType: 'blackfriday' })],
  ['hugo', parser({ autoHeadingID: false })],
  ['jekyll', { kramdown: { auto_ids: false } }],
  ['jekyll', { kramdown: { auto_id_prefix: 'pre-' } }],
  ['jekyll', { kramdown: { input: 'kramdown' } }],
  ['hexo', { marked: { modifyAnchors: 1 } }],
  ['hexo', { marked: { modifyAnchors: 2 } }],
  ['hexo', { marked: { headerIds: false } }],
])('headings have the ids that %s gives them by %j', async ([generator, data], { skip }) => {
  const [, path, builder] = builders.find(([name]) => name === generator) ?? [];
  if (!builder || path === undefined) return skip();
  const plain = ['## plain words', '## Über *Bord* & mehr', '## snake_case: what’s new?', '## again', '## again'];
  const odd = ['## 2. the harbour', '## Straße', '## -dash-', '## !', ...(generator === 'hexo' ? [] : ['## A {#own}'])];
  const beside = generator === 'jekyll' ? ['## B\n{: .cls #below}', '{: #above }\n## C', '## D\n{: .no_id}'] : [];
  const body = [...plain, ...odd, ...beside].map((heading) => `${heading}\n\n`).join('');
  const config = generator === 'hugo' ? 'hugo.json' : '_config.yml';
  const written = JSON.stringify(data);
  const { 'config.toml': _, ...others } = builder.files;
  const own = generator === 'hexo' ? JSON.stringify({ ...(data as object), theme: 'bare' }) : written;
  const files = { ...others, [generator === 'hugo' ? 'config.json' : config]: own };
  const output = await outputOf({ ...files, [path]: `---\ntitle: A\n---\n${body}` }, builder);
  const given = [...output.matchAll(/<h[1-6]([^>]*)>/g)].map(([, all = '']) => / id="([^"]*)"/.exec(all)?.[1] ?? '');
  const folders = generator === 'hexo' ? ['source/_posts'] : [];
  const found = detectSite({ configs: [{ path: config, text: written, data }], folders, posts: [], samples: [] });
  expect(found.generator).toBe(generator);
  expect(idsOf(body, outline(body), found)).toEqual(given);
  expect(given.length).toBeGreaterThan(8);
});
