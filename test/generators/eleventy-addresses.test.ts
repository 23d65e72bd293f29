import { expect, test } from 'vitest';
import { findPackage, outputOf } from './build.ts';
import { ownPosts } from './own-posts.ts';

const found = findPackage('eleventy');

const titles = ['Hello, World & co', "It's a b", 'C# / F#', 'Ünï cödé', 'foo_bar v1.2', 'x - y', '100% “so”'];
const asTitles = ['slugify', 'slug'].flatMap((filter) =>
  titles
    .filter((title) => filter === 'slugify' || /^[ -~]*$/.test(title))
    .map((title, at): [string, string] => [
      `posts/${filter}${at}.md`,
      `title: ${JSON.stringify(title)}\npermalink: /${filter}/{{ title | ${filter} }}/\ndate: 2024-01-05\n`,
    ]),
);
const names = ['2024-01-06-y', '2024-01-06_u', '2024-01-06', 'x-2024-01-06-z', '2024-01-06T10-00-t', 'a.b'];
const places = ['', '2024-02-07-dir/'];
const byPath = places.flatMap((folder) => names.map((name): [string, string] => [`${folder}${name}.md`, '']));
const dated = '/{{ page.date | date: "%Y/%m/%d" }}/{{ page.fileSlug }}/';
const asked = ['/s/{{ page.fileSlug }}/', '{{ page.filePathStem }}.html', dated].flatMap((permalink, at) =>
  names.map((name): [string, string] => [
    `p${at}/${name}.md`,
    `permalink: ${JSON.stringify(permalink)}\ndate: 2024-01-05\n`,
  ]),
);
const indexes: [string, string][] = [
  ['index.md', 'permalink: /home/\ndate: 2024-01-05\n'],
  ['docs/index.md', 'date: 2024-01-05\n'],
  ['docs/sub/index.md', 'permalink: /s/{{ page.fileSlug }}.html\ndate: 2024-01-05\n'],
];
const posts = [...asTitles, ...byPath.filter(([path]) => path !== 'a.b.md'), ...asked, ...indexes].map(
  ([path, head]) => [path, `---\n${head}---\n`] as const,
);

const configs = [
  'export default function () {}\n',
  'export const config = { dir: { input: "." } };\nexport default function () {}\n',
  'export default function (config) {\n  config.setInputDirectory("./");\n}\n',
];

const reason = found === null ? ' (skipped: it was not found below LONGHAND_GENERATORS)' : '';
if (found === null) process.stdout.write('Skipped: Eleventy was not found below LONGHAND_GENERATORS.\n');

test.skipIf(found === null).each(configs)(`addresses and dates of Eleventy with %j${reason}`, async (config) => {
  if (found === null) return;
  const shown = posts.map(
    ([path, text]) => [path, `${text}<p>@@${path}={{ page.url }}={{ page.date | date: "%s" }}@@</p>\n`] as const,
  );
  const output = await outputOf(
    { 'package.json': '{"type":"module"}', 'eleventy.config.js': config, ...Object.fromEntries(shown) },
    { files: {}, output: '_site', ...found },
  );
  const its = [...output.matchAll(/@@([^@=]*)=([^@=]*)=([^@=]*)@@/g)].map(([, path = '', address, seconds]) => [
    path,
    { address, time: Number(seconds) * 1000 },
  ]);
  expect(its).toHaveLength(posts.length);
  expect(Object.fromEntries(ownPosts(['eleventy.config.js', config], posts))).toEqual(Object.fromEntries(its));
});
