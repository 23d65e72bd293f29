import { expect, test } from './fixtures.ts';
import { createScreen } from './pages/screen.ts';

test('the next start shows the library of the last one', async ({ app, launch }) => {
  await expect(createScreen(app.page).posts).toBeVisible();
  await app.end();
  const again = await launch(null);
  await expect(createScreen(again.page).posts).toBeVisible();
});
