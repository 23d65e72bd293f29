import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';
import { createScreen } from './pages/screen.ts';

const flat = '## The Journey Begins Our work went well: • one • two ## The End Nothing more was done.';

test('flattened Markdown is shown repaired when it is pasted, and repaired on a yes', async ({ app, library }) => {
  const { page } = app;
  const screen = createScreen(page);
  await screen.open('Engine notes');
  await screen.writeAtEnd(' ');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await screen.paste({ 'text/plain': flat });
  const dialog = screen.dialog('Repair flattened Markdown');
  await expect(dialog.getByRole('textbox', { name: 'What would change' })).toContainText('## The Journey Begins');
  await dialog
    .getByRole('button', { name: /Heading 1 ends after/ })
    .first()
    .click();
  await page.getByRole('option', { name: '## The Journey Begins Our', exact: true }).click();
  await dialog.getByRole('button', { name: 'Repair' }).click();
  await expect(dialog).toBeHidden();
  await page.keyboard.press('Control+s');
  await screen.saved();
  const saved = await readFile(join(library, 'content/posts/engine-notes.md'), 'utf8');
  expect(saved).toContain(
    '\n## The Journey Begins Our\n\nwork went well:\n\n- one\n- two\n\n## The End\n\nNothing more was done.',
  );
  await screen.text.click();
  await page.keyboard.press('Control+z');
  await expect(screen.text).toContainText('• one • two');

  // Another program changes the post while its repair is looked at.
  await screen.saved();
  await screen.run('Repair flattened Markdown');
  await expect(dialog.getByRole('textbox', { name: 'What would change' })).toBeVisible();
  const file = join(library, 'content/posts/engine-notes.md');
  const other = `${await readFile(file, 'utf8')}\n\nFrom elsewhere.\n`;
  await writeFile(file, other);
  await expect(screen.text).toContainText('From elsewhere.');
  await dialog.getByRole('button', { name: 'Repair' }).click();
  await expect(page.getByRole('region', { name: 'Notices' })).toContainText('Nothing was repaired');
  expect(await readFile(file, 'utf8')).toBe(other);
});

test('where nothing is to repair the dialog is closed, as there is nothing to leave', async ({ app }) => {
  const screen = createScreen(app.page);
  await screen.open('Engine notes');
  await screen.run('Repair flattened Markdown');
  const dialog = screen.dialog('Repair flattened Markdown');
  await expect(dialog).toContainText('Nothing to repair');
  await expect(dialog.getByRole('button', { name: 'Leave it' })).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
  await expect(dialog).toBeHidden();
});
