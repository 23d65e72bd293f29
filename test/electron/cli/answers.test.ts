import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { runCli } from '../../support/run-cli.ts';
import { tempFolder } from '../../support/temp-library.ts';

let cwd: string;
beforeEach(async () => {
  cwd = await tempFolder();
  await writeFile(join(cwd, 'a.md'), '# Tea\n');
});

const cli = (...argv: readonly string[]) => runCli(argv, { cwd });

describe('wrong usage answers 2 and shows the usage', () => {
  const wrong: readonly (readonly string[])[] = [
    [],
    ['search', '.'],
    ['tags', 'merge', '.'],
    ['set', 'a.md'],
    ['set', 'title=x'],
    ['unset', 'a.md'],
    ['set', 'a.md', 'title=x', '--type', 'colour'],
    ['get'],
    ['get', 'a.md', 'b', 'c'],
    ['tags', 'add', 'a.md'],
    ['new', '.'],
    ['new', '.', '--title', ' '],
    ['export', '.', '--to', 'pdf', '--out', 'x'],
    ['serve', '--port', 'many'],
    ['--nonsense'],
  ];
  test.each(wrong.map((argv) => [argv.join(' ') || 'nothing', argv] as const))('%s', async (_name, argv) => {
    const { code, stdout, stderr } = await cli(...argv);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('Usage:');
  });

  test.each([
    [['set', 'a.md'], 'Usage: longhand set [options] FILE... FIELD=VALUE...'],
    [['tags', 'merge', '.'], 'Usage: longhand tags merge [options] <path>'],
    [['dance'], 'Usage: longhand [options] [command]'],
  ])('that of the verb: %j', async (argv, usage) => {
    expect((await cli(...argv)).stderr).toContain(usage);
  });

  test('but help and version are answers', async () => {
    expect(await cli('--help')).toMatchObject({ code: 0, stderr: '' });
    expect((await cli('--version')).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(await cli('help')).toMatchObject({ code: 0, stderr: '', stdout: (await cli('--help')).stdout });
    expect(await cli('help', 'set')).toMatchObject({ code: 0, stdout: (await cli('set', '--help')).stdout });
    const merge = (await cli('tags', 'merge', '--help')).stdout;
    expect(await cli('tags', 'help', 'merge')).toMatchObject({ code: 0, stdout: merge });
    expect(await cli('help', 'dance')).toMatchObject({ code: 2, stdout: '' });
  });
});

test.each([
  [['list', 'nowhere'], 'not-found'],
  [['check', 'a.md'], 'not-a-folder'],
  [['tags', 'list', 'nowhere'], 'not-found'],
  [['get', 'nowhere.md'], 'not-found'],
  [['stats', 'nowhere.md'], 'not-found'],
])('a failure is a JSON document where one is asked for: %j', async (argv, code) => {
  const told = await cli(...argv, '--json');
  expect(told.code).toBe(3);
  expect(JSON.parse(told.stdout)).toMatchObject({ error: { code, message: expect.any(String) } });
  expect(told.stderr).not.toBe('');
  expect((await cli(...argv)).stdout).toBe('');
});
