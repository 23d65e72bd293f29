import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readTree } from '../support/read-tree.ts';
import { expect, test } from './fixtures.ts';
import { createScreen, type Screen } from './pages/screen.ts';

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
  /** The file that the site makes of a new post, and the text in it. */
  readonly freshFile: string;
  readonly freshText: RegExp;
}

const freshTitle = 'Ebb & "flow": a note';

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
    freshFile: 'content/posts/ebb-flow-a-note.md',
    freshText: /^\+\+\+\ntitle = ["'].*\ndate = \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\ndraft = true\n\+\+\+\n\n$/,
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
    freshFile: '_drafts/ebb-flow-a-note.md',
    freshText: /^---\ntitle: .*\ndate: .*\n---\n\n$/,
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
    freshFile: 'src/content/blog/ebb-flow-a-note.md',
    freshText: /^---\ntitle: .*\npubDate: .*\ndraft: true\n---\n\n$/,
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
    freshFile: 'ebb-flow-a-note.md',
    freshText: /^---\ntitle: .*\ndate: .*\ndraft: true\n---\n\n$/,
  },
];

for (const shape of shapes)
  test.describe(`a ${shape.blog} blog`, () => {
    test.use({ blog: shape.blog });

    // One after the other in one app: starting one takes longer than any of these.
    test('is read, written in, followed and added to: each change is in the file, and no other byte', async ({
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

      await test.step('a new post gets the name and the front matter of its site, and is written on', () =>
        startPost(screen, library, shape));

      await test.step('where nothing is saved by itself, both texts are kept in an unsaved post', async () => {
        await screen.open('Out "early" & home');
        await screen.run('Settings');
        await screen.dialog('Settings').getByText('Save by itself while I write').click();
        await app.page.keyboard.press('Escape');
        await screen.writeAtEnd('Mine, unsaved.');
        await writeFile(file, elsewhere);
        const title = screen.properties.getByRole('textbox', { name: 'Title', exact: true });
        await expect(title).toHaveValue(shape.title);
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

  test('what others do to its file is settled by the person, or followed', async ({ app, library }) => {
    const screen = createScreen(app.page);
    const file = join(library, 'content/posts/engine-notes.md');
    await screen.open('Engine notes');
    const before = await readFile(file, 'utf8');

    await test.step('two changes to the same words are a conflict that the person decides', async () => {
      await screen.writeAtEnd(' And the belt.');
      await writeFile(file, `${before} And the filter.`);
      await expect(screen.phase).toHaveAttribute('data-phase', 'conflict');
      expect(await readFile(file, 'utf8'), 'nothing is overwritten').toBe(`${before} And the filter.`);
      const size = app.page.viewportSize() ?? { width: 1280, height: 720 };
      await app.page.setViewportSize({ width: 640, height: 400 });
      for (const form of ['Copy as Markdown', 'Copy as HTML', 'Copy path']) await screen.run(form);
      const notices = app.page.getByRole('region', { name: 'Notices' });
      await expect(notices.getByText('The path was copied')).toBeVisible();
      const keep = await app.page.getByRole('button', { name: 'Keep mine' }).boundingBox();
      const { y: top } = (await notices.boundingBox()) ?? { y: 0 };
      expect(top, 'notices leave the bar free').toBeGreaterThanOrEqual((keep?.y ?? 0) + (keep?.height ?? 0));
      await app.page.setViewportSize(size);
      await app.page.getByRole('button', { name: 'Keep mine' }).click();
      await screen.saved();
      expect(await readFile(file, 'utf8')).toBe(`${before} And the belt.`);
    });

    await test.step('a deleted file leaves the text on screen, and saving brings it back', async () => {
      await rm(file);
      await expect(screen.phase).toHaveAttribute('data-phase', 'gone');
      await app.page.getByRole('button', { name: 'Save it again' }).click();
      await screen.saved();
      expect(await readFile(file, 'utf8')).toBe(`${before} And the belt.`);
    });

    await test.step('a renamed file is followed', async () => {
      await rename(file, join(library, 'content/posts/motor.md'));
      await expect(app.page.getByText('content/posts/motor.md').first()).toBeVisible();
      await screen.writeAtEnd(' Followed.');
      await app.page.keyboard.press('Control+s');
      await screen.saved();
      expect(await readFile(join(library, 'content/posts/motor.md'), 'utf8')).toBe(`${before} And the belt. Followed.`);
    });
  });
});

/** Makes a new post by the dialog, which asks for a title first, and writes in it. */
async function startPost(screen: Screen, library: string, { freshFile: file, freshText }: Shape): Promise<void> {
  const { page } = screen;
  const before = await readTree(library);
  await screen.run('New post');
  const dialog = screen.dialog('New post');
  await dialog.getByRole('button', { name: 'Create post' }).click();
  await expect(dialog.getByText('Give the post a title.')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Title' }).fill(freshTitle);
  await dialog.getByRole('button', { name: 'Create post' }).click();
  await expect(dialog).toBeHidden();
  await expect(screen.posts.getByRole('option', { name: freshTitle })).toBeVisible();

  const after = await readTree(library);
  expect(Object.keys(after).filter((name) => !(name in before))).toEqual([file]);
  expect(after[file]).toMatch(freshText);
  expect({ ...after, [file]: undefined }, 'every other file').toEqual({ ...before, [file]: undefined });

  await expect(screen.properties.getByRole('textbox', { name: 'Title', exact: true })).toHaveValue(freshTitle);
  // The caret is where writing begins, with no key before.
  await expect(page.getByRole('textbox', { name: 'Text of the post' })).toBeFocused();
  await page.keyboard.type('Low water.');
  await screen.saved();
  expect(await readFile(join(library, file), 'latin1')).toBe(`${after[file]}Low water.`);
}
