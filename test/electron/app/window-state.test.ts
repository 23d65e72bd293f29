import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readWindowState, writeWindowState } from '../../../electron/app/window-state.ts';
import { createDisk } from '../../../electron/fs/disk.ts';
import { tempFolder } from '../../support/temp-library.ts';

const disk = createDisk();
const screens = [{ x: 0, y: 0, width: 1920, height: 1080 }];
const state = { bounds: { x: 10, y: 20, width: 1000, height: 700 }, maximized: true };

test('a window comes back where it was', async () => {
  const folder = await tempFolder();
  await writeWindowState(disk, folder, state);
  expect(await readWindowState(disk, folder, screens)).toEqual(state);
});

test('not on a screen that has gone', async () => {
  const folder = await tempFolder();
  await writeWindowState(disk, folder, { ...state, bounds: { ...state.bounds, x: 3000 } });
  expect(await readWindowState(disk, folder, screens)).toBeNull();
  await writeWindowState(disk, folder, { ...state, bounds: { ...state.bounds, y: -400 } });
  expect(await readWindowState(disk, folder, screens)).toBeNull();
});

test('the first start has none', async () => {
  expect(await readWindowState(disk, await tempFolder(), screens)).toBeNull();
});

test.each(['', 'null', '[]', '{}', '{"bounds":{"x":"1"}}', '{"bounds":{"x":0,"y":0,"width":1,"height":1}}'])(
  'a broken file is none: %s',
  async (text) => {
    const folder = await tempFolder();
    await writeFile(join(folder, 'window.json'), text);
    expect(await readWindowState(disk, folder, screens)).toBeNull();
  },
);
