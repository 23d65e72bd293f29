import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderToOpen } from '../../../electron/app/folder-to-open.ts';
import { createDisk } from '../../../electron/fs/disk.ts';
import { tempLibrary } from '../../support/temp-library.ts';

const disk = createDisk();

test('a folder opens itself, a post the folder that holds it', async () => {
  const root = await tempLibrary({ 'content/a.md': 'A' });
  expect(await folderToOpen(disk, ['longhand', root], '/')).toBe(root);
  expect(await folderToOpen(disk, ['longhand', join(root, 'content', 'a.md')], '/')).toBe(join(root, 'content'));
  expect(await folderToOpen(disk, ['longhand', 'content'], root)).toBe(join(root, 'content'));
});

test("flags are passed over, Chromium's among them", async () => {
  const root = await tempLibrary({ 'a.md': 'A' });
  expect(await folderToOpen(disk, ['longhand', '--no-sandbox', root, '--original-process-start-time=1'], '/')).toBe(
    root,
  );
  expect(await folderToOpen(disk, ['longhand', '--no-sandbox'], '/')).toBeNull();
  expect(await folderToOpen(disk, ['longhand'], '/')).toBeNull();
});

test('a folder that is not there is left to the page to say so', async () => {
  expect(await folderToOpen(disk, ['longhand', 'gone'], '/nowhere')).toBe(join('/nowhere', 'gone'));
});
