import { expect, test } from 'vitest';
import { findProgram, outputOf } from './build.ts';
import { ownPosts } from './own-posts.ts';

const program = findProgram('hugo');

const titles = [
  'Foo - Bar',
  'AC/DC live',
  'C++ again',
  '100% true',
  'a_b c',
  'v1.2 Ärger',
  'me@home',
  `it's "x"`,
  'x -- y',
  'p + q',
  '¿Qué?',
  '日本 語',
  'UPPER lower',
  '(paren) [br]',
  'a–b — c',
  'emoji 😀 x',
  '.dot',
  'dot.',
  '-z-',
  '~x',
  '— Ça va ?',
  'Why …',
  '? - x !',
];
const isName = (title: string) => !/^\.|[/%"?]/.test(title);
const dated = 'date: 2024-01-05T23:30:00-05:00\n';
const asTitles = titles.map((title, at): [string, string] => [
  `posts/t${at}.md`,
  `title: ${JSON.stringify(title)}\n${dated}`,
]);
const asSlugs = titles.map((title, at): [string, string] => [
  `posts/s${at}.md`,
  `slug: ${JSON.stringify(title)}\n${dated}`,
]);
const asNames = titles
  .filter(isName)
  .map((title, at): [string, string] => [`posts/${title}.md`, `title: n${at}\n${dated}`]);
const urls = ['/x/y', '/x/y.html', 'x/Z/', '/Über Größe/', '/c++/x y', '', 'k'].map((url, at): [string, string] => [
  `posts/u${at}.md`,
  `url: ${JSON.stringify(url)}\n`,
]);
const bundles: [string, string][] = [
  ['posts/Bundle One/index.md', `title: One\n${dated}`],
  ['posts/v2.0/index.md', `title: Two\n${dated}`],
  ['About Me.md', 'title: Me\n'],
  ['posts/deep/Er.md', `title: Deep\n${dated}`],
];
const languages = 'defaultContentLanguage = "en"\n[languages.en]\nweight = 1\n[languages.de]\nweight = 2\n';
const translated: [string, string][] = [
  ['posts/A b.md', 'title: A\n'],
  ['posts/A b.de.md', 'title: A\n'],
  ['posts/c.de.md', 'url: /c/\n'],
  ['posts/d.de.md', 'url: d/e\n'],
  ['posts/f.en.md', 'url: f\n'],
  ['posts/g/index.de.md', 'slug: G g\n'],
];

const inSections: [string, string][] = [
  ['posts/a.md', `title: A\n${dated}`],
  ['posts/2024/b.md', `title: B\n${dated}`],
  ['posts/2024/deep/c/index.md', `title: C\n${dated}`],
  ['posts/own/_index.md', 'title: Own\n'],
  ['posts/own/d.md', `title: D\n${dated}`],
  ['posts/own/2024/e.md', `title: E\n${dated}`],
  ['posts/2024/far/_index.md', 'title: Far\n'],
  ['posts/2024/far/f.md', `title: F\n${dated}`],
];
const datedNames = [
  '2024-01-06-a',
  '2024-01-06 b c',
  '2024-01-06_d',
  '2024-01-06',
  '2024-1-6-e',
  'f-2024-01-06',
  '2024-13-01-g',
];
const withoutDate: [string, string][] = [
  ...datedNames.map((name): [string, string] => [`posts/${name}.md`, `title: ${name}\n`]),
  ['posts/2024-01-06-h/index.md', 'title: H\n'],
  ['posts/2024-01-06-i.md', 'slug: own\n'],
  ['2024-01-06-j.md', 'title: J\n'],
];
const withDate = withoutDate.map(([path, head]): [string, string] => [path, `${head}date: 2024-01-07\n`]);
const fileDates = [':filename", ":default', 'date", ":filename'].map((order) => `[frontmatter]\ndate = ["${order}"]\n`);

const sites: readonly (readonly [config: string, posts: readonly [string, string][]])[] = [
  ['', [...asNames, ...urls, ...bundles]],
  ['', asSlugs],
  ['disablePathToLower = true\n', [...asNames, ...bundles]],
  ['removePathAccents = true\n', [...asNames, ...bundles]],
  ['uglyURLs = true\n', [...asNames, ...urls, ...bundles]],
  ...[
    '/:year/:title/',
    '/b/:slug',
    '/b/:slugorfilename/',
    '/Über Posts/:monthname/:title',
    '/:2006-:01/:06/:2/:title/',
  ].map((pattern) => [`[permalinks]\nposts = "${pattern}"\n`, [...asTitles, ...bundles]] as const),
  ['[permalinks]\nposts = "/b/:slug/"\n', asSlugs],
  ['[permalinks]\nposts = "/b/:filename"\n', asNames],
  ['uglyURLs = true\n[permalinks]\nposts = "/b/:title"\n', [...asTitles, ...bundles]],
  ['disablePathToLower = true\n[permalinks]\nposts = "/Blog Posts/:filename"\n', asNames],
  ...['/:sections/:filename/', '/:sections[1:]/:slug', '/:sections[:1]/:title', '/x/:section/:filename'].map(
    (pattern) => [`[permalinks]\nposts = "${pattern}"\n`, inSections] as const,
  ),
  ...fileDates.flatMap((order) => [
    [order, withoutDate] as const,
    [order, withDate] as const,
    [`${order}[permalinks]\nposts = "/p/:slug/"\n`, withoutDate] as const,
  ]),
  [languages, translated],
  ['defaultContentLanguage = "en"\n[languages.de]\nweight = 2\n[languages.en]\nweight = 1\n', translated],
  [`defaultContentLanguageInSubdir = true\n${languages}`, translated],
  [`[permalinks]\nposts = "/p/:slug/"\n${languages}[languages.de.permalinks]\nposts = "/q/:slug/"\n`, translated],
];

test.skipIf(program === null).each(sites)('addresses of Hugo with %j', async (config, list) => {
  const posts = list.map(([path, head]) => [`content/${path}`, `---\n${head}---\nBody\n`] as const);
  const text = `baseURL = "https://example.org/"\n${config}`;
  const output = await outputOf(
    {
      'config.toml': text,
      'layouts/_default/single.html': '{{ (printf "@%s=%s@" .File.Path .RelPermalink) | safeHTML }}',
      ...Object.fromEntries(posts),
    },
    { files: {}, output: 'public', program: program ?? '', arguments: ['--quiet'] },
  );
  const pages = [...ownPosts(['config.toml', text], posts)].filter(([id]) => !id.endsWith('/_index.md'));
  const mine = pages.map(([id, { address }]) => `${id.slice('content/'.length)}=${encodeURI(address)}`);
  const its = new Set(
    [...output.matchAll(/@(.*)=(.*)@/g)].map(([, path, address]) => `${path}=${encodeURI(decodeURI(address ?? ''))}`),
  );
  expect(mine.filter((one) => !its.has(one))).toEqual([]);
});
