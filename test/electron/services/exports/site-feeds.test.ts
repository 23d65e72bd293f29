import { describe, expect, test } from 'vitest';
import { faultsOfAtom, faultsOfJsonFeed, faultsOfSitemap } from '../../../support/feed-checker.ts';
import { siteBench } from '../../../support/export-site.ts';
import { parseXml, type XmlNode } from '../../../support/site-crawler.ts';
import { tempLibrary, textOf } from '../../../support/temp-library.ts';

const of = (node: XmlNode, name: string) => node.children.find((child) => child.name === name)?.text;

/** The feeds and the sitemap of a library, none of which may break a rule. */
async function feedsOf(files: Readonly<Record<string, string>>) {
  const { run, out } = await siteBench(await tempLibrary(files));
  const report = await run();
  expect(report.failed).toEqual([]);
  const atom = await textOf(out, 'feed.xml');
  const json = await textOf(out, 'feed.json');
  const map = report.written.includes('sitemap.xml') ? await textOf(out, 'sitemap.xml') : null;
  expect(faultsOfAtom(atom)).toEqual([]);
  expect(faultsOfJsonFeed(json)).toEqual([]);
  expect(map === null ? [] : faultsOfSitemap(map)).toEqual([]);
  return { atom, json, map };
}

const dates = {
  'a bare day': 'date: 2024-01-15',
  'a bare day in summer': 'date: 2024-07-15',
  'an offset': 'date: 2024-01-15T23:30:00-05:00',
  'the other side of the date line': 'date: 2024-01-15T00:30:00+14:00',
  UTC: 'date: 2024-06-30T23:59:60Z',
  'no offset': 'date: 2024-01-15T09:30:00',
  'the hour that summer time leaves out': 'date: 2024-03-31T02:30:00',
  'the hour that winter time has twice': 'date: 2024-10-27T02:30:00',
  'a fraction': 'date: 2024-01-15T09:30:00.250Z',
  'changed later': 'date: 2024-01-15\nlastmod: 2024-02-01T08:00:00+02:00',
  'changed before it was there': 'date: 2024-01-15\nlastmod: 2023-01-01',
};
type Dates = Readonly<Record<keyof typeof dates, string>>;
const sameEverywhere = {
  'an offset': '2024-01-16T04:30:00Z',
  'the other side of the date line': '2024-01-14T10:30:00Z',
  UTC: '2024-07-01T00:00:00Z',
  'a fraction': '2024-01-15T09:30:00.250Z',
};
const zones: Readonly<Record<string, Dates>> = {
  'Europe/Berlin': {
    ...sameEverywhere,
    'a bare day': '2024-01-14T23:00:00Z',
    'a bare day in summer': '2024-07-14T22:00:00Z',
    'no offset': '2024-01-15T08:30:00Z',
    'the hour that summer time leaves out': '2024-03-31T01:30:00Z',
    'the hour that winter time has twice': '2024-10-27T00:30:00Z',
    'changed later': '2024-01-14T23:00:00Z',
    'changed before it was there': '2024-01-14T23:00:00Z',
  },
  'America/St_Johns': {
    ...sameEverywhere,
    'a bare day': '2024-01-15T03:30:00Z',
    'a bare day in summer': '2024-07-15T02:30:00Z',
    'no offset': '2024-01-15T13:00:00Z',
    'the hour that summer time leaves out': '2024-03-31T05:00:00Z',
    'the hour that winter time has twice': '2024-10-27T05:00:00Z',
    'changed later': '2024-01-15T03:30:00Z',
    'changed before it was there': '2024-01-15T03:30:00Z',
  },
};

describe('every date of a feed is the instant that the site gives it', () => {
  test.each(Object.entries(zones))('in %s', async (zone, expected) => {
    const posts = Object.entries(dates).map(([title, date], at) => [
      `content/posts/${at}.md`,
      `---\ntitle: ${title}\n${date}\n---\nWords.\n`,
    ]);
    const site = { 'hugo.toml': `baseURL = "https://blog.example/"\ntimeZone = "${zone}"\n` };
    const { atom, json, map } = await feedsOf({ ...site, ...Object.fromEntries(posts) });
    const feed = parseXml(atom);
    const entries = feed.children.filter(({ name }) => name === 'entry');
    expect(Object.fromEntries(entries.map((entry) => [of(entry, 'title'), of(entry, 'published')]))).toEqual(expected);
    const { items } = JSON.parse(json) as { items: Readonly<Record<string, string>>[] };
    expect(Object.fromEntries(items.map((item) => [item['title'], item['date_published']]))).toEqual(expected);

    const changed = '2024-02-01T06:00:00Z';
    const updated = new Map(entries.map((entry) => [of(entry, 'title'), of(entry, 'updated')]));
    expect(Object.fromEntries(updated)).toEqual({ ...expected, 'changed later': changed });
    expect(of(feed, 'updated')).toBe(expected['the hour that winter time has twice']);
    expect(items.find(({ title }) => title === 'changed later')?.['date_modified']).toBe(changed);
    const last = new Map(parseXml(map ?? '').children.map((url) => [of(url, 'loc'), of(url, 'lastmod')]));
    expect(last.get('https://blog.example/posts/9/')).toBe(changed);
    expect(last.get('https://blog.example/posts/0/')).toBe(expected['a bare day']);
    expect(last.get('https://blog.example/')).toBeUndefined();
  });
});

test('a site without an address, of no posts, or of odd dates, tags and languages keeps the rules', async () => {
  const nothing = await feedsOf({ 'content/about.md': '---\ntitle: About\n---\nUs.\n', 'hugo.toml': '' });
  expect(nothing.map).toBeNull();
  const { atom, json } = await feedsOf({
    'hugo.toml': 'title = "  "\nlanguageCode = "not a language"\n',
    'content/posts/a b#c.md': '---\ntitle: "\\u0001"\ndate: 0001-01-01\ntags: [Sea, sea]\ncategories: [sea]\n---\n',
    'content/posts/ünï%20.md': '---\ntitle: <b>\ndate: 0000-01-01\n---\n',
    'content/posts/c.md':
      '---\ntitle: "\\uD800 & \\uFFFF"\ndate: 2024-01-01\ntags: [Sea, sea, ""]\ncategories: [sea]\n---\n',
  });
  expect(atom.match(/<category/g)).toHaveLength(2);
  expect(atom).not.toContain('0000-');
  expect(JSON.parse(json)).not.toHaveProperty('home_page_url');
});

test.each([
  [
    'docusaurus.config.js',
    "export default { title: 'S', url: 'https://a.example', baseUrl: '/' };",
    'blog',
    'unlisted',
  ],
  ['.eleventy.js', 'export default () => {};', 'posts', 'eleventyExcludeFromCollections'],
])('a post that %s leaves out of lists has a page that only a link leads to', async (config, source, folder, flag) => {
  const files = {
    [config]: source,
    [`${folder}/quiet.md`]: `---\ntitle: Quiet\ndate: 2024-02-01\ntags: [rare]\n${flag}: true\n---\nHush\n`,
    [`${folder}/loud.md`]: '---\ntitle: Loud\ndate: 2024-01-01\ntags: [common]\n---\n[there](quiet.md)\n',
  };
  const { run, out } = await siteBench(await tempLibrary(files));
  const { written, warnings } = await run({ search: true });
  const page = await textOf(out, `${folder}/quiet/index.html`);
  expect(page).toContain('Hush');
  expect(page).toContain('<meta name="robots" content="noindex">');
  expect(await textOf(out, `${folder}/loud/index.html`)).toContain('href="../quiet/index.html"');
  expect(warnings.filter(({ id }) => id.endsWith('.md'))).toEqual([]);
  expect(written.filter((path) => path.includes('rare'))).toEqual([]);
  for (const path of written.filter((one) => !one.startsWith(`${folder}/`)))
    expect(`${path} ${await textOf(out, path)}`).not.toContain('Quiet');
});
