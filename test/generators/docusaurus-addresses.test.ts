import { expect, test } from 'vitest';
import { outputOf } from './build.ts';
import { docusaurusBuilder, docusaurusConfig, docusaurusPages } from './docusaurus-site.ts';
import { ownPosts } from './own-posts.ts';

const names = [
  'a',
  'index',
  'README',
  '2024-01-05-b',
  '2024-1-5-c',
  '01-d',
  '02 - e',
  '3_-_f',
  '4._',
  '7.0-g',
  '2021-11-h',
  '12',
  'Ünïcode 語',
  'UPPER',
  'x.y',
  'a.fr',
];
const folders = ['', 'sub/', '01-num/', '2024-01-05-day/', '2024/01/05/', 'v1.0/', 'both/'];
const heads = (at: number) => [
  '',
  `id: own${at}`,
  'slug: own',
  'slug: /own/',
  'slug: ../up',
  `id: own${at}\nslug: both`,
  'slug: own/deep',
];
const within = (root: string, ending = 'md') =>
  [...folders.flatMap((folder) => names.map((name) => folder + name)), 'both/both', '01-num/01-num'].map(
    (path, at): [string, string] => [
      `${root}/${path}.${ending}`,
      `---\ntitle: A\n${heads(at)[at % 7]}\n---\nText ${at}\n`,
    ],
  );
const dates = [
  '2024-01-05',
  '2024-01-05 10:00',
  '2024-01-05T10:00',
  '2024-01-05T10:00:00Z',
  '"2024-01-05"',
  '2024-1-5',
];
const dated = [
  ...dates,
  '2024-01-05 10:00:00',
  '2024-01-05T10:00:00+05:00',
  'Jan 5 2024',
  '1/5/2024',
  '2024-02-30',
].map((date, at): [string, string] => [`blog/d${at}.md`, `---\ndate: ${date}\n---\n`]);
const pages = ['index', 'about', 'deep/index', 'deep/a', 'Deep/INDEX'].map((name): [string, string] => [
  `src/pages/${name}.md`,
  '',
]);
const slugged: [string, string] = ['src/pages/s.md', '---\nslug: /own/way\n---\n'];
const doc: [string, string] = ['docs/doc.md', ''];
const i18n = "i18n: { defaultLocale: 'fr', locales: ['en', 'fr'] },";
const translations: readonly [string, string][] = [
  ...['sub/a', 'sub/index', 'index'].map((name): [string, string] => [`docs/${name}.md`, 'A']),
  ...['sub/a', 'sub/index', 'index'].map((name): [string, string] => [
    `i18n/en/docusaurus-plugin-content-docs/current/${name}.md`,
    'A',
  ]),
  ...['2024-01-05-b/index', 'c'].flatMap((name): [string, string][] => [
    [`blog/${name}.md`, 'B'],
    [`i18n/en/docusaurus-plugin-content-blog/${name}.md`, 'B'],
  ]),
  ['src/pages/p.md', 'P'],
  ['i18n/en/docusaurus-plugin-content-pages/p.md', 'P'],
];
const versioned: readonly [string, string][] = [
  ...['docs', 'versioned_docs/version-2.0', 'versioned_docs/version-1.0', 'handbook'].map((root): [string, string] => [
    `${root}/01-a.md`,
    'A',
  ]),
  ['versioned_docs/version-2.0/index.md', 'A'],
  ['i18n/en/docusaurus-plugin-content-docs/version-1.0/01-a.md', 'A'],
];
const versions: [string, string] = ['versions.json', '["2.0", "1.0"]'];
const handbook =
  "plugins: [['@docusaurus/plugin-content-docs', { id: 'hand', path: 'handbook', routeBasePath: 'hand/book' }]],";

interface Site {
  readonly name: string;
  readonly config: string;
  readonly posts: readonly [string, string][];
  readonly more?: readonly [string, string][];
}

const sites: readonly Site[] = [
  { name: 'blog', config: docusaurusConfig(), posts: [...within('blog'), ...dated, slugged, doc] },
  { name: 'docs', config: docusaurusConfig(), posts: within('docs', 'mdx') },
  { name: 'pages', config: docusaurusConfig(), posts: [...pages, slugged, doc] },
  { name: 'bases', config: docusaurusConfig('', "routeBasePath: '/',", "routeBasePath: 'd/e',"), posts: translations },
  { name: 'languages', config: docusaurusConfig(i18n), posts: translations },
  { name: 'versions', config: docusaurusConfig(i18n + handbook), posts: versioned, more: [versions] },
  {
    name: 'named versions',
    config: docusaurusConfig(
      handbook,
      '',
      "lastVersion: '1.0', versions: { current: { label: 'Edge', path: 'edge' }, '1.0': { label: 'path' } },",
    ),
    posts: versioned,
    more: [versions],
  },
];

const reason = docusaurusBuilder() === null ? ' (skipped: it was not found below LONGHAND_GENERATORS)' : '';
if (reason !== '') process.stdout.write('Skipped: Docusaurus was not found below LONGHAND_GENERATORS.\n');

test.skipIf(reason !== '').for(sites)(
  `addresses and dates of Docusaurus: $name${reason}`,
  async ({ config, posts, more = [] }) => {
    const [main, file] = [config.includes('locales') ? 'fr' : 'en', 'docusaurus.config.js'];
    const builder = docusaurusBuilder(main === 'fr' ? 'fr,en' : 'en');
    if (!builder) return;
    const output = await outputOf(
      { ...builder.files, [file]: config, ...Object.fromEntries([...more, ...posts]) },
      builder,
    );
    // A file without a translation has a page in each language; ours is that of its own.
    const its = docusaurusPages(output).filter(({ id, locale }) => locale === main || id.startsWith('i18n/en/'));
    const mine = ownPosts([file, config], posts, more);
    const plain = (address = '') => address.replace(/(?<=.)\/$/, '');
    // Where nothing names a day, it is that of the file, which we leave out.
    const named = (time: number | null = null) => (time !== null && time < Date.UTC(2025) ? time : null);
    const found = its.map(({ id }) => [id, { address: plain(mine.get(id)?.address), time: named(mine.get(id)?.time) }]);
    const real = its.map(({ id, address, time }) => [
      id,
      // Documents have no dates.
      { address: plain(address), time: id.startsWith('blog/') ? named(time) : named(mine.get(id)?.time) },
    ]);
    expect(its.length).toBeGreaterThan(4);
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(real));
  },
);
