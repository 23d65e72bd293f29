import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { createUpdates, packagedUpdates } from '../../../electron/app/updates.ts';
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

test('an app that was built without an address has no updates', async () => {
  const resources = await tempFolder('resources');
  expect(packagedUpdates(createDisk().sync, resources)).toBeNull();
  await writeFile(join(resources, 'app-update.yml'), 'provider: generic\n');
  expect(packagedUpdates(createDisk().sync, resources)).not.toBeNull();
});
