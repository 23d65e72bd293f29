import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { OpenLibrary } from '../../../../electron/services/library/libraries.ts';
import { postCalled, tempLibrary } from '../../../support/temp-library.ts';
import { testLibraries } from '../../../support/test-libraries.ts';

const patience = { timeout: 10_000 };
const titles = (library: OpenLibrary) => library.snapshot().posts.map(({ title }) => title);
const codes = (library: OpenLibrary) => library.snapshot().notices.map(({ code }) => code);

/** Opens a folder and waits until a change in it shows. */
async function watched(root: string): Promise<OpenLibrary> {
  const libraries = testLibraries({ watch: true });
  const library = await libraries.open(root);
  await expect
    .poll(async () => {
      await writeFile(join(root, 'seen.md'), postCalled('Seen'));
      return titles(library);
    }, patience)
    .toContain('Seen');
  return library;
}

test('a folder that is deleted and made anew: the list is that of the new one, and the notice goes', async () => {
  const root = await tempLibrary({ 'blog/one.md': postCalled('One'), 'blog/two.md': postCalled('Two') });
  const blog = join(root, 'blog');
  const library = await watched(blog);
  await rm(blog, { recursive: true });
  await expect.poll(() => codes(library), patience).toContain('folder-gone');
  expect(titles(library)).toContain('One');
  await mkdir(blog);
  await writeFile(join(blog, 'three.md'), postCalled('Three'));
  await expect.poll(() => titles(library), patience).toEqual(['Three']);
  await expect.poll(() => codes(library), patience).toEqual([]);
  await writeFile(join(blog, 'four.md'), postCalled('Four'));
  await expect.poll(() => titles(library), patience).toEqual(['Four', 'Three']);
});

test('a folder that comes back without a word of the system: a look at the window brings what is in it', async () => {
  const root = await tempLibrary({ 'blog/one.md': postCalled('One'), 'other/two.md': postCalled('Two') });
  const blog = join(root, 'blog');
  const library = await watched(blog);
  await rename(blog, join(root, 'away'));
  await expect.poll(() => codes(library), patience).toContain('folder-gone');
  // As a disk that is connected again: another folder under the old name, of which no watch knows.
  await rename(join(root, 'other'), blog);
  await library.lookAgain();
  expect(codes(library)).toEqual([]);
  expect(titles(library)).toEqual(['Two']);
  await writeFile(join(blog, 'three.md'), postCalled('Three'));
  await expect.poll(() => titles(library), patience).toEqual(['Three', 'Two']);
});
