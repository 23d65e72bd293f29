import { describe, expect, test } from 'vitest';
import { readFrontMatter } from '../../../shared/frontmatter/read.ts';
import { postFacts } from '../../../shared/markdown/facts/facts.ts';
import { siteProfile } from '../../../shared/generators/profiles.ts';
import { postId } from '../../../shared/model/post.ts';
import type { Generator, SiteProfile } from '../../../shared/model/site.ts';
import { baseUrl, noAddresses, type SiteAddresses } from '../../../shared/generators/addresses.ts';
import { siteAddresses } from '../../../shared/generators/site-config.ts';
import { permalinkOf } from '../../../shared/site/permalink.ts';
import { noSiteFields, siteFields, type SitePost } from '../../../shared/site/site-post.ts';

interface Case {
  readonly id: string;
  readonly post?: Partial<SitePost>;
  readonly profile?: Partial<SiteProfile>;
  readonly patterns?: Readonly<Record<string, string>>;
  readonly names?: SiteAddresses['names'];
  readonly keepDates?: boolean;
  readonly address: string;
}

const bare: SitePost = {
  ...noSiteFields,
  id: postId('a.md'),
  title: 'A Post',
  date: null,
  time: null,
  taxonomies: {},
  language: 'en',
};

const date = '2024-01-05T23:30:00-05:00';

const cases: Readonly<Record<Generator, readonly Case[]>> = {
  hugo: [
    { id: 'content/posts/My First Post.md', address: '/posts/my-first-post/' },
    { id: 'content/posts/trip/index.md', address: '/posts/trip/' },
    { id: 'content/posts/a.md', post: { slug: 'b' }, address: '/posts/b/' },
    { id: 'content/posts/a.md', post: { address: '/x/y.html' }, address: '/x/y.html' },
    {
      id: 'content/posts/a.md',
      post: { date },
      patterns: { posts: '/:year/:month/:day/:slug/' },
      address: '/2024/01/05/a-post/',
    },
    { id: 'content/posts/a.md', patterns: { posts: '/:year/:slug/' }, address: '/posts/a/' },
    {
      id: 'content/posts/a.de.md',
      post: { language: 'de' },
      profile: {
        languages: [
          { code: 'en', folder: null },
          { code: 'de', folder: null },
        ],
      },
      address: '/de/posts/a/',
    },
  ],
  jekyll: [
    { id: '_posts/2024-01-05-Hello-World.md', post: { date: '2024-01-05' }, address: '/2024/01/05/Hello-World.html' },
    {
      id: 'news/_posts/2024-01-05-a.md',
      post: { date: '2024-01-05', taxonomies: { categories: ['Life'] } },
      address: '/news/life/2024/01/05/a.html',
    },
    { id: '_posts/2024-01-05-a.md', post: { date }, address: '/2024/01/06/a.html' },
    {
      id: '_posts/2024-01-05-a.md',
      post: { date },
      profile: { timeZone: 'America/New_York' },
      address: '/2024/01/05/a.html',
    },
    {
      id: '_posts/2024-01-05-a.md',
      post: { date: '2024-01-05' },
      patterns: { '': 'pretty' },
      address: '/2024/01/05/a/',
    },
    {
      id: '_posts/2024-01-05-a.md',
      post: { date: '2024-01-05' },
      patterns: { '': '/:y_day/:title' },
      address: '/005/a',
    },
    { id: 'about.md', address: '/about.html' },
    { id: 'docs/index.md', address: '/docs/' },
    {
      id: '_posts/2024-12-30-a.md',
      post: { date: '2024-12-30', taxonomies: { categories: ['City Walks'] } },
      patterns: { '': 'weekdate' },
      address: '/city walks/2024/W01/Mon/a.html',
    },
    {
      id: '_posts/2024-01-05-a.md',
      post: { date: '2024-01-05', taxonomies: { categories: ['City Walks'] } },
      patterns: { '': '/:slugified_categories/:title/' },
      address: '/city-walks/a/',
    },
    {
      id: '_posts/2024-01-05-a.md',
      post: { date: '2024-01-05', address: '/:year/own/:title/' },
      address: '/2024/own/a/',
    },
    { id: 'about.md', patterns: { '': '/:categories/:title' }, address: '/about' },
    { id: 'about.md', patterns: { '': '/:title:output_ext' }, address: '/about.html' },
    { id: 'docs/a.md', patterns: { '': 'pretty' }, address: '/docs/a/' },
    { id: '_notes/sea/a.md', profile: { contentFolders: ['', '_notes'] }, address: '/notes/sea/a.html' },
    {
      id: '_notes/a.md',
      profile: { contentFolders: ['', '_notes'] },
      patterns: { '': '/:year/:title/' },
      address: '/notes/a/',
    },
  ],
  hexo: [
    { id: 'source/_posts/a.md', post: { date: '2024-01-05' }, address: '/2024/01/05/a/' },
    { id: 'source/_posts/a.md', post: { date: '2024-01-05' }, patterns: { '': 'p/:title.html' }, address: '/p/a.html' },
    { id: 'source/about/index.md', address: '/about/' },
  ],
  zola: [
    { id: 'content/blog/2024-01-05-Été.md', address: '/blog/ete/' },
    { id: 'content/blog/ink/index.md', address: '/blog/ink/' },
    { id: 'content/a.md', post: { address: 'x/y' }, address: '/x/y' },
    { id: 'content/My blog/2024-01-05-Été: a?.md', names: 'safe', address: '/My blog/Été a/' },
    { id: 'content/a.md', post: { slug: 'Été: a?' }, names: 'off', address: '/Été: a?/' },
    { id: 'content/blog/2016-10-08_a-post.md', keepDates: true, address: '/blog/2016-10-08-a-post/' },
    { id: 'content/blog/2016-10-08_a-post.md', address: '/blog/a-post/' },
    { id: 'content/my_notes/--It’s_-_C++ & a.b.md', address: '/my-notes/it-s-c-a-b/' },
    { id: 'content/blog/2023-01-02T03:04:05Z-name.md', address: '/blog/name/' },
    { id: 'content/blog/2023-01-02T03:04:05.5+01:00_name/index.md', address: '/blog/name/' },
    { id: 'content/blog/2023-01-02T03:04:05Z-name.md', keepDates: true, address: '/blog/2023-01-02t03-04-05z-name/' },
    { id: 'content/blog/2023-01-02T03_04_05Z-name.md', address: '/blog/2023-01-02t03-04-05z-name/' },
    { id: 'content/blog/2023-01-02 _a.md', address: '/blog/a/' },
    { id: 'content/blog/2023-1-2-a.md', address: '/blog/2023-1-2-a/' },
    { id: 'content/blog/2023-01-02a.md', address: '/blog/2023-01-02a/' },
    { id: `content/blog/${'word-'.repeat(40)}end.md`, address: `/blog/${'word-'.repeat(40)}end/` },
    { id: 'content/blog/con.md', address: '/blog/con/' },
    { id: 'content/blog/2016-10-08-a/index.md', keepDates: true, names: 'off', address: '/blog/2016-10-08-a/' },
  ],
  eleventy: [
    { id: 'posts/2024-01-05-a.md', address: '/posts/2024-01-05-a/' },
    { id: 'posts/2024-01-05-a/index.md', address: '/posts/2024-01-05-a/' },
    { id: 'posts/a.md', post: { address: '/t/{{ page.fileSlug }}/' }, address: '/t/a/' },
    { id: 'posts/2024-01-05-a/index.md', post: { address: '/{{page.fileSlug}}/' }, address: '/a/' },
    { id: 'posts/2024-01-05-a.md', post: { address: '{{ page.filePathStem }}/' }, address: '/posts/a/' },
    {
      id: 'posts/a.md',
      post: { address: '/{{ title | slugify }}/index.html', title: 'Don’t, & go' },
      address: '/don-t-and-go/',
    },
    { id: 'posts/a.md', post: { address: '/{{ title | own }}/' }, address: '/posts/a/' },
    { id: 'posts/a.md', post: { address: '/{% if x %}b{% endif %}/' }, address: '/posts/a/' },
    { id: 'posts/posts.md', address: '/posts/' },
  ],
  astro: [
    { id: 'src/content/blog/My Post.md', address: '/blog/my-post/' },
    { id: 'src/pages/about.md', address: '/about/' },
    { id: 'src/content/blog/a.md', post: { slug: 'b/c' }, address: '/blog/b/c/' },
    { id: 'src/content/blog/A & B.md', address: '/blog/a--b/' },
    { id: 'src/content/blog/_v2.0/a--b.md', address: '/blog/_v20/a--b/' },
    { id: 'src/content/blog/Trip/INDEX.md', address: '/blog/trip/' },
    { id: 'src/content/blog/index.md', address: '/blog/index/' },
    {
      id: 'src/data/blog/index.md',
      profile: { contentFolders: ['src/data/blog', 'src/pages'] },
      address: '/blog/index/',
    },
    { id: 'src/pages/Sub Dir/About me.md', post: { slug: 'no' }, address: '/Sub Dir/About me/' },
    { id: 'src/pages/v1.2/index.md', address: '/v1.2/' },
    { id: 'src/pages/index.md', address: '/' },
  ],
  docusaurus: [
    { id: 'blog/2024-01-05-a.md', address: '/blog/2024/01/05/a/' },
    { id: 'blog/2024-01-05-a/index.md', post: { slug: 'b' }, address: '/blog/b/' },
    { id: 'docs/01-intro/02-start.md', address: '/docs/intro/start/' },
    { id: 'docs/intro/README.md', address: '/docs/intro/' },
    { id: 'docs/intro/intro.md', address: '/docs/intro/' },
    { id: 'docs/01-intro/02-start.md', post: { slug: 'begin' }, address: '/docs/intro/begin/' },
    { id: 'docs/01-intro/02-start.md', post: { slug: '../up' }, address: '/docs/up/' },
    { id: 'docs/01-intro/02-start.md', post: { slug: '/' }, address: '/docs/' },
    { id: 'blog/2024/a.md', address: '/blog/2024/a/' },
    { id: 'blog/index.md', address: '/blog/index/' },
    { id: 'blog/2024-01-05-a.md', post: { documentId: 'own' }, address: '/blog/2024/01/05/a/' },
    { id: 'docs/index.md', address: '/docs/' },
    { id: 'docs/intro/index.md', post: { documentId: 'own' }, address: '/docs/intro/' },
    { id: 'docs/01-intro/02-start.md', post: { documentId: 'own' }, address: '/docs/intro/own/' },
    { id: 'docs/01-intro/02-start.md', post: { documentId: 'own', slug: 'b' }, address: '/docs/intro/b/' },
    { id: 'docs/2021-11/2021-11-foo.md', address: '/docs/2021-11/2021-11-foo/' },
    { id: 'docs/7.0-foo.md', address: '/docs/7.0-foo/' },
    { id: 'docs/03 - bar.md', address: '/docs/bar/' },
    { id: 'docs/3_-_foo.md', address: '/docs/foo/' },
    { id: 'src/pages/team/us.md', address: '/team/us/' },
    { id: 'src/pages/index.md', address: '/' },
    { id: 'src/pages/team/index.md', address: '/team/' },
    { id: 'src/pages/us.md', post: { slug: '/own' }, address: '/own/' },
  ],
  next: [
    { id: 'app/blog/hello/page.mdx', address: '/blog/hello/' },
    { id: 'src/app/(home)/about/page.mdx', address: '/about/' },
    { id: 'pages/docs/a.mdx', address: '/docs/a/' },
    { id: 'src/pages/docs/index.mdx', address: '/docs/' },
    { id: 'data/blog/a.mdx', address: '/blog/a/' },
    { id: 'src/content/posts/a.md', address: '/posts/a/' },
    { id: '_posts/a.md', address: '/posts/a/' },
    { id: 'posts/a/index.mdx', address: '/posts/a/' },
  ],
  plain: [
    { id: '2024-01-05 Ein Tag.md', address: '/ein-tag/' },
    { id: '日記/雨.md', address: '/日記/雨/' },
    { id: 'index.md', address: '/' },
  ],
};

describe('the address of a post is that of its generator', () => {
  for (const [generator, list] of Object.entries(cases))
    test.each(list.map((one) => [`${generator}: ${one.id} ${one.address}`, one] as const))('%s', (_, one) => {
      const profile = { ...siteProfile(generator as Generator), ...one.profile };
      const usual: SitePost = { ...bare, id: postId(one.id), language: profile.language };
      const addresses = {
        ...noAddresses,
        patterns: one.patterns ?? {},
        names: one.names ?? 'on',
        keepDates: one.keepDates ?? false,
      };
      expect(permalinkOf(profile, addresses, { ...usual, ...one.post })).toBe(one.address);
    });
});

test('the address may come from another file of the site', () => {
  const given = { source: '_config.yml', under: 'docs/', glob: null, type: null, languages: null };
  const profile = {
    ...siteProfile('jekyll'),
    defaults: [{ ...given, values: { permalink: '/d/:basename/', redirect_from: ['/old/'] } }],
  };
  const read = (id: string, text: string) => siteFields(readFrontMatter(text, profile.yaml), profile, postId(id));
  expect(read('docs/a.md', '---\ntitle: A\n---\n')).toMatchObject({ address: '/d/:basename/', aliases: ['/old/'] });
  expect(read('docs/a.md', '---\npermalink: /own/\n---\n').address).toBe('/own/');
  expect(read('a.md', '---\ntitle: A\n---\n').address).toBe(null);
});

test('of Jekyll the one category comes behind the others, also where most posts have only that', () => {
  const [tags, categories] = siteProfile('jekyll').taxonomies;
  const [plural = ['categories'], single = ['category']] = categories?.fields ?? [];
  const profile: SiteProfile = {
    ...siteProfile('jekyll'),
    taxonomies: [tags, { ...categories, fields: [single, plural] }] as SiteProfile['taxonomies'],
  };
  const text = '---\ncategory: c d\ncategories: a b\n---\n';
  const { taxonomies } = postFacts(text, postId('_posts/2024-01-05-a.md'), profile, 0);
  expect(taxonomies['categories']).toEqual(['a', 'b', 'c d']);
});

test('what a configuration says of addresses', () => {
  const read = (generator: Generator, data: Record<string, string | Record<string, string>> | null, text = '') =>
    siteAddresses(siteProfile(generator), [{ path: 'config', data, text }]);
  expect(read('hugo', { baseurl: 'https://a.example/b', permalinks: { posts: '/:slug/' } })).toEqual({
    base: 'https://a.example/b/',
    patterns: { posts: '/:slug/' },
    routes: {},
    versions: {},
    categories: {},
    ugly: false,
    keepCase: false,
    noAccents: false,
    allPrefixed: false,
    names: 'on',
    keepDates: false,
  });
  expect(read('jekyll', { url: 'https://a.example', baseurl: '/b', permalink: 'pretty' })).toMatchObject({
    base: 'https://a.example/b/',
    patterns: { '': 'pretty' },
  });
  const inOneLine = "export default { site: 'https://a.example', base: '/b' }; // base: '/c'";
  expect(read('astro', null, inOneLine).base).toBe('https://a.example/b/');
  expect(
    read('astro', null, "// site: 'https://b.example',\nconst a = /* base: '/c' */ { site: `https://a.example` };")
      .base,
  ).toBe('https://a.example/');
  expect(read('astro', null, "export default {\n  site: 'https://a.example',\n}").base).toBe('https://a.example/');
  expect(['/', 'ftp://a', 'a.example', '', 'javascript:alert(1)'].map(baseUrl)).toEqual([null, null, null, null, null]);
});
