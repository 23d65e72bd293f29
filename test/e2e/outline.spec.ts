import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';
import { createScreen } from './pages/screen.ts';

const post = 'content/posts/parts.md';
const text = `---
title: Parts
---

Before.

## One

first

### Under one

deep

## Two

second

## Three

third
`;

test.beforeEach(({ library }) => writeFile(join(library, post), text));

test('headings are gone to, and sections moved', async ({ app, library }) => {
  const { page } = app;
  const screen = createScreen(page);

  await test.step('a link to a heading of the post goes to it, also to the second of the same words', async () => {
    await screen.open('Engine notes');
    await screen.writeAtEnd('\n\n## Öl\n\none\n\n## Öl\n\ntwo\n\n[first](#%C3%B6l) [second](#öl-1)');
    const status = page.getByRole('contentinfo');
    await expect(status).toContainText('Ln 18');
    await page.keyboard.press('Alt+Enter');
    await expect(status).toContainText('Ln 14');
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Alt+Enter');
    await expect(status).toContainText('Ln 10');
    await screen.undoAll();
  });

  await test.step('links to headings of other posts, to images and to nothing are followed, or told', async () => {
    await screen.open('Winter cover');
    await screen.writeAtEnd('\n\n## Knots\n\nBowline.\n\n## In spring\n\nOff again.');
    await screen.open('Engine notes');
    for (const link of ['[a](winter-cover.md#in-spring)', '[b]({{< ref "winter-cover.md#in-spring" >}})']) {
      await screen.writeAtEnd(`\n\n${link}`);
      await page.keyboard.press('Alt+Enter');
      await expect(page.getByRole('heading', { level: 1, name: 'Winter cover' })).toBeAttached();
      // The page may be drawn before its headings are looked at.
      const selected = async () => {
        await page.keyboard.press('Shift+End');
        return page.evaluate(() => getSelection()?.toString());
      };
      await expect.poll(selected).toBe('## In spring');
      await page.keyboard.press('Alt+ArrowLeft');
      await expect(page.getByRole('heading', { level: 1, name: 'Engine notes' })).toBeAttached();
    }
    await screen.writeAtEnd('\n\n![Engine](/images/bay.png)');
    await page.keyboard.press('Alt+Enter');
    await expect(page.getByText('/images/bay.png is static/images/bay.png.')).toBeVisible();
    await screen.writeAtEnd('\n\n[gone](nowhere.md)');
    await page.keyboard.press('Alt+Enter');
    await expect(page.getByText('nowhere.md leads to no single post')).toBeVisible();
    await screen.text.getByText('gone', { exact: true }).hover();
    await expect(page.getByText('No post, page or file of this library is at nowhere.md.')).toBeVisible();
  });

  await test.step('sections are moved in the outline by keys and by dragging, each in one step of undo', async () => {
    await screen.open('Parts');
    await page.getByRole('tab', { name: 'Outline' }).click();
    const outline = page.getByRole('listbox', { name: 'Outline' });
    const option = (name: string) => outline.getByRole('option', { name: new RegExp(`^${name}`) });
    const order = (...names: readonly (string | RegExp)[]) => expect(outline.getByRole('option')).toHaveText(names);
    const saved = async () => {
      await page.keyboard.press('Control+s');
      await screen.saved();
      return readFile(join(library, post), 'utf8');
    };

    // Where the caret is, is said and shown.
    await option('Two').click();
    await expect(screen.text).toBeFocused();
    await expect(option('Two')).toHaveAccessibleName(/the caret is here/);
    await order('One', 'Under one', 'Two, the caret is here', 'Three');

    await option('One').focus();
    await page.keyboard.press('Alt+ArrowDown');
    await expect(outline.getByRole('option').nth(1)).toHaveText(/^One/);
    // The focus goes along, so that the next press moves the same one.
    await expect(option('One')).toBeFocused();
    await page.keyboard.press('Alt+ArrowDown');
    await expect(outline.getByRole('option').nth(2)).toHaveText(/^One/);
    await expect(option('One')).toBeFocused();
    expect(await saved()).toBe(
      '---\ntitle: Parts\n---\n\nBefore.\n\n## Two\n\nsecond\n\n## Three\n\nthird\n\n## One\n\nfirst\n\n### Under one\n\ndeep\n',
    );
    await screen.run('Undo');
    await screen.run('Undo');
    await expect(outline.getByRole('option').first()).toHaveText(/^One/);
    expect(await saved()).toBe(text);

    await option('Three').dragTo(option('Under one'), { targetPosition: { x: 40, y: 2 } });
    await expect(outline.getByRole('option').nth(1)).toHaveText(/^Three/);
    expect(await saved()).toContain('## One\n\nfirst\n\n## Three\n\nthird\n\n### Under one\n\ndeep\n\n## Two');
    await screen.run('Undo');
    expect(await saved()).toBe(text);

    // By the command, at the caret.
    await order(/^One/, /^Under one/, /^Two/, /^Three/);
    await option('Two').click();
    await page.keyboard.press('Control+Alt+PageUp');
    await expect(outline.getByRole('option').first()).toHaveText(/^Two/);
  });
});
