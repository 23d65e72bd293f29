import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createDisk } from '../../../../electron/fs/disk.ts';
import { createTrashFolder } from '../../../../electron/services/posts/trash-folder.ts';
import { createFailingDisk } from '../../../support/failing-disk.ts';
import { filesBelow, tempFolder, tempLibrary, textOf } from '../../../support/temp-library.ts';

const now = () => new Date(2024, 0, 15, 10, 30, 5).getTime();
const place = 'trash/2024-01-15 10-30-05';

test('a thing lies in the trash under its own path, twice in one second too', async () => {
  const dataFolder = await tempFolder('data');
  const root = await tempLibrary({ 'posts/a.md': 'first' });
  const trash = createTrashFolder({ disk: createDisk(), dataFolder, now });
  expect(await trash(join(root, 'posts/a.md'), 'posts/a.md')).toBe(join(dataFolder, place, 'posts/a.md'));
  const other = await tempLibrary({ 'posts/a.md': 'second' });
  await trash(join(other, 'posts/a.md'), 'posts/a.md');
  expect(await filesBelow(root)).toEqual([]);
  expect(await textOf(dataFolder, `${place}/posts/a.md`)).toBe('first');
  expect(await textOf(dataFolder, `${place}-2/posts/a.md`)).toBe('second');
});

test('across disks a folder is copied, compared and only then removed', async () => {
  const dataFolder = await tempFolder('data');
  const root = await tempLibrary({ 'trip/index.md': 'text', 'trip/img/a.png': Uint8Array.from([0, 255]) });
  const failing = createFailingDisk(createDisk());
  const trash = createTrashFolder({ disk: failing.disk, dataFolder, now });
  failing.plan({ at: 3, errno: 'EXDEV' });
  await trash(join(root, 'trip'), 'trip');
  expect(failing.calls[2]).toBe('rename');
  expect(await filesBelow(root)).toEqual([]);
  expect(await filesBelow(dataFolder)).toEqual([`${place}/trip/img/a.png`, `${place}/trip/index.md`]);
});

test('across disks nothing is lost when any step fails', async () => {
  const files = { 'trip/index.md': 'text', 'trip/a.png': 'image' };
  for (let at = 4; ; at++) {
    const dataFolder = await tempFolder('data');
    const root = await tempLibrary(files);
    const failing = createFailingDisk(createDisk());
    const disk = {
      ...failing.disk,
      rename: async (from: string, to: string) => {
        if (from.startsWith(root)) {
          throw Object.assign(new Error('other disk'), { code: 'EXDEV' });
        }
        await failing.disk.rename(from, to);
      },
    };
    failing.plan({ at, errno: 'ENOSPC' });
    const failed = await createTrashFolder({ disk, dataFolder, now })(join(root, 'trip'), 'trip').then(
      () => false,
      () => true,
    );
    if (!failed) {
      expect(at).toBeGreaterThan(8);
      return;
    }
    expect(await filesBelow(root), failing.calls[at - 1]).toEqual(Object.keys(files).sort());
    expect(await textOf(root, 'trip/index.md')).toBe('text');
  }
});
