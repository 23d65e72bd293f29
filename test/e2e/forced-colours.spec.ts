import type { Locator } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { createScreen } from './pages/screen.ts';

test.use({ blog: 'sample' });

test('where the system forces its colours, what only a colour showed is still to be seen', async ({ app }) => {
  const { page } = app;
  const screen = createScreen(page);
  await page.emulateMedia({ forcedColors: 'active' });
  await screen.open('Start here');
  const marked = (row: Locator) => row.evaluate((node) => getComputedStyle(node, '::before').width);
  expect(await marked(screen.posts.getByRole('option', { selected: true }))).toBe('4px');
  await expect(page.getByRole('tab', { name: 'Start here' })).toHaveCSS('border-top-width', '3px');
  const panels = page.getByRole('tablist', { name: 'Inspector' });
  await expect(panels.getByRole('tab', { name: 'Properties' })).toHaveCSS('border-bottom-width', '2px');
  await expect(panels.getByRole('tab', { name: 'Outline' })).toHaveCSS('border-bottom-width', '0px');
  await screen.run('Open beside');
  const tabs = page.getByRole('tab', { name: 'Start here' });
  await expect(tabs.first()).toHaveCSS('border-top-width', '1px');
  await expect(tabs.last()).toHaveCSS('border-top-width', '3px');
  await screen.run('Close split');
  await screen.run('Settings');
  const dialog = screen.dialog('Settings');
  await expect(dialog.locator('..')).toHaveCSS('outline-style', 'solid');
  const tracks = dialog.getByRole('switch').locator('xpath=ancestor::label[1]/*').last();
  await expect(tracks).toHaveCSS('border-top-style', 'solid');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Run a command' });
  await palette.getByRole('searchbox').fill('Export');
  const entry = palette.locator('[role=option][data-focused], [role=option] [data-focused]');
  await expect(entry).toHaveCSS('outline-style', 'solid');
});

test('there, what is found, what is switched on and where a section goes are seen by lines', async ({ app }) => {
  const { page } = app;
  const screen = createScreen(page);
  await page.emulateMedia({ forcedColors: 'active' });
  await screen.open('Start here');
  const clear = /^rgba?\(0, 0, 0, 0\)$|^transparent$/;
  const isDrawn = async (element: Locator) => {
    await expect(element).toHaveCSS('outline-style', 'solid');
    await expect(element).not.toHaveCSS('outline-color', clear);
  };
  const background = (element: Locator) => element.evaluate((node) => getComputedStyle(node).backgroundColor);

  await test.step('matches, and the switches of the search', async () => {
    await screen.text.click();
    await page.keyboard.press('Control+f');
    await page.keyboard.type('the');
    await isDrawn(page.locator('.cm-searchMatch').first());
    const words = page.getByRole('button', { name: 'Whole words' });
    await words.click();
    await screen.text.focus();
    await isDrawn(words);
    await expect(page.getByRole('button', { name: 'Match case' })).toHaveCSS('outline-style', 'none');
    await page.keyboard.press('Escape');
  });

  await test.step('the one of what can be put in that Enter takes, and the list itself', async () => {
    await page.keyboard.press('Control+End');
    await page.keyboard.type('\n\n[[st');
    await isDrawn(page.locator('.cm-tooltip-autocomplete'));
    await isDrawn(page.locator('.cm-tooltip-autocomplete li[aria-selected]'));
    await page.keyboard.press('Escape');
    await screen.undoAll();
  });

  await test.step('a panel that is shown', async () => {
    const [on, off] = [
      page.getByRole('button', { pressed: true, name: /preview/i }),
      page.getByRole('button', { name: 'Commands' }),
    ];
    expect(await background(on)).not.toBe(await background(off));
  });

  await test.step('what steps back in focus mode', async () => {
    await screen.run('Focus on the paragraph');
    await screen.text.click();
    const colour = (element: Locator) => element.evaluate((node) => getComputedStyle(node).color);
    const dimmed = page.locator('.cm-line.cm-dimmed', { hasText: /\w/ }).first();
    const lit = page.locator('.cm-line:not(.cm-dimmed)', { hasText: /\w/ }).first();
    expect(await colour(dimmed)).not.toBe(await colour(lit));
    await screen.run('Focus on the paragraph');
  });

  await test.step('where a heading would be dropped, and nowhere once the pointer has left the outline', async () => {
    await page.getByRole('tab', { name: 'Outline' }).click();
    const options = page.getByRole('listbox', { name: 'Outline' }).getByRole('option');
    const [from, to] = [await options.first().boundingBox(), await options.last().boundingBox()];
    if (!from || !to) throw new Error('The outline is not there.');
    await page.mouse.move(from.x + 40, from.y + 8);
    await page.mouse.down();
    await page.mouse.move(from.x + 40, from.y + 14, { steps: 3 });
    await page.mouse.move(to.x + 40, to.y + to.height - 2, { steps: 4 });
    await expect(options.last()).toHaveCSS('border-bottom-width', '2px');
    await page.mouse.move(from.x - 300, from.y + 200, { steps: 4 });
    await expect(page.locator('[data-drop]')).toHaveCount(0);
    await page.keyboard.press('Escape');
    await page.mouse.up();
  });
});
