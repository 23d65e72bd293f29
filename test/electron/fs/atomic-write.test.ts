import { link, lstat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { atomicWrite, isTempName, moveNew, renameWithRetry, sweepTemps } from '../../../electron/fs/atomic-write.ts';
import { createDisk } from '../../../electron/fs/disk.ts';
import { createFailingDisk } from '../../support/failing-disk.ts';
import { filesBelow, tempLibrary, textOf } from '../../support/temp-library.ts';

const disk = createDisk();
const bytes = (text: string) => new TextEncoder().encode(text);

test('the temp file has a name that generators ignore, also for the longest names', async () => {
  const name = `${'ü'.repeat(125)}.md`;
  const root = await tempLibrary({});
  let seen: readonly string[] = [];
  await atomicWrite(disk, join(root, name), bytes('x'), {
    beforeReplace: async () => void (seen = await filesBelow(root)),
  });
  expect(seen).toHaveLength(1);
  expect(seen[0]).toMatch(/^\.#.*\.[0-9a-f]{16}\.tmp$/);
  expect(isTempName(seen[0] ?? '')).toBe(true);
  expect(await filesBelow(root)).toEqual([name]);
});

test('an error names the file of the person, not the temp file', async () => {
  const root = await tempLibrary({});
  const failing = createFailingDisk(disk);
  failing.plan({ at: 1, errno: 'ENOSPC' });
  const write = atomicWrite(failing.disk, join(root, 'a.md'), bytes('x'));
  await expect(write).rejects.toMatchObject({
    code: 'disk-full',
    file: join(root, 'a.md'),
    message: `The disk is full: ${join(root, 'a.md')}`,
  });
});

describe('renameWithRetry', () => {
  test('tries again on Windows while a scanner holds the file', async () => {
    const root = await tempLibrary({ a: 'x' });
    const failing = createFailingDisk(disk);
    failing.plan({ at: 1, errno: 'EPERM' });
    await renameWithRetry(failing.disk, join(root, 'a'), join(root, 'b'), 'win32');
    expect(failing.calls).toEqual(['rename', 'rename']);
    expect(await filesBelow(root)).toEqual(['b']);
  });

  test('passes other errors on at once', async () => {
    const failing = createFailingDisk(disk);
    failing.plan({ at: 1, errno: 'ENOSPC' });
    await expect(renameWithRetry(failing.disk, '/a', '/b', 'win32')).rejects.toMatchObject({ code: 'disk-full' });
    expect(failing.calls).toHaveLength(1);
  });
});

describe('moveNew', () => {
  test('never replaces', async () => {
    const root = await tempLibrary({ a: 'one', b: 'two' });
    await expect(moveNew(disk, join(root, 'a'), join(root, 'b'))).rejects.toMatchObject({ code: 'already-exists' });
    expect([await textOf(root, 'a'), await textOf(root, 'b')]).toEqual(['one', 'two']);
  });

  test('works, and never replaces, where a disk knows no second names', async () => {
    const root = await tempLibrary({ a: 'one', b: 'two' });
    const failing = createFailingDisk(disk);
    failing.plan({ at: 2, errno: 'EPERM' });
    await expect(moveNew(failing.disk, join(root, 'a'), join(root, 'b'))).rejects.toMatchObject({
      code: 'already-exists',
    });
    failing.plan({ at: 2, errno: 'EPERM' });
    await moveNew(failing.disk, join(root, 'a'), join(root, 'c'));
    expect(await filesBelow(root)).toEqual(['b', 'c']);
  });

  test.skipIf(process.platform === 'win32')('moves a link itself, and never over anything', async () => {
    const root = await tempLibrary({ real: 'one', b: 'two' });
    await symlink('real', join(root, 'a'));
    await expect(moveNew(disk, join(root, 'a'), join(root, 'b'))).rejects.toMatchObject({ code: 'already-exists' });
    await moveNew(disk, join(root, 'a'), join(root, 'c'));
    expect(await filesBelow(root)).toEqual(['b', 'c', 'real']);
    expect([(await lstat(join(root, 'c'))).isSymbolicLink(), (await lstat(join(root, 'real'))).nlink]).toEqual([
      true,
      1,
    ]);
  });

  test('goes back when the old name cannot be removed', async () => {
    const root = await tempLibrary({ a: 'one' });
    const failing = createFailingDisk(disk);
    failing.plan({ at: 3, errno: 'EIO' });
    await expect(moveNew(failing.disk, join(root, 'a'), join(root, 'b'))).rejects.toMatchObject({ code: 'io' });
    expect(await filesBelow(root)).toEqual(['a']);
    expect((await lstat(join(root, 'a'))).nlink).toBe(1);
  });
});

describe('sweepTemps', () => {
  const dead = '.#post.md.7ffffffe01234567.tmp';
  const alive = `.#post.md.${process.pid.toString(16).padStart(8, '0')}01234567.tmp`;

  test('removes what a crash left, and nothing else', async () => {
    const others = { '.#post.md': '', 'post.md.tmp': '', '.#mine.tmp': '', 'post.md': '' };
    const root = await tempLibrary({ ...others, [dead]: 'x', [alive]: 'x' });
    expect(await sweepTemps(disk, root, Date.now())).toBe(1);
    expect(await filesBelow(root)).toEqual([...Object.keys(others), alive].sort());
  });

  test('removes those of a running process after an hour', async () => {
    const root = await tempLibrary({ [alive]: 'x' });
    expect(await sweepTemps(disk, root, Date.now() + 3_700_000)).toBe(1);
  });
});

test('a file under two names is not taken for a rename that differs in case only', async () => {
  const root = await tempLibrary({ 'A.md': 'one' });
  await link(join(root, 'A.md'), join(root, 'b.md'));
  await expect(moveNew(disk, join(root, 'A.md'), join(root, 'b.md'))).rejects.toMatchObject({ code: 'already-exists' });
  await writeFile(join(root, 'c.md'), '');
  expect(await filesBelow(root)).toEqual(['A.md', 'b.md', 'c.md']);
});
