import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';
import { createScreen } from './pages/screen.ts';

/** Everything here by keys alone: nothing is clicked, filled or focused from outside. */
test('a day without a mouse: find, open, write, change the form, save, export', async ({
  app,
  library,
  dataFolder,
}) => {
  const { page } = app;
  const { keyboard } = page;
  const focused = page.locator(':focus');
  const file = join(library, 'content/posts/engine-notes.md');
  const before = await readFile(file, 'utf8');

  await keyboard.press('Control+1');
  await expect(page.getByRole('listbox', { name: 'Posts' }).locator(':focus')).toHaveCount(1);
  for (let row = 0; row < 7 && !(await focused.innerText()).includes('Engine notes'); row++)
    await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Engine notes' })).toBeAttached();
  await keyboard.press('Control+2');
  await expect(page.getByRole('textbox', { name: 'Text of the post' })).toBeFocused();
  await keyboard.press('Control+End');
  await keyboard.type(' By ');
  await keyboard.press('Control+b');
  await keyboard.type('key');
  await keyboard.press('ArrowRight');
  await keyboard.press('ArrowRight');
  await keyboard.type('.');

  await keyboard.press('Control+4');
  await expect(page.getByRole('tab', { name: 'Properties' })).toBeFocused();
  const title = page.getByRole('textbox', { name: 'Title', exact: true });
  for (let step = 0; step < 6 && !(await title.evaluate((field) => field === document.activeElement)); step++)
    await keyboard.press('Tab');
  await expect(title).toBeFocused();
  await keyboard.press('Control+a');
  await keyboard.type('Engine, by key');
  await keyboard.press('Enter');
  await keyboard.press('Control+s');
  await expect(page.locator('[data-phase]')).toHaveAttribute('data-phase', 'clean');
  await expect(page.getByRole('status').filter({ hasText: /^Saved \d\d:\d\d$/ })).toHaveCount(1);
  const saved = before.replace('Engine notes', 'Engine, by key') + ' By **key**.';
  await expect.poll(() => readFile(file, 'utf8')).toBe(saved);

  await keyboard.press('Control+Shift+e');
  await expect(page.getByRole('dialog', { name: 'Export' })).toBeVisible();
  const folder = page.getByRole('combobox', { name: 'To the folder' });
  for (let step = 0; step < 8 && !(await folder.evaluate((field) => field === document.activeElement)); step++)
    await keyboard.press('Tab');
  await expect(folder).toBeFocused();
  await keyboard.press('Control+a');
  await keyboard.type(join(dataFolder, 'by-key'));
  await keyboard.press('Enter');
  await expect(page.getByText('1 file written')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Done' })).toBeFocused();
  await keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  const html = await readFile(join(dataFolder, 'by-key', 'engine-notes.html'), 'utf8');
  expect(html).toContain('<h1>Engine, by key</h1>');
  expect(html).toContain('By <strong>key</strong>.');
});

test('Keys in a preview that is still fetched are heard, and in the page that then comes', async ({
  page,
  launch,
  library,
}) => {
  const { promise: asked, resolve: ask } = Promise.withResolvers<undefined>();
  const { promise: given, resolve: give } = Promise.withResolvers<undefined>();
  await page.route('**/preview.html*', async (route) => {
    ask(undefined);
    await given;
    await route.continue();
  });
  await launch(library);
  const region = () =>
    page.evaluate(() => document.activeElement?.closest('[data-region]')?.getAttribute('data-region'));
  await page.keyboard.press('Control+1');
  await page.keyboard.press('ArrowDown');
  await asked;
  await expect(page.locator('[data-region=inspector]').getByRole('tab', { selected: true })).toBeVisible();
  await page.keyboard.press('Control+2');
  await page.keyboard.press('F6');
  expect(await region()).toBe('preview');
  await page.keyboard.press('F6');
  expect(await region()).toBe('inspector');
  await page.keyboard.press('Shift+F6');
  expect(await region()).toBe('preview');
  give(undefined);
  await expect(page.locator('iframe[title="Preview"]')).toBeFocused();
  await page.keyboard.press('F6');
  expect(await region()).toBe('inspector');
});

test('F6 goes round the regions, and Escape and focus return from a dialog', async ({ app }) => {
  const { page } = app;
  const region = () =>
    page.evaluate(() => document.activeElement?.closest('[data-region]')?.getAttribute('data-region'));
  await page.keyboard.press('Control+1');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('textbox', { name: 'Text of the post' })).toBeVisible();
  const seen: unknown[] = [];
  for (let step = 0; step < 4; step++) {
    seen.push(await region());
    await page.keyboard.press('F6');
  }
  expect(seen).toEqual(['sidebar', 'editor', 'preview', 'inspector']);
  await page.keyboard.press('Control+2');
  await page.keyboard.press('F1');
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(sheet.getByText('New post')).toBeVisible();
  // A browser opens its windows itself.
  await expect(sheet.getByText('New window')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('textbox', { name: 'Text of the post' })).toBeFocused();
});

test('keys pressed while the chosen post is still being read are for it and go into no other post', async ({
  launch,
  library,
}) => {
  const long = join(library, 'content/posts/long.md');
  await writeFile(
    long,
    `+++\ntitle = "A long one"\ndate = 2024-06-12\n+++\n\n${'It goes on and on.\n\n'.repeat(60_000)}`,
  );
  const { page } = await launch();
  const screen = createScreen(page);
  await screen.open('Engine notes');
  const file = join(library, 'content/posts/engine-notes.md');
  const before = await readFile(file, 'utf8');
  await screen.posts.getByRole('option', { name: 'A long one' }).click();
  await page.keyboard.press('Enter');
  await page.keyboard.type('At once ');
  await expect(screen.text).toBeFocused();
  await expect(page.getByRole('heading', { level: 1, name: 'A long one' })).toBeAttached();
  await page.keyboard.type('written ');
  await page.keyboard.press('Control+s');
  // A megabyte on a machine that others use too.
  await expect(screen.phase).toHaveAttribute('data-phase', 'clean', { timeout: 60_000 });
  await expect.poll(() => readFile(long, 'utf8')).toContain('At once written ');
  expect(await readFile(file, 'utf8')).toBe(before);
});

test('who goes back into a text while the post chosen after it is still being read writes in that one', async ({
  launch,
  library,
}) => {
  const long = join(library, 'content/posts/long.md');
  const body = 'It goes on and on.\n\n'.repeat(60_000);
  await writeFile(long, `+++\ntitle = "A long one"\ndate = 2024-06-12\n+++\n\n${body}`);
  const { page } = await launch();
  const screen = createScreen(page);
  await screen.open('Engine notes');
  // In one go: the text of the post before is on screen only for as long as the next one is read.
  await screen.text.evaluate((text: HTMLElement) =>
    document.addEventListener(
      'mouseup',
      () =>
        setTimeout(() => {
          text.focus();
          document.execCommand('insertText', false, 'At once ');
        }),
      { once: true },
    ),
  );
  await screen.posts.getByRole('option', { name: 'A long one' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'A long one' })).toBeAttached();
  await expect(screen.text).toBeFocused();
  await expect(screen.text.locator('.cm-line').first()).toContainText('At once');
  await screen.posts.getByRole('option', { name: 'Engine notes' }).click();
  await expect(screen.text).toContainText('Impeller');
  await expect(screen.text).not.toContainText('At once');
});

test('text and list are there before all else, and what is typed into a dialog that is being loaded is for it', async ({
  app,
  host,
  library,
}) => {
  test.skip(host !== 'browser', 'the code of a desktop window cannot be held back');
  const { page } = app;
  const { keyboard } = page;
  const screen = createScreen(page);
  const file = join(library, 'content/posts/engine-notes.md');
  const before = await readFile(file, 'utf8');
  /** Starts the page anew without dialogs and bars. Answers what lets them come. */
  const startWithout = async () => {
    const held = Promise.withResolvers<void>();
    await page.unrouteAll();
    await page.route(/\/(?:DialogOf|furniture|Inspector)-[^/]*\.js$/, async (route) => {
      await held.promise;
      await route.continue();
    });
    await page.reload();
    await screen.posts.getByRole('option', { name: 'Engine notes' }).click();
    await expect(screen.text).toContainText('Impeller');
    await screen.text.focus();
    return held.resolve;
  };

  const come = await startWithout();
  await expect(page.getByRole('toolbar')).toHaveCount(0);
  await keyboard.press('Control+1');
  await expect(screen.posts.locator(':focus')).toHaveCount(1);
  await keyboard.press('Control+Shift+f');
  await keyboard.type('engine');
  await expect(screen.posts.getByRole('option')).toHaveCount(1);
  await keyboard.press('Escape');
  await keyboard.press('Control+2');
  await keyboard.press('Control+k');
  await keyboard.type('called off');
  await keyboard.press('Escape');
  await expect(screen.text).toBeFocused();
  await keyboard.press('Control+k');
  await keyboard.type('shortcuts of ');
  come();
  await expect(page.getByRole('searchbox', { name: 'Run a command' })).toHaveValue('shortcuts of ');
  await expect(page.getByRole('toolbar', { name: 'Formatting', includeHidden: true })).toBeVisible();
  await page.getByRole('searchbox', { name: 'Run a command' }).fill('');
  await keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(screen.text).toBeFocused();

  const comeAgain = await startWithout();
  await keyboard.press('Control+p');
  await keyboard.type('night wa');
  await keyboard.press('Enter');
  comeAgain();
  await expect(page.getByRole('heading', { level: 1, name: 'Night watch' })).toBeAttached();

  const comeLast = await startWithout();
  await keyboard.press('Control+4');
  comeLast();
  await expect(page.getByRole('tab', { name: 'Properties' })).toBeFocused();
  expect(await readFile(file, 'utf8')).toBe(before);
});

test('the mark in a palette is where Enter leads, wherever the pointer rests', async ({ app }) => {
  const { page } = app;
  const marked = 'rgb(231, 239, 246)';
  await page.keyboard.press('Control+p');
  const options = page.getByRole('dialog', { name: 'Go to a post' }).getByRole('option');
  await expect(options.first()).toHaveCSS('background-color', marked);
  await options.nth(2).hover();
  await options.nth(2).hover({ position: { x: 20, y: 10 } });
  await expect(options.first()).toHaveCSS('background-color', marked);
  await expect(options.nth(2)).not.toHaveCSS('background-color', marked);
  const title = (await options.first().locator('[dir]').innerText()).trim();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeAttached();
});

test('a dialog is no page of its own, and a question is heard with its name', async ({ app }) => {
  const { page } = app;
  const screen = createScreen(page);
  await screen.open('Engine notes');
  await screen.run('Move to trash');
  const question = page.getByRole('alertdialog', { name: 'Move to trash?' });
  await expect(question).toHaveAccessibleDescription(/“Engine notes” leaves the library/);
  // The dialog of React Aria is a section with a role: in one, some browsers take a header and a footer for those of the page.
  await expect(question.locator('header, footer')).toHaveCount(0);
});

test('the menu of a post that a key opens has the focus on its first entry, and is gone through by letters', async ({
  app,
}) => {
  const { page } = app;
  await page.keyboard.press('Control+1');
  const row = page.getByRole('listbox', { name: 'Posts' }).locator(':focus');
  const name = await row.getAttribute('data-post');
  await page.keyboard.press('Shift+F10');
  await expect(page.getByRole('menuitem', { name: 'Open', exact: false }).first()).toBeFocused();
  await page.keyboard.type('ren');
  await expect(page.getByRole('menuitem', { name: 'Rename file…' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(row).toHaveAttribute('data-post', name ?? '');
});
