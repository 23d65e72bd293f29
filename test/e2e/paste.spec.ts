import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';
import { createScreen } from './pages/screen.ts';

const clipboard = (name: string) => readFile(join(import.meta.dirname, '../fixtures/clipboard', name), 'utf8');

test('what comes from the clipboard is Markdown, or as it was copied, and does nothing', async ({ app, library }) => {
  const { page } = app;
  const screen = createScreen(page);

  await test.step('rich text is pasted as Markdown in one step, keys that follow at once stand behind it', async () => {
    await screen.open('Engine notes');
    await screen.writeAtEnd('');
    const before = await readFile(join(library, 'content/posts/engine-notes.md'), 'utf8');
    await screen.paste({ 'text/html': await clipboard('google-docs.html'), 'text/plain': 'A week on the fjord …' });
    await expect(screen.text).toContainText('What we took');
    await page.keyboard.type(' End');
    await page.keyboard.press('Control+s');
    await screen.saved();
    const saved = await readFile(join(library, 'content/posts/engine-notes.md'), 'utf8');
    expect(saved.startsWith(before.trimEnd())).toBe(true);
    expect(saved.trimEnd().endsWith(`${(await clipboard('google-docs.md')).trimEnd()} End`)).toBe(true);
    await screen.undoAll();
    await page.keyboard.press('Control+s');
    await screen.saved();
    expect(await readFile(join(library, 'content/posts/engine-notes.md'), 'utf8')).toBe(before);
  });

  await test.step('an address over words makes a link, in code it is only text; rich text that is dragged in is Markdown', async () => {
    await screen.open('Engine notes');
    await screen.writeAtEnd('\n\nharbour');
    await page.keyboard.press('Control+Shift+ArrowLeft');
    await screen.paste({
      'text/plain': 'https://example.org/harbour',
      'text/html': '<a href="https://example.org/harbour">x</a>',
    });
    await expect(screen.text).toContainText('[harbour](https://example.org/harbour)');
    await screen.writeAtEnd('\n\nquay');
    await page.keyboard.press('Control+Shift+ArrowLeft');
    await screen.paste({ 'text/plain': 'https://example.org/quay_(old' });
    await page.keyboard.type(' here');
    await expect(screen.text).toContainText('[quay](<https://example.org/quay_(old>) here');
    await screen.writeAtEnd('\n\nlighthouse');
    await page.keyboard.press('Control+Shift+ArrowLeft');
    await screen.paste({ 'text/plain': 'https://example.org/ is the address' });
    await expect(screen.text).toContainText('https://example.org/ is the address');
    await expect(screen.text).not.toContainText('lighthouse');
    await screen.writeAtEnd('\n\n> Quoted: ');
    await screen.paste({ 'text/plain': 'one\r\n\r\ntwo' });
    await expect(screen.text).toContainText(/> Quoted: one\s*>\s*> two/);
    await screen.writeAtEnd('\n\n`harbour`');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Control+Shift+ArrowLeft');
    await screen.paste({ 'text/plain': 'https://example.org/code' });
    await expect(screen.text).toContainText('`https://example.org/code`');
    await screen.writeAtEnd('\n\n');
    await screen.text.evaluate((text) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.setData('text/html', '<p>a <b>dragged</b> word</p>');
      dataTransfer.setData('text/plain', 'a dragged word');
      const { left, top } = (text.lastElementChild ?? text).getBoundingClientRect();
      const at = { clientX: left + 2, clientY: top + 4 };
      text.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer, ...at }));
    });
    await expect(screen.text).toContainText('a **dragged** word');
  });

  await test.step('nothing of a hostile clipboard runs or is fetched', async () => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await screen.open('Engine notes');
    await screen.writeAtEnd('\n\n');
    await screen.paste({
      'text/html':
        '<h2>Kept</h2><img src=x onerror="document.title=1"><script>document.title=1</script><svg onload="document.title=1"><a href="javascript:document.title=1">b</a><iframe src="https://evil.example/"></iframe><link rel=stylesheet href="https://evil.example/s.css"><b>bold</b>',
      'text/plain': 'Kept',
    });
    await expect(screen.text).toContainText('Kept');
    await expect(screen.preview.getByRole('heading', { name: 'Kept' })).toBeVisible();
    await expect(screen.text).not.toContainText('javascript');
    expect(asked.filter((url) => url.includes('evil.example'))).toEqual([]);
    expect(await page.title()).not.toBe('1');
  });

  await test.step('what a code editor copied is pasted as it is, and so is rich text into a code block', async () => {
    await screen.open('Engine notes');
    await screen.writeAtEnd('\n\n');
    await screen.paste({
      'text/html': await clipboard('code-editor.html'),
      'text/plain': "const tide = 'low';\ngo(tide);",
    });
    await expect(screen.text).toContainText("const tide = 'low';");
    await screen.writeAtEnd('\n\n```\n');
    await screen.paste({ 'text/html': '<p><b>bold</b></p>', 'text/plain': 'bold **as typed**' });
    await expect(screen.text).toContainText('bold **as typed**');
  });
});
