import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { createUpdates, packagedUpdates, type Program } from '../../../electron/app/updates.ts';
import { createDisk } from '../../../electron/fs/disk.ts';
import { tempFolder } from '../../support/temp-library.ts';

afterEach(() => void vi.useRealTimers());

function start(check: () => Promise<null> = () => Promise.resolve(null)) {
  vi.useFakeTimers();
  const heard: string[] = [];
  let looks = 0;
  const updater = {
    autoDownload: false,
    autoInstallOnAppQuit: false,
    logger: null,
    on: (name: string) => void heard.push(name),
    checkForUpdates: () => {
      looks++;
      return check();
    },
  };
  const updates = createUpdates(async () => updater as never);
  return { updates, updater, heard, looks: () => looks };
}

const day = 24 * 60 * 60 * 1000;

test('nothing is asked before it is wanted, then once a day, until it is wanted no more', async () => {
  const { updates, updater, heard, looks } = start();
  updates.follow(false);
  await vi.advanceTimersByTimeAsync(3 * day);
  expect([looks(), heard]).toEqual([0, []]);
  updates.follow(true);
  updates.follow(true);
  await vi.advanceTimersByTimeAsync(2 * day + 1);
  expect([looks(), heard]).toEqual([3, ['error']]);
  expect(updater).toMatchObject({ autoDownload: true, autoInstallOnAppQuit: true });
  updates.follow(false);
  await vi.advanceTimersByTimeAsync(3 * day);
  expect(looks()).toBe(3);
});

test('a machine without network goes on', async () => {
  const { updates, looks } = start(() => Promise.reject(new Error('net::ERR_INTERNET_DISCONNECTED')));
  updates.follow(true);
  await vi.advanceTimersByTimeAsync(day + 1);
  expect(looks()).toBe(2);
  updates.follow(false);
});

const disk = createDisk().sync;
const mac: Program = { platform: 'darwin', env: {}, execPath: '/Applications/Longhand.app/Contents/MacOS/Longhand' };

test('an app that was built without an address has no updates', async () => {
  const resources = await tempFolder('resources');
  expect(packagedUpdates(disk, resources, mac)).toBeNull();
  await writeFile(join(resources, 'app-update.yml'), 'provider: generic\n');
  expect(packagedUpdates(disk, resources, mac)).not.toBeNull();
});

const packages: readonly (readonly [what: string, program: Program, hasUpdates: boolean])[] = [
  ['an app on macOS', mac, true],
  ['one installed on Windows', { platform: 'win32', env: {}, execPath: 'C:\\Longhand\\Longhand.exe' }, true],
  [
    'the portable program',
    {
      platform: 'win32',
      env: { PORTABLE_EXECUTABLE_FILE: 'E:\\Longhand.exe' },
      execPath: 'C:\\Temp\\nsx\\Longhand.exe',
    },
    false,
  ],
  [
    'an AppImage',
    { platform: 'linux', env: { APPIMAGE: '/home/a/Longhand.AppImage' }, execPath: '/tmp/.mount_a/longhand' },
    true,
  ],
  ['an installed deb', { platform: 'linux', env: {}, execPath: '/opt/Longhand/longhand' }, true],
  ['an unpacked archive', { platform: 'linux', env: {}, execPath: '/home/a/longhand-0.1.0/longhand' }, false],
];

test.each(packages)('%s is replaced only where that is possible', async (_what, program, hasUpdates) => {
  const resources = await tempFolder('resources');
  await writeFile(join(resources, 'app-update.yml'), 'provider: generic\n');
  expect(packagedUpdates(disk, resources, program) !== null).toBe(hasUpdates);
});
