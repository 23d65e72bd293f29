import { describe, expect, test } from 'vitest';
import { siteProfile } from '../../../shared/generators/profiles.ts';
import { postId } from '../../../shared/model/post.ts';
import { noAddresses } from '../../../shared/generators/addresses.ts';
import { atomFeed, feedOf, jsonFeed, sitemaps } from '../../../shared/site/feeds.ts';
import { planSite } from '../../../shared/site/plan.ts';
import { noSiteFields, type SitePost } from '../../../shared/site/site-post.ts';
import type { SiteFrame } from '../../../shared/site/views.ts';
import { faultsOfAtom, faultsOfJsonFeed, faultsOfSitemap } from '../../support/feed-checker.ts';

const base = 'https://blog.example/';
const frame: SiteFrame = { title: 'Blog', language: 'en', author: { name: 'Ann', links: [] }, menu: [], base };
const post = (at: number): SitePost => ({
  ...noSiteFields,
  id: postId(`content/posts/${at}.md`),
  title: `Post ${at}`,
  date: '2024-01-15',
  time: Date.UTC(2024, 0, 15, at),
  taxonomies: { tags: ['sea'] },
  language: 'en',
});
const plan = planSite({
  profile: siteProfile('hugo'),
  addresses: { ...noAddresses, base },
  posts: [post(0), post(1)],
});
const feed = feedOf(plan, frame, () => ({ minutes: 1, description: 'Words' }));
const atom = atomFeed(feed);
const json = jsonFeed(feed);
const [[, map] = ['', '']] = [...sitemaps(plan, frame)];

/** A document with one thing wrong, and the rule that says so. */
type Wrong = readonly [rule: string, change: (text: string) => string];

function eachIsFound(good: string, faultsOf: (text: string) => readonly string[], wrong: readonly Wrong[]) {
  expect(faultsOf(good)).toEqual([]);
  for (const [rule, change] of wrong) {
    expect(change(good)).not.toBe(good);
    expect(faultsOf(change(good)).join('\n'), rule).toContain(rule);
  }
}

const without = (pattern: RegExp) => (text: string) => text.replace(pattern, '');
const replaced = (pattern: RegExp, by: string) => (text: string) => text.replace(pattern, by);

describe('the rules that exported feeds are held to find what breaks them', () => {
  test('Atom', () => {
    eachIsFound(atom, faultsOfAtom, [
      ['not well-formed', without(/<\/feed>/)],
      ['2: no atom:feed', replaced(/2005\/Atom/, '2005/atom')],
      ['2: de_AT is no language', replaced(/xml:lang="en"/, 'xml:lang="de_AT"')],
      ['3.1.1: the type of <title>', replaced(/<title>/, '<title type="text/html">')],
      ['3.1.1.1: elements in <title>', replaced(/<title>/, '<title><b/>')],
      ['3.2: <author> has 0 <name>', without(/<name>.*<\/name>/)],
      ['3.2.1: a person without a name', replaced(/<name>.*<\/name>/, '<name> </name>')],
      ['3.3: <published> is 2024-01-15', replaced(/(<published>.{10})[^<]*/, '$1')],
      ['3.3: <updated> is 2024-02-30T00:00:00Z', replaced(/<updated>[^<]*/g, '<updated>2024-02-30T00:00:00Z')],
      ['3.3: <updated> is 0000-01-01T00:00:00Z', replaced(/<updated>[^<]*/, '<updated>0000-01-01T00:00:00Z')],
      ['4.1.1: <feed> has 0 <updated>', without(/<updated>.*<\/updated>/)],
      ['4.1.1: <feed> has 2 <id>', replaced(/<id>/, '<id>a:b</id><id>')],
      ['4.1.1: <summary> in <feed>', replaced(/<id>/, '<summary/><id>')],
      ['4.1.1: two alternates', replaced(/<link rel="self" type="[^"]*"/, '<link rel="alternate" type="text/html"')],
      ['4.1.2: an entry without author', without(/<author>.*<\/author>/)],
      ['4.1.2: an entry with neither', replaced(/(<entry>[^]*?)<link [^>]*>/, '$1')],
      ['4.1.2: <entry> has 0 <title>', replaced(/(<entry>[^]*?)<title>.*<\/title>/, '$1')],
      ['4.2.2.1', replaced(/term="sea"/, 'term=""')],
      ['4.2.6: posts/1/ is no IRI', replaced(/<id>[^<]*(posts\/1\/)/, '<id>$1')],
      ['is there twice', replaced(/(<id>[^<]*posts\/)1/, '$10')],
      ['4.2.7.1', replaced(/href="https/, 'href=" https')],
      ['4.2.15', replaced(/<updated>2024/, '<updated>2023')],
      ['appendix B: src at <link>', replaced(/<link rel/, '<link src="" rel')],
    ]);
  });

  test('JSON Feed', () => {
    eachIsFound(json, faultsOfJsonFeed, [
      ['Top-level: version', replaced(/version\/1\.1/, 'version/1.2')],
      ['Top-level: no title', without(/"title": "Blog",/)],
      ['Top-level: home_page_url', replaced(/"home_page_url": "[^"]*"/, '"home_page_url": "index.html"')],
      ['Top-level: language', replaced(/"language": "en"/, '"language": "en_US"')],
      ['Top-level: author is', replaced(/"authors"/, '"author"')],
      ['Items: no id', without(/"id": "[^"]*",/)],
      ['Items: url', replaced(/"url": "https/, '"url": "ftp')],
      ['Items: no content', without(/"content_text": "[^"]*",/)],
      ['Items: date_published', replaced(/"date_published": "[^"]*"/, '"date_published": "2024-01-15"')],
      ['Items: tags', replaced(/"sea"/, '"sea", "sea"')],
      ['is there twice', replaced(/("id": "[^"]*posts\/)1/, '$10')],
    ]);
  });

  test('sitemap', () => {
    eachIsFound(map, faultsOfSitemap, [
      ['not well-formed', replaced(/<loc>/, '<loc>&')],
      ['the namespace', replaced(/schemas\/sitemap\/0\.9/, 'schemas/sitemap/0.8')],
      ['urlset: <urlset> has 0 <url>', without(/<url>[^]*<\/url>/)],
      ['url: <url> has 0 <loc>', without(/<loc>.*?<\/loc>/)],
      ['url: <loc> is not the first', replaced(/(<loc>.*<\/loc>)(<lastmod>.*<\/lastmod>)/, '$2$1')],
      ['tLoc: /posts/', replaced(/<loc>[^<]*posts/, '<loc>/posts')],
      ['tLoc', replaced(/<loc>[^<]*/, `<loc>${base}${'a'.repeat(2048)}`)],
      ['tLastmod', replaced(/<lastmod>[^<]*/, '<lastmod>15 Jan 2024')],
      ['addresses of', replaced(/blog\.example/, 'www.example')],
      ['is there twice', replaced(/posts\/1\//, 'posts/0/')],
    ]);
  });
});

test('more pages than one sitemap may hold make an index of several', () => {
  const posts = Array.from({ length: 60_000 }, (_, at) => ({ post: post(0), file: `${at}/index.html`, terms: [] }));
  const files = new Map(sitemaps({ ...plan, posts }, frame));
  expect([...files.keys()]).toEqual(['sitemap-1.xml', 'sitemap-2.xml', 'sitemap.xml']);
  for (const text of files.values()) expect(faultsOfSitemap(text)).toEqual([]);
  expect(files.get('sitemap.xml')).toContain(`<loc>${base}sitemap-2.xml</loc>`);
  expect((files.get('sitemap-1.xml') ?? '').match(/<url>/g)).toHaveLength(50_000);
});
