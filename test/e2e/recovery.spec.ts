import { readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { readTree } from '../support/read-tree.ts';
import { expect, test } from './fixtures.ts';
import { createScreen } from './pages/screen.ts';

const post = 'content/posts/engine-notes.md';

test.describe('without autosave', () => {
  test.use({ settings: { autosave: false } });

  test('text that was not saved is not lost', async ({ app, library, dataFolder }) => {
    const { page } = app;
    const screen = createScreen(page);

    await test.step('text that was not saved is back after a reload, can be undone, and is saved on request', async () => {
      const before = await readFile(join(library, post), 'utf8');
      await screen.open('Engine notes');
      await screen.writeAtEnd(' Not saved.');
      await expect.poll(async () => JSON.stringify(await draftsIn(dataFolder))).toContain('Not saved.');
      await page.reload();
      await screen.open('Engine notes');
      await expect(screen.text).toContainText('Impeller: again. Not saved.');
      await expect(page.getByText('It has been brought back')).toBeVisible();
      expect(await readFile(join(library, post), 'utf8'), 'the file is left alone').toBe(before);

      await screen.undoAll();
      await expect(screen.text).not.toContainText('Not saved.');
      await page.keyboard.press('Control+Shift+z');
      await expect(screen.text).toContainText('Not saved.');
      await page.keyboard.press('Control+s');
      await screen.saved();
      expect(await readFile(join(library, post), 'utf8')).toBe(`${before} Not saved.`);
      await expect.poll(() => draftsIn(dataFolder), 'the journal is empty again').toEqual({});
    });

    await test.step('the last key before the page is left is in the journal', async () => {
      // A port of the stand-in hands a message over in a task of the page, which may be gone by then.
      if (app.desktop) return;
      await screen.open('Engine notes');
      // What is on its way and what the journal waits for are not what keeps the next words.
      for (const words of [' Left at once.', ' And again.']) {
        await screen.writeAtEnd('');
        await page.keyboard.insertText(words);
        await page.reload();
        await screen.open('Engine notes');
        await expect(screen.text).toContainText(words);
      }
      await expect(page.getByText('It has been brought back')).toBeVisible();
      await page.keyboard.press('Control+s');
      await screen.saved();
    });

    await test.step('ending the app saves what is open', async () => {
      const before = await readFile(join(library, post), 'utf8');
      await screen.open('Engine notes');
      await screen.writeAtEnd(' At the last moment.');
      await app.end();
      expect(await readFile(join(library, post), 'utf8')).toBe(`${before} At the last moment.`);
    });
  });
});

test('text is saved by itself, and undo survives switching posts', async ({ app, library }) => {
  const { page } = app;
  const screen = createScreen(page);

  await test.step('text is saved by itself soon after the last key', async () => {
    const before = await readFile(join(library, post), 'utf8');
    await screen.open('Engine notes');
    await screen.writeAtEnd(' By itself.');
    await expect.poll(() => readFile(join(library, post), 'utf8')).toBe(`${before} By itself.`);
    await screen.saved();
    await screen.undoAll();
    await expect.poll(() => readFile(join(library, post), 'utf8')).toBe(before);
  });

  await test.step('undo belongs to the post, not to the window', async () => {
    const before = await readTree(library);
    await screen.open('Engine notes');
    await screen.writeAtEnd(' One.');
    await screen.open('Winter cover');
    await screen.writeAtEnd('Two.');
    await screen.open('Engine notes');
    await expect(screen.text).toContainText('again. One.');
    await screen.undoAll();
    await page.keyboard.press('Control+s');
    await screen.saved();
    expect((await readTree(library))[post]).toBe(before[post]);
    await screen.open('Winter cover');
    await screen.undoAll();
    await page.keyboard.press('Control+s');
    await screen.saved();
    expect(await readTree(library)).toEqual(before);
  });
});

test('a folder that is away for a while gets what was typed meanwhile as soon as it is back', async ({
  app: { page },
  library,
}) => {
  const screen = createScreen(page);
  const before = await readFile(join(library, post), 'utf8');
  await screen.open('Engine notes');
  await rename(library, `${library}-away`);
  await screen.writeAtEnd(' Meanwhile.');
  await expect(page.getByRole('navigation', { name: 'Posts' })).toContainText('is not there any more');
  await expect(screen.phase).toHaveAttribute('data-phase', 'failed');
  await rename(`${library}-away`, library);
  await screen.saved();
  expect(await readFile(join(library, post), 'utf8')).toBe(`${before} Meanwhile.`);
});

async function draftsIn(dataFolder: string): Promise<Readonly<Record<string, string>>> {
  return readTree(join(dataFolder, 'drafts')).catch(() => ({}));
}
