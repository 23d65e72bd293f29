// `npm run dev [-- folder]`: the browser host with hot reload of the page. Services are loaded from source once, at start.
import { join, resolve } from 'node:path';
import { ensureInstalled, pinnedNode, root, run } from './toolchain.mjs';

ensureInstalled();
const folder = process.argv.slice(2).find((arg) => !arg.startsWith('-'));
const args = folder ? [resolve(process.env['INIT_CWD'] ?? process.cwd(), folder)] : [];
process.exitCode = await run(pinnedNode(), [join(root, 'scripts', 'dev-host.mjs'), ...args]);
