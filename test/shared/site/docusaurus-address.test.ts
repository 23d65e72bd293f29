import { describe, expect, test } from 'vitest';
import { languageOf } from '../../../shared/frontmatter/language.ts';
import { noAddresses } from '../../../shared/generators/addresses.ts';
import { detectSite } from '../../../shared/generators/detect.ts';
import { siteProfile } from '../../../shared/generators/profiles.ts';
import { siteAddresses } from '../../../shared/generators/site-config.ts';
import { postFacts } from '../../../shared/markdown/facts/facts.ts';
import { postId } from '../../../shared/model/post.ts';
import { permalinkOf } from '../../../shared/site/permalink.ts';
import { noSiteFields } from '../../../shared/site/site-post.ts';

// Asked of a blog of Docusaurus 3.10.
describe.each([
  ['2024-1-5-b.md', '/blog/2024/1/5/b/', '2024-01-05'],
  ['2024-01-05_c.md', '/blog/2024/01/05/_c/', '2024-01-05'],
  ['2024-01-05.md', '/blog/2024/01/05/', '2024-01-05'],
  ['2024/01/05/e.md', '/blog/2024/01/05/e/', '2024-01-05'],
  ['2024/01/05-f.md', '/blog/2024/01/05/f/', '2024-01-05'],
  ['2024/01-05-g.md', '/blog/2024/01/05/g/', '2024-01-05'],
  ['2024-01-05-dir/index.md', '/blog/2024/01/05/dir/', '2024-01-05'],
  ['2024-01-05-dir/other.md', '/blog/2024/01/05/dir/other/', '2024-01-05'],
  ['2024-01-05-gg/2024-01-06-hh.md', '/blog/2024/01/06/2024-01-05-gg/hh/', '2024-01-06'],
  ['sub/2024-01-05-j.md', '/blog/2024/01/05/sub/j/', '2024-01-05'],
  ['x2024-01-05-jj.md', '/blog/2024/01/05/xjj/', '2024-01-05'],
  ['24-01-05-kk.md', '/blog/24-01-05-kk/', null],
  ['x/README.md', '/blog/x/README/', null],
])('a post of Docusaurus called %s', (name, address, day) => {
  const id = postId(`blog/${name}`);
  const profile = siteProfile('docusaurus');

  test(`is at ${address}`, () => {
    expect(permalinkOf(profile, noAddresses, { ...bare, id })).toBe(address);
  });

  test(`is of ${day ?? 'no day'}`, () => {
    const { time } = postFacts('---\ntitle: A\n---\n', id, profile, 0);
    expect(time).toBe(day === null ? null : Date.parse(day));
  });
});

test('a date of Docusaurus that stands as text is what JavaScript reads', () => {
  const read = (date: string) =>
    postFacts(`---\ndate: ${date}\n---\n`, postId('blog/a.md'), siteProfile('docusaurus'), 0).time;
  const dates = ['2/1/2024', '2024-2-1', '2024-02-30', 'Feb 1 2024 10:00'];
  expect(dates.map(read)).toEqual([...dates.slice(0, 2), '2024-03-01', dates[3]].map((date) => Date.parse(`${date}Z`)));
});

test('a language at the end of a name says nothing to Docusaurus', () => {
  const configs = [{ path: 'docusaurus.config.js', data: null, text: '' }];
  const posts = ['docs/a.md', 'docs/a.fr.md'].map(postId);
  expect(detectSite({ configs, folders: [], posts, samples: [] }).languages).toEqual([]);
});

const bare = { ...noSiteFields, title: 'A', date: null, time: null, taxonomies: {}, language: 'en' };

test('where the plugins of Docusaurus put their pages', () => {
  const text = `export default {
    presets: [['classic', {
      docs: { sidebarPath: './s.js', routeBasePath: '/' },
      blog: { feedOptions: { path: 'no', routeBasePath: 'no' }, path: 'journal', routeBasePath: '/news/' },
    }]],
    plugins: [['@docusaurus/plugin-content-docs', { id: 'c', path: 'community' }]],
    // docs: { routeBasePath: 'no' },
    themeConfig: { docs: { sidebar: { hideable: true } }, blog: { sidebar: {} } },
  };`;
  const contentFolders = ['docs', 'journal', 'community', 'blog'];
  const profile = { ...siteProfile('docusaurus'), contentFolders };
  const addresses = siteAddresses(profile, [{ path: 'docusaurus.config.js', data: null, text }]);
  const at = (id: string) => permalinkOf(profile, addresses, { ...bare, id: postId(id) });
  expect(['docs/a.md', 'journal/2024-01-02-b.md', 'community/c.md', 'blog/d.md'].map(at)).toEqual([
    '/a/',
    '/news/2024/01/02/b/',
    '/docs/c/',
    '/blog/d/',
  ]);
});

test('where Docusaurus puts translations and versions', () => {
  const text = `export default {
    i18n: { defaultLocale: 'fr', locales: ['en', 'fr'] },
    presets: [['classic', { docs: { routeBasePath: 'd' } }]],
    plugins: [['@docusaurus/plugin-content-docs', {
      id: 'hand', path: 'handbook', lastVersion: 'current', versions: { current: { path: 'new' }, '1.0': { label: 'path' } },
    }]],
  };`;
  const posts = [
    ['docs/01-a.md', '/d/next/a/'],
    ['versioned_docs/version-2.0/01-a.md', '/d/a/'],
    ['versioned_docs/version-1.0/index.md', '/d/1.0/'],
    ['i18n/en/docusaurus-plugin-content-docs/current/01-a.md', '/en/d/next/a/'],
    ['i18n/en/docusaurus-plugin-content-docs/version-2.0/index.md', '/en/d/'],
    ['i18n/en/docusaurus-plugin-content-blog/2024-01-05-b/index.md', '/en/blog/2024/01/05/b/'],
    ['i18n/en/docusaurus-plugin-content-pages/about.md', '/en/about/'],
    ['handbook/a.md', '/docs/new/a/'],
    ['hand_versioned_docs/version-1.0/a.md', '/docs/1.0/a/'],
    ['i18n/en/docusaurus-plugin-content-docs-hand/version-1.0/a.md', '/en/docs/1.0/a/'],
  ] as const;
  const configs = [
    { path: 'docusaurus.config.js', data: null, text },
    { path: 'versions.json', data: ['2.0', '1.0'], text: '' },
  ];
  const profile = detectSite({ configs, folders: [], posts: posts.map(([id]) => postId(id)), samples: [] });
  const addresses = siteAddresses(profile, configs);
  const at = (id: string) =>
    permalinkOf(profile, addresses, { ...bare, id: postId(id), language: languageOf(profile, id) });
  expect(posts.map(([id]) => [id, at(id)])).toEqual(posts);
});
