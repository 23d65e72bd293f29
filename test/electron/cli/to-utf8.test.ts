import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCli } from '../../support/run-cli.ts';
import { tempFolder } from '../../support/temp-library.ts';

test('to-utf-8 shows and then writes posts of an older encoding, one or all of a folder, and touches no other', async () => {
  const cwd = await tempFolder();
  const latin = Buffer.from('---\r\ntitle: Caf\xe9\r\n---\r\n\r\n\x93Th\xe9\x94\r\n', 'latin1');
  const files = { 'a.md': latin, 'b.md': latin, 'c.md': Buffer.from('# Café\n') };
  for (const [name, bytes] of Object.entries(files)) await writeFile(join(cwd, name), bytes);
  const cli = (...argv: readonly string[]) => runCli(['to-utf-8', ...argv], { cwd });
  expect((await cli('.')).code).toBe(2);
  const plan = await cli('.', '--from', 'windows-1252', '--dry-run');
  expect([plan.code, plan.stderr]).toEqual([0, '2 would change, 0 skipped\n']);
  expect(plan.stdout).toContain('title: Café');
  for (const [name, bytes] of Object.entries(files)) expect(await readFile(join(cwd, name))).toEqual(bytes);

  expect((await cli('a.md', '--from', 'windows-1252')).stdout).toBe('changed\ta.md\n');
  expect(await readFile(join(cwd, 'b.md'))).toEqual(latin);
  expect((await cli('.', '--from', 'windows-1252')).stdout).toBe('changed\tb.md\n');
  for (const name of ['a.md', 'b.md'])
    expect(await readFile(join(cwd, name), 'utf8')).toBe('---\r\ntitle: Café\r\n---\r\n\r\n“Thé”\r\n');
  expect((await cli('c.md', '--from', 'windows-1252')).stdout).toContain('It can be read and written as it is.');
  expect(await readFile(join(cwd, 'c.md'))).toEqual(files['c.md']);
});
