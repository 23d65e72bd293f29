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

const withoutWindows = 'chromium-headless-shell';

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
  } else yield* onPath(names);
}

/** @param {readonly string[]} programs */
function* onPath(programs) {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter))
    for (const program of programs) yield join(folder, program);
}

/** Path of a Chromium of this machine; null when there is none. */
export function findChromium() {
  for (const path of candidates()) if (path && existsSync(path)) return path;
  return null;
}

/**
 * Path of the Chromium for the end-to-end tests: Debian's without windows where it is there, since each page of it starts in
 * two thirds of the time; else any. null when there is none.
 */
export function findTestChromium() {
  return process.env['LONGHAND_CHROMIUM'] ? findChromium() : (findWithoutWindows() ?? findChromium());
}

const findWithoutWindows = () => [...onPath([withoutWindows])].find((path) => existsSync(path)) ?? null;

/**
 * Finds a Chromium for the end-to-end tests, or installs Debian's when this is root on a system with apt, or Playwright's.
 * A machine of its own for tests (`CI`) gets the fast one beside another. null: none can be had.
 */
export function findOrInstallChromium() {
  const found = findTestChromium();
  if (found && (!process.env['CI'] || process.env['LONGHAND_CHROMIUM'] || findWithoutWindows())) return found;
  for (const install of [() => byApt(withoutWindows), byPlaywright, () => byApt('chromium')]) {
    process.stderr.write('Installing a Chromium for the end-to-end tests ...\n');
    install();
    const installed = findTestChromium();
    if (installed) return installed;
  }
  return null;
}

/** @type {import('node:child_process').SpawnSyncOptions} */
const options = { cwd: root, stdio: ['ignore', 2, 2] };

const byPlaywright = () =>
  spawnSync(pinnedNode(), [join(root, 'node_modules', tools.playwright), 'install', 'chromium'], options);

/** @param {string} name */
function byApt(name) {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update'], { ...options, env });
  spawnSync('apt-get', ['install', '-y', '--no-install-recommends', name], { ...options, env });
}
