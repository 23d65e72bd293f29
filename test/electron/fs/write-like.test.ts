import { execFileSync } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createDisk } from '../../../electron/fs/disk.ts';
import { openLikeNow, writeLike } from '../../../electron/fs/write-like.ts';
import { atomicWrite } from '../../../electron/fs/atomic-write.ts';
import { filesBelow, tempLibrary, textOf } from '../../support/temp-library.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const long = 'a longer text than the new one\n'.repeat(100);

const ways = {
  'by others': writeLike,
  'at once': async (...to: Parameters<typeof openLikeNow>) => openLikeNow(...to).flush(),
} as const;
const platforms = ['darwin', 'win32', 'linux'] as const;
const cases = platforms.flatMap((platform) => Object.entries(ways).map(([way, write]) => ({ platform, way, write })));

describe.each(cases)('as on $platform, $way', ({ platform, write }) => {
  test('holds the new bytes and nothing of the old, in the mode given', async () => {
    const root = await tempLibrary({ 'old.md': long });
    await write(join(root, 'old.md'), join(root, 'new.md'), bytes('short'), 0o666, platform);
    expect([await textOf(root, 'new.md'), await textOf(root, 'old.md')]).toEqual(['short', long]);
    if (process.platform !== 'win32') expect((await stat(join(root, 'new.md'))).mode & 0o777).toBe(0o666);
  });

  test('never replaces a file', async () => {
    const root = await tempLibrary({ 'old.md': long, 'new.md': 'mine' });
    const written = write(join(root, 'old.md'), join(root, 'new.md'), bytes('x'), 0o644, platform);
    await expect(written).rejects.toMatchObject({ code: 'EEXIST' });
    expect(await textOf(root, 'new.md')).toBe('mine');
  });

  test('does without where the copy fails', async () => {
    const root = await tempLibrary({});
    await write(join(root, 'gone.md'), join(root, 'new.md'), bytes('x'), 0o644, platform);
    expect(await filesBelow(root)).toEqual(['new.md']);
    expect(await textOf(root, 'new.md')).toBe('x');
  });
});

if (process.platform !== 'darwin') console.info('write-like.test.ts: extended attributes are looked at on macOS only');
test.runIf(process.platform === 'darwin')('a saved file keeps its extended attributes', async () => {
  const root = await tempLibrary({ 'a.md': 'old' });
  const path = join(root, 'a.md');
  execFileSync('xattr', ['-w', 'com.example.kept', 'yes', path]);
  await atomicWrite(createDisk(), path, bytes('new'), { like: path });
  expect(execFileSync('xattr', ['-p', 'com.example.kept', path], { encoding: 'utf8' }).trim()).toBe('yes');
});
