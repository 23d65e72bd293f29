// Where the Electron program is, fetched once when it can be.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pinnedNode, root } from './toolchain.mjs';

const folder = join(root, 'node_modules', 'electron');

/** Path of the Electron program, or null when it is not here. Asks nobody. */
export function findElectron() {
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  const pathFile = join(folder, 'path.txt');
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : 'electron';
  const program = join(override ?? join(folder, 'dist'), name);
  return existsSync(program) ? program : null;
}

/** Path of the Electron program, downloaded when it is missing; null when it cannot be had, within 3 minutes. */
export function fetchElectron() {
  const found = findElectron();
  if (found) return found;
  spawnSync(pinnedNode(), [join(folder, 'install.js')], { cwd: root, stdio: 'ignore', timeout: 180_000 });
  return findElectron();
}
