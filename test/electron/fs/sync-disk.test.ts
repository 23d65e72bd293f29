import { execFileSync } from 'node:child_process';
import { appendFile, mkdir, rename, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createSyncDisk, stampLength } from '../../../electron/fs/sync-disk.ts';
import { tempFolder } from '../../support/temp-library.ts';

const disk = createSyncDisk();
const text = (bytes: Uint8Array | null) => new TextDecoder().decode(bytes ?? new Uint8Array());
const code = (step: () => unknown) => {
  try {
    step();
    return null;
  } catch (error) {
    return (error as { code?: string }).code;
  }
};

describe('reading a plain file', () => {
  test('gives its bytes and what the system says of it', async () => {
    const path = join(await tempFolder(), 'a.md');
    await writeFile(path, 'Häuser');
    const { look, bytes } = disk.readPlain(path, 100);
    expect(text(bytes)).toBe('Häuser');
    expect(look).toMatchObject({ kind: 'file', size: 7, modified: Math.round((await stat(path)).mtimeMs) });
    expect(look).toEqual(disk.look(path));
  });

  test('of any size, one after the other', async () => {
    const folder = await tempFolder();
    for (const size of [0, 1, 255 * 1024, 256 * 1024, 3_000_000]) {
      const path = join(folder, `${size}.md`);
      await writeFile(path, 'x'.repeat(size));
      expect(text(disk.readPlain(path, 4_000_000).bytes)).toHaveLength(size);
      expect(disk.readPlain(path, size - 1).bytes).toBeNull();
    }
    expect(disk.readPlain('/proc/self/status', 1000).bytes?.length ?? 1).toBeGreaterThan(0);
  });

  test('follows no link, waits for no FIFO, takes no folder', async ({ skip }) => {
    skip(process.platform === 'win32', 'links need a right on Windows, and there are no FIFOs');
    const folder = await tempFolder();
    await writeFile(join(folder, 'a.md'), 'a');
    await symlink(join(folder, 'a.md'), join(folder, 'link.md'));
    await mkdir(join(folder, 'folder.md'));
    execFileSync('mkfifo', [join(folder, 'fifo.md')]);
    const read = (name: string) => code(() => disk.readPlain(join(folder, name), 100));
    expect(['link.md', 'fifo.md', 'folder.md', 'none.md'].map(read)).toEqual([
      'unsupported',
      'unsupported',
      'invalid-input',
      'not-found',
    ]);
    expect(disk.list(folder).toSorted((a, b) => a.name.localeCompare(b.name))).toEqual([
      { name: 'a.md', kind: 'file' },
      { name: 'fifo.md', kind: 'other' },
      { name: 'folder.md', kind: 'folder' },
      { name: 'link.md', kind: 'link' },
    ]);
    expect(disk.look(join(folder, 'link.md')).kind).toBe('link');
    expect(disk.realpath(join(folder, 'link.md'))).toBe(join(folder, 'a.md'));
  });
});

test('a stamp is that of a look, and none where there is nothing to look at', async () => {
  const folder = await tempFolder();
  await writeFile(join(folder, 'a.md'), 'one');
  await symlink('a.md', join(folder, 'link.md'));
  for (const name of ['a.md', 'link.md', '.']) {
    const path = join(folder, name);
    expect(disk.stamp(path)).toBe(disk.look(path).stamp);
  }
  expect(disk.stamp(join(folder, 'a.md')).length).toBe(stampLength);
  for (const name of ['none.md', 'a.md/none.md', 'bad\0name']) expect(disk.stamp(join(folder, name))).toBe('');
});

test('the stamp tells every change, also one that hides its time or its size', async () => {
  const folder = await tempFolder();
  const path = join(folder, 'a.md');
  const stamps: string[] = [];
  const note = () => stamps.push(disk.look(path).stamp);
  await writeFile(path, 'one');
  const { atime, mtime } = await stat(path);
  note();
  await appendFile(path, '!');
  note();
  await new Promise((resolve) => setTimeout(resolve, 20));
  await writeFile(path, 'two!');
  await utimes(path, atime, mtime);
  note();
  await writeFile(join(folder, 'b.md'), 'two!');
  await utimes(join(folder, 'b.md'), atime, mtime);
  await rename(join(folder, 'b.md'), path);
  note();
  expect(new Set(stamps).size).toBe(4);
  note();
  expect(stamps.at(-1)).toBe(stamps.at(-2));
});
