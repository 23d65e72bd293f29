import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { repository } from '../support/source-files.ts';
import { expect, test } from './fixtures.ts';
import { createScreen, type Screen } from './pages/screen.ts';

const text = `---
title: By the keys
date: 2024-01-15 08:30:00 +0200
tags: [one, two]
teaser: >-
  Long words
  over lines
published_on: 2024-01-15
weight: 3
toc: true
links: [first, second]   # both work
cover:
  image: /a.png
crew:
  - name: Nora # skipper
  - name: Kai
---

Text.
`;

const focused = (page: Page) => page.locator(':focus');

/** Presses Tab until the focus is on the control of this role and name. */
async function tabTo({ page, properties }: Screen, role: Parameters<Page['getByRole']>[0], name: string | RegExp) {
  // While a list of suggestions is open the rest is hidden from screen readers; Tab closes it.
  const exact = typeof name === 'string';
  const wanted = properties.getByRole(role, { name, exact, includeHidden: true }).first();
  await expect(wanted).toBeVisible();
  for (let presses = 0; presses < 80; presses++) {
    if (
      await wanted.evaluate(
        (node) => node === node.ownerDocument.activeElement || node.contains(node.ownerDocument.activeElement),
      )
    )
      return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${role} ${String(name)}`);
}

test.describe('the form by the keys alone', () => {
  test.use({ blog: 'jekyll' });

  test('every type of field, its items, the calendar, and back to the text', async ({ launch, library }) => {
    test.slow();
    const file = join(library, '_posts/2024-01-15-keys.md');
    await writeFile(file, text);
    const { page } = await launch();
    const screen = createScreen(page);
    await screen.open('By the keys');
    await screen.text.click();
    await page.keyboard.press('Control+4');
    const { keyboard } = page;
    let expected = text;
    const becomes = async (from: string, to: string) => {
      expect(expected).toContain(from);
      expected = expected.replace(from, to);
      await keyboard.press('Control+s');
      await expect.poll(() => readFile(file, 'utf8')).toBe(expected);
    };

    await tabTo(screen, 'textbox', 'Title');
    await keyboard.press('Control+a');
    await keyboard.type('All by the keys');
    await keyboard.press('Enter');
    await becomes('title: By the keys', 'title: All by the keys');

    // A part of the date, then the calendar: a week later.
    await tabTo(screen, 'spinbutton', /^hour, Date/);
    await keyboard.press('ArrowUp');
    await keyboard.press('Enter');
    await becomes('08:30:00 +0200', '09:30:00 +0200');
    await keyboard.press('Alt+ArrowDown');
    const calendar = page.getByRole('dialog').filter({ has: page.getByRole('grid') });
    await expect(calendar.getByRole('button', { name: /15 January|January 15/ })).toBeFocused();
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await expect(calendar).toHaveCount(0);
    await becomes('date: 2024-01-15 09', 'date: 2024-01-22 09');

    // Tags: added, moved, renamed, removed.
    await tabTo(screen, 'combobox', 'Add to tags');
    await keyboard.type('three');
    await keyboard.press('Enter');
    await becomes('[one, two]', '[one, two, three]');
    await keyboard.press('Escape');
    await keyboard.press('Shift+Tab');
    await expect(focused(page)).toHaveRole('row');
    await keyboard.press('Home');
    await keyboard.press('Alt+ArrowRight');
    await becomes('[one, two, three]', '[two, one, three]');
    await keyboard.press('F2');
    await expect(screen.properties.getByRole('textbox', { name: 'New name of one' })).toBeFocused();
    await keyboard.type('uno');
    await keyboard.press('Enter');
    await becomes('[two, one, three]', '[two, uno, three]');
    // The item that was renamed keeps the focus: Delete takes no other.
    await expect(screen.properties.getByRole('row', { name: 'uno', exact: true })).toBeFocused();
    await keyboard.press('Delete');
    await becomes('[two, uno, three]', '[two, three]');

    await tabTo(screen, 'textbox', 'teaser');
    await keyboard.press('Control+a');
    await keyboard.type('Short');
    await keyboard.press('Enter');
    await becomes('  Long words\n  over lines', '  Short');

    await tabTo(screen, 'spinbutton', /^day, published_on/);
    await keyboard.press('ArrowUp');
    await keyboard.press('Enter');
    await becomes('published_on: 2024-01-15', 'published_on: 2024-01-16');

    await tabTo(screen, 'textbox', 'weight');
    await keyboard.press('Control+a');
    await keyboard.type('12');
    await keyboard.press('Enter');
    await becomes('weight: 3', 'weight: 12');

    await tabTo(screen, 'switch', 'toc');
    await keyboard.press('Space');
    await becomes('toc: true', 'toc: false');

    await tabTo(screen, 'combobox', 'Add to links');
    await keyboard.type('third');
    await keyboard.press('Enter');
    await becomes('[first, second]', '[first, second, third]');
    await keyboard.press('Escape');

    // A group and a list of groups: opened, filled, an item moved by its menu.
    await tabTo(screen, 'button', /^cover/);
    await keyboard.press('Enter');
    await tabTo(screen, 'textbox', 'image');
    await keyboard.press('Control+a');
    await keyboard.type('/b.png');
    await keyboard.press('Enter');
    await becomes('/a.png', '/b.png');
    await tabTo(screen, 'button', /^crew/);
    await keyboard.press('Enter');
    await tabTo(screen, 'button', 'More for Nora');
    await keyboard.press('Enter');
    await expect(page.getByRole('menuitem', { name: 'Move down' })).toBeVisible();
    await keyboard.type('Move d');
    await keyboard.press('Enter');
    await becomes('  - name: Nora # skipper\n  - name: Kai\n', '  - name: Kai\n  - name: Nora # skipper\n');

    // A field of one's own, and away with it.
    const adders = screen.properties.getByRole('button', { name: 'Add a field', exact: true });
    await adders.last().focus();
    await keyboard.press('Enter');
    await expect(screen.properties.getByRole('combobox', { name: 'Name' })).toBeFocused();
    await keyboard.type('mood');
    await keyboard.press('Enter');
    await expect(screen.properties.getByRole('textbox', { name: 'mood' })).toBeFocused();
    await keyboard.type('calm');
    await keyboard.press('Enter');
    await becomes('Nora # skipper\n', 'Nora # skipper\nmood: "calm"\n');
    await tabTo(screen, 'button', 'More for mood');
    await keyboard.press('Enter');
    await expect(page.getByRole('menuitem', { name: 'Remove' })).toBeVisible();
    await keyboard.type('Rem');
    await keyboard.press('Enter');
    await becomes('mood: "calm"\n', '');

    await keyboard.press('Control+2');
    await expect(screen.text).toBeFocused();
  });
});

test.describe('fields that the schema of the site describes', () => {
  test.use({ blog: 'astro' });

  test('say what they are for and what they take, and are filled in', async ({ launch, library }) => {
    const schemas = join(library, '.astro/collections');
    await mkdir(schemas, { recursive: true });
    await copyFile(
      join(repository, 'test/fixtures/schemas/astro-5-blog.schema.json'),
      join(schemas, 'blog.schema.json'),
    );
    const file = join(library, 'src/content/blog/schema.md');
    const before =
      '---\ntitle: Schema\npubDate: 2024-01-15\nslug2: a\nlevel: easy\norder: 2\ntags: [a, b, c, d, e]\n---\n\nText.\n';
    await writeFile(file, before);
    const { page } = await launch();
    const screen = createScreen(page);
    await screen.open('Schema');
    const form = screen.properties;
    await expect(form.getByText('Shown in lists')).toBeVisible();

    // A text that is too short is written all the same, with the site's objection beside it.
    const title = form.getByRole('textbox', { name: 'Title', exact: true });
    await title.fill('Hi');
    await page.keyboard.press('Enter');
    await expect(form.getByText('The site needs at least 3 characters here.')).toBeVisible();
    await title.fill('Schema of it');
    await page.keyboard.press('Enter');
    await expect(form.getByText('The site needs at least 3 characters here.')).toHaveCount(0);

    const order = form.getByRole('textbox', { name: 'order', exact: true });
    await order.fill('0');
    await page.keyboard.press('Enter');
    await expect(form.getByText('The site takes no number below 1 here.')).toBeVisible();
    await order.fill('7');
    await page.keyboard.press('Enter');
    await expect(form.getByText('The site takes no number below 1 here.')).toHaveCount(0);

    await form.getByRole('button', { name: /level/ }).first().click();
    await page.getByRole('option', { name: 'hard' }).click();
    await form.getByRole('combobox', { name: 'Add to tags' }).fill('f');
    await page.keyboard.press('Enter');
    await expect(form.getByText('The site takes at most 5 items here.')).toBeVisible();
    await form.getByRole('row', { name: 'f', exact: true }).press('Delete');
    await expect(form.getByText('The site takes at most 5 items here.')).toHaveCount(0);

    // A field that only the schema knows is offered with its type.
    await form.getByRole('button', { name: 'Add a field' }).last().click();
    await form.getByRole('combobox', { name: 'Name' }).fill('rating');
    await page.getByRole('option', { name: /^rating/ }).click();
    const rating = form.getByRole('textbox', { name: 'rating', exact: true });
    await rating.fill('4.5');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+s');
    const after = before
      .replace('title: Schema', 'title: Schema of it')
      .replace('level: easy', 'level: hard')
      .replace('order: 2', 'order: 7')
      .replace('[a, b, c, d, e]\n', '[a, b, c, d, e]\nrating: 4.5\n');
    await expect.poll(() => readFile(file, 'utf8')).toBe(after);
  });
});
