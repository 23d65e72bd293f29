import * as fs from 'node:fs';
import { dirname, join } from 'node:path';
import { crc32 } from 'node:zlib';
import { isTempName, tempName } from './atomic-write.ts';

/** Past this nothing is kept: to read it would take longer than to find out anew, and much memory. */
const largest = 256 * 1024 * 1024;

/**
 * The bytes of a file that the app can make anew at any time, in memory that threads share; null unless it is whole and says
 * that it was made by `maker`. So it is written without a flush: what a crash, a power cut or another program did to it
 * costs time and is never read.
 */
export function readKept(path: string, maker: string): Buffer | null {
  try {
    const bytes = readShared(path);
    const end = bytes.indexOf('\n');
    if (end < 0 || bytes.toString('utf8', 0, end) !== firstLine(maker, crc32(bytes.subarray(end + 1)))) return null;
    return bytes.subarray(end + 1);
  } catch {
    return null;
  }
}

function readShared(path: string): Buffer {
  const handle = fs.openSync(path, 'r');
  try {
    const { size } = fs.fstatSync(handle);
    const bytes = Buffer.from(new SharedArrayBuffer(size > largest ? 0 : size));
    let length = 0;
    for (let read = -1; read !== 0 && length < bytes.length; length += read)
      read = fs.readSync(handle, bytes, length, bytes.length - length, null);
    return bytes.subarray(0, length);
  } finally {
    fs.closeSync(handle);
  }
}

/** Puts the parts, one behind the other, in the place of what was kept there; false when it is too much or the disk refuses. */
export function writeKept(path: string, maker: string, parts: readonly Uint8Array[]): boolean {
  const temp = tempName(path);
  try {
    if (parts.reduce((sum, { length }) => sum + length, 0) > largest) return false;
    const sum = parts.reduce((before, part) => crc32(part, before), 0);
    fs.mkdirSync(dirname(path), { recursive: true });
    // Only for its owner: it tells what private posts are about.
    fs.writeFileSync(temp, Buffer.concat([Buffer.from(`${firstLine(maker, sum)}\n`), ...parts]), {
      flag: 'wx',
      mode: 0o600,
    });
    fs.renameSync(temp, path);
    return true;
  } catch {
    tidy(temp);
    return false;
  }
}

function tidy(temp: string): void {
  try {
    fs.rmSync(temp, { force: true });
  } catch {
    // What refused the file refuses this too; the sweep at the next start removes it.
  }
}

/** Removes all but those files of a folder that were written last, at most `most`. */
export function trimKept(folder: string, most: number): void {
  try {
    const files = fs
      .readdirSync(folder)
      .filter((name) => !isTempName(name))
      .map((name) => ({ path: join(folder, name), time: fs.statSync(join(folder, name)).mtimeMs }));
    for (const { path } of files.sort((a, b) => b.time - a.time).slice(most)) fs.rmSync(path, { force: true });
  } catch {
    // Another process may tidy at the same time; the next one will.
  }
}

const firstLine = (maker: string, sum: number) => `${maker} ${sum.toString(16)}`;
