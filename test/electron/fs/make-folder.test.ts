import { spawnSync } from 'node:child_process';
import { stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createDisk } from '../../../electron/fs/disk.ts';
import { repository } from '../../support/source-files.ts';
import { tempFolder } from '../../support/temp-library.ts';

const disk = createDisk();
const ways = [
  { way: 'waiting', make: async (path: string) => disk.makeFolder(path) },
  { way: 'at once', make: async (path: string) => disk.sync.makeFolder(path) },
];

describe.each(ways)('making a folder $way', ({ make }) => {
  test('makes those above it too, and minds none that is there', async () => {
    const folder = await tempFolder();
    const wanted = join(folder, 'a', 'b', 'c');
    await make(wanted);
    await make(wanted);
    expect((await stat(wanted)).isDirectory()).toBe(true);
    await make('/');
  });

  test('takes a link to a folder, and nothing else for a folder', async ({ skip }) => {
    skip(process.platform === 'win32', 'links need a right on Windows');
    const folder = await tempFolder();
    await writeFile(join(folder, 'file'), '');
    await symlink(folder, join(folder, 'link'));
    await symlink(join(folder, 'nowhere'), join(folder, 'dead'));
    await make(join(folder, 'link', 'inside'));
    expect((await stat(join(folder, 'inside'))).isDirectory()).toBe(true);
    await expect(make(join(folder, 'file'))).rejects.toMatchObject({ code: 'already-exists' });
    await expect(make(join(folder, 'dead'))).rejects.toMatchObject({ code: 'already-exists' });
    await expect(make(join(folder, 'file', 'deeper'))).rejects.toMatchObject({ code: 'not-a-folder' });
  });
});

// In a process of its own: what is looked for takes its thread for ever, and no test could end it.
const calls = ['disk.makeFolder', 'disk.sync.makeFolder'];
test.for(calls)('%s gives up where the system lets no folder be', (call, { skip }) => {
  skip(process.platform !== 'linux', 'only Linux has /proc');
  const script = `
    import { createDisk } from './electron/fs/disk.ts';
    const disk = createDisk();
    try { await ${call}('/proc/longhand/deeper'); } catch (error) { console.log(error.code); }`;
  const hooks = ['--no-warnings', '--import', './scripts/source-hooks.mjs', '--input-type=module', '--eval', script];
  const { stdout } = spawnSync(process.execPath, hooks, { cwd: repository, encoding: 'utf8', timeout: 20_000 });
  expect(stdout.trim()).toBe('not-found');
});
