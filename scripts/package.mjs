// `npm run pack [-- electron-builder arguments]`: installers of this system into release/.
import { buildIfStale } from './build.mjs';
import { runTool } from './toolchain.mjs';

await buildIfStale();
process.exitCode = await runTool('electron-builder', [
  '--config',
  'electron-builder.yml',
  '--publish',
  'never',
  ...process.argv.slice(2),
]);
