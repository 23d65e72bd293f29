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
// Without a display, or with --no-open, nobody could see a window: the browser host prints where it is instead.
const electron = hasDisplay && !noOpen ? fetchElectron() : null;

if (electron) {
  process.exitCode = await run(electron, [root, folder ?? '--sample']);
} else {
  const why = hasDisplay ? 'Electron is not available here' : 'There is no display here';
  if (!noOpen) process.stderr.write(`${why}: Longhand is served to your browser instead.\n`);
  const serve = ['serve', folder ?? '--sample', ...(port ? ['--port', port.slice('--port='.length)] : [])];
  if (noOpen || !hasDisplay) serve.push('--no-open');
  process.exitCode = await run(pinnedNode(), [join(root, 'dist', 'cli.js'), ...serve]);
}
