import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { readTree } from '../support/read-tree.ts';
import { expect, test } from './fixtures.ts';
import { createScreen, type Screen } from './pages/screen.ts';

/** Opens the tag manager and asks what renaming a tag would change. */
async function planRename(screen: Screen, from: string, to: string) {
  await screen.run('Manage tags');
  await screen
    .dialog('Tags')
    .getByRole('button', { name: `Rename ${from}`, exact: true })
    .click();
  const form = screen.dialog(`Rename “${from}”`);
  await form.getByRole('textbox', { name: 'New name' }).fill(to);
  await form.getByRole('button', { name: 'Show what would change' }).click();
  return screen.dialog(`Rename “${from}” to “${to}” in tags`);
}

interface Rename {
  readonly blog: string;
  readonly from: string;
  readonly to: string;
  /** Each place that changes: file, text before, text after. */
  readonly changes: readonly (readonly [file: string, before: string, after: string])[];
}

const renames: readonly Rename[] = [
  {
    blog: 'hugo-toml',
    from: 'sailing',
    to: 'under sail',
    changes: [
      ['content/posts/first-sail.md', '["sailing", "spring"]   #', '["under sail", "spring"]   #'],
      ['content/posts/engine-notes.md', '["engine", "sailing"]', '["engine", "under sail"]'],
      ['content/posts/what-the-chart-does-not-say.md', '  "sailing",\n', '  "under sail",\n'],
      ['content/posts/night-watch/index.md', '["sailing"]', '["under sail"]'],
    ],
  },
  {
    blog: 'jekyll',
    from: 'kingfisher',
    to: 'halcyon',
    changes: [
      ['_posts/2023-02-18-a-hide-by-the-river.md', 'tags: heron kingfisher\n', 'tags: heron halcyon\n'],
      ['_posts/2023-03-05-kingfisher.md', 'tag: kingfisher\r\n', 'tag: halcyon\r\n'],
    ],
  },
];

for (const { blog, from, to, changes } of renames)
  test.describe(`a ${blog} blog`, () => {
    test.use({ blog });

    test('a tag renamed in every post changes its own lines and no other byte', async ({ app, library }) => {
      const screen = createScreen(app.page);
      const before = await readTree(library);
      const after: Record<string, string> = { ...before };
      for (const [file, old, fresh] of changes) {
        expect(before[file]).toContain(old);
        after[file] = before[file]?.replace(old, () => fresh) ?? '';
      }

      const dialog = await planRename(screen, from, to);
      const plan = dialog.getByRole('list', { name: 'What would change' });
      await expect(plan.getByRole('listitem')).toHaveCount(changes.length);
      for (const [file] of changes) await expect(plan.getByText(file)).toBeVisible();
      await expect(plan.getByRole('insertion').filter({ hasText: to }).first()).toBeVisible();
      expect(await readTree(library), 'looking writes nothing').toEqual(before);

      await dialog.getByRole('button', { name: `Rename in ${changes.length} posts` }).click();
      await expect(dialog.getByText(`${changes.length} posts were changed and saved.`)).toBeVisible();
      expect(await readTree(library)).toEqual(after);
      await dialog.getByRole('button', { name: 'Done' }).click();

      await screen.run('Manage tags');
      await expect(screen.dialog('Tags').getByRole('row', { name: to })).toBeVisible();
      await expect(screen.dialog('Tags').getByRole('row', { name: from })).toHaveCount(0);
    });
  });

test.describe('with text that is not saved yet', () => {
  test.use({ settings: { autosave: false } });

  test('a rename takes in what is not saved, and one that is taken back changes nothing', async ({ app, library }) => {
    const screen = createScreen(app.page);

    await test.step('a rename saves the open post first, and the editor shows the new tag', async () => {
      await screen.open('Engine notes');
      await screen.writeAtEnd(' Twice.');
      const dialog = await planRename(screen, 'engine', 'motor');
      await dialog.getByRole('button', { name: 'Rename in 1 post' }).click();
      await expect(dialog.getByText('1 post was changed and saved.')).toBeVisible();
      await dialog.getByRole('button', { name: 'Done' }).click();
      await expect(screen.properties.getByRole('row', { name: 'motor' })).toBeVisible();
      await expect(screen.text).toContainText('Impeller: again. Twice.');
      const { 'content/posts/engine-notes.md': text } = await readTree(library);
      expect(text).toContain('tags = ["motor", "sailing"]');
      expect(text).toContain('Impeller: again. Twice.');
    });

    await test.step('a tag shows its posts, and a name that is taken back changes nothing', async () => {
      const before = await readTree(library);
      const dialog = await planRename(screen, 'spring', 'autumn');
      await expect(dialog.getByRole('button', { name: 'Rename in 2 posts' })).toBeVisible();
      await dialog.getByRole('button', { name: 'Back' }).click();
      const form = screen.dialog('Rename “spring”');
      await expect(form.getByRole('textbox', { name: 'New name' })).toHaveValue('autumn');
      await form.getByRole('textbox', { name: 'New name' }).fill(' ');
      await form.getByRole('button', { name: 'Show what would change' }).click();
      await expect(form.getByText('The tag needs a name.')).toBeVisible();
      await form.getByRole('button', { name: 'Back' }).click();
      await screen.dialog('Tags').getByRole('row', { name: 'spring' }).click();
      await expect(screen.posts.getByRole('option')).toHaveCount(2);
      expect(await readTree(library)).toEqual(before);
    });
  });
});

test('a tag with a page of its own is said to leave it behind, and the page is moved after it', async ({
  launch,
  library,
}) => {
  const page = 'content/tags/sailing/_index.md';
  await mkdir(join(library, 'content', 'tags', 'sailing'), { recursive: true });
  await writeFile(join(library, page), '+++\ntitle = "All about sailing"\n+++\n');
  const screen = createScreen((await launch()).page);
  const dialog = await planRename(screen, 'sailing', 'Under sail');
  await expect(dialog.getByRole('alert')).toHaveText(
    `The tag has a page of its own, which stays where it is: ${page}.`,
  );
  await dialog.getByRole('button', { name: 'Rename in 4 posts' }).click();
  await dialog.getByRole('button', { name: 'Move the tag’s page…' }).click();
  const move = screen.dialog('Move posts');
  await move.getByRole('button', { name: 'Move 1 post' }).click();
  await expect(move.getByText('1 post was moved.')).toBeVisible();
  const files = await readTree(library);
  expect(files['content/tags/under-sail/_index.md']).toContain('All about sailing');
  expect(files[page]).toBeUndefined();
});

test.describe('three thousand posts', () => {
  test.use({ blog: null });

  test('a rename that is stopped halfway keeps what is done and says how much that is', async ({
    launch,
    library,
    dataFolder,
    host,
  }) => {
    test.skip(host !== 'browser', 'the work is that of the services, the same on every host: done once');
    expect(library).toBe('');
    const root = join(dataFolder, 'many');
    await mkdir(root);
    const text = (tag: string, number: number) => `---\ntitle: Post ${number}\ntags: [${tag}, other]\n---\n\nBody.\n`;
    const total = 3000;
    for (let number = 1; number <= total; number++) await writeFile(join(root, `p${number}.md`), text('old', number));
    const { page } = await launch(root);
    const screen = createScreen(page);
    const dialog = await planRename(screen, 'old', 'new');
    const stopped = stopAtFirstCount(page);
    await dialog.getByRole('button', { name: 'Rename in 3,000 posts' }).click();
    await stopped;
    const report = dialog.getByText(/^Stopped\. [\d,]+ posts were changed and saved\./);
    await expect(report).toBeVisible();
    const done = Number(/[\d,]+/.exec(await report.innerText())?.[0].replace(',', ''));
    const files = Object.entries(await readTree(root));
    const number = (file: string) => Number(/\d+/.exec(file)?.[0]);
    expect(done).toBeGreaterThan(0);
    expect(done).toBeLessThan(total);
    expect(files.filter(([file, now]) => now === text('new', number(file)))).toHaveLength(done);
    expect(files.filter(([file, now]) => now === text('old', number(file)))).toHaveLength(total - done);
  });
});

/** Presses Stop as soon as posts are counted that are written. In the page itself: from out here all could be written by then. */
const stopAtFirstCount = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const watch = new MutationObserver(() => {
          const dialog = document.querySelector('[role=dialog]');
          const text = dialog?.textContent ?? '';
          const stop = [...(dialog?.querySelectorAll('button') ?? [])].find(
            ({ textContent }) => textContent === 'Stop',
          );
          if (!stop || !/[1-9][\d,]* of 3,000 posts/.test(text) || text.includes('Looking at the posts')) return;
          watch.disconnect();
          stop.click();
          resolve();
        });
        watch.observe(document.body, { subtree: true, childList: true, characterData: true });
      }),
  );
