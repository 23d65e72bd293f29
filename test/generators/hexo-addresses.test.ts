import { expect, test } from 'vitest';
import { findPackage, outputOf } from './build.ts';
import { ownPosts } from './own-posts.ts';

const found = findPackage('hexo');

const posts = [
  ...['a.b', 'c++', 'UPPER', '2024-01-06-y', "it's", '日本 語', 'sub/deep', 'sub/index', 'trip/index'].map(
    (name) => [`source/_posts/${name}.md`, '---\ntitle: A Post\nslug: own\ndate: 2024-01-05 10:00:00\n---\n'] as const,
  ),
  ...['1704412800000', '2024-02-30', 'Jan 5 2024', '01/05/2024', '2024-1-5', '"2024-01-05 23:30"'].map(
    (date, at) => [`source/_posts/d${at}.md`, `---\ndate: ${date}\n---\n`] as const,
  ),
];
const configs = [':slug/', ':year/:title/', ':name.html', ':category/:title/'].map(
  (pattern) => `theme: bare\nsource_dir: source\ntimezone: UTC\nfuture: true\npermalink: ${pattern}\n`,
);

const dependencies = { 'hexo-renderer-ejs': '*', 'hexo-renderer-marked': '*' };
const files = {
  'package.json': JSON.stringify({ private: true, hexo: { version: '' }, dependencies }),
  'themes/bare/layout/post.ejs': '@@source/<%- page.source %>=/<%- page.path %>=<%- page.date.valueOf() %>@@',
};
const reason = found === null ? ' (skipped: it was not found below LONGHAND_GENERATORS)' : '';
if (found === null) process.stdout.write('Skipped: Hexo was not found below LONGHAND_GENERATORS.\n');

test.skipIf(found === null).each(configs)(`addresses and dates of Hexo with %j${reason}`, async (config) => {
  if (found === null) return;
  const output = await outputOf(
    { ...files, '_config.yml': config, 'scaffolds/post.md': '', ...Object.fromEntries(posts) },
    { files: {}, output: 'public', ...found, arguments: [...found.arguments, 'generate', '--silent'] },
  );
  const its = [...output.matchAll(/@@([^@=]*)=([^@=]*)=([^@=]*)@@/g)].map(([, path = '', address, time]) => [
    path,
    { address, time: Number(time) },
  ]);
  const mine = [...ownPosts(['_config.yml', config], posts)].filter(([path]) => its.some(([one]) => one === path));
  // Of two at one address only one is written.
  expect(its.length).toBeGreaterThanOrEqual(posts.length - 1);
  expect(Object.fromEntries(mine)).toEqual(Object.fromEntries(its));
});
