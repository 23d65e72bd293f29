import { chmod, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { cliDataFolder, runCli } from '../../support/run-cli.ts';
import { tempFolder } from '../../support/temp-library.ts';

let cwd: string;
beforeEach(async () => {
  cwd = await tempFolder();
});

const write = (name: string, text: string | Uint8Array) => writeFile(join(cwd, name), text);
const read = (name: string) => readFile(join(cwd, name), 'utf8');
const cli = (...argv: readonly string[]) => runCli(argv, { cwd });

const post = [
  '---',
  "title: 'Tea'   # kept",
  'date: 2024-01-05',
  'weight: 3',
  'draft: true',
  'tags: [a, b]',
  'params:',
  '  level: easy',
  'empty:',
  '---',
  '',
  'Body.',
  '',
].join('\n');

test('a command takes the lock that the app takes', async () => {
  await rm(join(cliDataFolder, 'locks'), { recursive: true, force: true });
  await write('a.md', post);
  expect((await cli('set', 'a.md', 'title=Coffee')).code).toBe(0);
  expect((await stat(join(cliDataFolder, 'locks'))).isDirectory()).toBe(true);
  expect(await readdir(join(cliDataFolder, 'locks'))).toEqual([]);
});

test('a singular key of Jekyll keeps its one value as a scalar', async () => {
  await write('_config.yml', 'title: Blog\n');
  await mkdir(join(cwd, '_posts'));
  await write('_posts/2024-01-01-a.md', '---\ncategory: release\ntags: a b\n---\n');
  const rename = (taxonomy: string, from: string, to: string) =>
    cli('tags', 'rename', '_posts/2024-01-01-a.md', '--taxonomy', taxonomy, '--from', from, '--to', to);
  expect((await rename('categories', 'release', 'big release')).code).toBe(0);
  expect((await rename('tags', 'b', 'c')).code).toBe(0);
  expect(await read('_posts/2024-01-01-a.md')).toBe('---\ncategory: big release\ntags: a c\n---\n');
});

describe('get', () => {
  test('prints every field, dates as written', async () => {
    await write('a.md', post);
    const { stdout, code } = await cli('get', 'a.md');
    expect(code).toBe(0);
    expect(stdout).toContain('title: Tea\ndate: 2024-01-05\nweight: 3\ndraft: true\ntags: ["a","b"]\n');
  });

  test('prints one field bare, a list by lines, a nested one by its dotted name', async () => {
    await write('a.md', post);
    expect((await cli('get', 'a.md', 'title')).stdout).toBe('Tea\n');
    expect((await cli('get', 'a.md', 'tags')).stdout).toBe('a\nb\n');
    expect((await cli('get', 'a.md', 'params.level')).stdout).toBe('easy\n');
  });

  test('gives JSON with --json and nothing else', async () => {
    await write('a.md', post);
    expect(JSON.parse((await cli('get', 'a.md', '--json')).stdout)).toEqual({
      title: 'Tea',
      date: '2024-01-05',
      weight: 3,
      draft: true,
      tags: ['a', 'b'],
      params: { level: 'easy' },
      empty: null,
    });
  });

  test('answers 1 for a field that is not there, 3 with line and reason for what cannot be read', async () => {
    await write('a.md', post);
    await write('broken.md', '---\ntitle: ok\ntags: [a\n---\n');
    await write('picture.md', new Uint8Array([137, 80, 78, 71, 0, 0]));
    expect(await cli('get', 'a.md', 'nope')).toMatchObject({ code: 1, stdout: '' });
    const broken = await cli('get', 'broken.md');
    expect(broken.code).toBe(3);
    expect(broken.stderr).toMatch(/^broken\.md:\d+: \S/);
    expect((await cli('get', 'picture.md')).code).toBe(3);
    expect((await cli('get', 'gone.md')).code).toBe(3);
    expect((await cli('get', '.')).code).toBe(3);
  });
});

describe('set', () => {
  test('keeps the type that a field has', async () => {
    await write('a.md', post);
    const { code, stdout } = await cli('set', 'a.md', 'title=2024', 'weight=10', 'draft=false', 'date=2025-02-03');
    expect([code, stdout]).toEqual([0, 'changed\ta.md\n']);
    const expected = post
      .replace("'Tea'", "'2024'")
      .replace('weight: 3', 'weight: 10')
      .replace('draft: true', 'draft: false')
      .replace('2024-01-05', '2025-02-03');
    expect(await read('a.md')).toBe(expected);
  });

  test('refuses a value that does not fit, and --type changes the type', async () => {
    await write('a.md', post);
    const refused = await cli('set', 'a.md', 'weight=heavy');
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('weight is a number');
    expect(await read('a.md')).toBe(post);
    expect((await cli('set', 'a.md', 'weight=heavy', '--type', 'text')).code).toBe(0);
    expect(await read('a.md')).toBe(post.replace('weight: 3', 'weight: heavy'));
  });

  test('gives a new field the type that its value looks like', async () => {
    await write('a.md', post);
    await cli('set', 'a.md', 'a=true', 'b=12', 'c=2024-03-04', 'd=007', 'params.tools=rag, key');
    const text = await read('a.md');
    expect(JSON.parse((await cli('get', 'a.md', '--json')).stdout)).toMatchObject({
      a: true,
      b: 12,
      c: '2024-03-04',
      d: '007',
      params: { level: 'easy', tools: 'rag, key' },
    });
    expect(text.startsWith(post.slice(0, post.indexOf('params:')))).toBe(true);
  });

  test('gives a post without front matter the form of its site', async () => {
    await mkdir(join(cwd, 'zola', 'content'), { recursive: true });
    await write('zola/zola.toml', 'base_url = "https://example.org"\n');
    await write('zola/content/a.md', 'Words.\n');
    await cli('set', 'zola/content/a.md', 'title=T');
    expect(await read('zola/content/a.md')).toMatch(/^\+\+\+\ntitle = "T"\n\+\+\+\n\s*Words\.\n$/);
  });

  test('takes lists and JSON', async () => {
    await write('a.md', post);
    await cli('set', 'a.md', 'tags=x, y z');
    await cli('set', 'a.md', 'params={"level":"hard"}', '--type', 'json');
    const all = JSON.parse((await cli('get', 'a.md', '--json')).stdout) as Record<string, unknown>;
    expect(all).toMatchObject({ tags: ['x', 'y z'], params: { level: 'hard' } });
  });

  test('keeps byte order mark, CRLF and UTF-16', async () => {
    const crlf = post.replaceAll('\n', '\r\n');
    await write('bom.md', `\uFEFF${crlf}`);
    await write('wide.md', Buffer.from(`\uFEFF${post}`, 'utf16le'));
    expect((await cli('set', 'bom.md', 'wide.md', 'title=Mocha')).code).toBe(0);
    expect(await read('bom.md')).toBe(`\uFEFF${crlf.replace('Tea', 'Mocha')}`);
    const wide = await readFile(join(cwd, 'wide.md'));
    expect(wide.equals(Buffer.from(`\uFEFF${post.replace('Tea', 'Mocha')}`, 'utf16le'))).toBe(true);
  });

  test('goes on after a file that fails, and says which', async () => {
    await write('a.md', post);
    await write('broken.md', '---\ntags: [a\n---\n');
    const { code, stdout, stderr } = await cli('set', 'gone.md', 'broken.md', 'a.md', 'title=New');
    expect([code, stdout]).toEqual([1, 'changed\ta.md\n']);
    expect(stderr).toMatch(/gone\.md: [\s\S]*broken\.md:\d: /);
    expect(await read('broken.md')).toBe('---\ntags: [a\n---\n');
  });

  test('shows a unified difference in a dry run and writes nothing', async () => {
    await write('a.md', post);
    const { code, stdout } = await cli('set', 'a.md', 'title=New', '--dry-run');
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^--- a\/a\.md\n\+\+\+ b\/a\.md\n@@ -1,5 \+1,5 @@\n ---\n-title: 'Tea' {3}# kept\n\+title: 'New'/,
    );
    expect(await read('a.md')).toBe(post);
  });

  test('leaves a read-only file as it is', async () => {
    await write('a.md', post);
    await chmod(join(cwd, 'a.md'), 0o444);
    const { code, stderr } = await cli('set', 'a.md', 'title=New');
    expect(code).toBe(1);
    expect(stderr).toContain('read-only');
    expect(await read('a.md')).toBe(post);
  });

  test('writes the same value without touching the file', async () => {
    await write('a.md', post);
    expect((await cli('set', 'a.md', 'title=Tea')).stdout).toBe('unchanged\ta.md\n');
  });

  test('answers an array of what was done for several files', async () => {
    await write('a.md', post);
    await write('b.md', post);
    const { stdout } = await cli('set', 'a.md', 'b.md', 'gone.md', 'title=Tea', 'draft=false', '--json');
    expect(JSON.parse(stdout)).toEqual([
      { path: 'a.md', changed: true },
      { path: 'b.md', changed: true },
      { path: 'gone.md', error: expect.objectContaining({ code: 'not-found' }) },
    ]);
  });
});

test('unset removes fields, nested ones too, and only those', async () => {
  await write('a.md', post);
  expect((await cli('unset', 'a.md', 'weight', 'empty', 'nothing')).code).toBe(0);
  expect(await read('a.md')).toBe(post.replace('weight: 3\n', '').replace('empty:\n', ''));
});

describe('tags of a file', () => {
  test('are added, removed and renamed in the form that the post uses', async () => {
    await write('a.md', post);
    await cli('tags', 'add', 'a.md', '--tag', 'c', '--tag', 'a');
    expect(await read('a.md')).toBe(post.replace('[a, b]', '[a, b, c]'));
    await cli('tags', 'remove', 'a.md', '--tag', 'b');
    await cli('tags', 'rename', 'a.md', '--from', 'a', '--to', 'z');
    expect(await read('a.md')).toBe(post.replace('[a, b]', '[z, c]'));
  });

  test('read as the generator above the file reads them', async () => {
    await mkdir(join(cwd, 'site', '_posts'), { recursive: true });
    await write('site/_config.yml', 'title: Site\n');
    await write('site/_posts/2024-01-01-a.md', '---\ntags: one two\n---\n');
    await cli('tags', 'add', 'site/_posts/2024-01-01-a.md', '--tag', 'three');
    expect(await read('site/_posts/2024-01-01-a.md')).toBe('---\ntags: one two three\n---\n');
  });

  test('reach a nested taxonomy by its dotted name', async () => {
    await write('z.md', '+++\n[taxonomies]\ntags = ["a"]\n+++\n');
    await cli('tags', 'add', 'z.md', '--tag', 'b', '--taxonomy', 'taxonomies.tags');
    expect(await read('z.md')).toBe('+++\n[taxonomies]\ntags = ["a", "b"]\n+++\n');
  });
});

test('an empty name is none, not the folder that the command runs in', async () => {
  await write('a.md', post);
  for (const argv of [
    ['list', ''],
    ['set', '', 'title=New'],
    ['tags', 'rename', '', '--from', 'a', '--to', 'c'],
  ]) {
    const { code, stdout, stderr } = await cli(...argv);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('an empty one was given');
  }
  expect(await read('a.md')).toBe(post);
});

test('a NUL in the body is a byte that an edit of the front matter keeps', async () => {
  await write('nul.md', '---\ntitle: Old\n---\na\0b\n');
  expect((await cli('set', 'nul.md', 'title=New')).code).toBe(0);
  expect(await read('nul.md')).toBe('---\ntitle: New\n---\na\0b\n');
});
