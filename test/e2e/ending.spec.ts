import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';
import { createScreen } from './pages/screen.ts';

const post = { title: 'First sail of the year', file: 'content/posts/first-sail.md' };

test('what was typed last is in the file when the app has ended at once', async ({ app, library }) => {
  const before = await readFile(join(library, post.file), 'utf8');
  const screen = createScreen(app.page);
  await screen.open(post.title);
  await screen.writeAtEnd('The last words.');
  await app.end();
  expect(await readFile(join(library, post.file), 'utf8')).toBe(`${before}The last words.`);
});

test('a tag that is typed and not entered is in the file as well', async ({ app, library }) => {
  const screen = createScreen(app.page);
  await screen.open(post.title);
  await screen.properties.getByRole('combobox', { name: 'Add to tags' }).click();
  await app.page.keyboard.type('half');
  await app.end();
  expect(await readFile(join(library, post.file), 'utf8')).toContain('"half"');
});
