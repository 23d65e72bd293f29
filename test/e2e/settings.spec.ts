import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Locator } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { createScreen } from './pages/screen.ts';

test('what is chosen in the settings holds at once and after the next start', async ({ launch, dataFolder }) => {
  const app = await launch();
  const screen = createScreen(app.page);
  await screen.open('Engine notes');
  await screen.run('Settings');
  const dialog = screen.dialog('Settings');
  for (const [label, choice] of [
    ['Theme', 'Dark'],
    ['Text size', '22 px'],
  ] as const) {
    await dialog.getByRole('button', { name: label }).click();
    await app.page.getByRole('option', { name: choice }).click();
  }
  await expect(app.page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(app.page.locator('html')).toHaveCSS('color-scheme', 'dark');
  await expect(screen.preview.locator('html')).toHaveAttribute('data-theme', 'dark');
  await dialog.locator('label', { hasText: 'High contrast' }).click();
  await expect(app.page.locator('body')).toHaveCSS('background-color', 'rgb(0, 0, 0)');
  await expect(screen.text).toHaveCSS('font-size', '22px');
  const body = screen.preview.locator('body');
  await dialog.getByRole('button', { name: 'Look of the preview' }).click();
  await app.page.getByRole('option', { name: 'Terminal' }).click();
  await expect(body).toHaveCSS('font-family', /^ui-monospace/);
  const sheet = join(dataFolder, 'mine.css');
  await writeFile(sheet, 'body { letter-spacing: 3px }');
  await dialog.getByRole('button', { name: 'Look of the preview' }).click();
  await app.page.getByRole('option', { name: 'My own' }).click();
  await dialog.getByRole('textbox', { name: 'Style sheet or theme folder' }).fill(sheet);
  await app.page.keyboard.press('Enter');
  await expect(body).toHaveCSS('letter-spacing', '3px');
  await expect(body).toHaveCSS('font-family', /^ui-serif/);
  await dialog.getByRole('button', { name: 'Close' }).click();
  await screen.run('Show or hide inspector');
  await expect(app.page.getByRole('complementary', { name: 'Inspector' })).toHaveCount(0);
  await app.end();

  const again = await launch();
  await expect(again.page.locator('html')).toHaveAttribute('data-theme', 'dark');
  const after = createScreen(again.page);
  await after.open('Engine notes');
  await expect(after.preview.locator('body')).toHaveCSS('letter-spacing', '3px');
  await writeFile(sheet, 'body { letter-spacing: 4px }');
  await again.page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await expect(after.preview.locator('body')).toHaveCSS('letter-spacing', '4px');
  await expect(after.text).toHaveCSS('font-size', '22px');
  await expect(again.page.getByRole('complementary', { name: 'Inspector' })).toHaveCount(0);
  await expect(again.page.locator('body')).toHaveCSS('background-color', 'rgb(0, 0, 0)');
  await after.run('High contrast');
  await expect(again.page.locator('body')).not.toHaveCSS('background-color', 'rgb(0, 0, 0)');
  await again.page.emulateMedia({ contrast: 'more' });
  await expect(again.page.locator('body')).toHaveCSS('background-color', 'rgb(0, 0, 0)');
  await after.run('Switch light and dark');
  await expect(again.page.locator('html')).toHaveAttribute('data-theme', 'light');
  await expect(again.page.locator('html')).toHaveCSS('color-scheme', 'light');
});

test('commands, posts and settings are found, and what is typed there is kept', async ({
  app,
  library,
  dataFolder,
}) => {
  const { page } = app;
  const screen = createScreen(page);
  const dialog = screen.dialog('Settings');

  await test.step('the palette finds a command by its words and runs it by Enter', async () => {
    await page.keyboard.press('Control+k');
    const palette = page.getByRole('dialog', { name: 'Run a command' });
    await page.keyboard.type('preferences');
    await expect(palette.getByRole('option')).toHaveCount(1);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('nothing has this name');
    await expect(palette.getByText('Nothing is called that.')).toBeVisible();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await expect(palette).toBeHidden();
  });

  await test.step('quick open finds a post by title, tag and path', async () => {
    for (const [typed, title] of [
      ['night', 'Night watch'],
      ['maintenance', 'Winter cover'],
      ['engine-notes.md', 'Engine notes'],
    ] as const) {
      await page.keyboard.press('Control+p');
      const box = page.getByRole('dialog', { name: 'Go to a post' });
      await expect(box.locator('input')).toBeFocused();
      // Enter comes straight after the last letter: the best of what is typed is meant, whatever the list shows by then.
      await page.keyboard.type(typed);
      await page.keyboard.press('Enter');
      await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    }
  });

  await test.step('what is typed into the settings is kept when Escape closes them', async () => {
    await screen.open('Engine notes');
    const field = (name: string) => dialog.getByRole('textbox', { name, exact: true });
    const type = async (name: string, words: string) => {
      await field(name).fill(words);
      await page.keyboard.press('Escape');
      await expect(dialog).toBeHidden();
      await screen.run('Settings');
    };
    await screen.run('Settings');
    await type('Name', 'Nora Fenn');
    await expect(field('Name')).toHaveValue('Nora Fenn');
    await dialog.getByRole('button', { name: 'Add a link' }).click();
    await field('Label of link 1').fill('Mail');
    await type('Address of link 1', 'mailto:nora@example.org');
    await expect(field('Label of link 1')).toHaveValue('Mail');
    await expect(field('Address of link 1')).toHaveValue('mailto:nora@example.org');
    await expect(field('Name')).toHaveValue('Nora Fenn');
    const sheet = join(dataFolder, 'mine.css');
    await writeFile(sheet, 'body { letter-spacing: 3px }');
    await dialog.getByRole('button', { name: 'Look of the preview' }).click();
    await page.getByRole('option', { name: 'My own' }).click();
    await type('Style sheet or theme folder', sheet);
    await expect(field('Style sheet or theme folder')).toHaveValue(sheet);
    await expect(screen.preview.locator('body')).toHaveCSS('letter-spacing', '3px');
    await dialog.getByRole('button', { name: 'Close' }).click();
  });

  await test.step('a library that is looked at every few seconds follows other programs, and at once when the window is come back to', async () => {
    await screen.run('Settings');
    await dialog.getByText('Look for changes every few seconds').click();
    await expect(dialog.getByRole('switch', { name: /^Look for changes/ })).toBeChecked();
    await dialog.getByRole('button', { name: 'Close' }).click();
    const add = (name: string) =>
      writeFile(
        join(library, `content/posts/${name}.md`),
        `---\ntitle: From ${name}\ndate: 2024-02-03\n---\n\nText.\n`,
      );
    await add('afar');
    await expect(page.getByRole('option', { name: /From afar/ })).toBeVisible({ timeout: 20_000 });
    await add('near');
    await page.evaluate(() => window.dispatchEvent(new Event('focus')));
    await expect(page.getByRole('option', { name: /From near/ })).toBeVisible();
  });
});

test('a settings file that is broken is put aside, named, and the app starts', async ({ launch, dataFolder }) => {
  await writeFile(join(dataFolder, 'settings.json'), '{"version": 1, "theme": ');
  const { page } = await launch();
  await expect(page.getByText('The settings were reset')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Notices' })).toContainText('settings.json');

  await test.step('in a small window a dialog ends above the notices', async () => {
    const notices = page.getByRole('region', { name: 'Notices' });
    await page.setViewportSize({ width: 900, height: 600 });
    const bottomOf = async (dialog: Locator) => {
      const box = await dialog.boundingBox();
      return (box?.y ?? 0) + (box?.height ?? 0);
    };
    const top = async () => (await notices.boundingBox())?.y ?? 0;
    await page.keyboard.press('Control+,');
    const settings = page.getByRole('dialog', { name: 'Settings' });
    await expect(settings).toBeVisible();
    expect(await bottomOf(settings)).toBeLessThan(await top());
    await page.keyboard.press('Escape');
    await notices.getByRole('button', { name: 'Dismiss' }).click();
    await page.keyboard.press('Control+,');
    await expect.poll(() => bottomOf(settings)).toBeGreaterThan(560);
  });
});

test('each library has its own panels, and a new one begins with those used last', async ({ launch, dataFolder }) => {
  const app = await launch();
  const { page } = app;
  const screen = createScreen(page);
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  const other = join(dataFolder, 'other');
  const fresh = join(dataFolder, 'fresh');
  const open = (path: string) =>
    page.evaluate((folder) => window.postMessage({ type: 'longhand-command', id: 'library.open', path: folder }), path);
  for (const folder of [other, fresh]) {
    await mkdir(folder);
    await writeFile(join(folder, 'one.md'), `# In ${basename(folder)}\n`);
  }
  await screen.open('Engine notes');
  await open(other);
  await screen.open('In other');
  await screen.run('Show or hide inspector');
  await expect(inspector).toHaveCount(0);
  await open(fresh);
  await screen.open('In fresh');
  await expect(inspector).toHaveCount(0);
  await screen.run('Show or hide inspector');
  await expect(inspector).toBeVisible();
  await open(other);
  await expect(page).toHaveTitle('other – Longhand');
  await screen.open('In other');
  await expect(inspector).toHaveCount(0);
});

test('the preview is shown in the colours that the window has not, and in its own again', async ({ app, launch }) => {
  const { page } = app;
  const screen = createScreen(page);
  await screen.open('Engine notes');
  const brightness = (of: Locator) =>
    of.evaluate((body) => Number(/\d+/.exec(getComputedStyle(body).backgroundColor)?.[0] ?? -1));
  const [window, preview] = [page.locator('body'), screen.preview.locator('body')];
  expect(await brightness(preview)).toBeGreaterThan(200);
  await screen.run('Preview in the other colours');
  await expect.poll(() => brightness(preview)).toBeLessThan(60);
  expect(await brightness(window)).toBeGreaterThan(200);
  const again = createScreen((await launch()).page);
  await again.open('Engine notes');
  await expect.poll(() => brightness(again.preview.locator('body'))).toBeLessThan(60);
  await again.run('Preview in the other colours');
  await expect.poll(() => brightness(again.preview.locator('body'))).toBeGreaterThan(200);
});

test('brackets close themselves once the person wants it', async ({ app }) => {
  const { page } = app;
  const screen = createScreen(page);
  await screen.open('Engine notes');
  const line = screen.text.locator('.cm-line').last();
  await screen.writeAtEnd('\n\n(a');
  await expect(line).toHaveText('(a');
  await screen.run('Settings');
  await page.getByText('Close brackets and quotes as I type').click();
  await page.keyboard.press('Escape');
  await screen.writeAtEnd('\n(b');
  await expect(line).toHaveText('(b)');
  await page.keyboard.type(') "c" [');
  await expect(line).toHaveText('(b) "c" []');
  await page.keyboard.press('Backspace');
  await expect(line).toHaveText('(b) "c"');
});
