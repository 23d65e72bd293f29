import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { repository } from './source-files.ts';

/** Makes dist/ when a source is newer than it: for tests of what is shipped. */
export function ensureBuilt(): void {
  execFileSync(process.execPath, [join(repository, 'scripts', 'build.mjs')], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
