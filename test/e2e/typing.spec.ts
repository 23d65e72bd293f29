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

test('a new line of a script or a style begins where the one above does, behind a bracket farther in', async ({
  app,
}) => {
  const { page } = app;
  const screen = createScreen(page);
  await screen.open('Engine notes');
  const typed = async (lines: readonly string[]) => {
    await screen.text.click();
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    await page.keyboard.type('<div>');
    await expect(screen.text).toContainText('</div>', { timeout: 500 });
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    for (const line of lines) {
      await page.keyboard.type(line);
      await page.keyboard.press('Enter');
    }
    return (await screen.text.locator('.cm-line').allInnerTexts()).join('\n').trimEnd();
  };
  await expect(async () => void (await typed([]))).toPass();
  expect(await typed(['<script>', 'one();', 'two();', '</script>'])).toBe('<script>\none();\ntwo();\n</script>');
  expect(await typed(['<style>', 'p {', 'color: red;'])).toBe('<style>\np {\n  color: red;');
});

test('a tag in an item or a quote is closed in it, and once', async ({ app }) => {
  const { page } = app;
  const screen = createScreen(page);
  await screen.open('Engine notes');
  const typed = async (start: string, ...lines: readonly string[]) => {
    await screen.text.click();
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    await page.keyboard.type(`${start}<div>`);
    await expect(screen.text).toContainText('</div>', { timeout: 500 });
    for (const line of lines) {
      await page.keyboard.press('Enter');
      await page.keyboard.type(line);
    }
    return (await screen.text.locator('.cm-line').allInnerTexts()).slice(-lines.length - 1).join('\n');
  };
  // Tags are closed once the language is there, which the first of them asks for.
  await expect(async () => void (await typed(''))).toPass();
  expect(await typed('- ', 'x', '</div>')).toBe('- <div>\n  x\n  </div>');
  expect(await typed('> ', 'x', '</div>')).toBe('> <div>\n> x\n> </div>');
  expect(await typed('> - ', '</div>', 'y')).toBe('> - <div>\n>   </div>\n>   y');
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
