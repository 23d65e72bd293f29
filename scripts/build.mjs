// `npm run build [-- --force]`: makes dist/ when a source is newer than it. Other scripts call `buildIfStale`.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureInstalled, fail, pinnedNode, root, run } from './toolchain.mjs';

const sources = [
  'shared',
  'electron',
  'renderer',
  'assets',
  'scripts/bundle.mjs',
  'scripts/licences.mjs',
  'scripts/page-config.mjs',
  'package.json',
  'package-lock.json',
];
const stampFile = join(root, 'dist', '.build-stamp');

/** Names, sizes and times of all sources: a file that came, went or changed gives another stamp. */
function sourceStamp() {
  const hash = createHash('sha256');
  /** @param {string} path */
  const add = (path) => {
    const absolute = join(root, path);
    const stat = statSync(absolute, { throwIfNoEntry: false });
    if (!stat) return;
    if (stat.isDirectory()) for (const name of readdirSync(absolute).sort()) add(`${path}/${name}`);
    else hash.update(`${path}\0${stat.size}\0${stat.mtimeMs}\n`);
  };
  for (const source of sources) add(source);
  return hash.digest('hex');
}

/**
 * Builds dist/ unless it was built from exactly these sources. Ends the process when the build fails.
 * @param {{ force?: boolean }} [options]
 */
export async function buildIfStale({ force = false } = {}) {
  ensureInstalled();
  const stamp = sourceStamp();
  if (!force && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  process.stderr.write('Building ...\n');
  // The bundler's listing is a message, not a result: stdout stays free for what the caller prints.
  const code = await run(pinnedNode(), [join(root, 'scripts', 'bundle.mjs'), stamp], { stdio: ['ignore', 2, 2] });
  if (code !== 0) fail('The build failed.');
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  await buildIfStale({ force: process.argv.includes('--force') });
