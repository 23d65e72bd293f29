import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';
import { createScreen, type ClipboardFile } from './pages/screen.ts';

/** One red pixel. */
const pixel = [
  ...Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC',
    'base64',
  ),
];
const image = (name: string, bytes: readonly number[] = pixel): ClipboardFile => ({ name, type: 'image/png', bytes });

test('a pasted image becomes a file of the site and a link; undo takes both back, redo brings both', async ({
  app,
  library,
}) => {
  const { page } = app;
  const screen = createScreen(page);
  const images = async () => new Set(await readdir(join(library, 'static/images')).catch(() => []));
  const before = await images();
  await screen.open('Engine notes');
  await screen.writeAtEnd('\n\n');
  await screen.paste({}, image('Red Boat.png'));
  await expect(screen.text).toContainText('![](/images/red-boat.png)');
  // The caret stands where the image is described.
  await page.keyboard.type('A red boat');
  await expect(screen.text).toContainText('![A red boat](/images/red-boat.png)');
  await expect(screen.preview.getByRole('img', { name: 'A red boat' })).toHaveJSProperty('naturalWidth', 1);
  expect(await images()).toEqual(new Set([...before, 'red-boat.png']));
  expect([...(await readFile(join(library, 'static/images/red-boat.png')))]).toEqual(pixel);

  await screen.undoAll();
  await expect.poll(images).toEqual(before);
  for (let step = 0; step < 6 && !(await screen.text.innerText()).includes('red-boat'); step++)
    await page.keyboard.press('Control+y');
  await expect(screen.text).toContainText('/images/red-boat.png');
  await expect.poll(images).toEqual(new Set([...before, 'red-boat.png']));
});

test('several images come in one step; a picture of text is left for the text', async ({ app, library }) => {
  const { page } = app;
  const screen = createScreen(page);
  await screen.open('Engine notes');
  await screen.writeAtEnd('\n\n');
  await screen.paste({}, image('one.png'), image('two.png', [...pixel, 0]));
  await expect(screen.text).toContainText('![](/images/two.png)');
  await expect(screen.text).toContainText('![](/images/one.png)');
  await screen.writeAtEnd('\n\n');
  await screen.paste({ 'text/html': '<p>some <b>words</b></p>', 'text/plain': 'some words' }, image('cells.png'));
  await expect(screen.text).toContainText('some **words**');
  expect(await readdir(join(library, 'static/images'))).not.toContain('cells.png');
  await page.keyboard.press('Control+s');
  await screen.saved();
});

test('what only calls itself an image is refused with the reason, and the text stays', async ({ app, library }) => {
  const { page } = app;
  const screen = createScreen(page);
  await screen.open('Engine notes');
  await screen.writeAtEnd('');
  const before = await screen.text.innerText();
  await screen.paste({}, image('trap.png', [...Buffer.from('<html><script>')]));
  await expect(page.getByRole('region', { name: 'Notices' })).toContainText('trap.png could not be added');
  expect(await screen.text.innerText()).toBe(before);
  expect(await readdir(join(library, 'static/images')).catch(() => [])).not.toContain('trap.png');
});

test('an image that is let go over the text goes to that place', async ({ app, library }) => {
  const { page } = app;
  const screen = createScreen(page);
  await screen.open('Engine notes');
  await screen.writeAtEnd('\n\nthe last line');
  const line = screen.text.getByText('the last line');
  const { x, y, height } = (await line.boundingBox()) ?? { x: 0, y: 0, height: 0 };
  await screen.text.evaluate(
    (element, { bytes, clientX, clientY }) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([Uint8Array.from(bytes)], 'dropped.png', { type: 'image/png' }));
      element.dispatchEvent(new DragEvent('drop', { dataTransfer, clientX, clientY, bubbles: true, cancelable: true }));
    },
    { bytes: pixel, clientX: x + 1, clientY: y + height / 2 },
  );
  await expect(screen.text).toContainText('![](/images/dropped.png)the last line');
  expect(await readdir(join(library, 'static/images'))).toContain('dropped.png');
});
