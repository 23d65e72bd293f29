// Finds a Chromium for the end-to-end tests, or installs one.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { pinnedNode, root, tools } from './toolchain.mjs';

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
];

const macApps = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

const windowsApps = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

/** Places to look in, best first. Paths and not Playwright's channels: those throw where the program is elsewhere. */
function* candidates() {
  const named = process.env['LONGHAND_CHROMIUM'];
  if (named) yield named;
  const require = createRequire(import.meta.url);
  yield /** @type {typeof import('playwright')} */ (require('playwright')).chromium.executablePath();
  if (process.platform === 'darwin') yield* macApps;
  else if (process.platform === 'win32') {
    for (const folder of [process.env['ProgramFiles'], process.env['ProgramFiles(x86)'], process.env['LocalAppData']])
      if (folder) for (const app of windowsApps) yield join(folder, app);
  } else {
    for (const folder of (process.env['PATH'] ?? '').split(delimiter))
      for (const name of names) yield join(folder, name);
  }
}

/** Path of a Chromium of this machine; null when there is none. */
export function findChromium() {
  for (const path of candidates()) if (path && existsSync(path)) return path;
  return null;
}

/** Finds a Chromium, or installs Playwright's, or Debian's when this is root on a system with apt. null: none can be had. */
export function findOrInstallChromium() {
  const found = findChromium();
  if (found) return found;
  process.stderr.write('No Chromium found, installing one for the end-to-end tests ...\n');
  /** @type {import('node:child_process').SpawnSyncOptions} */
  const options = { cwd: root, stdio: ['ignore', 2, 2] };
  spawnSync(pinnedNode(), [join(root, 'node_modules', tools.playwright), 'install', 'chromium'], options);
  const playwrights = findChromium();
  if (playwrights) return playwrights;
  if (process.platform === 'linux' && process.getuid?.() === 0) {
    spawnSync('apt-get', ['update'], options);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { ...options, env });
  }
  return findChromium();
}
