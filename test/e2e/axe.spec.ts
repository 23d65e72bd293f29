import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from './fixtures.ts';
import { checkAccessibility as check, checkHighContrast } from './pages/accessibility.ts';
import { createScreen, type Screen } from './pages/screen.ts';

// Every screen and dialog, in light and in dark colours.

/** A dialog that a command opens, and what stands in it when it can be looked at. */
const dialogs: readonly { readonly command: string; readonly title: string; readonly ready: string }[] = [
  { command: 'New post', title: 'New post', ready: 'Create post' },
  { command: 'Rename file', title: 'Rename file', ready: 'Rename' },
  { command: 'Move to trash', title: 'Move to trash?', ready: 'Cancel' },
  { command: 'Deleted posts', title: 'Deleted posts', ready: 'Close' },
  { command: 'Word goal', title: 'Word goal', ready: 'Set goal' },
  { command: 'Repair flattened Markdown', title: 'Repair flattened Markdown', ready: 'Close' },
  { command: 'Check the library', title: 'Check the library', ready: 'Check again' },
  { command: 'Publish this post', title: 'Publish this post', ready: 'Cancel' },
  { command: 'New library', title: 'New library', ready: 'Cancel' },
  { command: 'Manage tags', title: 'Tags', ready: 'Close' },
  { command: 'Export', title: 'Export', ready: 'Cancel' },
  { command: 'Publish changes', title: 'Publish changes', ready: 'Close' },
  { command: 'Settings', title: 'Settings', ready: 'Close' },
  { command: 'Keyboard shortcuts', title: 'Keyboard shortcuts', ready: 'Close' },
];

async function checkDialogs(screen: Screen): Promise<void> {
  const { page } = screen;
  for (const { command, title, ready } of dialogs) {
    await screen.run(command);
    await expect(screen.dialog(title).getByRole('button', { name: ready, exact: true }).first()).toBeVisible();
    await check(page, title);
    await page.keyboard.press('Escape');
    await expect(screen.dialog(title)).toHaveCount(0);
  }
  for (const [keys, name] of [
    ['Control+k', 'Run a command'],
    ['Control+p', 'Go to a post'],
    ['Control+Shift+o', 'Go to a heading'],
  ] as const) {
    await page.keyboard.press(keys);
    await expect(page.getByRole('dialog', { name }).getByRole('option').first()).toBeVisible();
    await check(page, name);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog', { name })).toHaveCount(0);
  }
}

test.describe('with a library', () => {
  // Looking at every dialog takes a minute on a busy machine.
  test.describe.configure({ timeout: 300_000 });
  test.use({ settings: { autosave: false }, blog: 'sample' });
  test.skip(({ host }) => host !== 'browser', 'the page is the same on every host: done once');

  test.describe('with high contrast', () => {
    test.use({ settings: { theme: 'light', highContrast: true } });

    test('text stands out seven to one in light and in dark colours', async ({ app }) => {
      const screen = createScreen(app.page);
      await screen.open('Start here');
      for (const theme of ['light', 'dark'] as const)
        await test.step(theme, async () => {
          await expect(app.page.locator('html')).toHaveAttribute('data-theme', theme);
          await checkHighContrast(app.page, 'a post');
          await screen.run('Settings');
          await checkHighContrast(app.page, 'settings');
          await app.page.keyboard.press('Escape');
          await screen.run('Switch light and dark');
        });
    });
  });

  test('what stands in the window', async ({ app, library }) => {
    const { page } = app;
    const screen = createScreen(page);

    await test.step('a post with all its panels', async () => {
      await check(page, 'a library without an open post');
      await screen.open('Start here');
      await expect(screen.preview.getByRole('heading').first()).toBeVisible();
      await check(page, 'a post');
      await page.getByRole('tab', { name: 'Outline' }).click();
      await page.getByRole('button', { name: 'Filters' }).click();
      await screen.run('Show or fold front matter');
      await check(page, 'outline, filters and source of the front matter');
      await page.getByRole('tab', { name: 'Checks' }).click();
      await expect(page.getByRole('grid', { name: 'Checks' }).or(page.getByText('Nothing to set right'))).toBeVisible();
      await check(page, 'checks');
      await screen.filter('the water after:soon ');
      await expect(page.locator('mark').first()).toBeVisible();
      await check(page, 'a search with what it found');
      await screen.filter('nothing is called this');
      await expect(page.getByText('Nothing matches')).toBeVisible();
      await check(page, 'a filter without posts');
      await page.getByRole('button', { name: 'More' }).click();
      await expect(page.getByRole('menu')).toBeVisible();
      await check(page, 'a menu');
      await page.keyboard.press('Escape');
      await screen.filter('');
    });

    await test.step('a post that is searched, beside another one, and with all but one paragraph dimmed', async () => {
      await screen.open('Every mark in the garden');
      await page.keyboard.press('Control+f');
      await page.getByRole('textbox', { name: 'Find', exact: true }).fill('the');
      await check(page, 'find and replace');
      await page.keyboard.press('Escape');
      await screen.posts.getByRole('option', { selected: true }).click({ button: 'right' });
      await expect(page.getByRole('menu')).toBeVisible();
      await check(page, 'the menu of a post');
      await page.keyboard.press('Escape');
      await page.getByRole('tab', { name: 'Every mark in the garden' }).click({ button: 'right' });
      await expect(page.getByRole('menu')).toBeVisible();
      await check(page, 'the menu of a tab');
      await page.keyboard.press('Escape');
      await screen.run('Focus on the paragraph');
      await screen.text.click();
      await expect(screen.text.locator('.cm-line.cm-dimmed').first()).toBeVisible();
      await check(page, 'all but one paragraph dimmed');
      await screen.run('Focus on the paragraph');
      await screen.run('Open beside');
      await check(page, 'two posts side by side');
      await screen.run('Close split');
    });

    await test.step('the history and an earlier text', async () => {
      await screen.open('Start here');
      await page.getByRole('tab', { name: 'History' }).click();
      await expect(page.getByText('No earlier texts yet')).toBeVisible();
      await check(page, 'no history');
      await screen.writeAtEnd(' More.');
      await page.keyboard.press('Control+s');
      await page.getByRole('option', { name: /Found in the file/ }).click();
      await expect(page.getByRole('button', { name: 'Bring this part back' })).toBeVisible();
      await check(page, 'an earlier text beside the present one');
      await page.keyboard.press('Escape');
      await screen.saved();
    });

    await test.step('a conflict, a notice, and what cannot be read', async () => {
      await page.getByRole('tab', { name: 'Properties' }).click();
      await screen.open('Start here');
      const id = (await page.locator('header [title$=".md"]').getAttribute('title')) ?? '';
      const before = await readFile(join(library, id), 'utf8');
      await screen.writeAtEnd('Mine.');
      await writeFile(join(library, id), `${before}Theirs.`);
      await expect(screen.phase).toHaveAttribute('data-phase', 'conflict');
      await check(page, 'a conflict');
      await page.getByRole('button', { name: 'Compare' }).click();
      await expect(page.getByRole('textbox', { name: 'Differences' })).toBeVisible();
      await check(page, 'both versions');
      const signed = page.locator('.cm-deletedLine, .cm-changedLine');
      const signs = await signed.evaluateAll((all) => all.map((one) => getComputedStyle(one, '::before').content));
      expect(new Set(signs), 'no colour alone says whose it is').toEqual(new Set(['"−"', '"+"']));
      await page.keyboard.press('Escape');
      await writeFile(join(library, 'content/posts/broken.md'), '---\ntitle: "Never\ntags: [a\n---\n\nWords.\n');
      await screen.filter('broken');
      await page.locator('[data-post="content/posts/broken.md"]').click();
      await expect(page.getByText('The front matter cannot be read')).toBeVisible();
      await check(page, 'front matter that cannot be read');
    });
  });

  test('what is opened over it', async ({ app }) => {
    const { page } = app;
    const screen = createScreen(page);

    await test.step('dialogs, palette and quick open', async () => {
      await screen.open('Start here');
      await checkDialogs(screen);
    });

    await test.step('posts that are chosen, what is done with them, and the list in groups', async () => {
      const show = (form: ReturnType<typeof screen.dialog>) =>
        form.getByRole('button', { name: 'Show what would change' }).click();
      const order = page.getByRole('button', { name: /^Order and groups/ });
      await order.click();
      await check(page, 'the menu of order and groups');
      await page.getByRole('menuitemradio', { name: 'By tag' }).click();
      await check(page, 'the list in groups');
      await screen.posts.getByRole('option').first().click();
      await screen.posts
        .getByRole('option')
        .nth(2)
        .click({ modifiers: ['Shift'] });
      const actions = page.getByRole('button', { name: 'Actions on the selected posts' });
      await actions.click();
      await check(page, 'the menu of what is chosen');
      await page.getByRole('menuitem', { name: 'Set a field…' }).click();
      await check(page, 'the field to be set');
      const form = screen.dialog(/^Set a field of/);
      await form.getByRole('combobox', { name: 'Field' }).fill('weight');
      await page.keyboard.press('Tab');
      await form.getByRole('textbox', { name: 'Value' }).fill('1');
      await show(form);
      await expect(page.getByRole('list', { name: 'What would change' })).toBeVisible();
      await check(page, 'what would change, with boxes');
      await page.keyboard.press('Escape');
      await page.keyboard.press('ControlOrMeta+Shift+h');
      const replace = screen.dialog('Find and replace in all posts');
      await show(replace);
      await expect(replace.getByText('There is nothing to find.')).toBeVisible();
      await check(page, 'find and replace, with nothing to find');
    });
  });

  test('a rename of a tag, and an export, to their reports and the page', async ({ app, dataFolder, browser }) => {
    const { page } = app;
    const screen = createScreen(page);
    await screen.run('Manage tags');
    await screen
      .dialog('Tags')
      .getByRole('button', { name: /^Rename / })
      .first()
      .click();
    const dialog = page.getByRole('dialog', { name: /^Rename “/ });
    await check(page, 'the name of a tag');
    await dialog.getByRole('button', { name: 'Back' }).click();
    await screen.dialog('Tags').getByRole('row').first().locator('label').click();
    await check(page, 'a tag that is chosen');
    await screen.dialog('Tags').getByRole('button', { name: 'Rename…' }).click();
    await dialog.getByRole('textbox', { name: 'New name' }).fill('another');
    await dialog.getByRole('button', { name: 'Show what would change' }).click();
    await expect(dialog.getByRole('list', { name: 'What would change' })).toBeVisible();
    await check(page, 'what would change');
    await dialog.getByRole('button', { name: /^Rename in/ }).click();
    await expect(dialog.getByRole('button', { name: 'Done' })).toBeVisible();
    await check(page, 'what was renamed');
    await dialog.getByRole('button', { name: 'Done' }).click();
    await check(page, 'a notice with what takes it back');
    await screen.run('History of changes across posts');
    await expect(page.getByRole('grid', { name: 'Changes' })).toBeVisible();
    await check(page, 'the history of changes');
    await page.keyboard.press('Escape');
    await screen.run('Export');
    await screen.exportTo(join(dataFolder, 'out'));
    await page.keyboard.press('Enter');
    await expect(screen.dialog('Export').getByRole('button', { name: 'Done' })).toBeVisible({ timeout: 30_000 });
    await check(page, 'the report of an export');

    const exported = await browser.newPage();
    for (const name of ['index.html', 'every-mark-in-the-garden.html']) {
      await exported.goto(pathToFileURL(join(dataFolder, 'out', name)).href);
      await check(exported, name);
    }
    await exported.close();
  });
});

test.describe('without a library', () => {
  test.use({ blog: null });
  test.skip(({ host }) => host !== 'browser', 'the page is the same on every host: done once');

  test('the welcome screen, a wrong folder, and an empty one', async ({ app, dataFolder }) => {
    const { page } = app;
    await check(page, 'welcome');
    await page.getByRole('button', { name: 'Open folder…' }).click();
    await page.getByRole('combobox', { name: 'Folder' }).fill(join(dataFolder, 'nowhere'));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toContainText('is not there');
    await check(page, 'a wrong folder');
    await mkdir(join(dataFolder, 'empty'));
    await page.getByRole('combobox', { name: 'Folder' }).fill(join(dataFolder, 'empty'));
    await page.keyboard.press('Enter');
    await expect(page.getByText('No posts yet')).toBeVisible();
    await check(page, 'an empty library');
  });
});
