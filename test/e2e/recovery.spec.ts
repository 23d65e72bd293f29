import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readTree } from '../support/read-tree.ts';
import { expect, test } from './fixtures.ts';
import { createScreen } from './pages/screen.ts';

const post = 'content/posts/engine-notes.md';

test.describe('without autosave', () => {
  test.use({ settings: { autosave: false } });

  test('text that was not saved is back after a reload, can be undone, and is saved on request', async ({
    app,
    library,
    dataFolder,
  }) => {
    const { page } = app;
    const screen = createScreen(page);
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

  test('ending the app saves what is open', async ({ app, library }) => {
    const screen = createScreen(app.page);
    const before = await readFile(join(library, post), 'utf8');
    await screen.open('Engine notes');
    await screen.writeAtEnd(' At the last moment.');
    await app.end();
    expect(await readFile(join(library, post), 'utf8')).toBe(`${before} At the last moment.`);
  });
});

/** Undo belongs to the post, not to the window. */
test('undo survives switching posts, and so does the scroll of a long one', async ({ app, library }) => {
  const screen = createScreen(app.page);
  const before = await readTree(library);
  await screen.open('Engine notes');
  await screen.writeAtEnd(' One.');
  await screen.open('Winter cover');
  await screen.writeAtEnd('Two.');
  await screen.open('Engine notes');
  await expect(screen.text).toContainText('again. One.');
  await screen.undoAll();
  await app.page.keyboard.press('Control+s');
  await screen.saved();
  expect((await readTree(library))[post]).toBe(before[post]);
  await screen.open('Winter cover');
  await screen.undoAll();
  await app.page.keyboard.press('Control+s');
  await screen.saved();
  expect(await readTree(library)).toEqual(before);
});

test('text is saved by itself soon after the last key', async ({ app, library }) => {
  const screen = createScreen(app.page);
  const before = await readFile(join(library, post), 'utf8');
  await screen.open('Engine notes');
  await screen.writeAtEnd(' By itself.');
  await expect.poll(() => readFile(join(library, post), 'utf8')).toBe(`${before} By itself.`);
  await screen.saved();
});

async function draftsIn(dataFolder: string): Promise<Readonly<Record<string, string>>> {
  return readTree(join(dataFolder, 'drafts')).catch(() => ({}));
}
