import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { caretBox } from './pages/caret.ts';
import { createScreen } from './pages/screen.ts';

const text = `---
title: "A long walk"
---

# A long walk

The path went up. The path went on.

## Morning

1. bread
2. water

## Evening

Nothing but the path.
`;

/** What around the text has a layer of its own (an icon, words that are cut short) in the group of layers that the text is in. */
const drawnWithText = (text: Locator) =>
  text.evaluate((node) => {
    const isGroup = (one: Element) => {
      const { position, isolation } = getComputedStyle(one);
      return position !== 'static' || isolation === 'isolate';
    };
    const groupOf = (one: Element | null): Element | null => (!one || isGroup(one) ? one : groupOf(one.parentElement));
    return [...document.querySelectorAll('svg, :is(span, output)')]
      .filter((one) => getComputedStyle(one).overflowX === 'hidden' && !isGroup(one) && !one.closest('.cm-editor'))
      .filter((one) => groupOf(one)?.contains(node) ?? true)
      .map((one) => one.outerHTML.slice(0, 80));
  });

test.describe('the text of a post', () => {
  test.beforeEach(({ library }) => writeFile(join(library, 'content/posts/walk.md'), text.replaceAll('\n', '\r\n')));

  test('find and replace: counts, options, a wrong expression, replacing all with one undo', async ({
    app,
    library,
  }) => {
    const { page } = app;
    const screen = createScreen(page);
    await screen.open('A long walk');
    await screen.text.click();
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Control+f');
    const panel = page.getByRole('search', { name: 'Find and replace' });
    await page.keyboard.type('path');
    await expect(panel.getByRole('status')).toHaveText('3 matches');
    await page.keyboard.press('Enter');
    await expect(panel.getByRole('status')).toHaveText('1 of 3');
    await page.keyboard.press('F3');
    await expect(panel.getByRole('status')).toHaveText('2 of 3');
    await expect(panel.getByRole('textbox', { name: 'Find' })).toBeFocused();
    await panel.getByRole('button', { name: 'Regular expression' }).click();
    await panel.getByRole('textbox', { name: 'Find' }).fill('(path');
    await expect(panel.getByRole('status')).toHaveText('Not a regular expression');
    await panel.getByRole('textbox', { name: 'Find' }).fill('the (path)');
    await expect(panel.getByRole('status')).toHaveText('3 matches');
    await panel.getByRole('button', { name: 'Match case' }).click();
    await expect(panel.getByRole('status')).toHaveText('1 match');
    await page.keyboard.press('Escape');
    await expect(screen.text).toBeFocused();

    await page.keyboard.press('Control+h');
    await panel.getByRole('button', { name: 'Match case' }).click();
    await panel.getByRole('textbox', { name: 'Find' }).fill(' (went) ');
    // What it is replaced with is typed next.
    await page.keyboard.press('Tab');
    await page.keyboard.type('\\n$1 ');
    await expect(panel.getByRole('textbox', { name: 'Replace with' })).toHaveValue('\\n$1 ');
    await panel.getByRole('button', { name: 'Replace all' }).click();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+s');
    await screen.saved();
    const saved = () => readFile(join(library, 'content/posts/walk.md'), 'utf8');
    await expect.poll(saved).toContain('The path\r\nwent up. The path\r\nwent on.');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+s');
    await screen.saved();
    await expect.poll(saved).toBe(text.replaceAll('\n', '\r\n'));
  });

  test('replacing all leaves folded front matter alone and says so; shown, it takes part', async ({ app }) => {
    const { page } = app;
    const screen = createScreen(page);
    await screen.open('A long walk');
    await screen.run('Find and replace');
    const panel = page.getByRole('search', { name: 'Find and replace' });
    await panel.getByRole('textbox', { name: 'Find' }).fill('long walk');
    await panel.getByRole('textbox', { name: 'Replace with' }).fill('short ride');
    const title = screen.properties.getByRole('textbox', { name: 'Title', exact: true });
    await expect(panel.getByRole('status')).toHaveText('2 matches, 1 in folded front matter');
    await page.setViewportSize({ width: 900, height: 600 });
    // What is looked for can be read, with the switches in its field.
    const width = async () => (await panel.getByRole('textbox', { name: 'Find' }).boundingBox())?.width;
    await expect.poll(width).toBeGreaterThan(130);
    await page.setViewportSize({ width: 1280, height: 800 });
    await panel.getByRole('button', { name: 'Replace all' }).click();
    await expect(panel.getByRole('status')).toHaveText('1 match, 1 in folded front matter');
    await expect(title).toHaveValue('A long walk');
    await page.getByRole('button', { name: /^A long walk YAML/ }).click();
    await expect(panel.getByRole('status')).toHaveText('1 match');
    await panel.getByRole('button', { name: 'Replace all' }).click();
    await expect(title).toHaveValue('A short ride');
  });

  test('replaces one match after the other, into the front matter once it is reached', async ({ app }) => {
    const { page } = app;
    const screen = createScreen(page);
    await screen.open('A long walk');
    await screen.text.click();
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Control+h');
    const panel = page.getByRole('search', { name: 'Find and replace' });
    const status = panel.getByRole('status');
    const replace = panel.getByRole('button', { name: 'Replace', exact: true }).last();
    await panel.getByRole('button', { name: 'Regular expression' }).click();
    await panel.getByRole('textbox', { name: 'Find' }).fill('A (?<how>long) walk');
    await panel.getByRole('textbox', { name: 'Replace with' }).fill('A $<how>er $$1');
    await expect(status).toHaveText('2 matches, 1 in folded front matter');
    await replace.click();
    await expect(status).toHaveText('2 of 2, 1 in folded front matter');
    await replace.click();
    await expect(screen.text).toContainText('# A longer $1');
    await expect(status).toHaveText('1 of 1');
    await replace.click();
    await expect(status).toHaveText('Not found');
    await expect(screen.text).toContainText('title: "A longer $1"');
  });

  test('carets, headings, lines and line ends follow the keys', async ({ launch, library }) => {
    const file = join(library, 'content/posts/mixed.md');
    const ends = '\r\n';
    await writeFile(file, `---${ends}title: Mixed${ends}---${ends}one${ends}two\nthree${ends}- four${ends}five${ends}`);
    const { page } = await launch();
    const { keyboard } = page;
    const screen = createScreen(page);

    await test.step('icons and words cut short stand in a group without the text, which a key passes at once', async () => {
      await screen.open('A long walk');
      await expect(page.getByRole('toolbar').getByRole('button', { name: 'Bold' })).toBeVisible();
      expect(await drawnWithText(screen.text)).toEqual([]);
    });

    await test.step('a lone caret is drawn by the browser, several and what is selected by the editor', async () => {
      const [carets, selected] = [page.locator('.cm-cursor'), page.locator('.cm-selectionBackground')];
      const colourOf = (line: string) =>
        screen.text.getByText(line).evaluate((element) => getComputedStyle(element).caretColor);
      await screen.open('A long walk');
      await screen.text.getByText('The path went up.').click();
      await expect(carets).toHaveCount(0);
      expect(await colourOf('The path went up.')).not.toBe('rgba(0, 0, 0, 0)');
      await keyboard.press('Shift+Home');
      await expect(selected).not.toHaveCount(0);
      await expect(carets).toHaveCount(1);
      expect(await colourOf('The path went up.')).toBe('rgba(0, 0, 0, 0)');
      await keyboard.press('ArrowLeft');
      await expect(carets).toHaveCount(0);
      await keyboard.press('Control+Alt+ArrowUp');
      await expect(carets).toHaveCount(2);
      await keyboard.type('x');
      await expect(screen.text).toContainText('xxThe path went up');
      await screen.text.getByText('water').click();
      await expect(carets).toHaveCount(0);
      await expect(selected).toHaveCount(0);
    });

    await test.step('headings, sections, lines and folds by keys', async () => {
      const headings = page.getByRole('dialog').getByRole('searchbox');
      const found = page.getByRole('dialog').getByRole('option').first();
      await screen.open('A long walk');
      await screen.text.click();
      await keyboard.press('Control+Shift+o');
      await expect(headings).toBeFocused();
      await keyboard.type('even');
      await expect(found).toContainText('Evening');
      await keyboard.press('Enter');
      await expect(screen.text).toBeFocused();
      await keyboard.press('Control+Alt+PageUp');
      await expect(screen.text).toContainText(/Evening.*Morning/s);
      await keyboard.press('Control+Alt+BracketLeft');
      await expect(screen.text).not.toContainText('Nothing but the path.');
      await keyboard.press('Control+Alt+BracketLeft');
      await expect(screen.text).toContainText('Nothing but the path.');
      await keyboard.press('Control+Shift+o');
      await expect(headings).toBeFocused();
      await keyboard.type('morn');
      await expect(found).toContainText('Morning');
      await keyboard.press('Enter');
      await expect(screen.text).toBeFocused();
      for (const key of ['ArrowDown', 'ArrowDown', 'Alt+ArrowDown']) await keyboard.press(key);
      await expect(screen.text).toContainText(/1\. water\s*2\. bread/);
      await keyboard.press('Home');
      await keyboard.press('Control+d');
      await keyboard.press('Alt+Shift+ArrowDown');
      await expect(screen.text).toContainText(/1\. water\s*2\. bread\s*3\. bread/);
    });

    await test.step('signs go around selected words, and keys know code and quotes', async () => {
      await screen.open('A long walk');
      await screen.writeAtEnd('\n\nlast words');
      await keyboard.press('Control+Shift+ArrowLeft');
      await keyboard.type('**');
      await expect(screen.text).toContainText('last **words**');
      await keyboard.press('Control+z');
      await keyboard.press('Control+z');
      await expect(screen.text).toContainText(/last words$/);
      await screen.writeAtEnd('\n\n> ~~~\n');
      await keyboard.type('a\n');
      await keyboard.press('Tab');
      await keyboard.type('b\nc');
      await keyboard.press('Control+s');
      await expect
        .poll(() => readFile(join(library, 'content/posts/walk.md'), 'utf8'))
        .toContain('last words\r\n\r\n> ~~~\r\n> a\r\n>   b\r\n>   c');
      // What ends the block comes out of the blanks that stand before its code, and a table by hand is one.
      await keyboard.type('\n~~~\n| a | b |\n| - | - |\n| 1 | 2 |');
      await keyboard.press('Control+s');
      await expect
        .poll(() => readFile(join(library, 'content/posts/walk.md'), 'utf8'))
        .toMatch(/>   c\r\n> ~~~\r\n> \| a \| b \|\r\n> \| - \| - \|\r\n> \| 1 \| 2 \|$/);
      // A line that is begun below a cell is a row.
      for (const key of ['ArrowLeft', 'ArrowLeft', 'Control+Enter', '3', 'Control+s']) await keyboard.press(key);
      await expect
        .poll(() => readFile(join(library, 'content/posts/walk.md'), 'utf8'))
        .toMatch(/> \| 1 \| 2 \|\r\n> \| +\| 3 +\|$/);
    });

    await test.step('in a file of mixed line ends a CRLF is one thing to keys', async () => {
      await screen.open('Mixed');
      await screen.text.getByText('one').click();
      await keyboard.press('End');
      await keyboard.press('End');
      await keyboard.type('!');
      await keyboard.press('ArrowRight');
      await keyboard.type('<');
      await keyboard.press('ArrowLeft');
      await keyboard.press('ArrowLeft');
      await keyboard.type('?');
      await screen.text.getByText('three').click();
      await keyboard.press('End');
      await keyboard.press('Delete');
      await screen.text.getByText('five').click();
      await keyboard.press('Home');
      await keyboard.press('Backspace');
      await keyboard.press('Enter');
      await keyboard.press('Control+s');
      await expect
        .poll(() => readFile(file, 'utf8'))
        .toBe(`---${ends}title: Mixed${ends}---${ends}one!?${ends}<two\nthree- four${ends}five${ends}`);
    });
  });
});

test('the caret stays in sight where one line is a megabyte', async ({ library, launch }) => {
  await writeFile(join(library, 'content/posts/long.md'), `---\ntitle: "Long"\n---\n${'word '.repeat(200_000)}\n`);
  const { page } = await launch(library);
  const screen = createScreen(page);
  await screen.open('Long');
  const scroller = page.locator('.cm-scroller');
  await scroller.evaluate((element) => (element.scrollTop = element.scrollHeight / 2));
  await scroller.click({ position: { x: 200, y: 300 } });
  // A caret far out of sight is not in the document at all.
  const isInSight = async () => {
    const [caret, around] = [await caretBox(page), await scroller.boundingBox()];
    return caret && around && caret.y >= around.y && caret.y + caret.height <= around.y + around.height;
  };
  for (const key of ['a', 'Enter', 'b', 'Enter', 'c']) {
    await page.keyboard.press(key);
    await expect.poll(isInSight).toBe(true);
  }
  await expect(page.getByText('Ln 6, Col 2')).toBeVisible();
});

test('what is said to screen readers when a post is saved leaves the page as high as its window', async ({ app }) => {
  const { page } = app;
  const screen = createScreen(page);
  await screen.open('Engine notes');
  await screen.writeAtEnd('x');
  await page.keyboard.press('Control+s');
  await expect(page.locator('body > [role=status]')).toContainText('Saved');
  expect(await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight)).toBe(0);
});
