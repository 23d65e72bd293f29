import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CDPSession, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { createScreen } from './pages/screen.ts';

// Input methods write in steps: what is composed is text already, and is replaced with each key until it is right. The words
// `zz1` to `zz9` are what is written over, each beside something that is drawn in another way than it is written.
const post = 'content/posts/scripts.md';
const text = `---
title: Scripts
---

## zz1 heading

Some **bold zz2** and \`code\` and a [zz3 link](engine-notes.md).

- [ ] zz4

> zz5 quoted

| a   | b |
| --- | - |
| zz6 | 1 |

שלום zz7 עולם

👩‍👩‍👧‍👦zz8e\u0301\u0323 {{< figure src="/images/bay.png" >}}

:zz9
`;

/** What an input method shows step by step, and what it ends with. */
const written: readonly (readonly string[])[] = [
  ['に', 'にほ', 'にほん', '日本', '日本'],
  ['ㅎ', '하', '한', '한'],
  ['n', 'ni', 'nih', 'niha', 'nihao', '你好'],
];

async function compose(cdp: CDPSession, page: Page, steps: readonly string[]): Promise<void> {
  const word = steps.at(-1) ?? '';
  for (const step of steps.slice(0, -1)) {
    await cdp.send('Input.imeSetComposition', { text: step, selectionStart: step.length, selectionEnd: step.length });
    // Drawing must not end it.
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }
  await cdp.send('Input.insertText', { text: word });
}

test.describe('with the marks hidden away from the caret', () => {
  test.use({ settings: { marks: 'near-caret' } });
  test.beforeEach(({ library }) => writeFile(join(library, post), text));

  test('composed words come once and whole wherever they are written, and undo takes them back', async ({
    app,
    library,
    browserName,
  }) => {
    test.skip(browserName !== 'chromium', 'only Chromium can be told to compose');
    const { page } = app;
    const screen = createScreen(page);
    await screen.open('Scripts');
    await expect(page.locator('.cm-line', { hasText: 'שלום' })).toHaveCSS('direction', 'rtl');
    const cdp = await page.context().newCDPSession(page);
    const saved = async () => {
      await page.keyboard.press('Control+s');
      await screen.saved();
      return readFile(join(library, post), 'utf8');
    };
    const select = async (word: string) => {
      await page.keyboard.press('Control+f');
      await page.keyboard.type(word);
      await page.keyboard.press('Enter');
      await page.keyboard.press('Escape');
    };
    await screen.text.click();
    let expected = text;
    for (let place = 1; place <= 9; place++) {
      const steps = written[place % written.length] ?? [];
      await select(`zz${place}`);
      await compose(cdp, page, steps);
      expected = expected.replace(`zz${place}`, steps.at(-1) ?? '');
    }
    expect(await saved()).toBe(expected);

    // One press takes a whole sign away, however many characters it is written with.
    await select('👩‍👩‍👧‍👦');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Backspace');
    expect(await saved()).toBe(expected.replace('👩‍👩‍👧‍👦', ''));
    await screen.undoAll();
    expect(await saved()).toBe(text);
  });
});

test('lines run in their own direction, and begin where there are none yet', async ({
  library,
  launch,
  browserName,
}) => {
  test.skip(browserName !== 'chromium', 'what input methods show is sent through the protocol of Chromium');
  await writeFile(join(library, 'content/posts/lines.md'), '---\ntitle: Lines\n---\n\nשלום עולם\nsome words\n');
  await writeFile(join(library, 'content/posts/sides.md'), '---\ntitle: Sides\n---\n\nשלום\n\nOne\n');
  const bare = '---\ntitle: Bare\n---';
  await writeFile(join(library, 'content/posts/bare.md'), bare);
  const { page } = await launch();
  const screen = createScreen(page);

  await test.step('each line runs in the direction of its own words, also when lines come, go and change places', async () => {
    await screen.open('Lines');
    const lines = page.locator('.cm-line');
    const directions = () =>
      lines.evaluateAll((all) =>
        all
          .filter((line) => line.textContent !== '')
          .map((line) => [line.getAttribute('dir'), getComputedStyle(line).direction]),
      );
    const [rtl, ltr] = [
      ['auto', 'rtl'],
      ['auto', 'ltr'],
    ];
    await lines.filter({ hasText: 'some words' }).click();
    await page.keyboard.press('Home');
    await page.keyboard.type('x');
    expect(await directions()).toEqual([rtl, ltr]);
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.keyboard.insertText('עולם');
    expect(await directions()).toEqual([rtl, ltr, rtl]);
    await page.keyboard.press('Alt+ArrowUp');
    expect(await directions()).toEqual([rtl, rtl, ltr]);
    await page.keyboard.press('Home');
    await page.keyboard.press('Backspace');
    expect(await directions()).toEqual([rtl, ltr]);
    await screen.undoAll();
    expect(await directions()).toEqual([rtl, ltr]);

    // One without letters follows the one above when that gets another first letter.
    await lines.filter({ hasText: 'some words' }).click();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.keyboard.type('12');
    expect(await directions()).toEqual([rtl, ltr, ltr]);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Home');
    await page.keyboard.insertText('ש');
    expect(await directions()).toEqual([rtl, rtl, ['rtl', 'rtl']]);
  });

  await test.step('a line without letters runs as the one above it does', async () => {
    await screen.open('Sides');
    const lines = screen.text.locator('.cm-line');
    await lines.filter({ hasText: 'שלום' }).click();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.keyboard.type('123');
    await expect(lines.filter({ hasText: '123' })).toHaveCSS('direction', 'rtl');
    await page.keyboard.press('Control+End');
    await page.keyboard.type('456');
    await expect(lines.filter({ hasText: '456' })).toHaveCSS('direction', 'ltr');
  });

  await test.step('the first word of a file that ends right behind its front matter goes to a line of its own', async () => {
    await screen.open('Bare');
    await screen.text.click();
    const cdp = await page.context().newCDPSession(page);
    // The key comes before what the input method makes of it.
    await cdp.send('Input.dispatchKeyEvent', {
      type: 'rawKeyDown',
      key: 'Process',
      code: 'KeyN',
      windowsVirtualKeyCode: 229,
    });
    await compose(cdp, page, written[2] ?? []);
    await page.keyboard.type('!');
    await page.keyboard.press('Control+s');
    await screen.saved();
    expect(await readFile(join(library, 'content/posts/bare.md'), 'utf8')).toBe(`${bare}\n你好!`);
  });
});
