import { expect, test } from 'vitest';
import { findProgram, outputOf } from './build.ts';
import { ownPosts } from './own-posts.ts';

const program = findProgram('jekyll');

const named = ["it's", 'a.b', 'A_b (x)', 'Über Größe', 'c++'];
const dated = named.map((name): [string, string] => [`_posts/2024-01-05-${name}.md`, 'tags: a\n']);
const documents = [...named, 'sub/deep'].map((name): [string, string] => [`_notes/${name}.md`, 'date: 2024-02-03\n']);
const places: [string, string][] = [
  ['City/_posts/sub/2024-01-06-in-folder.md', 'categories: Walks\n'],
  ['_notes/index.md', 'date: 2024-02-03\n'],
  ['_notes/sub/index.md', 'slug: other\ndate: 2024-02-03\n'],
  ['index.md', 'title: Home\n'],
  ['docs/index.md', 'title: Docs\n'],
  ['docs/about.md', 'title: About\n'],
];
const ownPermalinks: [string, string][] = [
  ['index.md', 'permalink: /home/\n'],
  ['a.md', 'permalink: /p/:title/\n'],
  ['docs/b.md', 'permalink: /p/:path/:basename:output_ext\n'],
  ['docs/index.md', 'permalink: /p/:path/:basename/\n'],
  ['_notes/index.md', 'permalink: /n/:name/\ndate: 2024-02-03\n'],
  ['_posts/2024-01-05-a.md', 'permalink: /:collection/:path/\n'],
  ['City/_posts/2024-01-05-b.md', 'permalink: /:collection/:path/\n'],
  ['_posts/2024-01-05-c d.md', 'permalink: /:name/\n'],
  ['_posts/2024-01-05-e.md', 'slug: F g\npermalink: /:name/:slug/\n'],
];

const usual = 'collections:\n  notes:\n    output: true\n';
const configs = [
  usual,
  ...['pretty', 'none', 'ordinal', '/:name/', '/:collection/:path', '/:title:output_ext'].map(
    (style) => `permalink: ${style}\n${usual}`,
  ),
  ...['/:collection/:name/', '/n/:slug:output_ext', '/:year/:title'].map(
    (style) => `${usual}    permalink: ${style}\n`,
  ),
  `permalink: pretty\n${usual}  posts:\n    permalink: /blog/:title/\n`,
];

const sites = [
  ...configs.map((config) => [config, [...dated, ...documents, ...places]] as const),
  [`permalink: pretty\n${usual}`, ownPermalinks] as const,
];

/** Dates that Ruby reads in its own way, with another one in the name. */
const oddDates = [
  ...[
    '05-01-2024',
    '20240105',
    '2024-02-30',
    'Jan 5 2024',
    '"2024-01-05 23:30"',
    '2024-01-05 23:30:00',
    '1 May 2024 10:00 EST',
  ],
  '2024/1/5',
].map((date, at) => [`_posts/2023-11-${10 + at}-x${at}.md`, `---\ndate: ${date}\n---\n`] as const);

test.skipIf(program === null)('dates of Jekyll, and their days in addresses', async () => {
  const config = 'timezone: Asia/Tokyo\n';
  const shown = oddDates.map(
    ([path, text]) => [path, `${text}<p>@@${path}={{ page.url }}={{ page.date | date: "%s" }}@@</p>\n`] as const,
  );
  const output = await outputOf(
    { '_config.yml': config, ...Object.fromEntries(shown) },
    { files: {}, output: '_site', program: program ?? '', arguments: ['build', '--disable-disk-cache'] },
  );
  const its = [...output.matchAll(/@@([^@=]*)=([^@=]*)=([^@=]*)@@/g)].map(([, path = '', address, seconds]) => [
    path,
    { address, time: Number(seconds) * 1000 },
  ]);
  expect(its).toHaveLength(oddDates.length);
  expect(Object.fromEntries(ownPosts(['_config.yml', config], oddDates))).toEqual(Object.fromEntries(its));
});

test.skipIf(program === null).each(sites)('addresses of Jekyll with %j', async (config, list) => {
  const posts = list.map(([path, head]) => [path, `---\n${head}---\n`] as const);
  const shown = posts.map(([path, text]) => [path, `${text}<p>@@${path}={{ page.url }}@@</p>\n`] as const);
  const output = await outputOf(
    { '_config.yml': config, ...Object.fromEntries(shown) },
    { files: {}, output: '_site', program: program ?? '', arguments: ['build', '--disable-disk-cache'] },
  );
  const its = new Map(
    [...output.matchAll(/@@([^@=]*)=([^@]*)@@/g)].map(([, path = '', url = '']) => [path, decodeURI(url)]),
  );
  // Of two at one address only the last is written.
  const mine = [...ownPosts(['_config.yml', config], posts)].flatMap(([path, { address }]) =>
    its.has(path) ? [[path, address] as const] : [],
  );
  expect(mine.length).toBeGreaterThanOrEqual(posts.length - 1);
  expect(Object.fromEntries(mine)).toEqual(Object.fromEntries(its));
});
