import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';
import { createScreen } from './pages/screen.ts';
import { tempLibrary } from '../support/temp-library.ts';

test('what is not right is found in a post and in all, and set right', async ({ app, library, faults }) => {
  // The preview asks for the image that is not there.
  faults.ignore(/404/);
  const { page } = app;
  const screen = createScreen(page);

  await test.step('a post in order says so', async () => {
    await writeFile(
      join(library, 'content/posts/in-order.md'),
      '---\ntitle: In order\ndescription: All is there\n---\n\n## One\n\n[engine](engine-notes.md)\n',
    );
    await screen.open('In order');
    await screen.run('Show checks');
    await expect(page.getByText('Nothing to set right')).toBeVisible();
  });

  await test.step('checks follow the text, lead to the place and set right what they can', async () => {
    await screen.open('Engine notes');
    await screen.run('Show checks');
    await expect(page.getByRole('tab', { name: 'Checks' })).toBeFocused();
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
    await writeFile(join(library, 'content/posts/gone.md'), '---\ntitle: Gone\n---\n\n## Back again\n');
    await expect(list.getByRole('row', { name: /\/posts\/gone\// })).toHaveCount(0);

    // And so are its headings.
    await screen.writeAtEnd('[back](/posts/gone/#back-agin)');
    await list.getByRole('button', { name: 'Link to “Back again”' }).click();
    await expect(screen.text).toContainText('(/posts/gone/#back-again)');
    await expect(list.getByRole('row', { name: /No heading of/ })).toHaveCount(0);

    await list.getByRole('row', { name: /There is no image/ }).click();
    await expect(screen.text).toBeFocused();
    await page.keyboard.type('here ');
    await expect(screen.text).toContainText('here ![](/images/new.png)');
  });

  await test.step('a post that another one has the address of says so, until one of them has another', async () => {
    const twin = join(library, 'content/posts/twin.md');
    const text = '---\ntitle: Twin\ndescription: All is there\nurl: /posts/in-order/\n---\n\nText.\n';
    await writeFile(twin, text);
    await screen.open('In order');
    const row = page.getByRole('grid', { name: 'Checks' }).getByRole('row');
    await expect(row).toHaveText(/Its address \/posts\/in-order\/ is also that of content\/posts\/twin\.md/);
    await page.getByRole('tab', { name: 'Properties' }).click();
    const answer = page.getByRole('region', { name: 'Will this post go live?' });
    await expect(answer).toHaveText(/^This post is part of the site\. Its address .* is also that of .*twin\.md/);
    await writeFile(twin, text.replace('in-order', 'twin'));
    await expect(answer).toHaveText('This post is part of the site.');
    await screen.run('Show checks');
    await expect(page.getByText('Nothing to set right')).toBeVisible();
  });

  await test.step('tags that are much alike lead to their merge', async () => {
    const tagged =
      '---\ntitle: Tagged\ndescription: All is there\ntags: [Harbour walks, harbour-walks]\n---\n\nText.\n';
    await writeFile(join(library, 'content/posts/tagged.md'), tagged);
    await expect(screen.posts.getByRole('option', { name: /Tagged/ })).toBeVisible();
    await screen.run('Check the library');
    const dialog = screen.dialog('Check the library');
    await expect(dialog.getByText(/findings? in \d+ posts?\.$/)).toBeVisible();
    // What is read out comes into a region that is there already.
    const told = await dialog.locator('[aria-live=polite]').elementHandle();
    const heard = await told?.evaluateHandle((region) => {
      const words: (string | null)[] = [];
      new MutationObserver(() => words.push(region.textContent)).observe(region, {
        ...{ subtree: true, childList: true, characterData: true },
      });
      return words;
    });
    await dialog.getByRole('button', { name: 'Check again' }).click();
    await expect(dialog.getByText(/findings? in \d+ posts?\.$/)).toBeVisible();
    expect(await told?.evaluate((region) => region.isConnected)).toBe(true);
    // Nor is it read out that it begins, once it has ended.
    const words = (await heard?.jsonValue()) ?? [];
    expect(words.slice(words.findIndex((one) => /\d of /.test(one ?? ''))).join(' ')).not.toContain('Reading');
    await dialog.getByRole('button', { name: /Show$/ }).click();
    await page.getByRole('option', { name: /Tags that are much alike/ }).click();
    await dialog.getByRole('option', { name: /Harbour walks/ }).click();
    await dialog.getByRole('button', { name: 'Merge…' }).click();
    await expect(screen.dialog('Merge 2 tags').getByRole('textbox', { name: 'New name' })).toHaveValue(
      /^harbour.walks$/i,
    );
    await page.keyboard.press('Escape');
  });

  await test.step('the whole library is checked: what is found leads to its place, and one kind is set right with one undo', async () => {
    const file = join(library, 'content/posts/steps.md');
    const text =
      '---\ntitle: Steps\ndescription: Of a ladder\ndate: 2024-01-01\n---\n\n## One\r\n\r\n#### Two\r\n\r\nText.\r\n';
    await writeFile(file, text);
    await expect(screen.posts.getByRole('option', { name: /Steps/ })).toBeVisible();
    await screen.run('Check the library');
    const dialog = screen.dialog('Check the library');
    const found = dialog.getByRole('listbox', { name: 'Findings' });
    const step = found.getByRole('option', { name: /content\/posts\/steps\.md, line 9/ });
    const summary = dialog.getByText(/^\d+ findings in \d+ posts\.$/);
    await expect(summary).toBeVisible();
    const kind = (await found.getByRole('group').first().getAttribute('aria-label')) ?? '';
    const left = async (one: typeof summary) => (await one.boundingBox())?.x;
    expect(await left(found.getByText(kind).first()), 'it begins where all else does').toBe(await left(summary));
    await dialog.getByRole('button', { name: /Show$/ }).click();
    await page.getByRole('option', { name: /Headings that leave out a level/ }).click();
    await step.focus();
    await page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    await expect(screen.text).toBeFocused();
    await page.keyboard.press('End');
    await page.keyboard.type('!');
    await expect(screen.text).toContainText('#### Two!');
    await screen.undoAll();

    await screen.run('Check the library');
    await dialog.getByRole('button', { name: /Show$/ }).click();
    await page.getByRole('option', { name: /Headings that leave out a level/ }).click();
    await dialog.getByRole('button', { name: /^Set \d+ right/ }).click();
    const change = screen.dialog(/^Set right/);
    await expect(change.getByText('+### Two')).toBeVisible();
    await change.getByRole('button', { name: /^Change \d+ posts?$/ }).click();
    await expect(change.getByText(/changed and saved/)).toBeVisible();
    expect(await readFile(file, 'utf8')).toBe(text.replace('####', '###'));
    await change.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => readFile(file, 'utf8')).toBe(text);
  });
});

test('the result of a check is read out, also when all is in order, and its button keeps the focus', async ({
  launch,
}) => {
  const library = await tempLibrary({ 'one.md': '---\ntitle: One\ndescription: All is there\n---\n\nText.\n' });
  const { page } = await launch(library);
  const screen = createScreen(page);
  await screen.run('Check the library');
  const dialog = screen.dialog('Check the library');
  const told = dialog.locator('[aria-live=polite]');
  const again = dialog.getByRole('button', { name: 'Check again' });
  await expect(told).toContainText('Nothing to set right');
  await writeFile(join(library, 'one.md'), '---\ntitle: One\n---\n\nText.\n');
  await again.focus();
  await page.keyboard.press('Enter');
  await expect(told).toContainText('1 finding in 1 post.');
  await expect(again).toBeFocused();
});
