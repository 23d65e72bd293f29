import { existsSync } from 'node:fs';
import { chmod, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readTree } from '../support/read-tree.ts';
import { expect, test } from './fixtures.ts';
import { createScreen } from './pages/screen.ts';

test.describe('files that are not as they should be', () => {
  test.use({ blog: 'plain' });

  test('are shown as what they are, and written only where that can be done', async ({ launch, library }) => {
    const latin = Buffer.from('---\ntitle: Yesteryear\n---\n\nCaf\xe9 au lait.\n', 'latin1');
    await writeFile(join(library, 'old.md'), latin);
    await writeFile(join(library, 'locked.md'), '---\ntitle: Locked\n---\n\nStays.\n');
    await chmod(join(library, 'locked.md'), 0o444);
    const { page } = await launch();
    const screen = createScreen(page);

    await test.step('a binary file named .md is named as such, and the rest goes on working', async () => {
      const before = await readTree(library);
      await page.locator('[data-post="notes/not-text.md"]').click();
      await expect(page.getByText('notes/not-text.md cannot be shown')).toBeVisible();
      await expect(page.getByRole('main').getByText('This file is not text')).toBeVisible();
      await screen.open('The second');
      await expect(screen.text).toContainText('Comma tags');
      expect(await readTree(library)).toEqual(before);
    });

    await test.step('a binary file gets another name, which nothing takes back', async () => {
      await page.locator('[data-post="notes/not-text.md"]').click();
      await screen.run('Rename file');
      const dialog = screen.dialog('Rename file');
      await dialog.getByText('Set the links of other posts right').click();
      // The field selects the name alone.
      await dialog.getByRole('textbox').fill('no-text');
      await dialog.getByRole('button', { name: 'Rename' }).click();
      await expect(page.getByText('It is now notes/no-text.md.')).toBeVisible();
      await expect(page.locator('[data-post="notes/no-text.md"]')).toBeVisible();
      await expect(page.getByRole('region', { name: 'Notices' }).getByRole('button', { name: 'Undo' })).toHaveCount(0);
      await screen.open('The second');
    });

    await test.step('a file that is not in UTF-8, or marked read-only, is shown and not changed', async () => {
      const before = await readTree(library);
      for (const [title, text, reason] of [
        ['Yesteryear', 'au lait.', 'This file is not in UTF-8.'],
        ['Locked', 'Stays.', 'The file is marked read-only.'],
      ] as const) {
        await screen.open(title);
        await expect(screen.text).toContainText(text);
        await expect(page.getByText(reason).first()).toBeVisible();
        await screen.writeAtEnd('nothing');
        await expect(screen.phase).toHaveAttribute('data-phase', 'read-only');
        const tools = page.getByRole('toolbar', { name: 'Formatting' }).getByRole('button');
        for (const name of ['Bold', 'Table'])
          await expect(tools.and(page.getByLabel(name, { exact: true }))).toBeDisabled();
        await expect(screen.text).not.toContainText('nothing');
        // What is pasted or let go is refused in the words of the bar above the text.
        const notices = page.getByRole('region', { name: 'Notices' });
        const refusal = notices.getByRole('group').filter({ hasText: reason });
        const { x, y } = (await screen.text.boundingBox()) ?? { x: 0, y: 0 };
        await screen.drop({ x: x + 40, y: y + 20 }, { name: 'a.png', type: 'image/png', bytes: [1] });
        await refusal.getByRole('button', { name: 'Dismiss' }).click();
        await expect(refusal).toBeHidden();
        await screen.paste({ 'text/plain': 'nothing' });
        await refusal.getByRole('button', { name: 'Dismiss' }).click();
        await expect(screen.text).not.toContainText('nothing');
      }
      // What a post is stands in the line of its path, also where no folder is named before it.
      const name = page.locator('header', { has: screen.phase }).getByTitle('locked.md');
      const [ofName, ofPhase] = await Promise.all([name.boundingBox(), screen.phase.boundingBox()]);
      expect(ofPhase?.y).toBe(ofName?.y);
      expect(await readTree(library)).toEqual(before);
      await chmod(join(library, 'locked.md'), 0o644);
      await page.getByRole('button', { name: 'Look again' }).click();
      await expect(screen.phase).toHaveAttribute('data-phase', 'clean');

      // The one in an older encoding can be converted, shown first.
      await screen.open('Yesteryear');
      await page.getByRole('button', { name: 'Convert to UTF-8 from…' }).click();
      await page.getByRole('menuitem', { name: /^Western European/ }).click();
      const dialog = page.getByRole('dialog', { name: /Convert to UTF-8/ });
      await expect(dialog).toContainText('Café au lait.');
      await dialog.getByRole('button', { name: /^Convert/ }).click();
      await expect.poll(() => readFile(join(library, 'old.md'), 'utf8')).toContain('Café au lait.');
      await dialog.getByRole('button', { name: 'Done' }).click();
      await screen.writeAtEnd('Encore.');
      await screen.saved();
      expect(await readFile(join(library, 'old.md'), 'utf8')).toContain('Café au lait.\nEncore.');
    });

    await test.step('front matter that cannot be read is left alone, with the reason and its line; the words can be written', async () => {
      const file = join(library, 'notes/broken.md');
      const before = await readFile(file, 'utf8');
      await screen.filter('broken');
      await page.locator('[data-post="notes/broken.md"]').click();
      await expect(screen.properties.getByText('The front matter cannot be read')).toBeVisible();
      await expect(screen.properties.getByText(/Line \d/)).toBeVisible();
      // One name, as in the list and on the tab.
      const name = (
        await page.getByRole('tablist', { name: 'Open posts' }).getByRole('tab', { selected: true }).innerText()
      ).trim();
      await expect(page.locator('.cm-post-title-text')).toHaveText(name);
      await screen.writeAtEnd('More words.\n');
      await page.keyboard.press('Control+s');
      await screen.saved();
      expect(await readFile(file, 'utf8')).toBe(`${before}More words.\n`);

      await screen.properties.getByRole('button', { name: /^Go to line/ }).click();
      await expect(screen.text).toContainText('title: "Never closed');
      await screen.filter('');
    });

    await test.step('an empty file can be written and gets its front matter from the form', async () => {
      await page.locator('[data-post="empty.md"]').click();
      await expect(page.getByText('Nothing to preview yet.')).toBeVisible();
      await screen.properties.getByRole('button', { name: 'Add YAML front matter' }).click();
      await screen.properties.getByRole('textbox', { name: 'Title', exact: true }).fill('Now it has a title');
      await page.keyboard.press('Enter');
      await screen.writeAtEnd('And words.');
      await page.keyboard.press('Control+s');
      await screen.saved();
      expect(await readFile(join(library, 'empty.md'), 'utf8')).toMatch(
        /^---\ntitle: Now it has a title\n---\n\n?And words\.$/,
      );
    });
  });

  test('a post of a megabyte is opened, written at its end, shown and saved whole', async ({
    launch,
    library,
    host,
  }) => {
    test.skip(host !== 'browser', 'the work is that of the page, the same on every host: done once');
    const line = 'It goes on and on, with *a word* here and [a link](https://example.com) there.\n\n';
    const text = `# A long day\n\n${line.repeat(Math.ceil((1024 * 1024) / line.length))}`;
    await writeFile(join(library, 'long.md'), text);
    const { page } = await launch();
    const screen = createScreen(page);
    await screen.open('A long day');
    await screen.writeAtEnd('The end of **it**.');
    await page.keyboard.press('Control+s');
    // A megabyte on a machine that others use too.
    await expect(screen.phase).toHaveAttribute('data-phase', 'clean', { timeout: 60_000 });
    expect(await readFile(join(library, 'long.md'), 'utf8')).toBe(`${text}The end of **it**.`);
    await expect(screen.preview.locator('strong', { hasText: 'it' })).toBeAttached({ timeout: 45_000 });
  });
});

test('the folder is taken away while a post is open: the text stays, and is written when the folder is back', async ({
  app,
  library,
}) => {
  const screen = createScreen(app.page);
  const file = join(library, 'content/posts/engine-notes.md');
  const before = await readFile(file, 'utf8');
  await screen.open('Engine notes');
  await rename(library, `${library}-away`);
  await screen.writeAtEnd(' Meanwhile.');
  await app.page.keyboard.press('Control+s');
  await expect(screen.phase).toHaveAttribute('data-phase', /gone|failed/);
  await expect(screen.text).toContainText('Impeller: again. Meanwhile.');
  await app.page.getByRole('button', { name: /^(Save it|Try) again$/ }).click();
  await expect(app.page.getByText(`The folder is not there: ${library}`)).toBeVisible();
  expect(existsSync(library), 'nothing is made in its place').toBe(false);
  await rename(`${library}-away`, library);
  await expect(async () => {
    if ((await screen.phase.getAttribute('data-phase')) !== 'clean') await app.page.keyboard.press('Control+s');
    expect(await readFile(file, 'utf8')).toBe(`${before} Meanwhile.`);
  }).toPass();
});
