import { spawnSync } from 'node:child_process';
import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { repository } from './support/source-files.ts';
import { tempFolder } from './support/temp-library.ts';

test('a Node that is too old where none comes along is told of before anything is installed', async () => {
  const clone = await tempFolder('clone');
  await cp(join(repository, 'scripts'), join(clone, 'scripts'), { recursive: true });
  await cp(join(repository, 'package-lock.json'), join(clone, 'package-lock.json'));
  const old = `for (const [name, value] of [['platform', 'darwin'], ['versions', { ...process.versions, node: '20.19.0' }]])
    Object.defineProperty(process, name, { value });`;
  await writeFile(join(clone, 'old.mjs'), old);
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', pathToFileURL(join(clone, 'old.mjs')).href, join(clone, 'scripts', 'start.mjs'), '--no-open'],
    { encoding: 'utf8', env: { ...process.env, PATH: clone, npm_execpath: '' } },
  );
  expect(stderr).toMatch(/^Node 20\.19\.0 is too old for this system: install Node 24.*\n$/);
  expect(status).toBe(1);
});
