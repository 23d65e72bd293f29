import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';
import { caretBox } from './pages/caret.ts';
import { createScreen } from './pages/screen.ts';

test.use({ blog: 'sample' });

test('focus and typewriter mode, a word goal, and the words of the day', async ({ app, dataFolder, library }) => {
  const screen = createScreen(app.page);
  const { page, text } = screen;
  await screen.open('A year with a paper notebook');
  await screen.run('Focus on the paragraph');
  await text.click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('ArrowDown');
  await expect(text.getByText('On the first of January')).not.toHaveClass(/cm-dimmed/);
  await expect(text.locator('.cm-line.cm-dimmed').filter({ hasText: 'January: the first page' })).toBeVisible();
  await screen.run('Focus on the paragraph');
  await expect(text.locator('.cm-dimmed')).toHaveCount(0);

  await screen.run('Mark the minutes of reading');
  const second = page.locator('.cm-minute', { hasText: '2′' });
  await text.focus();
  await expect(async () => {
    await page.keyboard.press('PageDown');
    await expect(second).toBeInViewport({ timeout: 1000 });
  }).toPass();
  await expect(second).toHaveAttribute('title', /^Minute 2 of reading begins in this line \(/);
  await screen.run('Mark the minutes of reading');
  await expect(page.locator('.cm-minute')).toHaveCount(0);
  await text.focus();
  await page.keyboard.press('Control+Home');

  await screen.run('Typewriter mode');
  await text.focus();
  for (let line = 0; line < 12; line++) await page.keyboard.press('ArrowDown');
  const middle = async () => {
    const caret = await caretBox(page);
    const box = await page.locator('.cm-scroller').boundingBox();
    return caret && box ? Math.abs(caret.y + caret.height / 2 - box.y - box.height / 2) : Infinity;
  };
  await expect.poll(middle).toBeLessThan(30);

  const before = await readFile(join(library, 'content/posts/a-year-with-a-paper-notebook.md'), 'utf8');
  await page.getByRole('button', { name: /^[\d,]+ words$/ }).click();
  const dialog = screen.dialog('Word goal');
  await dialog.getByRole('textbox').fill('many');
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('A number of words')).toBeVisible();
  await dialog.getByRole('textbox').fill('2,000');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /^[\d,]+ of 2,000 words$/ })).toBeVisible();
  expect(await readFile(join(library, 'content/posts/a-year-with-a-paper-notebook.md'), 'utf8')).toBe(before);
  await screen.writeAtEnd(' three more words');
  await expect(page.getByText('3 today')).toBeVisible();
  await screen.saved();
  const kept = join(dataFolder, 'settings.json');
  await expect.poll(() => readFile(kept, 'utf8')).toContain('"typewriter": true');

  // The window is looked at again on the next day.
  await page.evaluate(() => {
    const tomorrow = Date.now() + 86_400_000;
    Date.now = () => tomorrow;
    window.dispatchEvent(new Event('focus'));
  });
  await expect(page.getByText('3 today')).toHaveCount(0);
});

test('with one post on both sides, each keeps its place and its search while the other is written in', async ({
  app,
}) => {
  const screen = createScreen(app.page);
  const { page } = screen;
  await screen.open('A year with a paper notebook');
  await screen.run('Typewriter mode');
  await screen.run('Open beside');
  const [left, right] = [page.locator('.cm-editor').first(), page.locator('.cm-editor').last()];
  await expect(page.locator('.cm-editor')).toHaveCount(2);
  await left.locator('.cm-content').focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+f');
  await page.keyboard.type('paper');
  await expect(left.locator('.cm-search')).toBeVisible();
  await right.locator('.cm-content').focus();
  await page.keyboard.press('Control+Home');
  const scroller = left.locator('.cm-scroller');
  const place = () => scroller.evaluate((element) => Math.round(element.scrollTop));
  await scroller.evaluate((element) => void (element.scrollTop = 900));
  await expect.poll(place).toBeGreaterThan(600);
  await expect(left.locator('.cm-searchMatch').first()).toBeAttached();
  const before = await place();
  await page.keyboard.type('zyx');
  await expect(right.locator('.cm-line').first()).toHaveText('zyx');
  await screen.preview.getByText('zyx').first().waitFor();
  expect(Math.abs((await place()) - before)).toBeLessThan(60);
  await page.keyboard.press('Control+z');
  await expect(right.locator('.cm-line').first()).not.toHaveText('zyx');
  await expect(left.locator('.cm-search')).toBeVisible();
  expect(Math.abs((await place()) - before)).toBeLessThan(60);
});
