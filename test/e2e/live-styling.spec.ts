import type { Page } from '@playwright/test';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';
import { createScreen, type Screen } from './pages/screen.ts';

const text = `---
title: Marks
---

## Section

Some **bold** words, a [link](engine-notes.md) and an ![image](/images/gone.png).

- [ ] undone
- [x] done

> quoted
`;

// The post shows an image that is not there, and the preview asks for it.
test.beforeEach(({ faults }) => {
  faults.ignore(/404/);
});

test('a line has so many marks and no more, and the next one has its own', async ({ app, library }) => {
  const { page } = app;
  const screen = createScreen(page);
  const long = `${'{{< note >}} `word` '.repeat(400)}\n\n${'| a '.repeat(700)}|\n${'|---'.repeat(700)}|\n`;
  await writeFile(
    join(library, 'content/posts/long.md'),
    `---\ntitle: Long\n---\n\n${long}\n<p>\n${'<b>many'.repeat(2000)}\n\n<p>few</p>\n\n{{< short >}} and \`code\`\n`,
  );
  await screen.open('Long');
  await screen.text.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('The end.');
  const line = (text: string) => screen.text.locator('.cm-line', { hasText: text });
  await expect(line('short').locator('.cm-island')).toHaveCount(1);
  const coloured = '.cm-island span, span:has(.cm-island)';
  await expect(line('few').locator(coloured).first()).toBeVisible();
  await expect(line('many').locator(coloured)).toHaveCount(0);
  await page.keyboard.press('Control+Home');
  await expect(line('note').locator('.cm-island')).toHaveCount(400);
  const spans = await line('note').locator('span').count();
  expect(spans).toBeGreaterThan(500);
  expect(spans).toBeLessThan(1600);
  expect(await line('a | a').locator('span').count()).toBeLessThan(600);
});

test('a quote in a quote has a bar for each level, on the side where its lines begin', async ({ app, library }) => {
  const levels = '> one\n> > two\n> > > three\n> > ```\n> > code\n> > ```\n\n> אחד\n> > שניים';
  await writeFile(join(library, 'content/posts/levels.md'), `---\ntitle: Levels\n---\n\n${levels}\n`);
  const screen = createScreen(app.page);
  await screen.open('Levels');
  /** How far the bars within the border reach, of all the room before the words, and which side they are on. */
  const barsOf = (words: string) =>
    screen.text.locator('.cm-line', { hasText: words }).evaluate((line) => {
      const { backgroundSize, backgroundImage, backgroundPositionX, paddingInlineStart } = getComputedStyle(line);
      const side = backgroundImage.startsWith('repeating-linear-gradient(to left') ? 'right' : 'left';
      const reach = parseFloat(backgroundSize) / parseFloat(paddingInlineStart);
      return [reach, side, { '0%': 'left', '100%': 'right' }[backgroundPositionX]];
    });
  await expect.poll(() => barsOf('one')).toEqual([0, 'left', 'left']);
  expect(await barsOf('two')).toEqual([1 / 2, 'left', 'left']);
  expect(await barsOf('three')).toEqual([2 / 3, 'left', 'left']);
  expect(await barsOf('אחד')).toEqual([0, 'right', 'right']);
  expect(await barsOf('שניים')).toEqual([1 / 2, 'right', 'right']);
  const code = screen.text.locator('.cm-line', { hasText: 'code' });
  await expect(code).not.toHaveCSS('background-color', 'rgba(0, 0, 0, 0)');
});

test.describe('marks near the caret only', () => {
  test.use({ settings: { marks: 'near-caret' } });
  test.beforeEach(({ library }) => writeFile(join(library, 'content/posts/marks.md'), text));

  test('links and rules are seen without their marks where the system forces its colours', async ({ app, library }) => {
    const { page } = app;
    await page.emulateMedia({ forcedColors: 'active' });
    await writeFile(join(library, 'content/posts/marks.md'), `${text}\n---\n\n~~[gone](b.md)~~\n`);
    await createScreen(page).open('Marks');
    const line = page.locator('.cm-line', { hasText: 'Some bold words, a link' });
    await expect(line.getByText('link', { exact: true })).toHaveCSS('text-decoration-line', 'underline');
    await expect(line.getByText('bold', { exact: true })).toHaveCSS('text-decoration-line', 'none');
    await expect(page.getByText('gone', { exact: true })).toHaveCSS('text-decoration-line', 'line-through');
    const rule = page.locator('.cm-rule-line');
    const drawn = () => rule.evaluate((element) => getComputedStyle(element, '::after').borderTopWidth);
    await expect.poll(drawn).toBe('1px');
  });

  test('leave boxes and cards, and come and go with the caret', async ({ app, library }) => {
    const { page } = app;
    const screen = createScreen(page);

    await test.step('task boxes can be ticked', async () => {
      await screen.open('Marks');
      await expect(screen.text.getByRole('checkbox')).toHaveCount(2);
      await screen.text.getByRole('checkbox').first().click();
      await expect(screen.text.getByRole('checkbox').first()).toBeChecked();
      await page.keyboard.press('Control+s');
      await screen.saved();
      const saved = await readFile(join(library, 'content/posts/marks.md'), 'utf8');
      expect(saved).toBe(text.replace('[ ]', '[x]'));
    });

    await test.step('the card of a link goes to its post, the one of an image says that it is gone', async () => {
      await screen.open('Marks');
      const card = page.locator('.cm-link-card');
      // Cards come behind the text: a pointer that lay still before they did shows none.
      await expect(async () => {
        await page.mouse.move(0, 0);
        await screen.text.getByText('link', { exact: true }).hover();
        await expect(card).toContainText('engine-notes.md', { timeout: 1000 });
      }).toPass();
      await page.mouse.move(0, 0);
      await screen.text.getByText('image', { exact: true }).hover();
      await expect(card).toContainText('There is no such image.');
      // Not over the words of somebody who writes on.
      await screen.text.focus();
      await page.keyboard.press('ArrowDown');
      await expect(card).toBeHidden();
      await page.mouse.move(0, 0);
      await screen.text.getByText('link', { exact: true }).hover();
      await card.getByRole('button', { name: 'Open' }).click();
      await expect(page.getByRole('heading', { level: 1, name: 'Engine notes' })).toBeAttached();
    });

    await test.step('come and go with the caret, and follow the setting', async () => {
      await screen.open('Marks');
      await screen.text.click();
      await page.keyboard.press('Control+Home');
      await expect(screen.text).toContainText('Some bold words, a link and an image.');
      await expect(screen.text).not.toContainText('##');
      await page.keyboard.press('ArrowDown');
      await expect(screen.text).toContainText('## Section');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      for (let step = 0; step < 7; step++) await page.keyboard.press('ArrowRight');
      await expect(screen.text).toContainText('Some **bold** words, a link');
      await screen.run('Settings');
      await page.getByRole('button', { name: /Show the marks of Markdown/ }).click();
      await page.getByRole('option', { name: 'Always' }).click();
      await page.keyboard.press('Escape');
      await expect(screen.text).toContainText('## Section');
      await expect(screen.text).toContainText('[link](engine-notes.md)');
    });
  });
});

test.describe('typography while typing', () => {
  test.use({ settings: { typography: true } });

  /** Its code comes behind the first text. */
  const made = (page: Page, screen: Screen) =>
    expect(async () => {
      await page.keyboard.type('"');
      const text = await screen.text.textContent();
      await page.keyboard.press('Backspace');
      expect(text).toMatch(/[“”]/);
    }).toPass();

  test('is made where it is prose, and taken back by one undo', async ({ app }) => {
    const { page } = app;
    const screen = createScreen(page);

    await test.step('is made, and one undo gives back what was typed', async () => {
      await screen.open('Engine notes');
      await screen.writeAtEnd(' ');
      await made(page, screen);
      await page.keyboard.type('"So');
      await expect(screen.text).toContainText('again. “So');
      await page.keyboard.type('"');
      await expect(screen.text).toContainText('“So”');
      await page.keyboard.press('Control+z');
      await expect(screen.text).toContainText('“So"');
      await screen.undoAll();
    });

    await test.step('waits for the end of what is no prose, and leaves indented code alone', async () => {
      await screen.open('Engine notes');
      const lines = ['{{< figure alt="it\'s" >}}', '[t](/u "it\'s") and `a"b"`', '    a = "b"'];
      await screen.writeAtEnd(' ');
      await made(page, screen);
      for (const line of lines) {
        await page.keyboard.press('Enter');
        await page.keyboard.press('Enter');
        await page.keyboard.type(line);
      }
      for (const line of lines) await expect(screen.text).toContainText(line.trim());
      await page.keyboard.press('Enter');
      await page.keyboard.press('Backspace');
      await page.keyboard.type('"So"');
      await expect(screen.text).toContainText('“So”');
    });
  });
});

test('the card of a footnote has its words and leads to them, the one of an image without a file says so below its address', async ({
  app,
}) => {
  const { page } = app;
  const screen = createScreen(page);
  await screen.open('Engine notes');
  await screen.writeAtEnd('\n\nA note[^1] and ![none](/none.png).\n\n[^1]: Two *words*.\n');
  const card = page.locator('.cm-link-card');
  await expect(async () => {
    await page.mouse.move(0, 0);
    await screen.text.getByText('^1', { exact: true }).first().hover();
    await expect(card).toContainText('Two *words*.', { timeout: 1000 });
  }).toPass();
  await card.getByRole('button', { name: 'Edit' }).click();
  await page.keyboard.type(' More.');
  await expect(screen.text).toContainText('[^1]: Two *words*. More.');
  await page.mouse.move(0, 0);
  await screen.text.getByText('none', { exact: true }).hover();
  const [address, problem] = [card.getByText('/none.png'), card.getByText('There is no such image.')];
  await expect(problem).toBeVisible();
  const [above, below] = [await address.boundingBox(), await problem.boundingBox()];
  expect(below?.y).toBeGreaterThanOrEqual((above?.y ?? 0) + (above?.height ?? 0));
});
