import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { siteBench } from '../../../support/export-site.ts';
import { faultsOfAtom, faultsOfJsonFeed, faultsOfSitemap } from '../../../support/feed-checker.ts';
import { crawl } from '../../../support/site-crawler.ts';
import { textOf } from '../../../support/temp-library.ts';

const corpus = process.env['LONGHAND_CORPUS'];
if (!corpus) console.warn('LONGHAND_CORPUS is not set: no real blogs are exported as sites.');
const real = corpus ? join(corpus, 'corpus') : '';
const fixtures = join(import.meta.dirname, '../../../fixtures/blogs');
const folders = (root: string) =>
  readdirSync(root, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [join(root, entry.name)] : []));

describe('every blog as a site: no broken link, valid pages, one heading of the first level, feeds and sitemap by their rules', () => {
  test.each(
    [...folders(fixtures), ...(corpus ? folders(real) : [])].map((folder) => [folder.split('/').at(-1), folder]),
  )('%s', { timeout: 600_000 }, async (_, folder = '') => {
    const { run, out } = await siteBench(folder);
    const report = await run({ baseUrl: 'https://blog.example/' });
    expect(report.failed).toEqual([]);
    expect(report.written.length).toBeGreaterThan(5);
    expect(await crawl(out)).toEqual([]);
    expect(faultsOfAtom(await textOf(out, 'feed.xml'))).toEqual([]);
    expect(faultsOfJsonFeed(await textOf(out, 'feed.json'))).toEqual([]);
    expect(faultsOfSitemap(await textOf(out, 'sitemap.xml'))).toEqual([]);
  });
});
