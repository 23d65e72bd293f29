import { expect, test } from 'vitest';
import { createDisk } from '../../../../../electron/fs/disk.ts';
import { createPostIndex } from '../../../../../electron/services/library/index/post-index.ts';
import { tempLibrary } from '../../../../support/temp-library.ts';

const watches = () => process.getActiveResourcesInfo().filter((name) => name.startsWith('FSEvent')).length;

test('asked twice at once to follow a folder, it watches once', async () => {
  const root = await tempLibrary({ 'a.md': 'A\n' });
  const before = watches();
  const index = createPostIndex({ disk: createDisk().sync, root, file: null, now: Date.now, tell: () => {} });
  await index.scan({ corrections: {}, afresh: false });
  await Promise.all([index.follow({ polling: false }), index.follow({ polling: false })]);
  await expect.poll(watches).toBeGreaterThan(before);
  await index.close();
  await expect.poll(watches).toBe(before);
});
