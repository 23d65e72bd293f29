// What the rows of `npm run bench` share that measure work on files.
import { spawnSync } from 'node:child_process';
import {
  closeSync,
  cpSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

/** @param {readonly number[]} values @param {number} share */
export const quantile = (values, share) =>
  [...values].sort((one, other) => one - other)[Math.floor((values.length - 1) * share)] ?? NaN;

/** Milliseconds of a piece of work. @param {() => unknown} work */
export async function timed(work) {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** The same of work that waits for nothing. @param {() => unknown} work */
export function timedNow(work) {
  const started = performance.now();
  work();
  return performance.now() - started;
}

/** The paths of all posts. @param {string} library */
export const postsOf = (library) =>
  readdirSync(library, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
    .map((entry) => join(entry.parentPath, entry.name));

/** Milliseconds of the plainest reading of all posts. @param {string} library */
export async function catAll(library) {
  const args = ['-c', 'find "$1" -name "*.md" -print0 | xargs -0 cat > /dev/null', 'sh', library];
  return timedNow(() => spawnSync('sh', args, { stdio: 'ignore' }));
}

/** The floor of a safe save: each file to a temp file, flushed, renamed, one after the other. @param {readonly { path: string, bytes: Uint8Array }[]} files */
export function rewriteAll(files) {
  for (const { path, bytes } of files) {
    const temporary = join(dirname(path), `.#bench.${process.pid}.tmp`);
    const handle = openSync(temporary, 'wx');
    writeFileSync(handle, bytes);
    fsyncSync(handle);
    closeSync(handle);
    renameSync(temporary, path);
  }
}

/** Where copies of a library are until all runs are over. @param {string} library */
const copiesOf = (library) => join(dirname(library), 'copies');

/**
 * A copy of the library for one run that replaces its files. An ext4 without a journal steps over the inodes that were given
 * up in the last minutes, at each new file: in one place every run would measure those before it, and the first would win. For
 * the same reason it stays until `removeCopies`.
 * @param {string} library
 * @param {(copy: string) => Promise<number>} work
 */
export async function onCopy(library, work) {
  const copies = copiesOf(library);
  mkdirSync(copies, { recursive: true });
  // Folders in one with this mark are put far from each other. Other file systems know neither the mark nor the need.
  spawnSync('chattr', ['+T', copies], { stdio: 'ignore' });
  const copy = mkdtempSync(join(copies, 'run-'));
  cpSync(library, copy, { recursive: true });
  spawnSync('sync', { stdio: 'ignore' });
  return work(copy);
}

/** @param {string} library */
export const removeCopies = (library) => rmSync(copiesOf(library), { recursive: true, force: true });
