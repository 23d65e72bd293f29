import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const isOfSigning = /^(?:(?:WIN_)?CSC|APPLE)_/;

/**
 * The environment that electron-builder signs and notarises by, from what a workflow gives. A secret that is not there is an empty
 * variable in one, which electron-builder would take for a path (`getCscLink` of its platformPackager.js). APPLE_API_KEY is
 * the path of a key (github.com/electron/notarize, `appleApiKey`), a secret its text: that goes to a file, until `end`.
 * @param {NodeJS.ProcessEnv} given
 */
export function signingEnvironment(given) {
  const env = Object.fromEntries(
    Object.entries(given).filter(([name, value]) => value !== '' || !isOfSigning.test(name)),
  );
  const key = env['APPLE_API_KEY'];
  if (!key?.startsWith('-----BEGIN')) return { env, end: () => {} };
  const folder = mkdtempSync(join(tmpdir(), 'longhand-key-'));
  const file = join(folder, 'key.p8');
  writeFileSync(file, key, { mode: 0o600 });
  return { env: { ...env, APPLE_API_KEY: file }, end: () => rmSync(folder, { recursive: true }) };
}
