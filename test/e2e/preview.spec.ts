import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { createScreen } from './pages/screen.ts';

const details = '<details>\n<summary>More</summary>\n\nHidden.\n\n</details>\n\n';
const paragraphs = (count: number) =>
  Array.from(
    { length: count },
    (_, at) => `Paragraph ${at} of *some* words and a [link](https://example.org/${at}).\n\n`,
  ).join('');

test.use({ blog: 'plain' });

/** Follows the frames that a page paints, until it is asked for the longest gap between two: milliseconds. */
async function recordFrames(page: Page) {
  const gaps = await page.evaluateHandle(() => {
    const gap = { longest: 0 };
    let last = performance.now();
    const frame = () => {
      const now = performance.now();
      gap.longest = Math.max(gap.longest, now - last);
      last = now;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    return gap;
  });
  return { longest: () => gaps.evaluate(({ longest }) => longest) };
}

async function write(library: string, name: string, title: string, body: string): Promise<void> {
  await writeFile(join(library, name), `---\ntitle: ${title}\n---\n\n${body}`);
}

test('a key touches the block that it changes and leaves the rest as a reader has it', async ({ app, library }) => {
  const screen = createScreen(app.page);
  await write(library, 'notes/blocks.md', 'Of blocks', `${details}${paragraphs(40)}Last *one*`);
  await screen.open('Of blocks');
  const main = screen.preview.locator('main');
  await expect(main).toContainText('Last one');
  await screen.preview.getByText('More').click();
  await main.evaluate((root) => {
    for (const element of root.querySelectorAll('*')) element.setAttribute('data-known', '');
  });
  await screen.writeAtEnd(' more');
  await expect(main).toContainText('Last one more');
  expect(await main.locator('*:not([data-known])').count(), 'elements drawn anew').toBe(0);
  await expect(screen.preview.locator('details')).toHaveAttribute('open');
  await screen.writeAtEnd('\n\nand **another**');
  await expect(screen.preview.getByText('another')).toBeVisible();
  expect(await main.locator('p:not([data-known])').count(), 'paragraphs drawn anew').toBe(1);
});

test('a post of a megabyte is shown from its start on, and takes keys before all of it is there', async ({
  app,
  library,
}) => {
  const screen = createScreen(app.page);
  await write(library, 'notes/long.md', 'A long one', paragraphs(14_000));
  await screen.open('A long one');
  await expect(screen.preview.getByText('Paragraph 0 of')).toBeVisible();
  // The frame runs no script of its own.
  const scrolled = await screen.page.evaluateHandle(() => {
    const seen = { times: 0 };
    const frame = document.querySelector<HTMLIFrameElement>('iframe[title=Preview]');
    frame?.contentDocument?.addEventListener('scroll', () => seen.times++);
    return seen;
  });
  await screen.text.press('Control+Home');
  await screen.page.keyboard.press('Control+End');
  await screen.page.keyboard.type('The end of it.');
  await expect(screen.preview.getByText('The end of it.')).toBeAttached({ timeout: 60_000 });
  await expect(screen.preview.getByText('The end of it.')).toBeInViewport();
  expect(await screen.preview.locator('p', { hasText: 'Paragraph' }).count()).toBe(14_000);
  // The page does not run after its own end while that is not the place of the caret.
  expect(await scrolled.evaluate(({ times }) => times)).toBeLessThan(5);
});

test('most of a long page is laid out only when it comes near, and its blocks stand as they would otherwise', async ({
  app,
  library,
}) => {
  const screen = createScreen(app.page);
  const sections = Array.from({ length: 300 }, (_, at) => `## Section ${at}\n\n${paragraphs(1 + (at % 3))}`).join('');
  await write(library, 'notes/parts.md', 'In parts', `${sections}The end of it.\n`);
  await screen.open('In parts');
  await expect(screen.preview.getByText('The end of it.')).toBeAttached({ timeout: 60_000 });
  const main = screen.preview.locator('main');
  const { outside, apart, joined } = await main.evaluate((root) => {
    const blocks = [...root.querySelectorAll('h2, p')];
    const topsWith = (rule: string) => {
      const style = new (root.ownerDocument.defaultView?.CSSStyleSheet ?? CSSStyleSheet)();
      style.replaceSync(rule);
      root.ownerDocument.adoptedStyleSheets.push(style);
      const tops = blocks.map((block) => block.getBoundingClientRect().top);
      root.ownerDocument.adoptedStyleSheets.pop();
      return tops.map((top) => top - (tops[0] ?? 0));
    };
    return {
      outside: root.querySelectorAll(':scope > :not(.leaf)').length,
      // Laid out whole, with the leaves and as if there were none.
      apart: topsWith('.leaf { content-visibility: visible !important; contain: layout; }'),
      joined: topsWith('.leaf { display: contents !important; }'),
    };
  });
  expect(outside).toBeLessThan(100);
  expect(apart).toEqual(joined);
});

test('a text that takes too long is given up with a word about it, and the last preview stays', async ({
  app,
  library,
}) => {
  const screen = createScreen(app.page);
  await write(library, 'notes/slow.md', 'A slow one', 'Quick *words*.\n\n');
  await screen.open('A slow one');
  await expect(screen.preview.locator('em', { hasText: 'words' })).toBeVisible();
  // Some nine seconds of work on a quiet machine.
  const slow = `${'*a_ '.repeat(20)}\n`.repeat(600);
  await screen.text.click();
  await screen.page.keyboard.press('Control+End');
  await screen.page.evaluate((text) => document.execCommand('insertText', false, text), slow);
  const frames = await recordFrames(screen.page);
  await screen.page.keyboard.type('Typed while it works.', { delay: 60 });
  console.log(`the longest gap between two frames while the preview works: ${Math.round(await frames.longest())} ms`);
  await expect(screen.text).toContainText('Typed while it works.');
  await expect(screen.page.getByRole('status').filter({ hasText: 'takes too long to draw' })).toBeVisible({
    timeout: 20_000,
  });
  await expect(screen.preview.locator('em', { hasText: 'words' })).toBeAttached();
  await expect(async () => {
    await screen.page.keyboard.press('Control+z');
    await expect(screen.text).not.toContainText('a_', { timeout: 500 });
  }, 'undo takes the slow text back').toPass();
  await screen.writeAtEnd('And on.');
  await expect(screen.preview.getByText('And on.')).toBeVisible({ timeout: 20_000 });
  await expect(screen.page.getByText('takes too long to draw')).toBeHidden();
});

test('another post never shows under the name of the one before', async ({ app, library }) => {
  const screen = createScreen(app.page);
  await write(library, 'notes/one.md', 'Number one', `Text of one.\n\n${paragraphs(4000)}`);
  await write(library, 'notes/two.md', 'Number two', 'Text of two.\n');
  await screen.open('Number one');
  await expect(screen.preview.getByText('Text of one.')).toBeVisible();
  await screen.open('Number two');
  await expect(screen.preview.getByText('Text of two.')).toBeVisible();
  await expect(screen.preview.getByText('Paragraph')).toHaveCount(0);
});

test('a click in the page goes to its line in the text, and one in the text brings the page beside it', async ({
  app,
  library,
}) => {
  const { page } = app;
  const screen = createScreen(page);
  const code = '```js\nlet one = 1;\n```\n\n';
  await write(library, 'notes/long.md', 'A long one', `${paragraphs(60)}${code}- first\n- second\n\n${paragraphs(60)}`);
  await screen.open('A long one');
  const status = page.getByRole('contentinfo');
  const shown = screen.preview.locator('main');
  await shown.getByText('second').click();
  await expect(screen.text).toBeFocused();
  await expect(status).toContainText('Ln 130, Col 1');
  await expect(page.locator('.cm-line', { hasText: 'second' })).toBeInViewport();

  // A word that is selected by two clicks stays selected, and the text where it is.
  await shown.getByText('first').dblclick();
  await page.waitForTimeout(500);
  await expect(status).toContainText('Ln 130');
  expect(await shown.evaluate((root) => root.ownerDocument.getSelection()?.isCollapsed)).toBe(false);

  await page.locator('.cm-line', { hasText: 'Paragraph 58 ' }).first().click();
  // Each as far below the upper edge of its pane as the other.
  const besideOf = async (words: string) => {
    const line = page.locator('.cm-line', { hasText: words }).first();
    const block = shown.getByText(words).first();
    const tops = await Promise.all(
      [line, page.locator('.cm-scroller'), block, page.locator('iframe[title="Preview"]')].map(async (part) => {
        const box = await part.boundingBox();
        return box?.y ?? Number.NaN;
      }),
    );
    const [ofLine = 0, ofText = 0, ofBlock = 0, ofPage = 0] = tops;
    return Math.abs(ofLine - ofText - (ofBlock - ofPage));
  };
  await expect.poll(() => besideOf('Paragraph 58 ')).toBeLessThan(40);

  // A page that grows while somebody writes is not scrolled once more for its height.
  await page.keyboard.press('End');
  await page.keyboard.type('\n\n- one more\n- and another');
  await expect(shown.getByText('and another')).toBeAttached();
  await page.waitForTimeout(500);
  expect(await besideOf('and another')).toBeLessThan(2);
});

test('a post that is opened is shown from its title on, and stays there while its first screen is written', async ({
  app,
  library,
}) => {
  const { page } = app;
  const screen = createScreen(page);
  await write(library, 'notes/long.md', 'A long one', `${paragraphs(60)}The end.\n`);
  await screen.open('A long one');
  const frame = page.locator('iframe[title="Preview"]');
  const scrolled = () => frame.evaluate((element: HTMLIFrameElement) => element.contentWindow?.scrollY);
  await expect(screen.preview.getByText('The end.')).toBeAttached();
  // Nothing is seen to have happened: drawings and their frames.
  await page.waitForTimeout(500);
  expect(await scrolled()).toBe(0);
  await page.locator('.cm-line', { hasText: 'Paragraph 2 ' }).click();
  await page.keyboard.press('Home');
  await page.keyboard.type('More: ');
  await expect(screen.preview.getByText('More: Paragraph 2 ')).toBeVisible();
  await page.waitForTimeout(500);
  expect(await scrolled()).toBe(0);
});

test('the page is shown as wide as a phone, made smaller where the pane is narrower, and as wide as the pane again', async ({
  app,
}) => {
  const { page } = app;
  const screen = createScreen(page);
  await screen.open('Hello');
  const frame = page.locator('iframe[title="Preview"]');
  const pane = (await frame.boundingBox())?.width ?? 0;
  await screen.run('Preview as wide as a phone');
  await expect(frame).toHaveJSProperty('clientWidth', 390);
  await expect(page.getByText(/^A phone, 390 px, at \d\d %$/)).toBeVisible();
  await expect.poll(async () => (await frame.boundingBox())?.width).toBeCloseTo(pane, 0);
  // A click still finds its block.
  await screen.preview.getByText('The first page of a folder').click();
  await expect(screen.text).toBeFocused();
  await page.getByRole('button', { name: 'Use the whole width' }).click();
  await expect(frame).toHaveJSProperty('clientWidth', Math.round(pane));
});

test('an embed is its source until remote images are allowed, then a card; no frame of a stranger is loaded', async ({
  app,
}) => {
  const { page } = app;
  const screen = createScreen(page);
  const asked: string[] = [];
  await page.route(/^https:/, (route) => {
    asked.push(route.request().url());
    return route.fulfill({ contentType: 'image/svg+xml', body: '<svg xmlns="http://www.w3.org/2000/svg" width="4"/>' });
  });
  await screen.open('Hello');
  await screen.writeAtEnd('\n\n{{< youtube dQw4w9WgXcQ >}}\n\n<iframe src="https://maps.example/a"></iframe>\n\nEnd');
  await expect(screen.preview.locator('.island')).toHaveText([
    '{{< youtube dQw4w9WgXcQ >}}',
    '<iframe src="https://maps.example/a">',
  ]);
  expect(asked).toEqual([]);
  await page.getByRole('button', { name: 'Show remote images for this library' }).click();
  const card = screen.preview.getByRole('link', { name: 'Video on YouTube' });
  await expect(card).toHaveAttribute('href', 'https://www.youtube.com/watch?v=dQw4w9WgXcQ');
  await expect(card.locator('img')).toHaveJSProperty('complete', true);
  await expect(screen.preview.getByRole('link', { name: 'Page of maps.example' })).toBeVisible();
  expect(new Set(asked)).toEqual(new Set(['https://i.ytimg.com/vi/dQw4w9WgXcQ/hqdefault.jpg']));
});

test('a paragraph without end runs in the direction of the page, for its own takes too long to find', async ({
  app,
  library,
}) => {
  const screen = createScreen(app.page);
  await write(library, 'notes/endless.md', 'Endless', `Short.\n\n${'word '.repeat(20_000)}end`);
  await screen.open('Endless');
  const paragraphOf = (text: string) => screen.preview.locator('p', { hasText: text });
  await expect(paragraphOf('Short.')).toHaveCSS('unicode-bidi', 'plaintext');
  await expect(paragraphOf('word end')).toHaveCSS('unicode-bidi', 'normal');
  await screen.writeAtEnd('.');
  await expect(paragraphOf('word end.')).toHaveCSS('unicode-bidi', 'normal');
  await screen.page.keyboard.press('Control+Home');
  await screen.page.keyboard.press('Control+a');
  await screen.page.keyboard.type('Short again.');
  await expect(paragraphOf('Short again.')).toHaveCSS('unicode-bidi', 'plaintext');
});

test('a formula is drawn while it is written, and its source shown until it can be', async ({ app, library }) => {
  const screen = createScreen(app.page);
  await write(library, 'notes/formulas.md', 'Of formulas', 'So $x_1$ and\n\n$$\n\\frac{a}{b}\n$$\n\nby');
  await screen.open('Of formulas');
  const fraction = screen.preview.locator('math[display="block"] mfrac');
  await expect(fraction).toBeVisible();
  // The numerator stands above the denominator: a browser knows it for what it is.
  const [above, below] = [fraction.locator('mi').first(), fraction.locator('mi').last()];
  expect((await above.boundingBox())?.y).toBeLessThan((await below.boundingBox())?.y ?? 0);
  await screen.writeAtEnd(' $\\sqrt{2$');
  await expect(screen.preview.locator('code.formula')).toHaveText('$\\sqrt{2$');
  await screen.writeAtEnd(' or $y^2$');
  await expect(screen.preview.locator('msup')).toBeVisible();
});
