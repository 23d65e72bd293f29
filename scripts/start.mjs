// `npm start [-- folder] [--no-open]`: Longhand from a checkout, in Electron where its program can be had, else in the
// browser. Without a folder it opens a copy of the sample library in the app's data folder.
import { join, resolve } from 'node:path';
import { buildIfStale } from './build.mjs';
import { fetchElectron } from './electron-binary.mjs';
import { ensureInstalled, fail, pinnedNode, root, run } from './toolchain.mjs';

const args = process.argv.slice(2);
const noOpen = args.includes('--no-open');
const port = args.find((arg) => arg.startsWith('--port='));
const folders = args.filter((arg) => !arg.startsWith('-'));
const unknown = args.find((arg) => arg.startsWith('-') && arg !== '--no-open' && arg !== port);
if (unknown || folders.length > 1) fail('Usage: npm start [-- folder] [--no-open] [--port=N]');

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
  const serve = ['serve', folder ?? '--sample', ...(port ? ['--port', port.slice('--port='.length)] : [])];
  if (noOpen || !hasDisplay) serve.push('--no-open');
  process.exitCode = await run(pinnedNode(), [join(root, 'dist', 'cli.js'), ...serve]);
}
