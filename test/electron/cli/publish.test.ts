import { expect, test } from 'vitest';
import { runCli } from '../../support/run-cli.ts';
import { readTree } from '../../support/read-tree.ts';
import { tempLibrary } from '../../support/temp-library.ts';

const files = {
  '_config.yml': 'timezone: UTC\n',
  '_posts/2024-01-02-sea.md': '---\ntitle: Sea\n---\n\n{% link _drafts/salt.md %}\n',
  '_drafts/salt.md': '---\ntitle: Salt\ndate: 2024-05-01\n---\n\nWhite.\n',
};

test('publish --dry-run shows every file and writes nothing; publish carries it out', async () => {
  const cwd = await tempLibrary(files);
  const dry = await runCli(['publish', '_drafts/salt.md', '--keep-date', '--dry-run'], { cwd });
  expect(dry.code).toBe(0);
  expect(dry.stdout).toContain('--- a/_drafts/salt.md\n+++ b/_posts/2024-05-01-salt.md\n');
  expect(dry.stdout).toContain('+{% link _posts/2024-05-01-salt.md %}');
  expect(await readTree(cwd)).toEqual(files);

  const done = await runCli(['publish', '_drafts/salt.md', '--keep-date'], { cwd });
  expect(done.stdout).toBe('changed\t_posts/2024-01-02-sea.md\nchanged\t_posts/2024-05-01-salt.md\n');
  expect(Object.keys(await readTree(cwd))).toEqual([
    '_config.yml',
    '_posts/2024-01-02-sea.md',
    '_posts/2024-05-01-salt.md',
  ]);

  expect(await runCli(['publish', '_config.yml'], { cwd })).toMatchObject({
    code: 3,
    stderr: 'It is not a Markdown file: _config.yml. Name a post.\n',
  });
  const again = await runCli(['publish', '_posts/2024-05-01-salt.md'], { cwd });
  expect(again).toMatchObject({ code: 1, stdout: expect.stringContaining('part of the site already') });
});
