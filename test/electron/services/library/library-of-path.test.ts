import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createDisk } from '../../../../electron/fs/disk.ts';
import { libraryOfPath } from '../../../../electron/services/library/library-of-path.ts';
import { tempLibrary } from '../../../support/temp-library.ts';

const disk = createDisk();
const none = async () => [];
const unasked = async () => Promise.reject(new Error('asked for'));

test('a folder is a library itself, and so is what is not there, for the opening to say', async () => {
  const root = await tempLibrary({ 'hugo.toml': '', 'content/a.md': 'A' });
  const folder = join(root, 'content');
  expect(await libraryOfPath(disk, folder, unasked)).toEqual({ folder, post: null });
  for (const name of ['gone.md', 'hugo.toml'])
    expect(await libraryOfPath(disk, join(root, name), unasked)).toEqual({ folder: join(root, name), post: null });
  await expect(libraryOfPath(disk, 'a.md', none)).rejects.toMatchObject({ code: 'invalid-input' });
});

test('a post lies in the nearest library that is known, else in its site, else in its folder', async () => {
  const root = await tempLibrary({
    'hugo.toml': 'baseURL = "/"\n',
    'content/posts/a.md': 'A',
    'content/posts/b.mdx': 'B',
  });
  const post = join(root, 'content', 'posts', 'a.md');
  expect(await libraryOfPath(disk, post, none)).toEqual({ folder: root, post: 'content/posts/a.md' });
  expect(await libraryOfPath(disk, post, async () => ['/', join(root, 'content')])).toEqual({
    folder: join(root, 'content'),
    post: 'posts/a.md',
  });
  const plain = await tempLibrary({ '.git/HEAD': '', 'package.json': '{}', 'notes/b.markdown': 'B' });
  expect(await libraryOfPath(disk, join(plain, 'notes', 'b.markdown'), async () => [root])).toEqual({
    folder: join(plain, 'notes'),
    post: 'b.markdown',
  });
});

test('a way there through a link is the real one', async () => {
  const root = await tempLibrary({ 'posts/a.md': 'A' });
  const link = join(await tempLibrary({}), 'link');
  await symlink(join(root, 'posts'), link);
  expect(await libraryOfPath(disk, join(link, 'a.md'), async () => [root])).toEqual({
    folder: root,
    post: 'posts/a.md',
  });
});
