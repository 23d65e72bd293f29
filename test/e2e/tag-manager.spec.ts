import { access, mkdir, readdir, rename, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { postsToKill } from '../support/posts-to-kill.ts';
import { readTree } from '../support/read-tree.ts';
import { runAndKill } from '../support/run-and-kill.ts';
import { expect, test } from './fixtures.ts';
import { checkAccessibility } from './pages/accessibility.ts';
import { createScreen } from './pages/screen.ts';

async function writeLibrary(root: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, name)), { recursive: true });
    await writeFile(join(root, name), text);
  }
}

const post = (tags: string) => `---\ntitle: T\ntags: ${tags} # kept\n---\n\nBody.\n`;

test.describe('tags that look alike', () => {
  test.use({ blog: null });

  test('are merged by one press, and taken back to the same bytes, with the keyboard alone', async ({
    launch,
    dataFolder,
  }) => {
    const root = join(dataFolder, 'alike');
    const files = {
      'a.md': post('[Web Dev, x]'),
      'b.md': post('web-dev'),
      'c.md': post('[web-dev, Web Dev]'),
      'd.md': post('web-dev'),
    };
    await writeLibrary(root, files);
    const { page } = await launch(root);
    const screen = createScreen(page);
    await screen.run('Manage tags');
    const alike = screen.dialog('Tags').getByRole('region', { name: 'Tags that look alike' });
    await expect(alike).toContainText('1 group looks alike');
    await alike.getByRole('button', { name: 'Merge into' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Merge in 2 posts' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByText('2 posts were changed and saved.')).toBeVisible();
    expect((await readTree(root))['c.md']).toBe(post('[web-dev]'));
    await expect(page.getByRole('button', { name: 'Done' })).toBeFocused();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await expect(page.getByText('2 posts were set back and saved.')).toBeVisible();
    expect(await readTree(root)).toEqual(files);
  });
});

test('tags are renamed, chosen, merged, split, moved and deleted', async ({ app, library }) => {
  const { page } = app;
  const screen = createScreen(page);

  await test.step('the arrow down leads from the box that narrows the list into it', async () => {
    await screen.run('Manage tags');
    await page.keyboard.type('sail');
    await page.keyboard.press('ArrowDown');
    await expect(screen.dialog('Tags').getByRole('row', { name: 'sailing' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(screen.dialog('Tags')).toHaveCount(0);
  });

  await test.step('after a name that was refused another one can be sent by Enter', async () => {
    await screen.run('Manage tags');
    await screen.dialog('Tags').getByRole('button', { name: 'Rename sailing' }).focus();
    await page.keyboard.press('Enter');
    const name = page.getByRole('textbox', { name: 'New name' });
    const refusal = page.getByText('This is the name it has already.');
    await expect(name).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(refusal).toBeVisible();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('boats');
    await expect(refusal).toHaveCount(0);
    await page.keyboard.press('Enter');
    await expect(screen.dialog('Rename “sailing” to “boats” in tags')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });

  await test.step('several tags are chosen, merged, split, moved and deleted, each taken back from the notice', async () => {
    const before = await readTree(library);
    // One of the posts that change is open: nobody else changed it.
    await screen.open('Night watch');
    const choose = async (...tags: readonly string[]) => {
      await screen.run('Manage tags');
      for (const tag of tags) await screen.dialog('Tags').getByRole('row', { name: tag }).locator('label').click();
    };
    const carryOut = async (verb: string) => {
      await page.getByRole('button', { name: new RegExp(`^${verb} \\d+ posts?$`) }).click();
      await page.getByRole('button', { name: 'Done' }).click();
      expect(await readTree(library)).not.toEqual(before);
      await page.getByRole('region', { name: 'Notices' }).getByRole('button', { name: 'Undo' }).click();
      // Notices of changes before this one may still be on screen.
      await expect(page.getByRole('dialog').getByText(/were set back and saved|was set back and saved/)).toBeVisible();
      await page.getByRole('button', { name: 'Done' }).click();
      expect(await readTree(library)).toEqual(before);
    };

    await choose('sailing', 'spring');
    await page.getByRole('button', { name: 'Merge…' }).click();
    await screen.dialog('Merge 2 tags').getByRole('textbox', { name: 'New name' }).fill('sea');
    await page.getByRole('button', { name: 'Show what would change' }).click();
    await carryOut('Merge in');

    await choose('engine');
    await page.getByRole('button', { name: 'Split…' }).click();
    await screen.dialog('Split “engine”').getByRole('textbox', { name: 'New names' }).fill('motor, diesel');
    await page.keyboard.press('Enter');
    await carryOut('Split in');

    await choose('engine');
    await page.getByRole('button', { name: 'Move…' }).click();
    await page.getByRole('button', { name: 'Show what would change' }).click();
    await carryOut('Move in');

    await choose('sailing');
    await page.getByRole('button', { name: 'Delete…' }).click();
    await carryOut('Delete from');

    await screen.run('History of changes across posts');
    const history = screen.dialog('History of changes across posts').getByRole('grid', { name: 'Changes' });
    await expect(history.getByRole('row')).toHaveCount(4);
    await history
      .getByRole('row', { name: /^Delete/ })
      .getByRole('button', { name: 'Redo' })
      .click();
    await expect(page.getByRole('dialog').getByText('4 posts were changed and saved.')).toBeVisible();
    await page.getByRole('button', { name: 'Done' }).click();
    await screen.run('Undo last change across posts');
    await expect(page.getByRole('dialog').getByText('4 posts were set back and saved.')).toBeVisible();
    expect(await readTree(library)).toEqual(before);
    await expect(page.getByRole('region', { name: 'Notices' })).not.toContainText('another program');
  });
});

test('an undo that failed in a post can be finished, or what it took back be done again', async ({ app, library }) => {
  const screen = createScreen(app.page);
  const before = await readTree(library);
  await screen.run('Manage tags');
  await screen.dialog('Tags').getByRole('button', { name: 'Rename sailing', exact: true }).click();
  const form = screen.dialog('Rename “sailing”');
  await form.getByRole('textbox', { name: 'New name' }).fill('under sail');
  await form.getByRole('button', { name: 'Show what would change' }).click();
  const dialog = app.page.getByRole('dialog').last();
  await dialog.getByRole('button', { name: /^Rename in/ }).click();
  await expect(dialog.getByText('4 posts were changed and saved.')).toBeVisible();
  const after = await readTree(library);
  // Another program puts a folder in the place of a post, and back.
  const file = join(library, 'content/posts/engine-notes.md');
  await rename(file, `${file}.away`);
  await mkdir(file);
  await dialog.getByRole('button', { name: 'Undo' }).click();
  await expect(dialog.getByText('3 posts were set back and saved.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await rmdir(file);
  await rename(`${file}.away`, file);
  const row = screen.dialog('History of changes across posts').getByRole('row');
  await screen.run('History of changes across posts');
  await expect(row).toContainText('done, undo not finished');
  await row.getByRole('button', { name: 'Redo' }).click();
  await expect(dialog.getByText('3 posts were changed and saved.')).toBeVisible();
  expect(await readTree(library)).toEqual(after);
  await dialog.getByRole('button', { name: 'Undo' }).click();
  await expect(dialog.getByText('4 posts were set back and saved.')).toBeVisible();
  expect(await readTree(library)).toEqual(before);
});

test.describe('a change that was cut off', () => {
  test.use({ blog: null });

  for (const [button, word] of [
    ['Finish it', 'new'],
    ['Undo it', 'old'],
  ] as const)
    test(`is offered at the next start: ${button}`, async ({ launch, dataFolder }) => {
      const root = join(dataFolder, 'many');
      const files = postsToKill(300);
      await writeLibrary(root, files);
      await runAndKill(root, dataFolder, () => journalled(dataFolder));
      const { page } = await launch(root);
      const screen = createScreen(page);
      const dialog = screen.dialog('A change was cut off');
      await expect(dialog).toContainText('Rename “old” to “new” in tags');
      await checkAccessibility(page, 'a change that was cut off');
      await dialog.getByRole('button', { name: button }).click();
      await expect(page.getByRole('button', { name: 'Done' })).toBeVisible();
      // What the cut left beside the posts is removed meanwhile.
      await expect
        .poll(async () => (await readdir(root, { recursive: true })).filter((name) => name.endsWith('.tmp')))
        .toEqual([]);
      const now = await readTree(root);
      for (const [name, text] of Object.entries(files)) expect(now[name]).toBe(text.replace(/\bold\b/, word));
      await page.getByRole('button', { name: 'Done' }).click();
      await page.reload();
      await expect(screen.posts).toBeVisible();
      await expect(dialog).toHaveCount(0);
    });
});

/** Settled as soon as the old bytes of an operation are safe: from then on posts are written. */
async function journalled(dataFolder: string): Promise<void> {
  for (;;) {
    const entries = await readdir(join(dataFolder, 'operations'), { recursive: true }).catch(() => []);
    const record = entries.find((entry) => entry.endsWith('record.json'));
    if (record && (await access(join(dataFolder, 'operations', record)).then(() => true))) return wait(20);
    await wait(2);
  }
}
