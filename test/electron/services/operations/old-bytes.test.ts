import { truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createDisk } from '../../../../electron/fs/disk.ts';
import { hashBytes } from '../../../../electron/fs/revision.ts';
import { createBytesReader, createBytesWriter } from '../../../../electron/services/operations/old-bytes.ts';
import { tempFolder } from '../../../support/temp-library.ts';

const million = 1024 * 1024;

test('what was taken in is read again, over many packs and of any size, whatever became of the memory it was in', async () => {
  const disk = createDisk();
  const folder = await tempFolder('packs');
  const sizes = [
    0,
    1,
    million,
    3 * million,
    5 * million,
    4 * million,
    ...Array.from({ length: 9 }, () => 1.5 * million),
  ];
  const writer = createBytesWriter(disk, folder);
  const memory = new Uint8Array(5 * million);
  const kept = [];
  for (const [index, size] of sizes.entries()) {
    const bytes = memory.subarray(0, size).fill(index + 1);
    const hash = hashBytes(bytes);
    kept.push({ hash, place: writer.add(hash, bytes) });
    // Every other one finds the pack before it written, so that its memory is used again.
    if (index % 2 === 0) await writer.room();
  }
  expect(new Set(kept.map(({ place }) => place.pack)).size).toBeGreaterThan(4);
  await writer.flush();
  const read = createBytesReader(disk, folder);
  for (const [index, { hash, place }] of kept.entries()) {
    const bytes = await read(hash, place, new Uint8Array(place.size));
    expect([index, bytes.length, hashBytes(bytes)]).toEqual([index, sizes[index], hash]);
  }
  // All at once, so that packs are let go which are still being read; then again in their memory.
  for (const _ of [1, 2]) {
    const all = await Promise.all(kept.map(({ place }) => read(null, place, new Uint8Array(place.size))));
    expect(all.map(hashBytes)).toEqual(kept.map(({ hash }) => hash));
  }
});

test('of a pack that was cut off nothing is read, compared or not', async () => {
  const disk = createDisk();
  const folder = await tempFolder('packs');
  const writer = createBytesWriter(disk, folder);
  const bytes = new Uint8Array(1000).fill(7);
  const place = writer.add(hashBytes(bytes), bytes);
  await writer.flush();
  await truncate(join(folder, 'old-0.bin'), 999);
  const read = createBytesReader(disk, folder);
  for (const hash of [null, hashBytes(bytes)])
    await expect(read(hash, place, new Uint8Array(1000).fill(7))).rejects.toMatchObject({ code: 'io' });
});
