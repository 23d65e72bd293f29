import { expect, test } from 'vitest';
import { siteBench } from '../../../support/export-site.ts';
import { crawl } from '../../../support/site-crawler.ts';
import { filesBelow, tempLibrary, textOf } from '../../../support/temp-library.ts';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const posts = {
  '_posts/2024-01-02-first.md': '---\ntitle: First\n---\nWords.\n',
  'images/lost.png': png,
};
const notFound =
  '---\ntitle: Lost\npermalink: /404.html\n---\nGone. [First](/2024/01/02/first.html), [up](#gone)\n\n![lost](/images/lost.png)\n';

test('a post of a site at /404.html is its page for what is not there, in no list, with whole addresses', async () => {
  const config = 'url: https://example.org\nbaseurl: /blog\ntitle: Tides\n';
  const { run, out } = await siteBench(await tempLibrary({ '_config.yml': config, ...posts, '404.md': notFound }));
  const report = await run();
  expect(report.warnings).toEqual([]);
  const page = await textOf(out, '404.html');
  expect(page).toContain('Gone.');
  for (const address of ['2024/01/02/first.html', 'assets/images/lost.png', ''])
    expect(page).toContain(`="https://example.org/blog/${address}"`);
  expect(page).toContain('href="#');
  expect(page).not.toContain('rel="stylesheet"');
  expect(page).toContain('noindex');
  for (const file of await filesBelow(out))
    if (!file.startsWith('404')) expect(await textOf(out, file), file).not.toContain('Lost');
});

test('without an address of the site its links are those from its place', async () => {
  const { run, out } = await siteBench(
    await tempLibrary({ '_config.yml': 'title: Tides\n', ...posts, '404.md': notFound }),
  );
  expect((await run()).warnings).toEqual([]);
  expect(await textOf(out, '404.html')).toContain('href="2024/01/02/first.html"');
  expect(await crawl(out)).toEqual([]);
});
