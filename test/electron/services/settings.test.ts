import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createDisk } from '../../../electron/fs/disk.ts';
import { createRecent } from '../../../electron/services/recent.ts';
import { createLibrarySettings, createSettings } from '../../../electron/services/settings.ts';
import { libraryId } from '../../../shared/model/library.ts';
import { defaultLibrarySettings, defaultSettings } from '../../../shared/model/settings.ts';
import { createFailingDisk } from '../../support/failing-disk.ts';
import { filesBelow, tempFolder, tempLibrary, textOf } from '../../support/temp-library.ts';

const disk = createDisk();

describe('settings', () => {
  test('are the defaults until one is changed, and last over a restart', async () => {
    const dataFolder = join(await tempFolder('data'), 'not there yet');
    const settings = await createSettings({ disk, dataFolder });
    expect([settings.current(), settings.problem]).toEqual([defaultSettings, null]);
    expect(await settings.change({ theme: 'dark', autosave: undefined })).toEqual({
      ...defaultSettings,
      theme: 'dark',
    });
    const again = await createSettings({ disk, dataFolder });
    expect(again.current()).toEqual({ ...defaultSettings, theme: 'dark' });
  });

  test('keep what another version has added', async () => {
    const dataFolder = await tempLibrary({ 'settings.json': '{"version":1,"theme":"dark","zoom":2}' });
    await (await createSettings({ disk, dataFolder })).change({ fontSize: 20 });
    expect(JSON.parse(await textOf(dataFolder, 'settings.json'))).toMatchObject({
      zoom: 2,
      theme: 'dark',
      fontSize: 20,
    });
  });

  test.each(['', '{', '[]', '{"version":1,"theme":"pink"}', '{"theme":"dark"}', '\ufffd\u0000'])(
    'a broken file is put aside, not reset: %j',
    async (broken) => {
      const dataFolder = await tempLibrary({ 'settings.json': broken, 'settings.broken-1.json': 'an older one' });
      const settings = await createSettings({ disk, dataFolder });
      expect(settings.current()).toEqual(defaultSettings);
      expect(settings.problem).toContain('settings.broken-2.json');
      expect(await textOf(dataFolder, 'settings.broken-2.json')).toBe(broken);
      expect(await textOf(dataFolder, 'settings.broken-1.json')).toBe('an older one');
      await settings.change({ theme: 'light' });
      expect((await createSettings({ disk, dataFolder })).current().theme).toBe('light');
    },
  );

  test('a broken file that cannot be put aside is never written over', async () => {
    const dataFolder = await tempLibrary({ 'settings.json': '{' });
    const failing = createFailingDisk(disk);
    failing.plan({ at: 2, errno: 'EIO', sticky: true });
    const settings = await createSettings({ disk: failing.disk, dataFolder });
    failing.plan();
    expect(settings.problem).toContain('nor put aside');
    await expect(settings.change({ theme: 'light' })).rejects.toMatchObject({ code: 'denied' });
    expect(await textOf(dataFolder, 'settings.json')).toBe('{');
  });

  test('a whole file that the disk does not give stays where it is', async () => {
    const dataFolder = await tempLibrary({ 'settings.json': '{"version":1,"theme":"dark"}' });
    const failing = createFailingDisk(disk);
    failing.plan({ at: 1, errno: 'EACCES' });
    const settings = await createSettings({ disk: failing.disk, dataFolder });
    expect(settings.problem).toContain('settings.json');
    await expect(settings.change({ theme: 'light' })).rejects.toMatchObject({ code: 'denied' });
    expect(await filesBelow(dataFolder)).toEqual(['settings.json']);
    expect((await createSettings({ disk, dataFolder })).current().theme).toBe('dark');
  });

  test('a failed change changes nothing', async () => {
    const dataFolder = await tempFolder('data');
    const failing = createFailingDisk(disk);
    const settings = await createSettings({ disk: failing.disk, dataFolder });
    failing.plan({ at: 2, errno: 'ENOSPC' });
    await expect(settings.change({ theme: 'dark' })).rejects.toMatchObject({ code: 'disk-full' });
    expect(settings.current().theme).toBe('system');
  });
});

test('settings of a library lie in a file of its own', async () => {
  const dataFolder = await tempFolder('data');
  const id = libraryId('0123456789abcdef');
  const settings = createLibrarySettings({ disk, dataFolder });
  expect(await settings.get(id)).toEqual(defaultLibrarySettings);
  await settings.change(id, { remoteImages: true });
  const author = { name: 'Ada', links: [{ label: 'Web', url: 'https://ada.example' }] };
  await settings.change(id, { corrections: { author } });
  const again = createLibrarySettings({ disk, dataFolder });
  expect(await again.get(id)).toEqual({ ...defaultLibrarySettings, remoteImages: true, corrections: { author } });
  expect(await filesBelow(dataFolder)).toEqual([`libraries/${id}.json`]);
});

test('corrections of a library that were kept apart in version 1 come together', async () => {
  const dataFolder = await tempFolder('data');
  const id = libraryId('0123456789abcdef');
  const author = { name: 'Ada', links: [] };
  await mkdir(join(dataFolder, 'libraries'));
  const old = { version: 1, remoteImages: true, author, generator: 'hexo' };
  await writeFile(join(dataFolder, 'libraries', `${id}.json`), JSON.stringify(old));
  const settings = createLibrarySettings({ disk, dataFolder });
  expect(await settings.get(id)).toMatchObject({ remoteImages: true, corrections: { generator: 'hexo', author } });
  await settings.change(id, { remoteImages: false });
  expect(JSON.parse(await textOf(dataFolder, `libraries/${id}.json`))).toEqual({
    version: 2,
    remoteImages: false,
    corrections: { generator: 'hexo', author },
  });
});

describe('recent libraries', () => {
  test('come latest first, each once, and say when the folder has gone', async () => {
    const dataFolder = await tempFolder('data');
    const one = await tempFolder();
    const two = await tempFolder();
    let time = 0;
    const recent = createRecent({ disk, dataFolder, now: () => ++time });
    for (const path of [one, two, one]) await recent.opened(path);
    await rm(two, { recursive: true });
    expect(await recent.list()).toMatchObject([
      { path: one, openedAt: 3, missing: false },
      { path: two, openedAt: 2, missing: true },
    ]);
    await recent.forget(one);
    expect((await recent.list()).map((library) => library.path)).toEqual([two]);
    await mkdir(two);
    expect(await recent.list()).toMatchObject([{ missing: false }]);
  });

  test('survive a broken file', async () => {
    const dataFolder = await tempFolder('data');
    await writeFile(join(dataFolder, 'recent.json'), 'nonsense');
    const recent = createRecent({ disk, dataFolder });
    expect(await recent.list()).toEqual([]);
    await recent.opened(dataFolder);
    expect(await recent.list()).toHaveLength(1);
    expect(await textOf(dataFolder, 'recent.broken-1.json')).toBe('nonsense');
  });
});
