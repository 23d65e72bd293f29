import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
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

test('images come to the folder of the site and into the text', async ({ app, library }) => {
  const { page } = app;
  const screen = createScreen(page);
  const images = async () => new Set(await readdir(join(library, 'static/images')).catch(() => []));

  await test.step('what only calls itself an image is refused with the reason, and the text stays', async () => {
    await screen.open('Engine notes');
    await screen.writeAtEnd('');
    const before = await screen.text.innerText();
    await screen.paste({}, image('trap.png', [...Buffer.from('<html><script>')]));
    await expect(page.getByRole('region', { name: 'Notices' })).toContainText('trap.png could not be added');
    expect(await screen.text.innerText()).toBe(before);
    expect(await readdir(join(library, 'static/images')).catch(() => [])).not.toContain('trap.png');
  });

  await test.step('a pasted image becomes a file of the site and a link; undo takes both back, redo brings both', async () => {
    const before = await images();
    await screen.open('Winter cover');
    await screen.writeAtEnd('\n\n');
    await screen.paste({}, image('Red Boat.png'));
    await expect(screen.text).toContainText('![](/images/red-boat.png)');
    // The caret stands where the image is described.
    await page.keyboard.type('A red boat');
    await expect(screen.text).toContainText('![A red boat](/images/red-boat.png)');
    await expect(screen.preview.getByRole('img', { name: 'A red boat' })).toHaveJSProperty('naturalWidth', 1);
    expect(await images()).toEqual(new Set([...before, 'red-boat.png']));
    expect([...(await readFile(join(library, 'static/images/red-boat.png')))]).toEqual(pixel);

    // What is offered for the place of the caret lies over the text.
    await page.keyboard.press('Escape');
    await screen.undoAll();
    await expect.poll(images).toEqual(before);
    for (let step = 0; step < 6 && !(await screen.text.innerText()).includes('red-boat'); step++)
      await page.keyboard.press('Control+y');
    await expect(screen.text).toContainText('/images/red-boat.png');
    await expect.poll(images).toEqual(new Set([...before, 'red-boat.png']));
  });

  await test.step('images on the empty line between two paragraphs leave them two', async () => {
    await screen.open('Engine notes');
    await screen.writeAtEnd('\n\nAnother');
    await page.keyboard.press('ArrowUp');
    await screen.paste({}, image('one.png'), image('two.png', [...pixel, 0]));
    await expect(screen.text).toContainText('![](/images/two.png)');
    await page.keyboard.type('A boat');
    await page.keyboard.press('Control+s');
    await screen.saved();
    const text = await readFile(join(library, 'content/posts/engine-notes.md'), 'utf8');
    expect(text).toMatch(/again\.\n\n!\[A boat\]\(\/images\/one\.png\)\n\n!\[\]\(\/images\/two\.png\)\n\nAnother$/);
  });

  await test.step('several images come in one step; a picture of text is left for the text', async () => {
    await screen.open('First sail of the year');
    await screen.writeAtEnd('\n\n');
    await screen.paste({}, image('one.png'), image('two.png', [...pixel, 0]));
    await expect(screen.text).toContainText('![](/images/two.png)');
    await expect(screen.text).toContainText('![](/images/one.png)');
    // What lies among them and is no image is not left out in silence.
    await screen.writeAtEnd('\n\n');
    const film = { name: 'wake.mp4', type: 'video/mp4', bytes: [0, 0, 0, 24, 102, 116, 121, 112] };
    await screen.paste({}, film, image('three.png', [...pixel, 0, 0]));
    await expect(screen.text).toContainText('![](/images/three.png)');
    await expect(page.getByRole('region', { name: 'Notices' })).toContainText('wake.mp4 could not be added');
    await screen.writeAtEnd('\n\n');
    await screen.paste({ 'text/html': '<p>some <b>words</b></p>', 'text/plain': 'some words' }, image('cells.png'));
    await expect(screen.text).toContainText('some **words**');
    expect(await readdir(join(library, 'static/images'))).not.toContain('cells.png');
    await page.keyboard.press('Control+s');
    await screen.saved();
  });

  await test.step('an image that is let go over the text goes to that place', async () => {
    await screen.open('From the old site');
    await screen.writeAtEnd('\n\nthe last line');
    const line = screen.text.getByText('the last line');
    const { x, y, height } = (await line.boundingBox()) ?? { x: 0, y: 0, height: 0 };
    await screen.drop({ x: x + 1, y: y + height / 2 }, image('dropped.png'));
    await expect(screen.text).toContainText('![](/images/dropped.png)the last line');
    expect(await readdir(join(library, 'static/images'))).toContain('dropped.png');

    // Below the last line, and over the title, it comes beside the text, not into it.
    await screen.drop({ x: x + 30, y: y + height + 40 }, image('below.png'));
    await expect(screen.text).toContainText('![](/images/below.png)');
    const title = await page.locator('.cm-post-title').boundingBox();
    await screen.drop({ x: (title?.x ?? 0) + 5, y: (title?.y ?? 0) + 5 }, image('above.png'));
    await expect(screen.text).toContainText('![](/images/above.png)');
    await page.keyboard.press('Control+s');
    await screen.saved();
    const saved = await readFile(join(library, 'content/posts/from-the-old-site.md'), 'utf8');
    expect(saved).toMatch(/the last line\n\n!\[\]\(\/images\/below\.png\)$/);
    expect(saved).toMatch(/}\n!\[\]\(\/images\/above\.png\)\n\n/);
  });

  await test.step('images are made smaller where the library wants it, turned as the camera says; undo takes the original too', async () => {
    const before = await images();
    await screen.open('What the chart does not say');
    await screen.run('Settings');
    const settings = screen.dialog('Settings');
    await settings.getByRole('button', { name: 'Longest side of images' }).click();
    await page.getByRole('option', { name: '800 pixels' }).click();
    await settings.getByText('Make WebP of PNG and JPEG').click();
    await settings.getByText('Keep the original in the same folder').click();
    await settings.getByRole('button', { name: 'Close' }).click();

    const photo = turned(await drawn(page, 1000, 500));
    await screen.writeAtEnd('\n\n');
    await screen.paste({}, { ...image('Quay.jpg', photo), type: 'image/jpeg' });
    await expect(screen.text).toContainText('![](/images/quay.webp)');
    await page.keyboard.type('The quay');
    const shown = screen.preview.getByRole('img', { name: 'The quay' });
    await expect(shown).toHaveJSProperty('naturalWidth', 400);
    await expect(shown).toHaveJSProperty('naturalHeight', 800);
    expect([...(await readFile(join(library, 'static/images/quay-original.jpg')))]).toEqual(photo);

    // One pixel gets no smaller, and what the browser cannot read is added as it is, with a word.
    await screen.writeAtEnd('\n\n');
    await screen.paste({}, image('dot.png'), image('half.png', pixel.slice(0, 40)));
    await expect(screen.text).toContainText('![](/images/half.png)');
    await expect(page.getByRole('region', { name: 'Notices' })).toContainText('half.png is kept as it is');
    expect(await images()).toEqual(new Set([...before, 'quay.webp', 'quay-original.jpg', 'dot.png', 'half.png']));
    await screen.undoAll();
    await expect.poll(images).toEqual(before);
  });

  await test.step('many images show how far they are; stopped, those that are there stay, until they are undone', async () => {
    const before = await images();
    await screen.open('What the chart does not say');
    await screen.writeAtEnd('\n\n');
    const photo = await drawn(page, 3000, 2000);
    const photos = Array.from({ length: 24 }, (_, index) => image(`photo-${index}.jpg`, [...photo, index]));
    await screen.paste({}, ...photos.map((one) => ({ ...one, type: 'image/jpeg' })));
    await expect(page.getByRole('progressbar', { name: 'Adding 24 images' })).toBeVisible();
    await page.getByRole('button', { name: 'Stop: Adding 24 images' }).click();
    await expect(screen.text).toContainText('photo-0.webp');
    await expect(page.getByRole('progressbar', { name: 'Adding 24 images' })).toBeHidden();
    await expect(screen.text).not.toContainText('photo-23.webp');
    expect(await images()).not.toEqual(before);
    await page.keyboard.press('Escape');
    await screen.undoAll();
    await expect.poll(images).toEqual(before);
  });
});

/** A JPEG of this size, as bytes. */
const drawn = (page: Page, width: number, height: number) =>
  page.evaluate(
    async (size) => {
      const canvas = new OffscreenCanvas(size.width, size.height);
      canvas.getContext('2d')?.fillRect(0, 0, size.width / 2, size.height);
      return [...new Uint8Array(await (await canvas.convertToBlob({ type: 'image/jpeg', quality: 1 })).arrayBuffer())];
    },
    { width, height },
  );

/** The same with what a camera writes that was held upright: an EXIF block with the orientation 6. */
const turned = (jpeg: readonly number[]): number[] => [
  ...jpeg.slice(0, 2),
  ...Buffer.from('ffe100224578696600004d4d002a00000008000101120003000000010006000000000000', 'hex'),
  ...jpeg.slice(2),
];
