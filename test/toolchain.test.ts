import { spawnSync } from 'node:child_process';
import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { repository } from './support/source-files.ts';
import { tempFolder } from './support/temp-library.ts';

/** What a fresh clone says at its start with a Node that is too old, where none comes along. */
async function startWithOldNode(...args: readonly string[]) {
  const clone = await tempFolder('clone');
  await cp(join(repository, 'scripts'), join(clone, 'scripts'), { recursive: true });
  await cp(join(repository, 'package-lock.json'), join(clone, 'package-lock.json'));
  const old = `for (const [name, value] of [['platform', 'darwin'], ['versions', { ...process.versions, node: '20.19.0' }]])
    Object.defineProperty(process, name, { value });`;
  await writeFile(join(clone, 'old.mjs'), old);
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', pathToFileURL(join(clone, 'old.mjs')).href, join(clone, 'scripts', 'start.mjs'), ...args],
    { encoding: 'utf8', env: { ...process.env, PATH: clone, npm_execpath: '' } },
  );
  return { status, stderr };
}

const tooOld = /^Node 20\.19\.0 is too old for this system: install Node 24.*\n$/;

test('a Node that is too old where none comes along is told of before anything is installed', async () => {
  const { status, stderr } = await startWithOldNode('--no-open');
  expect(stderr).toMatch(tooOld);
  expect(status).toBe(1);
});

test.each([[['--port', '4000']], [['--port=4000']], [['blog', '--port', '4000', '--no-open']]])(
  'the start takes its arguments as the command line does: %j',
  async (args) => {
    expect((await startWithOldNode(...args)).stderr).toMatch(tooOld);
  },
);

test.each([[['--port']], [['--port', '--no-open']], [['--prot=4000']], [['blog', 'another']]])(
  'the start says its usage where it does not understand: %j',
  async (args) => {
    const { status, stderr } = await startWithOldNode(...args);
    expect(stderr).toBe('Usage: npm start [-- folder] [--no-open] [--port N]\n');
    expect(status).toBe(1);
  },
);
