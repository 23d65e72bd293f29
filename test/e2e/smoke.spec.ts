import { expect, test } from './fixtures.ts';

test('the page opens on a library without an error and without a violation of its policy', async ({ app, faults }) => {
  const { page } = app;
  await expect(page).toHaveTitle(/Longhand/);
  await expect(page.getByRole('main').first()).toBeVisible();
  await page.reload();
  await expect(page.getByRole('main').first()).toBeVisible();
  expect(faults.all).toEqual([]);
});

test.describe('without a library', () => {
  test.use({ blog: null });

  test('the page opens on the welcome screen', async ({ app, faults }) => {
    await expect(app.page.getByRole('main').first()).toBeVisible();
    expect(faults.all).toEqual([]);
  });
});
