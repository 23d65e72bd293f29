import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';
import { createScreen } from './pages/screen.ts';

interface Shape {
  readonly blog: string;
  readonly title: string;
  readonly file: string;
  readonly newLine: '\n' | '\r\n';
  /** What the form's new title makes of the file: this text ... */
  readonly from: string;
  /** ... becomes this one, and nothing else changes. */
  readonly to: string;
  /** A file with an image, and the image's alternative text. */
  readonly imagePost: string;
  readonly image: string;
}

const shapes: readonly Shape[] = [
  {
    blog: 'hugo-toml',
    title: 'First sail of the year',
    file: 'content/posts/first-sail.md',
    newLine: '\n',
    from: 'title = "First sail of the year"',
    to: 'title = "Out \\"early\\" & home"',
    imagePost: 'First sail of the year',
    image: 'The bay at low water',
  },
  {
    blog: 'jekyll',
    title: 'Kingfisher, at last',
    file: '_posts/2023-03-05-kingfisher.md',
    newLine: '\r\n',
    from: 'title: Kingfisher, at last\r\n',
    to: 'title: Out "early" & home\r\n',
    imagePost: 'A hide by the river',
    image: 'The reeds',
  },
  {
    blog: 'astro',
    title: 'Warping the loom',
    file: 'src/content/blog/warping-the-loom.md',
    newLine: '\n',
    from: "title: 'Warping the loom'",
    to: 'title: \'Out "early" & home\'',
    imagePost: 'Warping the loom',
    image: 'Warp threads',
  },
  {
    blog: 'plain',
    title: 'From Windows',
    file: 'notes/windows.md',
    newLine: '\r\n',
    from: 'title: From Windows\r\n',
    to: 'title: Out "early" & home\r\n',
    imagePost: 'Hello',
    image: 'A square',
  },
];

for (const shape of shapes)
  test.describe(`a ${shape.blog} blog`, () => {
    test.use({ blog: shape.blog });

    // One after the other in one app: starting one takes longer than any of these.
    test('is read, written in, and followed: each change is in the file, and no other byte', async ({
      app,
      library,
    }) => {
      const screen = createScreen(app.page);
      const file = join(library, shape.file);
      const before = await readFile(file, 'utf8');
      const n = shape.newLine;

      await test.step('an image of the library is shown', async () => {
        await screen.open(shape.imagePost);
        const image = screen.preview.getByRole('img', { name: shape.image });
        await expect(image).toBeVisible();
        await expect.poll(() => image.evaluate((element: HTMLImageElement) => element.naturalWidth)).toBeGreaterThan(0);
      });

      await test.step('a post is found, written in, seen in the preview, saved and undone', async () => {
        await screen.filter(shape.title.slice(0, 8));
        await screen.open(shape.title);
        await screen.writeAtEnd('\nThe tide turned **twice**.\n');
        await expect(screen.preview.getByText('The tide turned twice.')).toBeVisible();
        await expect(screen.preview.locator('strong', { hasText: 'twice' })).toBeVisible();
        await app.page.keyboard.press('Control+s');
        await screen.saved();
        expect(await readFile(file, 'utf8')).toBe(`${before}${n}The tide turned **twice**.${n}`);

        await screen.undoAll();
        await app.page.keyboard.press('Control+s');
        await screen.saved();
        expect(await readFile(file, 'utf8'), 'undone to the byte').toBe(before);
        await screen.filter('');
      });

      const elsewhere = `${before}Said elsewhere.${n}`;
      await test.step('another program changes the file, and the post follows', async () => {
        await writeFile(file, elsewhere);
        await expect(screen.text).toContainText('Said elsewhere.');
        await expect(screen.preview.getByText('Said elsewhere.')).toBeVisible();
        await screen.saved();
      });

      await test.step('a change in the form changes its line', async () => {
        expect(before).toContain(shape.from);
        await screen.properties.getByRole('textbox', { name: 'Title', exact: true }).fill('Out "early" & home');
        await app.page.keyboard.press('Tab');
        await expect.poll(() => readFile(file, 'utf8')).toBe(elsewhere.replace(shape.from, () => shape.to));
        await screen.saved();
        await expect(screen.posts.getByRole('option', { name: 'Out "early" & home' })).toBeVisible();
      });
    });

    test.describe('that does not save by itself', () => {
      test.use({ settings: { autosave: false } });

      test('another program changes the file: both texts are kept in an unsaved post', async ({ app, library }) => {
        const screen = createScreen(app.page);
        const file = join(library, shape.file);
        const before = await readFile(file, 'utf8');
        await screen.open(shape.title);
        await screen.writeAtEnd('Mine, unsaved.');
        const elsewhere = before.replace(shape.from, () => shape.to);
        await writeFile(file, elsewhere);
        await expect(screen.properties.getByRole('textbox', { name: 'Title', exact: true })).toHaveValue(
          'Out "early" & home',
        );
        await expect(screen.text).toContainText('Mine, unsaved.');
        expect(await readFile(file, 'utf8'), 'nothing is written before the person saves').toBe(elsewhere);
        await app.page.keyboard.press('Control+s');
        await screen.saved();
        expect(await readFile(file, 'utf8')).toBe(`${elsewhere}Mine, unsaved.`);
      });
    });
  });

test.describe('with a post open', () => {
  test.use({ settings: { autosave: false } });

  test('two changes to the same words are a conflict that the person decides', async ({ app, library }) => {
    const screen = createScreen(app.page);
    const file = join(library, 'content/posts/engine-notes.md');
    await screen.open('Engine notes');
    const before = await readFile(file, 'utf8');
    await screen.writeAtEnd(' And the belt.');
    await writeFile(file, `${before} And the filter.`);
    await expect(screen.phase).toHaveAttribute('data-phase', 'conflict');
    expect(await readFile(file, 'utf8'), 'nothing is overwritten').toBe(`${before} And the filter.`);
    await app.page.getByRole('button', { name: 'Keep mine' }).click();
    await screen.saved();
    expect(await readFile(file, 'utf8')).toBe(`${before} And the belt.`);
  });

  test('a deleted file leaves the text on screen, and saving brings it back', async ({ app, library }) => {
    const screen = createScreen(app.page);
    const file = join(library, 'content/posts/engine-notes.md');
    const before = await readFile(file, 'utf8');
    await screen.open('Engine notes');
    await rm(file);
    await expect(screen.phase).toHaveAttribute('data-phase', 'gone');
    await app.page.getByRole('button', { name: 'Save it again' }).click();
    await screen.saved();
    expect(await readFile(file, 'utf8')).toBe(before);
  });

  test('a renamed file is followed', async ({ app, library }) => {
    const screen = createScreen(app.page);
    await screen.open('Engine notes');
    await rename(join(library, 'content/posts/engine-notes.md'), join(library, 'content/posts/motor.md'));
    await expect(app.page.getByText('content/posts/motor.md').first()).toBeVisible();
    await screen.writeAtEnd(' Followed.');
    await app.page.keyboard.press('Control+s');
    await screen.saved();
    expect(await readFile(join(library, 'content/posts/motor.md'), 'utf8')).toContain('Impeller: again. Followed.');
  });
});
