// What the rows of `npm run bench` share that measure work on files.
import { spawnSync } from 'node:child_process';
import { closeSync, fsyncSync, openSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
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
