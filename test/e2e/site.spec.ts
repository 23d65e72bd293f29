import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from '@playwright/test';
import { readPayloads } from '../support/hostile-posts.ts';
import { hostileWords, writeHostilePosts } from '../support/hostile-site.ts';
import { readTree } from '../support/read-tree.ts';
import { expect, test } from './fixtures.ts';
import { createScreen, type Screen } from './pages/screen.ts';

async function exportSite(screen: Screen, folder: string, look = 'Default'): Promise<void> {
  await screen.run('Export');
  const dialog = screen.dialog('Export');
  await dialog.getByRole('radio', { name: /^HTML site/ }).check({ force: true });
  await dialog.getByRole('radio', { name: look }).check({ force: true });
  await exportInto(screen, folder);
}

async function exportInto(screen: Screen, folder: string): Promise<void> {
  const dialog = screen.dialog('Export');
  await screen.exportTo(folder);
  await dialog.getByRole('button', { name: 'Export', exact: true }).click();
  await expect(dialog.getByRole('button', { name: 'Done' })).toBeVisible({ timeout: 120_000 });
}

/** Opens every page from the disk. Answers what none may do: errors, scripts, requests beyond the site's own files. */
async function openAll(browser: Browser, root: string): Promise<readonly string[]> {
  const context = await browser.newContext();
  const deeds: string[] = [];
  const files = Object.keys(await readTree(root)).filter((name) => /\.(?:html|xml)$/.test(name));
  const openNext = async (page: Page): Promise<void> => {
    for (let file = files.shift(); file !== undefined; file = files.shift()) await openOne(page, root, file, deeds);
  };
  const pages = await Promise.all(Array.from({ length: tabs }, () => context.newPage()));
  for (const page of pages) listen(page, pathToFileURL(root).href, deeds);
  await Promise.all(pages.map(openNext));
  await context.close();
  return deeds;
}

/** Pages that load side by side: most of the time of one is waiting. */
const tabs = 4;

function listen(page: Page, own: string, deeds: string[]): void {
  page.on('console', (message) => message.type() === 'error' && deeds.push(`${page.url()}: ${message.text()}`));
  page.on('pageerror', (error) => deeds.push(`${page.url()}: ${error.message}`));
  page.on('dialog', (dialog) => {
    deeds.push(`${page.url()}: a script said ${dialog.message()}`);
    dialog.dismiss().catch(() => undefined);
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(own) && !request.url().startsWith('data:'))
      deeds.push(`${page.url()}: asked for ${request.url()}`);
  });
}

async function openOne(page: Page, root: string, file: string, deeds: string[]): Promise<void> {
  await page.goto(pathToFileURL(join(root, file)).href);
  if (file.endsWith('.xml')) return;
  await expect(page.locator('h1')).toHaveCount(1);
  const unloaded = await page
    .locator('img')
    .evaluateAll((images) =>
      images
        .filter((image) => (image as HTMLImageElement).naturalWidth === 0)
        .map((image) => (image as HTMLImageElement).src),
    );
  deeds.push(...unloaded.map((src) => `${file}: ${src} is no image`));
}

test('all live posts as a site: it opens from the disk, from home to tag to post and back', async ({
  app,
  dataFolder,
  browser,
}) => {
  const screen = createScreen(app.page);
  const out = join(dataFolder, 'site');
  await exportSite(screen, out, 'Journal');
  expect(await openAll(browser, out)).toEqual([]);
  const page = await (await browser.newContext({ offline: true })).newPage();
  await page.goto(pathToFileURL(join(out, 'index.html')).href);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tide Tables');
  await page.getByRole('link', { name: 'Tags' }).click();
  await page.getByRole('link', { name: 'spring' }).click();
  await page.getByRole('link', { name: 'First sail of the year' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('First sail of the year');
  await expect(page.getByRole('time')).toHaveText('April 21, 2024');
  await page.getByRole('link', { name: 'what the chart does not say' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What the chart does not say');
  await page.getByRole('link', { name: 'Back to Posts' }).click();
  await page.goto(pathToFileURL(join(out, '2016/old.html')).href);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('From the old site');
  await page.context().close();

  const dialog = screen.dialog('Export');
  await dialog.getByRole('button', { name: 'Export again' }).click();
  await dialog.getByRole('button', { name: 'Export', exact: true }).click();
  await expect(dialog.getByText(/^0 files written, \d+ already up to date/)).toBeVisible();
});

test('hostile titles, tags and texts do nothing in a site, its lists and its feeds', async ({
  launch,
  library,
  dataFolder,
  browser,
}) => {
  test.slow();
  // What runs by itself where nothing stops it; of the others each page is read in `site-hostile.test.ts`.
  const loud = (await readPayloads()).filter(({ firesRaw }) => firesRaw === 'on load');
  const inputs = [...hostileWords, ...loud.map(({ input }) => input)];
  await writeHostilePosts(join(library, 'content/posts'), inputs);
  const screen = createScreen((await launch()).page);
  const out = join(dataFolder, 'site');
  await screen.run('Export');
  await screen
    .dialog('Export')
    .getByRole('radio', { name: /^HTML site/ })
    .check({ force: true });
  await screen.dialog('Export').getByText('A search page').click();
  await exportInto(screen, out);
  const files = Object.keys(await readTree(out));
  expect(files.filter((name) => name.startsWith('posts/hostile-')).length).toBeGreaterThanOrEqual(inputs.length - 1);
  expect(await openAll(browser, out)).toEqual([]);
  const feed = await readFile(join(out, 'feed.xml'), 'utf8');
  expect(feed).not.toMatch(/<script|<img/i);
  await searchFromDisk(browser, out);
});

/** The search finds by title and beginning, without regard to case, and shows hostile words as text. */
async function searchFromDisk(browser: Browser, out: string): Promise<void> {
  const page = await browser.newPage();
  const deeds: string[] = [];
  listen(page, pathToFileURL(out).href, deeds);
  await page.goto(pathToFileURL(join(out, 'search/index.html')).href);
  const field = page.getByRole('searchbox');
  const found = page.locator('#search-results').getByRole('listitem');
  await expect(field).toBeFocused();
  await field.fill('ENGINE not-there');
  await expect(page.getByRole('status')).toHaveText('0 posts');
  await field.fill('the Chart DOES not');
  // One by its title, one by its words, in this order.
  await expect(found).toHaveCount(2);
  const first = found.first().getByRole('link');
  await expect(first).toHaveAttribute('href', '../posts/what-the-chart-does-not-say/index.html');
  await field.fill('<script');
  await expect(found.first()).toContainText('<script');
  expect(await page.locator('#search-results :is(script, img, svg, iframe, style)').count()).toBe(0);
  await field.fill('the chart does not');
  await first.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What the chart does not say');
  expect(deeds).toEqual([]);
  await page.close();
}
