import { existsSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { signingEnvironment } from '../../../scripts/signing.mjs';

test('secrets that a fork does not have are left out, all else goes along', () => {
  const given = {
    ...{ CSC_LINK: '', CSC_KEY_PASSWORD: '', WIN_CSC_LINK: '', APPLE_API_KEY: '', APPLE_API_ISSUER: '' },
    ...{ CSC_IDENTITY_AUTO_DISCOVERY: 'false', EMPTY: '', PATH: '/bin' },
  };
  const { env } = signingEnvironment(given);
  expect(env).toEqual({ CSC_IDENTITY_AUTO_DISCOVERY: 'false', EMPTY: '', PATH: '/bin' });
});

test('a key that is given as text is a file, for its owner alone, while it is needed', async () => {
  const key = '-----BEGIN PRIVATE KEY-----\nMIGT\n-----END PRIVATE KEY-----\n';
  const { env, end } = signingEnvironment({ APPLE_API_KEY: key, APPLE_API_KEY_ID: 'A1' });
  const file = env['APPLE_API_KEY'] ?? '';
  expect(env).toEqual({ APPLE_API_KEY: file, APPLE_API_KEY_ID: 'A1' });
  expect(await readFile(file, 'utf8')).toBe(key);
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o077).toBe(0);
  end();
  expect(existsSync(file)).toBe(false);
});

test('the path of a key stays', () => {
  const given = { APPLE_API_KEY: '/keys/AuthKey_A1.p8' };
  expect(signingEnvironment(given).env).toEqual(given);
});
