import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { elements, parseHtml } from '../../../shared/markdown/support.ts';
import { faultsOfAtom, faultsOfJsonFeed, faultsOfSitemap } from '../../../support/feed-checker.ts';
import { siteBench } from '../../../support/export-site.ts';
import { readPayloads } from '../../../support/hostile-posts.ts';
import { hostileWords, writeHostilePosts } from '../../../support/hostile-site.ts';
import { crawl } from '../../../support/site-crawler.ts';
import { filesBelow, tempFolder, textOf } from '../../../support/temp-library.ts';

const payloads = await readPayloads();

/** What of a page could act or fetch, as an HTML parser reads it. */
function actsOf(html: string): readonly string[] {
  return elements([parseHtml(html)]).flatMap(({ tagName, properties }) => [
    ...(/^(?:script|iframe|object|embed|frame|base|form)$/.test(tagName) && properties['type'] !== 'application/ld+json'
      ? [`<${tagName}>`]
      : []),
    ...Object.entries(properties).flatMap(([name, value]) => {
      const address = String(value).replace(/[\0-\x20]/g, '');
      const isOutside = /^(?:[a-z][a-z0-9+.-]*:|[\\/]{2})/i.test(address) && !address.startsWith('data:image/');
      if (/^on/i.test(name) || name === 'srcDoc') return [`<${tagName} ${name}>`];
      if (name === 'src' && isOutside) return [`<${tagName}> loads ${address}`];
      if (name === 'href' && isOutside && !/^(?:https?|mailto):/i.test(address)) return [`a link to ${address}`];
      return [];
    }),
  ]);
}

test('the search page knows hostile posts as data, and is the one page with a script', async () => {
  const root = join(await tempFolder('library'), 'posts');
  await mkdir(root);
  await writeHostilePosts(root, hostileWords);
  const { run, out } = await siteBench(root);
  await run({ search: true });
  const script = await textOf(out, 'search/posts.js');
  expect(script).toMatch(/^window\.sitePosts = \[.*\];\n$/);
  expect(script).not.toMatch(/[<>&\u2028\u2029]/);
  const posts = JSON.parse(script.slice('window.sitePosts = '.length, -2)) as { title: string; href: string }[];
  expect(posts.length).toBeGreaterThan(hostileWords.length / 2);
  expect(posts.filter(({ href }) => !/^\.\.\/[\w%./-]+$/.test(href))).toEqual([]);
  const page = (await textOf(out, 'search/index.html')).replaceAll('&#39;', "'");
  expect(page).toContain("default-src 'none'; script-src 'self' file:; style-src 'self' file:;");
  const files = (await filesBelow(out)).filter((file) => file.endsWith('.html'));
  for (const file of files.filter((name) => name !== 'search/index.html'))
    expect(await textOf(out, file), file).not.toContain('script-src');
  expect(await textOf(out, 'index.html')).toContain('<a href="search/index.html">Search</a>');
  expect(await crawl(out)).toEqual([]);
  // Without one the next export takes it away.
  expect((await run()).removed).toEqual(expect.arrayContaining(['search/index.html', 'search/posts.js']));
});

test('hostile titles, tags, addresses and texts are text in every page of a site and in its feeds', async () => {
  const inputs = [...hostileWords, ...payloads.map(({ input }) => input)];
  const root = join(await tempFolder('library'), 'posts');
  await mkdir(root);
  await writeHostilePosts(root, inputs);
  const { run, out } = await siteBench(root);
  const report = await run({ baseUrl: 'https://blog.example/' });
  const pages = (await filesBelow(out)).filter((file) => file.endsWith('.html'));
  expect(report.failed).toEqual([]);
  // A page each, one for its tag and one for its category, but for those whose names come to nothing.
  expect(pages.length).toBeGreaterThan(inputs.length * 2);
  const acts: string[] = [];
  for (const page of pages)
    acts.push(...actsOf(await readFile(join(out, page), 'utf8')).map((act) => `${page}: ${act}`));
  expect(acts).toEqual([]);
  expect(faultsOfAtom(await textOf(out, 'feed.xml'))).toEqual([]);
  expect(faultsOfSitemap(await textOf(out, 'sitemap.xml'))).toEqual([]);
  expect(await textOf(out, 'feed.xml')).not.toMatch(/<script|<img/i);
  expect(faultsOfJsonFeed(await textOf(out, 'feed.json'))).toEqual([]);
});
