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
