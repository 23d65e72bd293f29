import { expect, test } from './fixtures.ts';
import { createScreen } from './pages/screen.ts';

test('several posts are chosen by pointer and by key, and the one that is open stays open', async ({ app }) => {
  const { page } = app;
  const screen = createScreen(page);
  const rows = screen.posts.getByRole('option');
  const chosen = screen.posts.getByRole('option', { selected: true });
  const foot = page.getByRole('navigation', { name: 'Posts' }).getByRole('status');
  await screen.open('Engine notes');
  await expect(chosen).toHaveCount(1);
  const all = await rows.count();

  await rows
    .filter({ hasNotText: 'Engine notes' })
    .first()
    .click({ modifiers: ['ControlOrMeta'] });
  await expect(chosen).toHaveCount(2);
  await expect(foot).toHaveText(`2 of ${all} selected`);
  await expect(page.getByRole('heading', { level: 1, name: 'Engine notes' })).toBeVisible();

  await rows.first().click();
  await expect(chosen).toHaveCount(1);
  await rows.nth(2).click({ modifiers: ['Shift'] });
  await expect(chosen).toHaveCount(3);

  await page.keyboard.press('ControlOrMeta+a');
  await expect(chosen).toHaveCount(all);
  await page.keyboard.press('Escape');
  await expect(chosen).toHaveCount(1);
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(chosen).toHaveCount(2);

  // What the list does not show any more is not chosen either.
  await screen.filter('Engine notes');
  await expect(rows).toHaveCount(1);
  await screen.filter('');
  await expect(chosen).toHaveCount(1);
});
