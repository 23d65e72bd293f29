// `npm run -s longhand -- VERB ...`: the command line from a checkout.
import { join } from 'node:path';
import { buildIfStale } from './build.mjs';
import { pinnedNode, root, run } from './toolchain.mjs';

await buildIfStale();
// npm changes to the package's folder; paths given by the person are meant from where they stand.
const cwd = process.env['INIT_CWD'] ?? process.cwd();
process.exitCode = await run(pinnedNode(), [join(root, 'dist', 'cli.js'), ...process.argv.slice(2)], { cwd });
