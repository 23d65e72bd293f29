import { expect, test } from './fixtures.ts';
import { createScreen } from './pages/screen.ts';

test('moving, selecting and deleting by words: at every caret, in scripts without blanks, and before the next key', async ({
  app,
}) => {
  const screen = createScreen(app.page);
  const { page } = app;
  const line = () => screen.text.locator('.cm-line').last();
  await screen.open('Engine notes');

  await test.step('a paste right behind the key takes the place of what it selected', async () => {
    await screen.writeAtEnd('\n\nold harbour');
    // Both in one turn, as keys come that waited for a busy page.
    await screen.text.evaluate((text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', 'https://example.org/');
      text.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'ArrowLeft', keyCode: 37, ctrlKey: true, shiftKey: true, bubbles: true }),
      );
      text.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    });
    await expect(line()).toHaveText('old [harbour](https://example.org/)');
  });

  await test.step('every caret moves', async () => {
    await screen.writeAtEnd('\n\none two\nsix ten');
    await page.keyboard.press('Control+Alt+ArrowUp');
    await page.keyboard.press('Control+ArrowLeft');
    await page.keyboard.type('-');
    await expect(line()).toHaveText('six -ten');
    await expect(screen.text).toContainText('one -two');
    await page.keyboard.press('Escape');
  });

  await test.step('Japanese by its words', async () => {
    await screen.writeAtEnd('\n\n東京大学で勉強します');
    await page.keyboard.press('Control+Backspace');
    await page.keyboard.press('Control+Backspace');
    await expect(line()).toHaveText('東京大学で勉強');
    await page.keyboard.press('Control+ArrowLeft');
    await page.keyboard.type('|');
    await expect(line()).toHaveText('東京大学で|勉強');
    await page.keyboard.press('Home');
    await page.keyboard.press('Control+Shift+ArrowRight');
    await page.keyboard.type('京都');
    await expect(line()).toHaveText('京都大学で|勉強');
    await page.keyboard.press('Control+Delete');
    await expect(line()).toHaveText('京都で|勉強');
    const box = await line().evaluate((element) => {
      const range = document.createRange();
      range.selectNodeContents(element);
      const { left, top, width, height } = range.getBoundingClientRect();
      return { left, y: top + height / 2, width };
    });
    // The second of six signs.
    await page.mouse.dblclick(box.left + box.width / 4, box.y);
    await page.keyboard.type('家');
    await expect(line()).toHaveText('家で|勉強');
  });
});
