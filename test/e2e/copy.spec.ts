import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { createScreen } from './pages/screen.ts';

/** What another program would find on the clipboard. */
const clipboard = (page: Page) =>
  page.evaluate(async () => {
    const item = (await navigator.clipboard.read())[0];
    const types = item?.types ?? [];
    return Object.fromEntries(
      await Promise.all(types.map(async (type) => [type, await (await item?.getType(type))?.text()] as const)),
    );
  });

test('a post goes to the printer and to other programs', async ({ app, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const { page } = app;
  const screen = createScreen(page);

  await test.step('a post is printed as its exported page is, without the window around it', async () => {
    await screen.open('First sail of the year');
    // The dialog itself is the system's: what it would be given is looked at instead.
    const printed = page.evaluate(
      () =>
        new Promise<{ heading: string; sheets: number; scripts: string }>((resolve) => {
          new MutationObserver(() => {
            const frame = document.querySelector<HTMLIFrameElement>('iframe[title="Print"]');
            frame?.addEventListener('load', () => {
              const inside = frame.contentWindow;
              if (!inside) return;
              inside.print = () =>
                resolve({
                  heading: inside.document.querySelector('h1')?.textContent ?? '',
                  sheets: inside.document.adoptedStyleSheets.length,
                  scripts: frame.sandbox.value,
                });
            });
          }).observe(document.body, { childList: true });
        }),
    );
    await screen.run('Print');
    expect(await printed).toEqual({
      heading: 'First sail of the year',
      sheets: 1,
      scripts: 'allow-same-origin allow-modals',
    });
    await expect(page.locator('iframe[title="Print"]')).toHaveCount(0);
  });

  await test.step('a post and a selection go to other programs, also where the clipboard is denied', async () => {
    await screen.open('First sail of the year');

    await screen.run('Copy as rich text');
    await expect(page.getByText('The post was copied as rich text')).toBeVisible();
    const rich = await clipboard(page);
    expect(rich['text/html']).toContain('<p>');
    expect(rich['text/html']).not.toContain('class=');
    expect(rich['text/plain']).not.toContain('title:');

    await screen.writeAtEnd('\n\nA **bold** end');
    await page.keyboard.press('Shift+Home');
    await screen.run('Copy as HTML');
    await expect(page.getByText('The selection was copied as HTML')).toBeVisible();
    expect(await clipboard(page)).toEqual({ 'text/plain': '<p>A <strong>bold</strong> end</p>\n' });

    await page.evaluate(() => {
      navigator.clipboard.write = () => Promise.reject(new DOMException('denied', 'NotAllowedError'));
    });
    await screen.run('Copy for mail');
    await expect(page.getByText('The selection was copied for mail')).toBeVisible();
    expect(await clipboard(page)).toMatchObject({
      'text/html': expect.stringContaining('<strong>bold</strong>') as unknown,
      'text/plain': 'A **bold** end',
    });

    await page.evaluate(() => {
      document.execCommand = () => false;
    });
    await screen.run('Copy as Markdown');
    await expect(page.getByText('It could not be copied')).toBeVisible();
  });
});

test('a folded section is cut and copied with its heading, and put elsewhere', async ({ app, library }) => {
  const { page } = app;
  const screen = createScreen(page);
  const post = join(library, 'content/posts/engine-notes.md');
  await screen.open('Engine notes');
  await screen.writeAtEnd('\n\n## One\n\nfirst\n\n## Two\n\nsecond\n');
  await page.keyboard.press('Control+s');
  await screen.saved();
  const before = await readFile(post, 'utf8');
  for (let up = 0; up < 7; up++) await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Control+Alt+[');
  await expect(page.locator('.cm-foldPlaceholder')).toHaveCount(1);
  await page.keyboard.press('Control+x');
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Control+v');
  await page.keyboard.press('Control+s');
  await screen.saved();
  const cut = before.replace('## One\n\nfirst\n\n', '\n');
  expect(await readFile(post, 'utf8')).toBe(`${cut}## One\n\nfirst\n`);
  for (let up = 0; up < 3; up++) await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Control+Alt+[');
  await expect(page.locator('.cm-foldPlaceholder')).toHaveCount(1);
  await page.keyboard.press('Control+c');
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Control+v');
  await page.keyboard.press('Control+s');
  await screen.saved();
  expect(await readFile(post, 'utf8')).toBe(`${cut}## One\n\nfirst\n## One\n\nfirst\n`);
});

test('sections that are folded at several carets are copied and cut whole', async ({ app, library, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const { page } = app;
  const screen = createScreen(page);
  const post = join(library, 'content/posts/engine-notes.md');
  await screen.open('Engine notes');
  await screen.writeAtEnd('\n\n## One\n\nfirst\n\n## Two\n\nsecond\n');
  await screen.run('Fold all sections');
  await expect(page.locator('.cm-foldPlaceholder')).toHaveCount(2);
  await screen.text.getByText('One').click();
  await screen.text.getByText('Two').click({ modifiers: ['Control'] });
  await page.keyboard.press('Control+c');
  await expect.poll(() => clipboard(page)).toEqual({ 'text/plain': '## One\n\nfirst\n## Two\n\nsecond' });
  await page.keyboard.press('Control+x');
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Control+v');
  await page.keyboard.press('Control+s');
  await screen.saved();
  expect(await readFile(post, 'utf8')).toMatch(/again\.\n\n\n## One\n\nfirst\n## Two\n\nsecond\n$/);
});
