import { isAscii } from 'node:buffer';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { crc32 } from 'node:zlib';
import { isTempName, tempName } from './atomic-write.ts';

/** Past this nothing is kept: to read it would take longer than to find out anew, and much memory. */
const largest = 256 * 1024 * 1024;

/**
 * The text of a file that the app can make anew at any time; null unless it is whole and says that it was made by `maker`.
 * So it is written without a flush: what a crash, a power cut or another program did to it costs time and is never read.
 */
export function readKept(path: string, maker: string): string | null {
  try {
    if (statSync(path).size > largest) return null;
    const bytes = readFileSync(path);
    const end = bytes.indexOf('\n');
    if (end < 0 || bytes.toString('utf8', 0, end) !== firstLine(maker, bytes.subarray(end + 1))) return null;
    // Most is ASCII, which is quicker to read as such.
    return bytes.toString(isAscii(bytes) ? 'latin1' : 'utf8', end + 1);
  } catch {
    return null;
  }
}

/** Puts the text in the place of what was kept there; false when it is too much or the disk refuses. */
export function writeKept(path: string, maker: string, text: string): boolean {
  const temp = tempName(path);
  try {
    const bytes = Buffer.from(text);
    if (bytes.length > largest) return false;
    mkdirSync(dirname(path), { recursive: true });
    // Only for its owner: it tells what private posts are about.
    writeFileSync(temp, Buffer.concat([Buffer.from(`${firstLine(maker, bytes)}\n`), bytes]), {
      flag: 'wx',
      mode: 0o600,
    });
    renameSync(temp, path);
    return true;
  } catch {
    tidy(temp);
    return false;
  }
}

function tidy(temp: string): void {
  try {
    rmSync(temp, { force: true });
  } catch {
    // What refused the file refuses this too; the sweep at the next start removes it.
  }
}

/** Removes all but those files of a folder that were written last, at most `most`. */
export function trimKept(folder: string, most: number): void {
  try {
    const files = readdirSync(folder)
      .filter((name) => !isTempName(name))
      .map((name) => ({ path: join(folder, name), time: statSync(join(folder, name)).mtimeMs }));
    for (const { path } of files.sort((a, b) => b.time - a.time).slice(most)) rmSync(path, { force: true });
  } catch {
    // Another process may tidy at the same time; the next one will.
  }
}

const firstLine = (maker: string, bytes: Uint8Array) => `${maker} ${crc32(bytes).toString(16)}`;
