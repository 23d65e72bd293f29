import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** The rules that hang on colours: all that can be different when nothing but the colours is. */
const colourRules = ['color-contrast', 'link-in-text-block'];

/**
 * What stands on the page, against every rule, whatever its impact. In light colours against all of them, then in dark ones
 * against those of colours. For a page that follows the system's colours.
 */
export async function checkAccessibility(page: Page, what: string, without: readonly string[] = []): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await expect
      .poll(() => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches))
      .toBe(colorScheme === 'dark');
    await stillness(page);
    const axe = builder(page);
    if (colorScheme === 'dark') axe.withRules(colourRules);
    else axe.disableRules([...without]);
    const { violations } = await axe.analyze();
    const told = violations.flatMap(({ id, nodes }) =>
      nodes.filter(({ html }) => !isSteered(id, html)).map(({ html }) => `${id}: ${html}`),
    );
    expect.soft(told, `${what}, in ${colorScheme} colours`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: 'light' });
}

/** That text stands out 7:1 in the colours of now (WCAG 2.2, 1.4.6). */
export async function checkHighContrast(page: Page, what: string): Promise<void> {
  await stillness(page);
  const axe = builder(page).withRules(['color-contrast-enhanced']);
  const { violations } = await axe.analyze();
  const told = violations.flatMap(({ nodes }) => nodes.map(({ html, any }) => `${html}: ${any[0]?.message ?? ''}`));
  expect.soft(told, what).toEqual([]);
}

/**
 * Asks for what is wrong alone: to name each element that is right takes a quarter of its time. The frame of the preview runs
 * no script, axe neither: its look is checked on the exported page, which is the same.
 */
const builder = (page: Page) =>
  new AxeBuilder({ page })
    .setLegacyMode()
    .exclude('iframe')
    .options({ resultTypes: ['violations'] });

/** Colours are measured when nothing moves any more but the caret. */
async function stillness(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const moving = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.all(moving.map((animation) => animation.finished.catch(() => null)));
  });
}

/**
 * The list of the palette is scrolled, and suggestions are gone through, by the arrow keys of their field
 * (aria-activedescendant), which axe does not see. What hangs over the page belongs to what opened it.
 */
const isSteered = (rule: string, html: string) =>
  (rule === 'scrollable-region-focusable' &&
    /aria-label="(?:Run a command|Go to a (?:post|heading))" role="listbox"/.test(html)) ||
  (rule === 'region' && /aria-label="Suggestions" role="listbox"|data-overlay-container/.test(html));
