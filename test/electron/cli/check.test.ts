import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCli } from '../../support/run-cli.ts';
import { filesBelow, tempLibrary, textOf } from '../../support/temp-library.ts';

const head = (title: string) => `---\ntitle: ${title}\ndescription: D\n`;
const files = {
  'hugo.toml': 'title = "Blog"\n',
  'content/posts/a.md': `${head('A')}tags: [Boats]\nurl: /same/\n---\n## One\n\n#### Two\n\n[gone](/posts/gone/) ![x](/images/gone.png)\n`,
  'content/posts/b.md': `${head('B')}tags: [boats]\nurl: /Same/\n---\n[a](/same/) [slug](/posts/new-name/) ![boat](/images/boat.png)\n`,
  'content/posts/c.md': `${head('C')}tags: [boats]\nslug: new-name\ncover: /images/cover-of-c.png\n---\n## One\n\n#### Two\n`,
  'static/images/boat.png': 'x',
  'static/images/boat-original.jpg': 'x',
  'static/images/lost.png': 'x',
  'static/images/cover-of-c.png': 'x',
};

interface Row {
  readonly path: string | null;
  readonly line: number | null;
  readonly code: string;
  readonly message: string;
  readonly fix: boolean;
}

test('every finding has file, line and code, and the exit code says that there are some', async () => {
  const root = await tempLibrary(files);
  const { code, stdout } = await runCli(['check', root, '--json'], { cwd: root });
  expect(code).toBe(1);
  const rows = JSON.parse(stdout) as readonly Row[];
  expect(rows.map((row) => [row.path, row.line, row.code, row.fix])).toEqual([
    ['content/posts/a.md', null, 'same-address', false],
    ['content/posts/a.md', 9, 'heading-jump', true],
    ['content/posts/a.md', 11, 'missing-image', false],
    ['content/posts/a.md', 11, 'broken-link', false],
    ['content/posts/b.md', null, 'same-address', false],
    ['content/posts/c.md', 10, 'heading-jump', true],
    [null, null, 'similar-tags', false],
    ['static/images/lost.png', null, 'unused-image', false],
  ]);
  expect(rows.at(-1)?.message).toContain('static/images/lost.png');
});

test('one kind of fixes is shown, carried out and can be taken back', async () => {
  const root = await tempLibrary(files);
  const dry = await runCli(['check', root, '--fix', 'heading-jump', '--dry-run'], { cwd: root });
  expect(dry.stdout).toContain('-#### Two\n+### Two');
  expect(await textOf(root, 'content/posts/a.md')).toBe(files['content/posts/a.md']);
  const run = await runCli(['check', root, '--fix', 'heading-jump'], { cwd: root });
  expect(run).toMatchObject({ code: 0, stdout: 'changed\tcontent/posts/a.md\nchanged\tcontent/posts/c.md\n' });
  expect(await textOf(root, 'content/posts/a.md')).toBe(files['content/posts/a.md'].replace('####', '###'));
  expect(await textOf(root, 'content/posts/b.md')).toBe(files['content/posts/b.md']);
});

test('a folder in order has nothing to say', async () => {
  const root = await tempLibrary({ 'a.md': `${head('A')}---\ntext\n` });
  expect(await runCli(['check', root], { cwd: root })).toMatchObject({ code: 0, stdout: '' });
});

test('a post that cannot be read is named, and the others are checked', async ({ skip }) => {
  if (process.getuid?.() === 0) {
    console.log('skipped: root may read every file');
    skip();
  }
  const root = await tempLibrary({ 'a.md': '[x](gone.md)\n', 'b.md': 'text\n' });
  await chmod(join(root, 'b.md'), 0);
  const { code, stdout, stderr } = await runCli(['check', root], { cwd: root });
  expect(code).toBe(1);
  expect(stdout).toContain('a.md\t1\tbroken-link');
  expect(stderr).toContain('b.md');
});

test('nothing is written', async () => {
  const root = await tempLibrary(files);
  const before = await filesBelow(root);
  await runCli(['check', root], { cwd: root });
  expect(await filesBelow(root)).toEqual(before);
  for (const [path, text] of Object.entries(files)) expect(await textOf(root, path)).toBe(text);
});

test('an unknown kind is a wrong use, with those there are', async () => {
  const root = await tempLibrary(files);
  const { code, stderr } = await runCli(['check', root, '--fix', 'nothing'], { cwd: root });
  expect(code).toBe(2);
  expect(stderr).toContain('heading-jump');
});
