import { expect, test } from 'vitest';
import { outline } from '../../shared/markdown/facts/outline.ts';
import { idsOf } from '../../shared/markdown/ids/ids-of.ts';
import { findPackage, findProgram, outputOf, type Builder } from './build.ts';
import { oddHeadings, otherScripts } from './posts/headings.ts';

type Known = 'hugo' | 'jekyll' | 'hexo' | 'eleventy';

const [hugo, jekyll] = [findProgram('hugo'), findProgram('jekyll')];
const [hexo, eleventy] = [findPackage('hexo'), findPackage('eleventy')];
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
];

test.for(builders)('headings have the ids that %s gives them', async ([generator, path, builder], { skip }) => {
  if (!builder) return skip();
  const headings = generator === 'eleventy' ? oddHeadings : [...oddHeadings, ...otherScripts];
  const body = headings.map(([heading]) => `${heading}\n\n`).join('');
  const output = await outputOf({ ...builder.files, [path]: `---\ntitle: A\n---\n${body}` }, builder);
  const given = [...output.matchAll(/<h[1-6] id="([^"]*)"/g)].map(([, id]) => id);
  expect(given).toEqual(headings.map(([, ids]) => ids[generator]));
  expect(idsOf(body, outline(body), generator)).toEqual(given);
});
