import { close, fchmod, fsync, ftruncate, open, read, write } from 'node:fs';
import { promisify } from 'node:util';

// Open files by their numbers. Each call that does not wait costs a change of threads; to ask for the size of a file that
// is open, and to close one that was read or flushed, is done at once by the system itself and needs none.

export const openFile = promisify(open) as (path: string, flags: string | number, mode?: number) => Promise<number>;
export const flush = promisify(fsync);
const closeFile = promisify(close) as (file: number) => Promise<void>;
export const truncate = promisify(ftruncate) as (file: number) => Promise<void>;
export const changeMode = promisify(fchmod);

const readInto = promisify(read);
const writeFrom = promisify(write);

/** Closes files, which may take as long as writing does where others have taken their names. Never rejects. */
export type CloseFiles = (files: readonly number[]) => Promise<void>;

export const closeFiles: CloseFiles = async (files) => {
  await Promise.all(files.map((file) => closeFile(file).catch(() => undefined)));
};

/** All bytes of a file that had `size` of them a moment ago; in `given` where that has room for one more. */
export async function readAll(file: number, size: number, given?: Uint8Array): Promise<Uint8Array> {
  let room = given && given.length > size ? given : Buffer.allocUnsafeSlow(size + 1);
  for (let length = 0; ;) {
    const { bytesRead } = await readInto(file, room, length, room.length - length, length);
    length += bytesRead;
    // Mostly the first reading tells the end, by the byte more that it asked for.
    if (bytesRead === 0 || length === size) return room.subarray(0, length);
    if (length === room.length) room = Buffer.concat([room], length * 2);
  }
}

/** Writes on from where the file stands, in as many calls as the system needs; those fail with its own errors. */
export async function writeAll(file: number, bytes: Uint8Array): Promise<void> {
  for (let from = 0; from < bytes.length;)
    from += (await writeFrom(file, bytes, from, bytes.length - from, null)).bytesWritten;
}
