import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';
import { createScreen } from './pages/screen.ts';

const post = 'content/posts/engine-notes.md';

test('what was written before is not lost', async ({ launch, library }) => {
  await writeFile(join(library, 'content/posts/mixed.md'), '---\r\ntitle: Mixed\n---\r\n\r\nOne');
  const { page } = await launch();
  const screen = createScreen(page);

  await test.step('an earlier text is looked at and brought back, part by part and whole, by keys alone', async () => {
    const before = await readFile(join(library, post), 'utf8');
    await screen.open('Engine notes');
    await screen.writeAtEnd(' One more.');
    await page.keyboard.press('Control+s');
    await screen.saved();

    await page.keyboard.press('Control+Alt+y');
    const history = page.getByRole('listbox', { name: 'Earlier texts' });
    await expect(history.getByRole('option')).toHaveText([/Saved/, /Found in the file/]);
    await expect(page.getByRole('tab', { name: 'History' })).toBeFocused();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: /^Earlier text: Today/ });
    await expect(dialog.getByText('No difference')).toBeVisible();
    await expect(dialog.getByRole('button', { name: 'Bring all of it back' })).toBeDisabled();
    await page.keyboard.press('Escape');
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await expect(dialog.getByRole('textbox', { name: 'The text now' })).toContainText('One more.');
    await dialog.getByRole('button', { name: 'Bring this part back' }).focus();
    await page.keyboard.press('Enter');
    await expect(dialog.getByRole('textbox', { name: 'The text now' })).not.toContainText('One more.');
    await page.keyboard.press('Escape');
    await expect(screen.text).not.toContainText('One more.');
    await expect.poll(() => readFile(join(library, post), 'utf8')).toBe(before);

    await screen.text.click();
    await page.keyboard.press('Control+z');
    await expect(screen.text).toContainText('One more.');
    await screen.saved();
    await page.keyboard.press('Control+Alt+y');
    await history.getByRole('option').last().click();
    const all = dialog.getByRole('button', { name: 'Bring all of it back' });
    await expect(all).toBeEnabled();
    await all.press('Enter');
    await expect(page.getByText('An earlier text is back')).toBeVisible();
    await expect.poll(() => readFile(join(library, post), 'utf8')).toBe(before);
  });

  await test.step('two earlier texts are compared with each other, the older one on the left', async () => {
    await screen.open('Mixed');
    for (const words of [' Two.', ' Three.']) {
      await screen.writeAtEnd(words);
      await page.keyboard.press('Control+s');
      await screen.saved();
    }
    await screen.run('Show history');
    const moments = page.getByRole('listbox', { name: 'Earlier texts' }).getByRole('option');
    await expect(moments).toHaveText([/Saved/, /Saved/, /Found in the file/]);
    await moments.nth(1).click();
    const dialog = page.getByRole('dialog', { name: /^Earlier text: Today/ });
    const texts = dialog.getByRole('textbox');
    const inOrder = [/One Two\.$/, /One Two\. Three\.$/];
    await expect(texts).toHaveText(inOrder);
    const choice = dialog.getByRole('button', { name: 'Compare with' });
    await expect(choice).toHaveText('Now');
    await choice.press('Enter');
    await page.getByRole('option', { name: /^Today.*Found in the file/ }).press('Enter');
    await expect(texts).toHaveText([/One$/, /One Two\.$/]);
    await expect(dialog.getByRole('button', { name: 'Bring this part back' })).toHaveCount(0);
    const [left, right] = await Promise.all(
      [choice, dialog.getByText(/^Today.* Saved$/).first()].map((one) => one.boundingBox()),
    );
    expect(left?.x).toBeLessThan(right?.x ?? 0);
    await choice.press('Enter');
    await page.getByRole('option', { name: 'Now', exact: true }).press('Enter');
    await expect(texts).toHaveText(inOrder);
    await expect(dialog.getByRole('button', { name: 'Bring this part back' })).toHaveCount(1);
    await page.keyboard.press('Escape');
  });

  await test.step('empty lines have their height in the comparison, whatever line ends a file mixes', async () => {
    await screen.open('Mixed');
    await screen.writeAtEnd(' and four');
    await page.keyboard.press('Control+s');
    await screen.saved();
    await screen.run('Show history');
    await page.getByRole('listbox', { name: 'Earlier texts' }).getByRole('option').last().click();
    const dialog = page.getByRole('dialog', { name: /^Earlier text: Today/ });
    const lines = dialog.getByRole('textbox', { name: 'The text now' }).locator('.cm-line');
    await expect(lines).toHaveCount(5);
    const heights = await lines.evaluateAll((all) =>
      all.map((line) => Math.round(line.getBoundingClientRect().height)),
    );
    expect(new Set(heights).size, heights.join(' ')).toBe(1);
    await page.keyboard.press('Escape');
  });

  await test.step('a post that went to the trash comes back from the list of deleted posts', async () => {
    const before = await readFile(join(library, post), 'utf8');
    await screen.open('Engine notes');
    await screen.run('Move to trash');
    await screen.dialog('Move to trash?').getByRole('button', { name: 'Move to trash' }).click();
    await expect(screen.posts.getByRole('option', { name: 'Engine notes' })).toHaveCount(0);
    await screen.run('Deleted posts');
    const row = screen.dialog('Deleted posts').getByRole('row', { name: 'Engine notes' });
    await expect(row).toContainText(post);
    await screen
      .dialog('Deleted posts')
      .getByRole('button', { name: `Bring back ${post}` })
      .press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'Engine notes' })).toBeVisible();
    expect(await readFile(join(library, post), 'utf8')).toBe(before);
    const notices = page.getByRole('region', { name: 'Notices' });
    await expect(notices.getByText('The post is back')).toBeVisible();
    await expect(notices.getByRole('button', { name: 'Undo' }), 'it is back already').toHaveCount(0);
  });

  await test.step('a save that would take most of a post away waits for a yes', async () => {
    const file = join(library, post);
    const head = '---\ntitle: Engine notes\n---\n';
    const long = `${head}${'A sentence that was written with care.\n'.repeat(60)}`;
    await writeFile(file, long);
    await screen.open('Engine notes');
    await expect(screen.text).toContainText('written with care');
    await screen.text.click();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('oops');
    await expect(page.getByText('would take most of the post away')).toBeVisible();
    expect(await readFile(file, 'utf8')).toBe(long);
    await page.getByRole('button', { name: 'Save anyway' }).press('Enter');
    await screen.saved();
    await expect.poll(async () => (await readFile(file, 'utf8')).length).toBeLessThan(100);
  });
});
