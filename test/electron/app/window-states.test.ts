import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  readWindowStates,
  stateFor,
  withWindows,
  writeWindowStates,
  type WindowState,
} from '../../../electron/app/window-states.ts';
import { createDisk } from '../../../electron/fs/disk.ts';
import { tempFolder } from '../../support/temp-library.ts';

const disk = createDisk();
const screens = [{ x: 0, y: 0, width: 1920, height: 1080 }];
const state = (folder: string | null, x = 10): WindowState => ({
  folder,
  bounds: { x, y: 20, width: 1000, height: 700 },
  maximized: true,
  open: true,
});

test('windows come back where they were', async () => {
  const folder = await tempFolder();
  const states = [state('/a'), state(null, 500)];
  await writeWindowStates(disk, folder, states);
  expect(await readWindowStates(disk, folder)).toEqual(states);
  expect(stateFor(states, null, screens, [])?.bounds.x).toBe(500);
  expect(stateFor(states, '/new', screens, [])?.bounds.x).toBe(10);
});

test('a second window does not cover the first', () => {
  const taken = [state('/a').bounds, state('/a', 38).bounds];
  expect(stateFor([state('/a')], '/b', screens, taken)?.bounds).toMatchObject({ x: 38, y: 48 });
});

test('not on a screen that has gone', () => {
  expect(stateFor([state('/a', 3000)], '/a', screens, [])).toBeNull();
  const above = { ...state('/a'), bounds: { ...state('/a').bounds, y: -400 } };
  expect(stateFor([above], '/a', screens, [])).toBeNull();
  expect(stateFor([], '/a', screens, [])).toBeNull();
});

test('only the windows of the end come back, each library once', () => {
  const kept = withWindows([state('/b')], [state('/a'), state('/b', 99)]);
  expect(kept).toEqual([state('/b'), { ...state('/a'), open: false }]);
});

test.each([
  '',
  'null',
  '{}',
  '[{"bounds":{"x":"1"}}]',
  '[{"folder":7,"bounds":{"x":0,"y":0,"width":900,"height":900}}]',
])('a broken file is none: %s', async (text) => {
  const folder = await tempFolder();
  expect(await readWindowStates(disk, folder)).toEqual([]);
  await writeFile(join(folder, 'windows.json'), text);
  expect(await readWindowStates(disk, folder)).toEqual([]);
});
