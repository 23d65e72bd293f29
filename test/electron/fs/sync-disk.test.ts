import { execFileSync } from 'node:child_process';
import { appendFile, mkdir, rename, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { numbersInStamp, stampNumbers, stampOfNumbers } from '../../../electron/fs/file-stamp.ts';
import { createSyncDisk } from '../../../electron/fs/sync-disk.ts';
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

test('a file has the stamp of a look at it, and nothing has one where nothing is', async () => {
  const folder = await tempFolder();
  await writeFile(join(folder, 'a.md'), 'one');
  await symlink('a.md', join(folder, 'link.md'));
  const paths = ['a.md', 'link.md', '.'].map((name) => join(folder, name));
  const numbers = new Float64Array(paths.length * numbersInStamp);
  for (const [at, path] of paths.entries()) {
    const { stamp } = disk.look(path);
    expect(stampNumbers(stamp, numbers, at * numbersInStamp)).toBe(true);
    expect(stampOfNumbers(numbers, at * numbersInStamp)).toBe(stamp);
  }
  const having = paths.map((path) => paths.map((_, at) => disk.hasStamp(path, numbers, at * numbersInStamp)));
  expect(having).toEqual([
    [true, false, false],
    [false, true, false],
    [false, false, true],
  ]);
  for (const change of [0, 1, 2, 3]) {
    const other = numbers.slice();
    other[change] = (other[change] ?? 0) + 1;
    expect(disk.hasStamp(join(folder, 'a.md'), other, 0)).toBe(false);
  }
  for (const name of ['none.md', 'a.md/none.md', 'bad\0name'])
    expect(disk.hasStamp(join(folder, name), numbers, 0)).toBe(false);
  expect(stampNumbers('short', numbers, 0)).toBe(false);
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
