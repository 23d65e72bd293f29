import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';
import { createScreen } from './pages/screen.ts';

// Will this post go live? What one click does about it, on the disk.

test.describe('whether a post of Hugo goes live', () => {
  test.use({ blog: 'hugo-toml' });

  test('is answered, and done by a click', async ({ launch, library }) => {
    const file = join(library, 'content/posts/soon.md');
    const text = '+++\ntitle = "Soon"\ndate = 2099-01-01T08:00:00+02:00 # planned\ndraft = true\n+++\n\nText.\n';
    await writeFile(file, text);
    const anchor = join(library, 'content/posts/anchor.md');
    const fixed = '---\ntitle: Anchor\ndate: 2024-01-02\nfirst: &a one\nsecond: *a\n---\n\nText.\n';
    await writeFile(anchor, fixed);
    const { page } = await launch();
    const screen = createScreen(page);

    await test.step('a draft that is dated in the future takes two clicks, and each can be undone', async () => {
      await screen.open('Soon');
      const answer = screen.properties.getByRole('region', { name: 'Will this post go live?' });
      await expect(answer).toContainText('stays a draft: draft is true.');
      await answer.getByRole('button', { name: 'Take it out of the drafts' }).click();
      await expect(answer).toContainText(/goes live in \d+ years, on January 1, 2099/);
      await answer.getByRole('button', { name: 'Publish it now' }).click();
      await expect(answer).toContainText('This post is part of the site.');
      await page.keyboard.press('Control+s');
      await screen.saved();
      expect(await readFile(file, 'utf8')).toMatch(
        /^\+\+\+\ntitle = "Soon"\ndate = 20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\+02:00 # planned\ndraft = false\n\+\+\+\n\nText\.\n$/,
      );
      await screen.text.click();
      await page.keyboard.press('Control+z');
      await page.keyboard.press('Control+z');
      await expect(answer).toContainText('stays a draft');
      await page.keyboard.press('Control+s');
      await expect.poll(() => readFile(file, 'utf8')).toBe(text);
    });

    await test.step('an edit that is refused says so at its field, and what was typed stays', async () => {
      await screen.open('Anchor');
      const field = screen.properties.getByRole('textbox', { name: 'first' });
      await field.fill('two');
      await page.keyboard.press('Enter');
      await expect(screen.properties.getByText(/cannot be changed without changing something else/)).toBeVisible();
      await expect(field).toHaveValue('two');
      expect(await readFile(anchor, 'utf8')).toBe(fixed);
    });

    await test.step('a value of another file is named beside the answer, is answered in the post, and stays out of it otherwise', async () => {
      const section = join(library, 'content/posts/_index.md');
      const old = join(library, 'content/posts/from-the-old-site.md');
      const before = await readFile(old, 'utf8');
      await screen.open('From the old site');
      const answer = screen.properties.getByRole('region', { name: 'Will this post go live?' });
      await expect(answer).toContainText('This post is part of the site.');
      await writeFile(section, '---\ncascade:\n  draft: true\n  categories: [Archive, Log]\n---\n');
      await expect(answer).toContainText('This post stays a draft: draft is true, says content/posts/_index.md.');
      const inherited = answer.getByRole('list', { name: 'From other files of the site' }).getByRole('listitem');
      await expect(inherited).toHaveText([
        'draft: true, from content/posts/_index.md',
        'categories: Archive, Log, from content/posts/_index.md',
      ]);
      expect(await readFile(old, 'utf8')).toBe(before);
      await answer.getByRole('button', { name: 'Take it out of the drafts' }).click();
      await expect(answer).toContainText('This post is part of the site.');
      await page.keyboard.press('Control+s');
      await screen.saved();
      expect(await readFile(old, 'utf8')).toBe(
        before.replace('"/2016/old.html" ]', '"/2016/old.html" ],\n   "draft": false'),
      );
    });
  });
});
