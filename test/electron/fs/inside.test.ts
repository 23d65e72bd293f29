import { mkdir, symlink } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createDisk } from '../../../electron/fs/disk.ts';
import { inside, resolveInside } from '../../../electron/fs/inside.ts';
import { tempFolder, tempLibrary } from '../../support/temp-library.ts';

const disk = createDisk();

describe('inside', () => {
  const root = `${sep}blog`;
  test.each([
    [root, true],
    [join(root, 'a.md'), true],
    [join(root, '..a'), true],
    [`${sep}blogs`, false],
    [join(root, '..', 'x'), false],
    [sep, false],
  ])('%s', (path, expected) => expect(inside(root, path)).toBe(expected));
});

describe('resolveInside', () => {
  test('answers the real path of what is there and of what is not yet', async () => {
    const root = await tempLibrary({ 'a/post.md': '' });
    expect(await resolveInside(disk, root, 'a/post.md')).toBe(join(root, 'a', 'post.md'));
    expect(await resolveInside(disk, root, 'b/c/new.md')).toBe(join(root, 'b', 'c', 'new.md'));
  });

  test.each(['../x', 'a/../../x', '/etc/passwd', '', 'a\0b', '..'])('refuses %j', async (id) => {
    await expect(resolveInside(disk, await tempFolder(), id)).rejects.toMatchObject({ code: 'outside-library' });
  });

  test('answers no place for anything in a root that has gone', async () => {
    const root = join(await tempFolder(), 'unplugged');
    const gone = { code: 'not-found', message: `The folder is not there: ${root}` };
    await expect(resolveInside(disk, root, 'post.md')).rejects.toMatchObject(gone);
    await expect(resolveInside(disk, root, 'posts/deep/new.md')).rejects.toMatchObject(gone);
  });

  test('asks the system a few times only for a path of thousands of folders that are not there', async () => {
    const root = await tempLibrary({ 'a/post.md': '' });
    let asked = 0;
    const counting = {
      realpath: (path: string) => {
        asked++;
        return disk.realpath(path);
      },
    };
    const id = `a/${'b/'.repeat(1500)}x.png`;
    expect(await resolveInside(counting, root, id)).toBe(join(root, ...id.split('/')));
    expect(asked).toBe(3);
  });

  test.skipIf(process.platform === 'win32')('follows links and refuses those that lead out', async () => {
    const outside = await tempLibrary({ 'secret.md': '' });
    const root = await tempLibrary({ 'real/post.md': '' });
    await symlink('real', join(root, 'alias'));
    await symlink(outside, join(root, 'out'));
    await symlink('loop', join(root, 'loop'));
    await mkdir(join(root, 'deep'));
    await symlink(join('..', '..'), join(root, 'deep', 'up'));
    expect(await resolveInside(disk, root, 'alias/post.md')).toBe(join(root, 'real', 'post.md'));
    for (const id of ['out', 'out/secret.md', 'out/new.md', 'deep/up', 'deep/up/x.md']) {
      await expect(resolveInside(disk, root, id), id).rejects.toMatchObject({ code: 'outside-library' });
    }
    await expect(resolveInside(disk, root, 'loop')).rejects.toMatchObject({ code: 'io' });
  });
});
