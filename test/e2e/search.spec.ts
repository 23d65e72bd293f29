import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';
import { createScreen } from './pages/screen.ts';

test.use({ blog: 'sample', settings: { autosave: false } });

test('posts are found by their words, and gone to', async ({ app, library }) => {
  const { page } = app;
  const screen = createScreen(page);

  await test.step('a word out of a text leads to its line, by keys alone', async () => {
    await page.keyboard.press('Control+Shift+f');
    const box = page.getByRole('searchbox', { name: 'Search posts' });
    await expect(box).toBeFocused();
    await page.keyboard.type('the wat');
    await expect(page.getByRole('status').filter({ hasText: /^3\sof\s\d+ posts$/ })).toBeVisible();
    const canal = screen.posts.getByRole('option', { name: /The old canal/ });
    await expect(canal.locator('mark')).toHaveText(['The', 'the', 'wat']);

    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const first = page.locator('.cm-found').first();
    await expect(first).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await expect(canal).toHaveAttribute('aria-selected', 'true');
    await expect(page.locator('.cm-found').filter({ hasText: 'wat' }).first()).toBeInViewport();
    await page.keyboard.press('Enter');
    await expect(screen.text).toBeFocused();
    // The caret stands before the match that the list showed.
    await page.keyboard.type('X');
    await expect(page.locator('.cm-line').filter({ hasText: 'X' })).toContainText('Xthe water');
    await page.keyboard.press('Control+z');

    // Back to the list, to the box, and out.
    await page.keyboard.press('Control+Shift+f');
    await expect(box).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(box).toHaveValue('');
    await expect(page.locator('.cm-found')).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(screen.posts.locator(':focus')).toHaveCount(1);
  });

  await test.step('Enter in the box opens the best match and goes into its text', async () => {
    await page.keyboard.press('Control+Shift+f');
    await page.keyboard.type('"all the lights');
    await expect(page.getByText('Nothing matches')).toBeVisible();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('bread -towpath title:numbers');
    await expect(screen.posts.getByRole('option')).toHaveCount(1);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'Bread, in numbers' })).toBeVisible();
    await expect(screen.text).toBeFocused();
  });

  await test.step('the list follows the texts, the filters, and says what it did not understand', async () => {
    await screen.filter('zyzzyva');
    await expect(page.getByText('Nothing matches')).toBeVisible();
    await writeFile(
      join(library, 'content/posts/new.md'),
      '---\ntitle: New\ndraft: true\n---\n\nA zyzzyva is a weevil.\n',
    );
    await expect(screen.posts.getByRole('option', { name: /New/ })).toContainText('A zyzzyva is a weevil.');
    await screen.filter('zyzzyva draft:no');
    await expect(page.getByText('Nothing matches')).toBeVisible();
    await screen.filter('zyzzyva before:soon ');
    await expect(page.getByText('“soon” is no date.')).toBeVisible();
    await expect(screen.posts.getByRole('option')).toHaveCount(1);

    // What was typed and not saved is found as well.
    await screen.open('New');
    await screen.writeAtEnd('A quokka is none.');
    await expect(async () => {
      await screen.filter('');
      await screen.filter('quokka');
      await expect(screen.posts.getByRole('option', { name: /New/ })).toContainText('A quokka is none.', {
        timeout: 500,
      });
    }).toPass();
  });
});

test('more matches than can be selected are left, and it is said', async ({ library, launch }) => {
  await writeFile(
    join(library, 'content/posts/steps.md'),
    `---\ntitle: Many\ndate: 2026-06-01\n---\n\n${'step '.repeat(1001)}x\n`,
  );
  const { page } = await launch();
  const screen = createScreen(page);
  await screen.open('Many');
  await screen.run('Find and replace');
  const panel = page.getByRole('search', { name: 'Find and replace' });
  await panel.getByRole('textbox', { name: 'Find' }).fill('step');
  await expect(panel.getByRole('status')).toHaveText('1,001 matches');
  await panel.getByRole('button', { name: 'Select all matches' }).click();
  await expect(panel.getByRole('status')).toHaveText('Too many to select');
  await panel.getByRole('textbox', { name: 'Find' }).fill('step x');
  await expect(panel.getByRole('status')).toHaveText('1 match');
});
