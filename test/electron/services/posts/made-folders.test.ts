import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createDisk } from '../../../../electron/fs/disk.ts';
import { createMadeFolders } from '../../../../electron/services/posts/made-folders.ts';
import { tempLibrary } from '../../../support/temp-library.ts';

test('folders that were made for something go again where it is not put there, with those above them', async () => {
  const root = await tempLibrary({ 'a.md': '' });
  const { fill } = createMadeFolders(createDisk());
  const refused = () => Promise.reject(new Error('full'));
  await expect(fill(join(root, 'b/c'), refused)).rejects.toThrow('full');
  expect(await readdir(root)).toEqual(['a.md']);
  await mkdir(join(root, 'd'));
  await expect(fill(join(root, 'd/e'), refused)).rejects.toThrow('full');
  expect(await readdir(root)).toEqual(['a.md', 'd']);
  expect(await readdir(join(root, 'd'))).toEqual([]);
  expect(await fill(join(root, 'b/c'), () => writeFile(join(root, 'b/c/x.md'), ''))).toBeUndefined();
  await expect(fill(join(root, 'b/c'), refused)).rejects.toThrow('full');
  expect(await readdir(join(root, 'b/c'))).toEqual(['x.md']);
});

test('a folder stays while something else is being put there, whoever does it, and goes with the last that fails', async () => {
  const root = await tempLibrary({ 'a.md': '' });
  const [first, second] = [createMadeFolders(createDisk()), createMadeFolders(createDisk())];
  const putBoth = async (put: () => Promise<void>) => {
    const begun = Promise.withResolvers<void>();
    const refused = first.fill(join(root, 'b/c'), async () => {
      await begun.promise;
      throw new Error('full');
    });
    const other = second.fill(join(root, 'b/c'), async () => {
      begun.resolve();
      await expect(refused).rejects.toThrow('full');
      await put();
    });
    await other;
  };
  await expect(putBoth(() => Promise.reject(new Error('full as well')))).rejects.toThrow('full as well');
  expect(await readdir(root)).toEqual(['a.md']);
  await putBoth(() => writeFile(join(root, 'b/c/x.md'), ''));
  expect(await readdir(join(root, 'b/c'))).toEqual(['x.md']);
});

test('a folder that is just being taken away is made again for what is put there', async () => {
  const root = await tempLibrary({ 'a.md': '' });
  const folder = join(root, 'b/c');
  const disk = createDisk();
  const { fill, leave } = createMadeFolders({
    ...disk,
    removeEmptyFolder: async (at) => {
      // By then the other has come, and may have looked.
      next ??= fill(folder, () => writeFile(join(folder, 'x.md'), ''));
      await disk.stat(at);
      await disk.stat(at);
      await disk.removeEmptyFolder(at);
    },
  });
  let next: Promise<void> | undefined;
  await fill(folder, async () => {});
  await leave(folder);
  await next;
  expect(await readdir(folder)).toEqual(['x.md']);
});
