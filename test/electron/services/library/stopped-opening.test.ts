import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createDisk } from '../../../../electron/fs/disk.ts';
import { createLibraries, type OpenLibrary } from '../../../../electron/services/library/libraries.ts';
import { AppError } from '../../../../shared/base/errors.ts';
import { defaultLibrarySettings } from '../../../../shared/model/settings.ts';
import { tempLibrary } from '../../../support/temp-library.ts';

test('cancelling says so and leaves nothing open', async () => {
  const root = await tempLibrary({ 'one.md': '# One\n' });
  const libraries = createLibraries({ disk: createDisk(), watch: false });
  await expect(libraries.open(root, AbortSignal.abort())).rejects.toMatchObject({ code: 'cancelled' });
  expect(libraries.all()).toEqual([]);
  expect((await libraries.open(root)).snapshot().posts).toHaveLength(1);
});

test('who wants a folder too of which somebody else stops the opening gets it', async () => {
  const root = await tempLibrary({ 'one.md': '# One\n' });
  const stop = new AbortController();
  const others: Promise<OpenLibrary>[] = [];
  const settings = async () => {
    if (others.length === 0) {
      others.push(libraries.open(root));
      // Until it has found out that the folder is being opened.
      await setTimeout(100);
      stop.abort();
    }
    return defaultLibrarySettings;
  };
  const libraries = createLibraries({ disk: createDisk(), settings, watch: false });
  await expect(libraries.open(root, stop.signal)).rejects.toMatchObject({ code: 'cancelled' });
  expect(await Promise.all(others)).toMatchObject([{ root }]);
});

test('a failure right after it was cancelled is told as the failure that it is', async () => {
  const root = await tempLibrary({ 'one.md': '# One\n' });
  const stop = new AbortController();
  const settings = async () => {
    stop.abort();
    throw new AppError('io', 'The disk reported an error');
  };
  const libraries = createLibraries({ disk: createDisk(), settings, watch: false });
  await expect(libraries.open(root, stop.signal)).rejects.toMatchObject({ code: 'io' });
});
