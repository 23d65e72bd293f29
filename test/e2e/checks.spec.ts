import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';
import { createScreen } from './pages/screen.ts';

test('checks follow the text, lead to the place and set right what they can', async ({ app, library, faults }) => {
  // The preview asks for the image that is not there.
  faults.ignore(/404/);
  const { page } = app;
  const screen = createScreen(page);
  await screen.open('Engine notes');
  await screen.run('Show checks');
  const list = page.getByRole('grid', { name: 'Checks' });
  await screen.writeAtEnd('\n\n## One\n\n#### Two\n\n[gone](/posts/gone/) ![](/images/new.png)\n');
  await expect(list.getByRole('row', { name: /Broken: No post, page or file .* \/posts\/gone\// })).toBeVisible();
  await expect(list.getByRole('row', { name: /Broken: There is no image at \/images\/new\.png/ })).toBeVisible();
  await expect(list.getByRole('row', { name: /Missing: The image .* no description/ })).toBeVisible();

  await list.getByRole('button', { name: 'Make it level 3' }).click();
  await expect(screen.text).toContainText('### Two');
  await expect(list.getByRole('row', { name: /of level 4/ })).toHaveCount(0);

  // What comes to the folder is known after a while.
  await page.keyboard.press('Control+s');
  await screen.saved();
  await writeFile(join(library, 'content/posts/gone.md'), '---\ntitle: Gone\n---\n');
  await expect(list.getByRole('row', { name: /\/posts\/gone\// })).toHaveCount(0);

  await list.getByRole('row', { name: /There is no image/ }).click();
  await expect(screen.text).toBeFocused();
  await page.keyboard.type('here ');
  await expect(screen.text).toContainText('here ![](/images/new.png)');
});

test('a post in order says so', async ({ app, library }) => {
  const screen = createScreen(app.page);
  await writeFile(
    join(library, 'content/posts/in-order.md'),
    '---\ntitle: In order\ndescription: All is there\n---\n\n## One\n\n[engine](engine-notes.md)\n',
  );
  await screen.open('In order');
  await screen.run('Show checks');
  await expect(app.page.getByText('Nothing to set right')).toBeVisible();
});
