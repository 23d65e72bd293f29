import { expect, test } from './fixtures.ts';
import { createScreen } from './pages/screen.ts';

test('a new line in raw HTML begins where the one above does, and tags are closed once', async ({ app }) => {
  const { page } = app;
  const screen = createScreen(page);
  await screen.open('Engine notes');
  // Tags are closed once the language is there, which the first of them asks for.
  await expect(async () => {
    await screen.undoAll();
    await screen.writeAtEnd('\n\n<div>');
    await expect(screen.text).toContainText('</div>', { timeout: 500 });
  }).toPass();
  for (const line of ['', '<div>', '', 'words', '', '</div>', '</div>', '', '<Note a={1} />', '', 'more']) {
    await page.keyboard.type(line);
    if (line !== 'more') await page.keyboard.press('Enter');
  }
  await expect
    .poll(async () => (await screen.text.locator('.cm-line').allInnerTexts()).join('\n').replaceAll('\n\n\n', '\n\n'))
    .toMatch(/<div>\n<div>\n\nwords\n\n<\/div>\n<\/div>\n\n<Note a=\{1\} \/>\n\nmore$/);
});

test('what is looked for right after the start goes into the search, not into the text', async ({ app }) => {
  const { page } = app;
  const screen = createScreen(page);
  const late = Promise.withResolvers<void>();
  await page.route(/editor-commands-/, async (route) => {
    await late.promise;
    await route.continue();
  });
  await page.reload();
  await screen.posts.getByRole('option', { name: 'Engine notes' }).first().click();
  await screen.text.click();
  await page.keyboard.press('Control+f');
  await page.keyboard.type('again');
  const panel = page.getByRole('search', { name: 'Find and replace' });
  await expect(panel.getByRole('textbox', { name: 'Find' })).toHaveValue('again');
  await expect(panel.getByRole('status')).toHaveText('1 match');
  await expect(screen.text).not.toContainText('againImpeller');
  late.resolve();
});
