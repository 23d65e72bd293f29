import { chmod, symlink, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, sep } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createDisk } from '../../../electron/fs/disk.ts';
import { absoluteFolder, makeLibraryFolder, suggestFolders } from '../../../electron/services/folders.ts';
import { sampleCopy } from '../../../electron/services/sample.ts';
import { createFailingDisk } from '../../support/failing-disk.ts';
import { filesBelow, tempFolder, tempLibrary, textOf } from '../../support/temp-library.ts';

const disk = createDisk();

test('a folder is named by its whole path or from home', () => {
  expect(absoluteFolder('~')).toBe(homedir());
  expect(absoluteFolder('~/blog')).toBe(join(homedir(), 'blog'));
  expect(absoluteFolder(` ${sep}blog `)).toBe(`${sep}blog`);
  for (const typed of ['', 'blog', './blog', '~ada/blog'])
    expect(() => absoluteFolder(typed), typed).toThrow('whole path');
});

describe('suggestFolders', () => {
  test('offers the folders that begin with what was typed', async () => {
    const root = await tempLibrary({ 'Blog/a': '', 'bike/a': '', 'cat/a': '', '.bin/a': '', 'bread.md': '' });
    await symlink(join(root, 'cat'), join(root, 'best'));
    await symlink(join(root, 'nowhere'), join(root, 'broken'));
    expect((await suggestFolders(disk, join(root, 'b'))).map((path) => path.slice(root.length + 1))).toEqual([
      'best',
      'bike',
      'Blog',
    ]);
    expect(await suggestFolders(disk, root + sep)).toHaveLength(4);
    expect(await suggestFolders(disk, join(root, '.b'))).toEqual([join(root, '.bin')]);
  });

  test('offers nothing where nothing can be read', async () => {
    expect(await suggestFolders(disk, '/does/not/exist/x')).toEqual([]);
    expect(await suggestFolders(disk, 'relative')).toEqual([]);
  });
});

describe('makeLibraryFolder', () => {
  test('makes the folder, takes an empty one, refuses one that holds anything', async () => {
    const root = await tempFolder();
    const path = join(root, 'new', 'blog');
    expect(await makeLibraryFolder(disk, path)).toBe(path);
    expect(await makeLibraryFolder(disk, path)).toBe(path);
    await writeFile(join(path, 'x'), '');
    await expect(makeLibraryFolder(disk, path)).rejects.toMatchObject({ code: 'already-exists', file: path });
  });
});

describe('the sample library', () => {
  test('is copied once, writable, and then kept as it is', async () => {
    const dataFolder = await tempFolder('data');
    const sampleLibrary = await tempLibrary({ 'posts/a.md': 'sample', 'images/a.png': 'png' });
    await chmod(join(sampleLibrary, 'posts/a.md'), 0o444);
    const path = await sampleCopy({ disk, dataFolder, sampleLibrary });
    expect(await filesBelow(path)).toEqual(['images/a.png', 'posts/a.md']);
    await writeFile(join(path, 'posts/a.md'), 'mine');
    expect(await sampleCopy({ disk, dataFolder, sampleLibrary })).toBe(path);
    expect(await textOf(path, 'posts/a.md')).toBe('mine');
  });

  test('a copy that was cut off is made anew', async () => {
    const dataFolder = await tempFolder('data');
    const sampleLibrary = await tempLibrary({ 'a.md': 'one', 'b.md': 'two' });
    const failing = createFailingDisk(disk);
    failing.plan({ at: 8, errno: 'ENOSPC' });
    await expect(sampleCopy({ disk: failing.disk, dataFolder, sampleLibrary })).rejects.toMatchObject({
      code: 'disk-full',
    });
    expect(await filesBelow(await sampleCopy({ disk, dataFolder, sampleLibrary }))).toEqual(['a.md', 'b.md']);
  });
});
