import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
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
      if (app.kind === 'browser') {
        await page.getByRole('combobox', { name: 'Folder' }).fill(blog);
        await page.keyboard.press('Enter');
      } else await openFolder(app, blog);
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
