import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { createScreen } from './pages/screen.ts';

test.use({ blog: 'sample' });
test.skip(({ host }) => host !== 'browser', 'the page is the same on every host: done once');

/** The spacing that a person may ask of any page (www.w3.org/TR/WCAG22/#text-spacing). */
const spacing = '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }';

/** What can be pressed or typed in and does not stand in the window as a whole. */
const cutOff = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('button, input:not([tabindex="-1"]), textarea, [role=tab], [role=switch]')]
      .filter((one) => one.checkVisibility())
      .filter((one) => {
        const { left, right } = one.getBoundingClientRect();
        return left < 0 || right > innerWidth;
      })
      .map((one) => one.getAttribute('aria-label') ?? one.textContent),
  );

test('with a wider spacing of the text all controls stay in the window', async ({ app: { page } }) => {
  const screen = createScreen(page);
  await screen.open('Start here');
  await page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }, spacing);
  await page.getByRole('button', { name: 'Filters' }).click();
  expect(await cutOff(page)).toEqual([]);
  for (const dialog of ['Settings', 'Export', 'Manage tags', 'Keyboard shortcuts']) {
    await screen.run(dialog);
    await expect(page.getByRole('dialog')).toBeVisible();
    expect.soft(await cutOff(page), dialog).toEqual([]);
    await page.keyboard.press('Escape');
  }
});

test('a window of 1280 by 1024 at 400 % scrolls in one direction and has room for the text', async ({
  app: { page },
}) => {
  const screen = createScreen(page);
  await screen.open('Start here');
  await screen.writeAtEnd('Moored.');
  await screen.saved();
  await page.setViewportSize({ width: 320, height: 256 });
  const tools = page.getByRole('toolbar', { name: 'Formatting' });
  await expect.poll(async () => (await tools.boundingBox())?.height).toBeLessThan(40);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  const status = page.getByRole('contentinfo', { name: 'Status' });
  await expect(status).toContainText(/Saved.*words.*min read/);
  expect(await status.evaluate((bar) => bar.scrollWidth)).toBe(320);
  // The last one comes into view with the focus.
  const last = tools.getByRole('button', { name: 'Table' });
  await last.focus();
  await expect(last).toBeInViewport({ ratio: 1 });
});
