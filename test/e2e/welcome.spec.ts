import { mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Locator } from '@playwright/test';
import { readTree } from '../support/read-tree.ts';
import { expect, test } from './fixtures.ts';
import type { RunningApp } from './launch.ts';
import { createScreen } from './pages/screen.ts';

/** Names a folder where the app asks for one: in its own dialog in the browser, in the system's on the desktop. */
async function openFolder(app: RunningApp, path: string, button: 'Open folder…' | 'New library…' = 'Open folder…') {
  app.desktop?.answers.push({ canceled: false, filePaths: [path] });
  await app.page.getByRole('button', { name: button }).click();
  if (app.desktop) return;
  const dialog = app.page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'Folder' }).fill(path);
  await app.page.keyboard.press('Enter');
}

test.describe('without a library', () => {
  test.use({ blog: null });

  test('folders are opened, made and refused', async ({ app, dataFolder }) => {
    const { page } = app;
    const screen = createScreen(page);

    await test.step('a folder that is not there is told by its name, and another one can be opened', async () => {
      const blog = join(dataFolder, 'my blog');
      await mkdir(blog);
      await writeFile(join(blog, 'one.md'), '# One\n');
      const wrong = join(dataFolder, 'nowhere');
      await openFolder(app, wrong);
      await expect(page.getByText(wrong).first()).toBeVisible();
      await expect(page.getByText(/not found|is not there|no such folder|does not exist/i).first()).toBeVisible();
      const notices = page.getByRole('region', { name: 'Notices' });
      if (app.kind === 'browser') {
        await expect(page.getByRole('dialog'), 'beside what was typed').toContainText(wrong);
        await expect(notices.getByRole('alert'), 'and nowhere else').toHaveCount(0);
        await page.getByRole('combobox', { name: 'Folder' }).fill(blog);
        await page.keyboard.press('Enter');
      } else {
        await expect(notices.getByRole('alert')).toContainText(wrong);
        await openFolder(app, blog);
      }
      await expect(screen.posts.getByRole('option', { name: 'One' })).toBeVisible();
      await screen.run('Close library');
    });

    await test.step('an empty folder says what to do, and the first post appears', async () => {
      const empty = join(dataFolder, 'empty');
      await mkdir(empty);
      await openFolder(app, empty);
      await expect(page.getByText('No posts yet')).toBeVisible();
      await page.getByRole('navigation', { name: 'Posts' }).getByRole('button', { name: 'New post' }).last().click();
      await page.getByRole('textbox', { name: 'Title' }).fill('First');
      await page.keyboard.press('Enter');
      await expect(screen.posts.getByRole('option', { name: /^First/ })).toBeVisible();
      expect(Object.keys(await readTree(empty))).toEqual(['first.md']);
      await screen.run('Close library');
    });

    await test.step('a new library starts with a post; a folder with files in it is not taken for one', async () => {
      const fresh = join(dataFolder, 'fresh');
      await openFolder(app, fresh, 'New library…');
      await expect(screen.posts.getByRole('option', { name: 'My first post' })).toBeVisible();
      const files = await readTree(fresh);
      expect(Object.keys(files)).toEqual(['my-first-post.md']);
      await screen.run('Close library');
      await openFolder(app, fresh, 'New library…');
      await expect(page.getByText(/The folder is not empty/).first()).toBeVisible();
      expect(await readTree(fresh)).toEqual(files);
      if (!app.desktop) await page.keyboard.press('Escape');
    });

    await test.step('the sample library is opened as a copy of its own', async () => {
      await page.getByRole('button', { name: 'Open the sample library' }).click();
      await expect(screen.posts.getByRole('option').first()).toBeVisible();
      await screen.filter('software');
      await screen.open('Building Software That Lasts');
      await expect(page.getByText(/8 min read \(set in the post\)/)).toBeVisible();
      const copy = await readTree(join(dataFolder, 'Sample Library'));
      expect(Object.keys(copy).filter((name) => name.endsWith('.md')).length).toBeGreaterThanOrEqual(12);
    });
  });
});

test('recent folders are offered again, one that is gone is shown as missing and can be forgotten', async ({
  app,
  library,
}) => {
  const { page } = app;
  const screen = createScreen(page);
  await screen.run('Close library');
  const recent = page.getByRole('region', { name: 'Recent' });
  await recent.getByRole('button', { name: library }).click();
  await expect(screen.posts.getByRole('option').first()).toBeVisible();
  await screen.run('Close library');
  await rm(library, { recursive: true });
  await page.reload();
  // The library that the app was started with is gone: that is told too.
  await expect(recent.getByText('missing')).toBeVisible();
  await expect(recent.getByRole('button', { name: library })).toBeDisabled();
  await recent.getByRole('button', { name: 'Forget hugo-toml' }).click();
  await expect(recent).toHaveCount(0);
});

test('where a folder is asked for by its path, those that were open are offered first', async ({
  app: { kind, page },
  dataFolder,
  library,
}) => {
  test.skip(kind !== 'browser', 'the desktop has a dialog of the system, and a menu of recent libraries');
  const screen = createScreen(page);
  const other = join(dataFolder, 'other');
  await mkdir(other);
  await writeFile(join(other, 'one.md'), '# One\n');
  const field = page.getByRole('dialog').getByRole('combobox', { name: 'Folder' });
  await page.keyboard.press('Control+o');
  await field.fill(other);
  await page.keyboard.press('Enter');
  await expect(screen.posts.getByRole('option', { name: 'One' })).toBeVisible();
  await page.keyboard.press('Control+o');
  await field.press('ArrowDown');
  await expect(page.getByRole('option', { name: library })).toBeVisible();
  await expect(page.getByRole('listbox', { name: 'Folder' }).getByRole('option')).toHaveCount(1);
  // Once more: the first may have come before there was anything to go to.
  await field.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(field).toHaveValue(library);
  await page.keyboard.press('Enter');
  await expect(screen.posts.getByRole('option', { name: 'Engine notes' })).toBeVisible();
});

test('what is let go over the window is opened, or left where it is', async ({ app, dataFolder, library }) => {
  const { page } = app;
  const screen = createScreen(page);
  const devtools = await page.context().newCDPSession(page);
  /** Lets a file of the disk go over the middle of something on screen, as the file manager does. */
  const letGo = async (path: string, over: Locator) => {
    await page.evaluate(
      ([name, whole]) => Object.assign(window, { [Symbol.for('electron-double-paths')]: { [name]: whole } }),
      [basename(path), path] as const,
    );
    const box = (await over.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const data = { items: [], files: [path], dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
      await devtools.send('Input.dispatchDragEvent', { type, x, y, data });
  };
  const address = page.url();
  const notices = page.getByRole('region', { name: 'Notices' });
  await screen.open('Engine notes');
  const before = await screen.text.innerText();
  const whereFrom = 'A browser does not tell where a file is';

  await test.step('a file that is no post is let go over list and preview, and the window stays', async () => {
    const file = join(dataFolder, 'notes.txt');
    await writeFile(file, 'Not a post.');
    const frame = page.locator('iframe');
    await expect(screen.preview.getByText('engine').first()).toBeVisible();
    // What nobody takes the browser shows in place of the page; the one that tests run in does not.
    const taken = frame.evaluate(async (element: HTMLIFrameElement) => {
      const drops = [window, element.contentWindow].map((target) => {
        const { promise, resolve } = Promise.withResolvers<boolean>();
        target?.addEventListener('drop', (event) => setTimeout(() => resolve(event.defaultPrevented)), true);
        return promise;
      });
      return Promise.all(drops);
    });
    for (const over of [screen.posts, frame]) await letGo(file, over);
    expect(await taken).toEqual([true, true]);
    await screen.open('Engine notes');
    expect(page.url()).toBe(address);
    await expect(notices).not.toContainText(whereFrom);
  });

  await test.step('a post is not taken into the text, but opened where its path is known', async () => {
    await letGo(join(library, 'content', 'posts', 'first-sail.md'), screen.text);
    if (app.kind === 'browser') {
      await expect(notices).toContainText(whereFrom);
      expect(await screen.text.innerText()).toBe(before);
    } else await expect(screen.text).toContainText('sail');
  });

  await test.step('so is a folder', async () => {
    const other = join(dataFolder, 'other blog');
    await mkdir(other);
    await writeFile(join(other, 'one.md'), '# One\n');
    await letGo(other, screen.posts);
    if (app.kind === 'browser') {
      await notices.getByRole('button', { name: 'Open folder…' }).click();
      await page.getByRole('combobox', { name: 'Folder' }).fill(other);
      await page.keyboard.press('Enter');
    }
    await expect(screen.posts.getByRole('option', { name: 'One' })).toBeVisible();
  });
});
