import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { libraryIdOf } from '../../../../electron/services/library/libraries.ts';
import { randomFrom } from '../../../../scripts/make-library.mjs';
import { libraryFiles as files, openAgain, openedBefore, titled as post } from '../../../support/kept-list.ts';
import { soakTimes } from '../../../support/soak-times.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

const damages: Readonly<Record<string, (bytes: Buffer) => string | Uint8Array>> = {
  empty: () => '',
  'cut in the middle': (bytes) => bytes.subarray(0, bytes.length / 2),
  'cut by its last byte': (bytes) => bytes.subarray(0, -1),
  'one byte longer': (bytes) => Buffer.concat([bytes, Buffer.from('\n')]),
  'something else': () => 'not a list at all\n{}\n',
  'zeros, as after a power cut': (bytes) => new Uint8Array(bytes.length),
  'of the version before': (bytes) =>
    whole(firstLineOf(bytes).replace(/^longhand-list \d+ \w+/, 'longhand-list 4'), oldBody),
  'whole, and no list': (bytes) => whole(firstLineOf(bytes), Buffer.from('{"root":\n')),
  'a title of it changed': (bytes) =>
    Buffer.from(bytes.toString('latin1').replace('"title":"A"', '"title":"Z"'), 'latin1'),
};

const firstLineOf = (bytes: Buffer) => bytes.toString('latin1', 0, bytes.indexOf('\n'));

/** With the sum that such a file has. */
const whole = (firstLine: string, body: Uint8Array) =>
  Buffer.concat([Buffer.from(`${firstLine.replace(/\w+$/, crc32(body).toString(16))}\n`), body]);

const oldBody = Buffer.from('{"root":"/r","profile":"{}","samples":[],"found":null}\na.md\t\t\t\t\t1\t{"id":"a.md"}');

test.each(Object.entries(damages))('%s', async (_, damage) => {
  const { root, lists, file } = await openedBefore();
  const bytes = damage(await readFile(file));
  await writeFile(file, bytes);
  expect(await openAgain(root, lists)).toEqual(Object.keys(files).toSorted());
  // And it was made anew.
  expect(await openAgain(root, lists)).toEqual([]);
});

test('any byte of it changed', async () => {
  const { root, lists, file } = await openedBefore();
  const whole = await readFile(file);
  const random = randomFrom(3);
  for (let round = 0; round < soakTimes(20); round++) {
    const bytes = Buffer.from(whole);
    const at = Math.floor(random() * bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 + Math.floor(random() * 255));
    await writeFile(file, bytes);
    expect(await openAgain(root, lists)).toEqual(Object.keys(files).toSorted());
  }
});

test('the list of another folder', async () => {
  const one = await openedBefore();
  const other = await openedBefore({ ...files, 'a.md': post('Other') });
  await cp(one.file, other.file);
  expect(await openAgain(other.root, other.lists)).toEqual(Object.keys(files).toSorted());
});

test('deleted', async () => {
  const { root, lists } = await openedBefore();
  await rm(lists, { recursive: true });
  expect(await openAgain(root, lists)).toEqual(Object.keys(files).toSorted());
});

test('a folder where nothing can be written, or something else in the place of the file', async () => {
  const { root, lists, file } = await openedBefore();
  await rm(file);
  await mkdir(join(file, 'sub'), { recursive: true });
  expect(await openAgain(root, lists)).toEqual(Object.keys(files).toSorted());
  expect(await openAgain(root, join(root, 'a.md', 'lists'))).toEqual(Object.keys(files).toSorted());
  expect(await readdir(lists)).toEqual([`${libraryIdOf(root)}.list`]);
});
