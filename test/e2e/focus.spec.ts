import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { createScreen, type Screen } from './pages/screen.ts';

// What goes away does not take the focus with it: the next key is for what had it before, or for the text.

/** Opens a post with the caret at its end. Answers what types a word there and looks that nothing of it was lost. */
async function startWriting(page: Page): Promise<{ readonly screen: Screen; readonly type: () => Promise<void> }> {
  const screen = createScreen(page);
  await screen.open('What the chart does not say');
  await expect(page.getByRole('toolbar', { name: 'Formatting', includeHidden: true })).toBeVisible();
  await screen.writeAtEnd('');
  let count = 0;
  const type = async () => {
    const word = `word${++count}.`;
    await page.keyboard.type(word);
    await expect(screen.text).toContainText(word);
    await expect(screen.text).toBeFocused();
  };
  return { screen, type };
}

test('the focus comes back from what the palette opens, by key and by mouse', async ({ app }) => {
  const { page } = app;
  const { screen, type } = await startWriting(page);
  const choose = async (name: string, title: string | RegExp) => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type(name);
    await page.keyboard.press('Enter');
    await expect(screen.dialog(title)).toBeVisible();
  };
  for (const [name, title] of [
    ['Settings', 'Settings'],
    ['Rename', 'Rename file'],
    ['New post', 'New post'],
    ['Go to post', 'Go to a post'],
    ['Word goal', /goal/],
    ['Manage tags', 'Tags'],
    ['Find and replace in all posts', 'Find and replace in all posts'],
    ['Export', 'Export'],
  ] as const) {
    await choose(name, title);
    await page.keyboard.press('Escape');
    await type();
  }
  await screen.run('Settings');
  await screen.dialog('Settings').getByRole('button', { name: 'Close' }).click();
  await type();

  // From elsewhere it goes back there.
  const title = screen.properties.getByRole('textbox', { name: 'Title', exact: true });
  await title.focus();
  await choose('Settings', 'Settings');
  await page.keyboard.press('Escape');
  await expect(title).toBeFocused();
  const more = page.getByRole('button', { name: 'More', exact: true });
  await more.click();
  await page.getByRole('menuitem', { name: 'Settings' }).click();
  await expect(screen.dialog('Settings')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(more).toBeFocused();
});

test('a command of the palette acts on what had the focus before, and may move it', async ({ app }) => {
  const { page } = app;
  const { type } = await startWriting(page);
  const run = async (name: string) => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type(name);
    await page.keyboard.press('Enter');
  };
  await run('Search posts');
  await page.keyboard.type('chart');
  await expect(page.getByRole('searchbox', { name: 'Search posts' })).toHaveValue('chart');
  await page.keyboard.press('Control+2');
  await run('Find');
  await page.keyboard.type('tide');
  await expect(page.getByRole('textbox', { name: 'Find', exact: true })).toHaveValue('tide');
  await page.keyboard.press('Escape');
  await type();
  await run('Preview as wide as a phone');
  await type();
});

test('the focus comes back from a dialog that came after another', async ({ app }) => {
  const { page } = app;
  const { keyboard } = page;
  const { screen, type } = await startWriting(page);
  await keyboard.press('F2');
  const rename = screen.dialog('Rename file');
  await expect(rename).toBeVisible();
  const plan = page.getByRole('dialog').filter({ hasText: 'Links are set right in 1 other post.' });
  await keyboard.type('the-chart');
  await keyboard.press('Enter');
  await expect(plan).toBeVisible();
  await keyboard.press('Escape');
  await type();
  await keyboard.press('F2');
  await expect(rename).toBeVisible();
  await keyboard.type('the-chart');
  await keyboard.press('Enter');
  await plan.getByRole('button', { name: 'Rename' }).press('Enter');
  const done = page.getByRole('button', { name: 'Done' });
  await expect(done).toBeFocused();
  await keyboard.press('Enter');
  await type();

  await screen.run('Manage tags');
  await screen.dialog('Tags').getByRole('button', { name: 'Rename sailing', exact: true }).press('Enter');
  const form = screen.dialog('Rename “sailing”');
  await expect(form).toBeVisible();
  await keyboard.press('Control+a');
  await keyboard.type('under sail');
  await keyboard.press('Enter');
  await page.getByRole('button', { name: /^Rename in \d posts$/ }).press('Enter');
  await expect(done).toBeFocused();
  await keyboard.press('Enter');
  await type();
});
