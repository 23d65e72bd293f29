import { join } from 'node:path';
import { AppError } from '../../../shared/base/errors.ts';
import type { Disk } from '../../fs/disk.ts';
import { hashBytes } from '../../fs/revision.ts';

/** Where the bytes of a file lie in the packs of a folder. */
export interface BytesPlace {
  readonly pack: number;
  readonly from: number;
  readonly size: number;
}

/** Bytes of one pack file at most, unless a single file is larger. A few packs are in memory at once. */
const packSize = 1024 * 1024;
const packName = (pack: number) => `old-${pack}.bin`;

/**
 * Keeps the bytes of many small files as few large ones: a file each would have to be flushed each. The same content is
 * kept once. Nothing is safe before `flush` has answered.
 */
export interface BytesWriter {
  /** Takes a copy of the bytes in and answers where they will lie. */
  add(hash: string, bytes: Uint8Array): BytesPlace;
  /** Settled when not much is waiting to be written. Never rejects. */
  room(): Promise<void>;
  /** Writes and flushes what is left. Rejects with the first failure of any pack. */
  flush(): Promise<void>;
}

export function createBytesWriter(disk: Pick<Disk, 'writeNew'>, folder: string): BytesWriter {
  const places = new Map<string, BytesPlace>();
  let pack = 0;
  let current: Uint8Array | null = null;
  /** One that was written: bytes that wait for the collector would add up to those of the whole library. */
  let spare: Uint8Array | null = null;
  let size = 0;
  let written: Promise<void> = Promise.resolve();
  let failure: Error | null = null;

  function close(): void {
    if (current === null) return;
    const path = join(folder, packName(pack));
    const full = current;
    const bytes = full.subarray(0, size);
    written = written.then(async () => {
      // After the first failure nothing more is of use.
      if (failure === null) await disk.writeNew(path, bytes, 0o600).catch((error: Error) => (failure = error));
      spare = full;
    });
    pack += 1;
    current = null;
    size = 0;
  }

  return {
    add: (hash, bytes) => {
      const known = places.get(hash);
      if (known) return known;
      if (current !== null && size + bytes.length > current.length) close();
      current ??= bytes.length <= packSize ? (spare ?? new Uint8Array(packSize)) : new Uint8Array(bytes.length);
      if (current === spare) spare = null;
      const place = { pack, from: size, size: bytes.length };
      current.set(bytes, size);
      size += bytes.length;
      places.set(hash, place);
      return place;
    },
    room: () => written,
    flush: async () => {
      close();
      await written;
      if (failure) throw failure as Error;
    },
  };
}

/**
 * Reads bytes out of packs; those named in the order in which they were written cost one reading of each pack. Without a
 * hash nobody looks whether they are still what they were. They are put in the room, which has as many.
 */
export function createBytesReader(
  disk: Pick<Disk, 'readFile'>,
  folder: string,
): (hash: string | null, place: BytesPlace, room: Uint8Array) => Promise<Uint8Array> {
  const packs = new Map<number, { readonly memory: Uint8Array; readonly bytes: Promise<Uint8Array> }>();
  /** Memory that nobody reads out of any more. */
  const spare: Uint8Array[] = [];

  function read(pack: number): Promise<Uint8Array> {
    const known = packs.get(pack);
    if (known) return known.bytes;
    // With room for the byte more by which the end of a file is told.
    const memory = spare.pop() ?? new Uint8Array(packSize + 1);
    const bytes = disk.readFile(join(folder, packName(pack)), undefined, memory);
    packs.set(pack, { memory, bytes });
    for (const other of packs.keys()) if (packs.size > 2 && other !== pack) letGo(other);
    return bytes;
  }

  /** Work goes from pack to pack, with some at once: two are enough. Whoever waits for one takes out of it before it is used again. */
  function letGo(pack: number): void {
    const known = packs.get(pack);
    packs.delete(pack);
    const reuse = () => void (known && spare.push(known.memory));
    known?.bytes.then(reuse, reuse);
  }

  return async (hash, { pack, from, size }, room) => {
    const path = join(folder, packName(pack));
    const bytes = room.subarray(0, size);
    const kept = (await read(pack)).subarray(from, from + size);
    bytes.set(kept);
    if (kept.length === size && (hash === null || hashBytes(bytes) === hash)) return bytes;
    throw new AppError('io', `The kept copy of a post is damaged: ${path}`, {
      file: path,
      remedy: 'The post was left as it is.',
    });
  };
}
