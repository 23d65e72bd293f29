import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { createDisk } from '../../../../../electron/fs/disk.ts';
import { createLibraries } from '../../../../../electron/services/library/libraries.ts';
import { ensureBuilt } from '../../../../support/built.ts';
import { tempLibrary } from '../../../../support/temp-library.ts';

const worker = new URL('../../../../../dist/index-worker.js', import.meta.url);

beforeAll(ensureBuilt);

test('what the engine compiled of the thread is kept, and taken over by the next one', async () => {
  const compiledFolder = join(await tempLibrary({}), 'compiled');
  const root = await tempLibrary({ 'a.md': '# A\n' });
  /** The largest file after a thread has come and gone. */
  const kept = async () => {
    const { open, dispose } = createLibraries({ disk: createDisk(), watch: false, worker, compiledFolder });
    expect((await open(root)).snapshot().posts).toHaveLength(1);
    await dispose();
    const names = readdirSync(compiledFolder, { recursive: true, encoding: 'utf8' });
    const files = names.map((name) => ({
      path: join(compiledFolder, name),
      stat: statSync(join(compiledFolder, name)),
    }));
    const [largest] = files.filter(({ stat }) => stat.isFile()).sort((one, other) => other.stat.size - one.stat.size);
    return { path: largest?.path ?? '', size: largest?.stat.size ?? 0, inode: largest?.stat.ino };
  };
  const first = await kept();
  expect(first.size).toBeGreaterThan(100_000);
  // What cannot be taken over is compiled again, and written to a new file.
  expect(await kept()).toEqual(first);
  const bytes = readFileSync(first.path);
  writeFileSync(first.path, Buffer.from(bytes).fill(0x2a, bytes.length / 2));
  expect((await kept()).inode).not.toBe(first.inode);
  expect(readFileSync(first.path).length).toBe(first.size);
});
