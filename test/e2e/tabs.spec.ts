import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { createScreen } from './pages/screen.ts';

const tabsOf = (page: Page) => page.getByRole('tablist', { name: 'Open posts' }).getByRole('tab');

test.use({ blog: 'sample', settings: { autosave: false } });

test('posts in tabs: looked at, kept, moved, closed, opened again, and there after a restart', async ({
  app,
  launch,
  library,
}) => {
  const screen = createScreen(app.page);
  const { page } = app;
  const tabs = tabsOf(page);
  const tab = (name: string) => page.getByRole('tablist', { name: 'Open posts' }).getByRole('tab', { name });

  // One that is only looked at gives its tab to the next; what was edited or chosen for good stays.
  await screen.open('Start here');
  await screen.open('Once around the harbour');
  await expect(tabs).toHaveText(['Once around the harbour']);
  await screen.writeAtEnd('A line that is not saved.');
  await screen.posts.getByRole('option', { name: 'Start here' }).dblclick();
  await screen.open('Strangers in the text');
  await expect(tabs).toHaveText([/^Once around/, 'Start here', 'Strangers in the text']);
  await expect(tab('Once around the harbour (not saved)')).toBeVisible();
  await expect(tab('Strangers')).toHaveAttribute('aria-selected', 'true');

  // By keys: round, along the row, and to another place.
  await screen.text.click();
  await page.keyboard.press('Control+Alt+.');
  await expect(tab('Once around')).toHaveAttribute('aria-selected', 'true');
  await expect(screen.text).toContainText('A line that is not saved.');
  await page.keyboard.press('Control+Alt+Shift+.');
  await expect(tabs).toHaveText(['Start here', /^Once around/, 'Strangers in the text']);
  await tab('Once around').focus();
  await page.keyboard.press('ArrowLeft');
  await expect(tab('Start here')).toHaveAttribute('aria-selected', 'true');
  await expect(tab('Start here')).toBeFocused();

  // By the pointer: dragged, and closed with the middle button.
  await tab('Start here').dragTo(tab('Strangers'));
  await expect(tabs).toHaveText([/^Once around/, 'Strangers in the text', 'Start here']);
  await tab('Once around').click({ button: 'middle' });
  await expect(tabs).toHaveText(['Strangers in the text', 'Start here']);
  await expect(page.getByText('Closed without saving')).toBeVisible();
  await page.keyboard.press('Control+Alt+Shift+T');
  await expect(tab('Once around the harbour (not saved)')).toHaveAttribute('aria-selected', 'true');
  await expect(screen.text).toContainText('A line that is not saved.');
  await screen.undoAll();
  await expect(screen.text).not.toContainText('A line that is not saved.');
  await tab('Strangers').focus();
  await page.keyboard.press('Delete');
  await expect(tabs).toHaveText(['Start here', /^Once around/]);

  // By a menu: of the tab under the pointer, or of the one with the focus.
  const item = (name: string) => page.getByRole('menu', { name: 'Tab' }).getByRole('menuitem', { name });
  for (const name of ['A letter for later', 'A year with a paper notebook', 'Hello in seven languages'])
    await screen.posts.getByRole('option', { name }).dblclick();
  await tab('A letter').click({ button: 'right' });
  await item('Copy path').click();
  await expect(page.getByRole('region', { name: 'Notices' })).toContainText(
    join(library, 'content/posts/a-letter-for-later.md'),
  );
  await tab('A letter').click({ button: 'right' });
  await item('Close to the right').click();
  await expect(tabs).toHaveText(['Start here', /^Once around/, 'A letter for later']);
  await expect(tab('A letter')).toHaveAttribute('aria-selected', 'true');
  await tab('A letter').focus();
  await page.keyboard.press('Shift+F10');
  await expect(item('Close to the right')).toBeDisabled();
  await expect(item('Close').first()).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(tab('A letter')).toBeFocused();
  await page.keyboard.press('Shift+F10');
  await page.keyboard.press('Enter');
  await expect(tabs).toHaveText(['Start here', /^Once around/]);
  // What had the focus is gone: it goes to the text that is there now.
  await expect(screen.text).toBeFocused();
  await tab('Start here').click({ button: 'right' });
  await item('Close others').click();
  await expect(tabs).toHaveText(['Start here']);
  await screen.posts.getByRole('option', { name: 'Once around' }).dblclick();

  // What does not fit is in a menu.
  await page.setViewportSize({ width: 700, height: 600 });
  for (const name of ['A letter for later', 'A year with a paper notebook', 'Hello in seven languages'])
    await screen.posts.getByRole('option', { name }).dblclick();
  await page.getByRole('button', { name: 'All open posts' }).click();
  await page.getByRole('menuitem', { name: 'Start here' }).click();
  await expect(tab('Start here')).toBeInViewport();
  await screen.run('Close other tabs');
  await expect(tabs).toHaveText(['Start here']);
  await page.setViewportSize({ width: 1280, height: 800 });
  await screen.posts.getByRole('option', { name: 'A letter for later' }).dblclick();
  await screen.posts.getByRole('option', { name: 'Hello in seven languages' }).dblclick();
  await expect(tabs).toHaveText(['Start here', 'A letter for later', 'Hello in seven languages']);

  // The next time they are there, but for the post that is gone.
  await page.waitForTimeout(600);
  await app.end();
  await rm(join(library, 'content/posts/a-letter-for-later.md'));
  const again = await launch();
  await expect(tabsOf(again.page)).toHaveText(['Start here', 'Hello in seven languages']);
  await expect(again.page.getByRole('heading', { level: 1, name: 'Hello in seven languages' })).toBeVisible();
  const other = createScreen(again.page);
  await other.run('Close tab');
  await other.run('Close tab');
  await expect(again.page.getByRole('heading', { level: 1, name: 'Posts' })).toBeAttached();
  // At the post that was open last, not at the first of the list.
  await expect(again.page.locator(':focus')).toHaveAttribute('role', 'option');
  await expect(again.page.locator(':focus')).toContainText('Start here');
});

test('after a restart each open post is where it was left, and keys go to the text', async ({ app, launch }) => {
  const { page } = app;
  const screen = createScreen(page);
  await screen.posts.getByRole('option', { name: 'Start here' }).dblclick();
  // Until then a click goes to the text before.
  await expect(screen.text).toContainText('Most people arrive');
  await screen.text.click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('End');
  await screen.posts.getByRole('option', { name: 'A year with a paper notebook' }).dblclick();
  await expect(screen.text).not.toContainText('Most people arrive');
  await screen.text.click();
  await page.keyboard.press('Control+End');
  await page.locator('.cm-scroller').evaluate((scroller) => (scroller.scrollTop -= 217));
  const left = await lastLine(page);
  await app.end();

  const again = await launch();
  const text = createScreen(again.page).text;
  await expect(text).toBeFocused();
  // Lines above it are not measured yet: where they would end is no place to go by.
  await expect.poll(async () => Math.abs((await lastLine(again.page)) - left)).toBeLessThan(3);
  // What is typed goes to where the caret stood.
  await again.page.keyboard.type('Typed at once.');
  await expect(text.locator('.cm-line').last()).toHaveText(/Typed at once\.$/);
  await again.page.getByRole('tab', { name: 'Start here' }).click();
  await text.focus();
  await again.page.keyboard.type(' Then here.');
  await expect(text.locator('.cm-line').first()).toHaveText(/ Then here\.$/);
});

/** Where the last line of the text that is drawn is on screen, in pixels. */
const lastLine = (page: Page) =>
  page
    .locator('.cm-line')
    .last()
    .evaluate((line) => line.getBoundingClientRect().top);

test.describe('with autosave', () => {
  test.use({ settings: {} });

  test('two posts side by side, one post twice as one text, and back to the places visited', async ({
    app,
    library,
  }) => {
    const screen = createScreen(app.page);
    const { page } = app;
    const side = (name: 'First' | 'Second') => page.getByRole('group', { name: `${name} side` });
    const textIn = (name: 'First' | 'Second') => side(name).getByRole('textbox', { name: 'Text of the post' });

    const rowsOfTools = () =>
      side('First')
        .getByRole('toolbar', { name: 'Formatting' })
        .getByRole('button')
        .evaluateAll((buttons) =>
          [...Map.groupBy(buttons, (button) => Math.round(button.getBoundingClientRect().top)).values()].map(
            ({ length }) => length,
          ),
        );

    // From the menu of the list, beside the one that is open; both can be written in.
    await screen.open('Start here');
    await screen.posts.getByRole('option', { name: 'Once around the harbour' }).click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Open beside' }).click();
    await expect(textIn('Second')).toBeFocused();
    // A window at twice its size: no tool stands alone in a second row.
    await page.setViewportSize({ width: 640, height: 600 });
    await expect.poll(rowsOfTools).toEqual([11, 5]);
    await page.keyboard.press('Control+f');
    const find = page.getByRole('textbox', { name: 'Find', exact: true });
    await expect(find).toBeFocused();
    expect(await roomToRead(find)).toBeGreaterThan(60);
    await page.keyboard.press('Escape');
    await page.setViewportSize({ width: 1280, height: 800 });
    await expect.poll(rowsOfTools).toEqual([16]);
    await page.keyboard.press('Control+End');
    await page.keyboard.type('Written at the right.');
    await page.keyboard.press('F7');
    await expect(textIn('First')).toBeFocused();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('Written at the left.');
    await expect(screen.preview.getByText('Written at the left.')).toBeAttached();
    const file = (name: string) => readFile(join(library, 'content/posts', name), 'utf8');
    await expect.poll(() => file('start-here.md')).toContain('Written at the left.');
    await expect.poll(() => file('harbour-walk/index.md')).toContain('Written at the right.');

    // One side may be the wider one, also the next time.
    const widthOf = async (name: 'First' | 'Second') => (await side(name).boundingBox())?.width ?? 0;
    const half = await widthOf('First');
    expect(Math.abs((await widthOf('Second')) - half)).toBeLessThan(2);
    await page.getByRole('separator', { name: 'Width of the first side' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => widthOf('First')).toBe(half + 32);
    await expect(side('Second')).toHaveAttribute('data-resting');
    await page.reload();
    await expect.poll(() => widthOf('First')).toBe(half + 32);
    await textIn('First').focus();

    // The same post on both sides is one text with one history.
    await page.keyboard.press('Control+Alt+\\');
    await expect(textIn('Second')).toContainText('Written at the left.');
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' Twice.');
    await expect(textIn('First')).toContainText('Written at the left. Twice.');
    await page.keyboard.press('F7');
    await page.keyboard.press('Control+z');
    await expect(textIn('First')).not.toContainText('Twice.');
    await expect(textIn('Second')).not.toContainText('Twice.');
    await page.keyboard.press('Control+Alt+Shift+\\');
    await expect(side('Second')).toHaveCount(0);
    await expect(tabsOf(page)).toHaveText(['Start here', 'Once around the harbour']);

    // Back: over a heading that was gone to, and over posts; where the caret stood.
    await screen.text.click();
    await page.keyboard.press('Control+Home');
    await page.keyboard.type('Here I was. ');
    await page.getByRole('tab', { name: 'Outline' }).click();
    await page.getByRole('listbox', { name: 'Outline' }).getByRole('option').last().click();
    await screen.open('Strangers in the text');
    await page.keyboard.press('Alt+ArrowLeft');
    await expect(page.getByRole('heading', { level: 1, name: 'Start here' })).toBeAttached();
    await page.keyboard.press('Alt+ArrowLeft');
    await expect(screen.text).toBeFocused();
    await page.keyboard.type('And again. ');
    await expect(screen.text).toContainText('Here I was. And again. ');
    await page.keyboard.press('Alt+ArrowRight');
    await page.keyboard.press('Alt+ArrowRight');
    await expect(page.getByRole('heading', { level: 1, name: 'Strangers in the text' })).toBeAttached();
  });
});

/** The width of what stands in a field. */
const roomToRead = (field: Locator) =>
  field.evaluate((input) => {
    const { paddingLeft, paddingRight } = getComputedStyle(input);
    return input.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
  });
