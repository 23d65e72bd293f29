// `npm run pack [-- electron-builder arguments]`: installers of this system into release/.
import { buildIfStale } from './build.mjs';
import { signingEnvironment } from './signing.mjs';
import { runTool } from './toolchain.mjs';

await buildIfStale();
const { env, end } = signingEnvironment(process.env);
const args = ['--config', 'electron-builder.yml', '--publish', 'never', ...process.argv.slice(2)];
process.exitCode = await runTool('electron-builder', args, { env }).finally(end);
