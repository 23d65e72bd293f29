import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';
import { createScreen } from './pages/screen.ts';

test.use({ settings: { autosave: false } });

test('a dialog whose code went with an update says so, and the page is loaded again with what was typed', async ({
  app,
  library,
  faults,
}) => {
  faults.ignore(/404|Failed to fetch|Unable to preload/);
  const { page } = app;
  const screen = createScreen(page);
  const gone = /\/DialogOf-[^/]*\.js$/;
  await page.route(gone, (route) => route.fulfill({ status: 404 }));
  await page.reload();
  await screen.open('First sail of the year');
  await screen.writeAtEnd('The last words.');
  await page.keyboard.press('F2');
  const notice = page.getByRole('alert').filter({ hasText: 'The dialog could not be loaded' });
  await expect(notice).toContainText('Longhand was updated while this page was open');
  await expect(notice).not.toContainText('module');
  await page.unroute(gone);
  await notice.getByRole('button', { name: 'Reload' }).click();
  await expect(notice).toBeHidden();
  expect(await readFile(join(library, 'content/posts/first-sail.md'), 'utf8')).toMatch(/The last words\.$/);
  await screen.open('First sail of the year');
  await page.keyboard.press('F2');
  await expect(screen.dialog('Rename file')).toBeVisible();
});
