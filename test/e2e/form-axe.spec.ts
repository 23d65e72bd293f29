import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';
import { checkAccessibility as check } from './pages/accessibility.ts';
import { createScreen } from './pages/screen.ts';

/**
 * While a list is open the rest is hidden from screen readers, its landmarks and headings too; Tab closes the list before it goes
 * there.
 */
const whileListIsOpen = ['aria-hidden-focus', 'landmark-one-main', 'page-has-heading-one'];

const text = `---
title: Every field
date: 2024-01-15T08:30:00+02:00
tags: [one, two]
weight: 3
toc: true
cover:
  image: /a.png
crew:
  - name: Nora
first: &a one
second: *a
---

Text.
`;

test.describe('the form', () => {
  test.use({ blog: 'jekyll' });
  test.skip(({ host }) => host !== 'browser', 'the page is the same on every host: done once');

  test('stands up to the rules', async ({ launch, library }) => {
    await writeFile(join(library, '_posts/2024-01-15-every.md'), text);
    await writeFile(join(library, '_posts/2024-01-16-bare.md'), '# Bare\n\nText.\n');
    await writeFile(
      join(library, '_posts/2024-01-17-broken.md'),
      '---\nlayout: post\ntitle: "Open\ndraft: true\n---\n\nText.\n',
    );
    const { page } = await launch();
    const screen = createScreen(page);

    await test.step('in every state', async () => {
      await screen.open('Every field');
      const form = screen.properties;
      for (const group of ['cover', 'crew', 'Nora'])
        await form.getByRole('button', { name: group, expanded: false }).first().click();
      await form.getByRole('textbox', { name: 'first' }).fill('two');
      await page.keyboard.press('Enter');
      await check(page, 'groups open, an edit refused');
      await form.getByRole('row', { name: 'one', exact: true }).click();
      await expect(form.getByRole('textbox', { name: 'New name of one' })).toBeFocused();
      await check(page, 'an item being renamed');
      await page.keyboard.press('Escape');
      await form.getByRole('button', { name: 'Add a field' }).last().click();
      await expect(page.getByRole('option').first()).toBeVisible();
      await check(page, 'fields to add', whileListIsOpen);
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      await form
        .getByRole('button', { name: /Calendar/ })
        .first()
        .click();
      await expect(page.getByRole('grid', { name: /January 2024/ })).toBeVisible();
      await check(page, 'the calendar', whileListIsOpen);
      await page.keyboard.press('Escape');
      await form.getByRole('button', { name: 'More for weight' }).click();
      await expect(page.getByRole('menuitem', { name: 'Remove' })).toBeVisible();
      await check(page, 'the menu of a field', whileListIsOpen);
      await page.keyboard.press('Escape');
    });

    await test.step('where there is nothing to fill in', async () => {
      await screen.posts.getByRole('option', { name: 'Bare' }).click();
      await expect(screen.properties.getByRole('button', { name: 'Add YAML front matter' })).toBeVisible();
      await check(page, 'no block');
      await screen.posts.getByRole('option', { name: /broken/i }).click();
      // The quote opens there; the parser gives up at the closing line.
      await expect(screen.properties.getByRole('button', { name: 'Go to line 3' })).toBeVisible();
      await expect(screen.properties.getByText('title: "Open')).toBeVisible();
      await check(page, 'a block that cannot be read');
    });
  });
});
