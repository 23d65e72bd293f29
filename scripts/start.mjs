// `npm start [-- folder] [--no-open] [--port N]`: Longhand from a checkout, in Electron where its program can be had, else in the
// browser. Without a folder it opens a copy of the sample library in the app's data folder.
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildIfStale } from './build.mjs';
import { fetchElectron } from './electron-binary.mjs';
import { ensureInstalled, fail, pinnedNode, root, run } from './toolchain.mjs';

const { noOpen, port, folders } = given(process.argv.slice(2));
const folder = folders[0] && resolve(process.env['INIT_CWD'] ?? process.cwd(), folders[0]);

ensureInstalled();
await buildIfStale();

const hasDisplay = process.platform !== 'linux' || !!(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
// Chromium's sandbox, which is not switched off here, refuses to start for root.
const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
const refusal = noOpen
  ? 'No window was asked for'
  : (!hasDisplay && 'There is no display here') || (isRoot && 'Electron does not start for root') || null;
const electron = refusal === null ? fetchElectron() : null;

if (electron) {
  process.exitCode = await run(electron, [root, folder ?? '--sample']);
} else {
  const why = refusal ?? 'The Electron program is not here and could not be fetched';
  process.stderr.write(`${why}: Longhand is served to your browser instead.\n`);
  const serve = ['serve', folder ?? '--sample', ...(port === undefined ? [] : ['--port', port])];
  if (noOpen || !hasDisplay) serve.push('--no-open');
  process.exitCode = await run(pinnedNode(), [join(root, 'dist', 'cli.js'), ...serve]);
}

/** @param {string[]} args */
function given(args) {
  const options = /** @type {const} */ ({ 'no-open': { type: 'boolean' }, port: { type: 'string' } });
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    if (positionals.length <= 1) return { noOpen: values['no-open'] ?? false, port: values.port, folders: positionals };
  } catch {
    // What is not understood is answered as too many folders are.
  }
  return fail('Usage: npm start [-- folder] [--no-open] [--port N]');
}
