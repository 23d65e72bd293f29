import { execFile } from 'node:child_process';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { toHast } from 'mdast-util-to-hast';
import rehypeRaw from 'rehype-raw';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import {
  hostilePost,
  readPayloads,
  stayOnPage,
  touchEverything,
  watchDeeds,
  type Deeds,
  type Payload,
} from '../support/hostile-posts.ts';
import type { Page } from '@playwright/test';
import { repository } from '../support/source-files.ts';
import { tempFolder } from '../support/temp-library.ts';
import { expect, test } from './fixtures.ts';

const payloads = await readPayloads();
const posts = payloads.filter(({ where }) => where === 'body' || where === 'file' || where === 'image-ref');
const secret = `canary-${crypto.randomUUID()}`;

/** Payloads that run by themselves where nothing stops them: the ones to try each wall alone with. */
const loud = posts.filter(({ firesRaw }) => firesRaw === 'on load');

/** A library of hostile posts, with a file of secrets beside it. */
async function hostileLibrary(payloadsOf: readonly Payload[] = posts): Promise<string> {
  const root = join(await tempFolder(), 'library');
  await mkdir(root);
  for (const payload of payloadsOf) await writeFile(join(root, `${payload.id}.md`), hostilePost(payload));
  await writeFile(join(root, '..', 'outside.png'), secret);
  return root;
}

/** A picture that is not there is an error of the network for the browser, not one of ours; it may be told late. */
const noPicture = /Failed to load resource/;

test.describe('hostile posts', () => {
  test.skip(payloads.length === 0, 'LONGHAND_CORPUS does not name a folder that holds them');
  test.describe.configure({ timeout: 300_000 });
  test.use({ blog: null });

  test('the control: without the sanitizer, what fires on load is seen to fire', async ({ page, host }) => {
    test.skip(host !== 'browser', 'needs no app: done once');
    const folder = await tempFolder();
    const deeds = await watchDeeds(page, (url) => url.startsWith('file:') || url === 'about:blank');
    const silent: string[] = [];
    for (const payload of loud) {
      const file = join(folder, `${payload.id}.html`);
      await writeFile(file, `<!doctype html><meta charset=utf-8><body>${unsanitized(payload)}`);
      await page.goto(pathToFileURL(file).href).catch(() => undefined);
      await expect
        .poll(() => deeds.all.length, { timeout: 1500 })
        .toBeGreaterThan(0)
        .catch(() => silent.push(payload.id));
      await page.goto('about:blank');
      deeds.clear();
    }
    console.log(`${loud.length - silent.length} of ${loud.length} fire without the sanitizer`);
    expect(silent.length).toBeLessThanOrEqual(loud.length * 0.1);
  });

  test('no post does anything in the preview', async ({ launch, page, faults, host }) => {
    faults.ignore(noPicture);
    // The stand-in shows the same page in the same browser: there the worst are enough.
    const shown = host === 'desktop' ? loud : posts;
    const root = await hostileLibrary(shown);
    const app = await launch(root);
    await expect(page.getByRole('listbox', { name: 'Posts' })).toBeVisible();
    const own = new URL(page.url()).origin;
    // The web answers: a window that stays empty could not be asked whether it reaches back.
    if (app.kind === 'browser')
      await page.context().route(
        (url) => /^https?:$/.test(url.protocol) && url.origin !== own,
        (route) => route.fulfill({ contentType: 'text/html', body: 'Outside.' }),
      );
    const allowed = (url: string) => url.startsWith(`${own}/`) || /^(data|blob|about):/.test(url);
    const deeds = await watchDeeds(page, allowed, [secret, 'root:x:0:0']);
    const broken: string[] = [];
    await showAll(page, shown, async ({ id }) => {
      await page.frame({ url: /preview\.html/ })?.evaluate(touchEverything);
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 50)));
      const pollution = await page.evaluate(() => Object.keys(Object.prototype).length);
      if (pollution) broken.push(`${id}: pollute`);
      broken.push(...deeds.all.map((deed) => `${id}: ${deed}`));
      deeds.clear();
    });
    expect(broken).toEqual([]);
    await app.end();
  });

  test('no post does anything in the exported page, opened from disk', async ({ page, host }) => {
    test.skip(host !== 'browser', 'the export is the same on every host: done once');
    const root = await hostileLibrary();
    const out = join(root, '..', 'export');
    const cli = join(repository, 'dist', 'cli.js');
    const env = { ...process.env, LONGHAND_DATA_FOLDER: join(root, '..', 'data') };
    const exported = promisify(execFile)(process.execPath, [cli, 'export', root, '--to', 'html', '--out', out], {
      env,
    });
    // Warnings about pictures that are not there make its exit code 1.
    await exported.catch(() => undefined);
    const pages = (await readdir(out)).filter((name) => name.endsWith('.html') && name !== 'index.html');
    // A post with a NUL is a binary file, which is never live.
    expect(pages).toHaveLength(posts.filter(({ input }) => !input.includes('\0')).length);
    const broken: string[] = [];
    const openNext = async (tab: Page) => {
      const deeds = await watchDeeds(tab, (url) => /^(file|about|data):/.test(url), [secret, 'root:x:0:0']);
      for (let name = pages.pop(); name !== undefined; name = pages.pop()) {
        await tab.goto(pathToFileURL(join(out, name)).href);
        await tab.evaluate(stayOnPage);
        await tab.evaluate(touchEverything).catch(() => undefined);
        await tab.waitForTimeout(30);
        broken.push(...deeds.all.map((deed) => `${name}: ${deed}`));
        const html = await tab.content();
        if (html.includes(secret) || html.includes('root:x:0:0')) broken.push(`${name}: read-outside`);
        if ((await tab.locator('title').count()) !== 1) broken.push(`${name}: export-break`);
        if (!tab.url().startsWith('file:')) broken.push(`${name}: navigate to ${basename(tab.url())}`);
        deeds.clear();
      }
    };
    // Side by side: most of the time of one is waiting.
    const tabs = [page, ...(await Promise.all([1, 2, 3].map(() => page.context().newPage())))];
    await Promise.all(tabs.map(openNext));
    expect(broken).toEqual([]);
  });
});

test.describe('each wall alone, with one of the others off', () => {
  test.skip(payloads.length === 0, 'LONGHAND_CORPUS does not name a folder that holds them');
  test.skip(({ host }) => host !== 'browser', 'the page and its policies are the same on every host: done once');
  test.describe.configure({ timeout: 300_000 });
  test.use({ blog: null });

  test('sanitizer off: raw HTML in the frame runs nothing and reaches nothing', async ({ launch, page, faults }) => {
    // Each of these is a refusal by one of the other walls.
    faults.ignore(/^(?!uncaught)/);
    const root = await hostileLibrary();
    const app = await launch(root);
    const deeds = await watchOwn(page);
    // What a policy refuses is asked for and never sent; a frame that is refused shows the browser's own page.
    const refused = /^network: |^navigate: chrome-error:/;
    const sent: string[] = [];
    page.on('requestfinished', (request) => {
      if (!request.url().startsWith(new URL(page.url()).origin) && !/^(data|blob):/.test(request.url()))
        sent.push(`sent: ${request.url()}`);
    });
    await page.locator('[data-post]').first().click();
    const frame = page.frameLocator('iframe[title="Preview"]');
    await expect(frame.locator('main')).toBeVisible();
    const broken: string[] = [];
    for (const payload of posts) {
      // As a parser would put it there, so that scripts are live.
      await frame.locator('main').evaluate((main, html) => {
        main.replaceChildren(document.createRange().createContextualFragment(html));
      }, unsanitized(payload));
      await frame
        .locator('body')
        .evaluate(touchEverything)
        .catch(() => undefined);
      await page.waitForTimeout(20);
      const done = [...deeds.all.filter((deed) => !refused.test(deed)), ...sent.splice(0)];
      broken.push(...done.map((deed) => `${payload.id}: ${deed}`), ...(await reached(page, payload.id)));
      deeds.clear();
    }
    expect(broken).toEqual([]);
    await app.end();
  });

  test('policy off: the sanitizer and the sandbox still hold', async ({ launch, page, faults }) => {
    // What the sandbox refuses where no policy does.
    faults.ignore(/Blocked script execution/);
    faults.ignore(noPicture);
    let stripped = 0;
    await page.context().route(/\/(preview\.html)?(\?.*)?$/, async (route) => {
      const response = await route.fetch();
      const { 'content-security-policy': policy, ...headers } = response.headers();
      if (policy) stripped++;
      await route.fulfill({ response, headers });
    });
    expect(await showEach(launch, page)).toEqual([]);
    expect(stripped, 'the policies were there to be taken off').toBeGreaterThan(1);
  });

  test('sandbox off: the sanitizer and the policy still hold', async ({ launch, page, faults }) => {
    faults.ignore(noPicture);
    await page.addInitScript(() => {
      const { setAttribute } = Element.prototype;
      Element.prototype.setAttribute = function (name, value) {
        if (name !== 'sandbox') setAttribute.call(this, name, value);
      };
    });
    expect(await showEach(launch, page)).toEqual([]);
    await expect(page.locator('iframe[title="Preview"]')).not.toHaveAttribute('sandbox');
  });

  /** Shows every loud payload in the preview; answers what they did. */
  async function showEach(launch: (folder: string) => Promise<unknown>, page: Page): Promise<readonly string[]> {
    const root = await hostileLibrary(loud);
    await launch(root);
    const deeds = await watchOwn(page);
    const broken: string[] = [];
    await showAll(page, loud, async ({ id }) => {
      await page.frameLocator('iframe[title="Preview"]').locator('body').evaluate(touchEverything);
      await page.waitForTimeout(30);
      broken.push(...deeds.all.map((deed) => `${id}: ${deed}`), ...(await reached(page, id)));
      deeds.clear();
    });
    return broken;
  }
});

/** Goes through the list by the key for the next post, and hands each on once the preview shows it. */
async function showAll(page: Page, shown: readonly Payload[], look: (payload: Payload) => Promise<void>) {
  const left = new Map(shown.map((payload) => [`${payload.id}.md`, payload]));
  // From the first post of all, not of those that a busy machine has listed so far.
  await page
    .getByRole('status')
    .filter({ hasText: `${shown.length} posts` })
    .waitFor();
  while (left.size > 0) {
    // What was touched in the preview has the focus, and the key is for the window.
    await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
    await page.keyboard.press('Alt+PageDown');
    const chosen = await page.waitForFunction(
      (names) => names.find((name) => document.querySelector(`[data-post="${name}"][aria-selected="true"]`)),
      [...left.keys()],
    );
    const name = (await chosen.jsonValue()) ?? '';
    const payload = left.get(name);
    if (!payload) throw new Error(`No payload is in ${name}.`);
    left.delete(name);
    const marker = payload.where === 'file' ? 'Body text.' : `Marker of ${payload.id}.`;
    // Looks with each frame; an expectation would look again after 100 ms.
    await page.frameLocator('iframe[title="Preview"]').getByText(marker).first().waitFor();
    await look(payload);
  }
}

/** Deeds beyond the app's own address. */
async function watchOwn(page: Page): Promise<Deeds> {
  const own = new URL(page.url()).origin;
  await page.context().route(
    (url) => /^https?:$/.test(url.protocol) && url.origin !== own,
    (route) => route.fulfill({ contentType: 'text/html', body: 'Outside.' }),
  );
  const allowed = (url: string) => url.startsWith(`${own}/`) || /^(data|blob|about):/.test(url);
  return watchDeeds(page, allowed, [secret, 'root:x:0:0']);
}

/** Whether Node is in reach of the page or a frame, or something was put onto every object. */
async function reached(page: Page, id: string): Promise<readonly string[]> {
  const found = await page.evaluate(() => {
    // An element whose id is `process` is one by that name, too, and harmless.
    const isNode = (frame: object) =>
      ['require', 'process', 'module', 'Buffer'].filter((name) => {
        const value: unknown = Reflect.get(frame, name);
        return value !== undefined && !Object.prototype.toString.call(value).startsWith('[object HTML');
      });
    return [...[window, ...Array.from(window.frames)].flatMap(isNode), ...Object.keys(Object.prototype)];
  });
  return found.map((name) => `${id}: ${name} is in reach`);
}

function unsanitized({ input }: Payload): string {
  const markdown = unified().use(remarkParse).use(remarkGfm).parse(input);
  const tree = toHast(markdown, { allowDangerousHtml: true }) as Root;
  return toHtml(unified().use(rehypeRaw).runSync(tree), { allowDangerousHtml: true });
}
