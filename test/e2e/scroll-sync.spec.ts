import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';
import { createScreen } from './pages/screen.ts';

test.use({ blog: 'plain' });

test('a text that is scrolled far at once has its page beside it, also where that is higher than it was thought', async ({
  app,
  library,
}) => {
  const { page } = app;
  const screen = createScreen(page);
  // A list of short items is far higher on the page than as many letters in a line.
  const list = '- a\n'.repeat(8);
  const sections = Array.from({ length: 400 }, (_, at) => `## Section ${at}\n\n${list}\n`).join('');
  await writeFile(join(library, 'notes/high.md'), `---\ntitle: A high one\n---\n\n${sections}The end.\n`);
  await screen.open('A high one');
  await expect(screen.preview.getByText('The end.')).toBeAttached();
  const text = page.locator('.cm-scroller');
  await text.hover();
  /** How many pixels the page is from where the text is, at the first heading that is whole in sight there. */
  const apart = async () => {
    const found = await text.evaluate((scroller) => {
      const { top } = scroller.getBoundingClientRect();
      const topOf = (line: Element) => line.getBoundingClientRect().top - top;
      const line = [...scroller.querySelectorAll('.cm-line')].find(
        (one) => topOf(one) >= 0 && /Section/.test(one.textContent ?? ''),
      );
      return line ? { heading: line.textContent?.replace('## ', '') ?? '', top: topOf(line) } : null;
    });
    if (!found) return Number.NaN;
    const heading = screen.preview.getByRole('heading', { name: found.heading, exact: true });
    // What the browser leaves out has a place all the same.
    const top = await heading.evaluate((element) =>
      element.checkVisibility({ contentVisibilityAuto: true }) ? element.getBoundingClientRect().top : Number.NaN,
    );
    return Math.abs(top - found.top);
  };
  for (const share of [0.23, 0.6, 0.4]) {
    await page.mouse.wheel(0, -1_000_000);
    await expect.poll(() => text.evaluate((scroller) => scroller.scrollTop)).toBe(0);
    const height = await text.evaluate((scroller) => scroller.scrollHeight);
    await page.mouse.wheel(0, Math.round(height * share));
    await expect.poll(apart, `at ${share}`).toBeLessThan(150);
  }
});
