import { join } from 'node:path';
import { tempCopy } from '../support/temp-library.ts';
import { blogs, expect, test } from './fixtures.ts';
import { createScreen } from './pages/screen.ts';

test('the next start shows the library of the last one', async ({ app, launch }) => {
  await expect(createScreen(app.page).posts).toBeVisible();
  await app.end();
  const again = await launch(null);
  await expect(createScreen(again.page).posts).toBeVisible();
});

test('tabs of one browser are on several libraries, and each is on its own one after a reload', async ({ app }) => {
  const { page } = app;
  const other = await tempCopy(join(blogs, 'jekyll'), 'field-notes');
  const second = await page.context().newPage();
  await second.goto(new URL('/', page.url()).href);
  await expect(createScreen(second).posts).toBeVisible();
  await second.keyboard.press('ControlOrMeta+o');
  const dialog = createScreen(second).dialog('Open a folder');
  await dialog.getByRole('combobox', { name: 'Folder' }).fill(other);
  await dialog.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(second).toHaveTitle(/^field-notes/);
  await second.reload();
  await expect(createScreen(second).posts).toBeVisible();
  await expect(second).toHaveTitle(/^field-notes/);
  await page.reload();
  await expect(page).toHaveTitle(/^hugo-toml/);
  // A tab without a library stays without one.
  await createScreen(second).run('Close library');
  await expect(second.getByRole('button', { name: /^Open folder/ })).toBeVisible();
  await second.reload();
  await expect(second.getByRole('button', { name: /^Open folder/ })).toBeVisible();
  await second.close();
});

test('the way to the host is opened before the modules are there, and taken over by them', async ({ app }) => {
  const { page } = app;
  const opened: string[] = [];
  page.on('websocket', (socket) => opened.push(socket.url()));
  const held = Promise.withResolvers<void>();
  await page.route('**/assets/*.js', async (route) => {
    await held.promise;
    await route.continue();
  });
  const reloaded = page.reload();
  await expect.poll(() => opened).toHaveLength(1);
  held.resolve();
  await reloaded;
  await expect(createScreen(page).posts).toBeVisible();
  expect(opened).toHaveLength(1);
});
