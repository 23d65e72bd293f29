import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCli } from '../../support/run-cli.ts';
import { tempFolder } from '../../support/temp-library.ts';

const flat = '# A Title After this we go on: • one • two\r\n';
const right = '# A Title\r\n\r\nAfter this we go on:\r\n\r\n- one\r\n- two\r\n';

test('repair prints flattened Markdown with its lines back and names its guesses', async () => {
  const cwd = await tempFolder();
  const { code, stdout, stderr } = await runCli(['repair', '-'], { cwd, stdin: flat });
  expect({ code, stdout }).toEqual({ code: 0, stdout: right });
  expect(stderr).toContain('# A Title');
});

test('repair --write changes the file, and leaves one that is in order', async () => {
  const cwd = await tempFolder();
  await writeFile(join(cwd, 'a.md'), flat);
  expect((await runCli(['repair', 'a.md', '--write'], { cwd })).stdout).toBe('changed\ta.md\n');
  expect(await readFile(join(cwd, 'a.md'), 'utf8')).toBe(right);
  expect((await runCli(['repair', 'a.md', '--write'], { cwd })).stdout).toBe('unchanged\ta.md\n');
});

test('repair of stdin cannot be written, and a file that is not there is told', async () => {
  const cwd = await tempFolder();
  expect((await runCli(['repair', '-', '--write'], { cwd, stdin: flat })).code).toBe(2);
  expect((await runCli(['repair', 'gone.md'], { cwd })).code).toBe(3);
});
