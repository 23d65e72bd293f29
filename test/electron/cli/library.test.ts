import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { cliDataFolder, runCli } from '../../support/run-cli.ts';
import { repository } from '../../support/source-files.ts';
import { filesBelow, tempFolder } from '../../support/temp-library.ts';

let cwd: string;
beforeEach(async () => {
  cwd = await tempFolder();
  for (const blog of ['hugo-toml', 'jekyll', 'plain', 'zola'])
    await cp(join(repository, 'test/fixtures/blogs', blog), join(cwd, blog), { recursive: true });
});

const cli = (...argv: readonly string[]) => runCli(argv, { cwd });
const bytes = (name: string) => readFile(join(cwd, name), 'latin1');

test('list tells every post with its state and why', async () => {
  const { code, stdout } = await cli('list', 'hugo-toml', '--json');
  expect(code).toBe(0);
  const posts = JSON.parse(stdout) as readonly { path: string; state: string }[];
  expect(posts.find(({ path }) => path === 'content/posts/engine-notes.md')).toMatchObject({
    title: 'Engine notes',
    date: '2024-06-11',
    state: 'draft',
    why: 'draft is true.',
    tags: ['engine', 'sailing'],
    minutes: 1,
    problems: [],
  });
  expect(posts.find(({ path }) => path === 'content/posts/winter-cover.md')?.state).toBe('scheduled');
  const rows = (await cli('list', 'hugo-toml')).stdout.replace(/\n$/, '').split('\n');
  expect(rows).toHaveLength(posts.length);
  expect(rows.every((row) => row.split('\t').length === 9)).toBe(true);
});

test('a folder named on the command line does not come to the recent ones of the app', async () => {
  await cli('list', 'plain');
  expect((await filesBelow(cliDataFolder)).filter((file) => file.includes('recent'))).toEqual([]);
});

test('list shows what is wrong with a post', async () => {
  const posts = JSON.parse((await cli('list', 'plain', '--json')).stdout) as readonly { path: string }[];
  expect(posts.find(({ path }) => path === 'notes/broken.md')).toMatchObject({
    problems: [{ message: expect.any(String), line: expect.any(Number) }],
  });
});

test('a folder that is only a part of a site is taken by itself, and that is said', async () => {
  const { code, stdout, stderr } = await cli('list', 'hugo-toml/content/posts', '--json');
  expect(code).toBe(0);
  expect((JSON.parse(stdout) as readonly { path: string }[]).map(({ path }) => path)).toContain('engine-notes.md');
  expect(stderr).toBe(
    `hugo-toml/content/posts is taken by itself, without the rules of the site that it lies in: ${join(cwd, 'hugo-toml')}\n`,
  );
  for (const whole of ['hugo-toml', 'plain']) expect((await cli('list', whole)).stderr).toBe('');
});

test('list of a post tells that one, and verbs of a folder say that a file is none', async () => {
  const file = 'hugo-toml/content/posts/engine-notes.md';
  const listed = JSON.parse((await cli('list', file, '--json')).stdout) as readonly { path: string }[];
  expect(listed.map(({ path }) => path)).toEqual(['content/posts/engine-notes.md']);
  const argv = [['profile'], ['tags', 'list'], ['check'], ['new', '--title', 'A'], ['tags', 'undo'], ['search', '--']];
  for (const verb of argv) {
    const before = await filesBelow(join(cwd, 'hugo-toml'));
    const rest = verb[0] === 'search' ? [file, 'boat'] : [file];
    const { code, stdout, stderr } = await cli(...verb, ...rest);
    expect([verb, code, stdout]).toEqual([verb, 3, '']);
    expect(stderr).toContain(`It is a file, not a folder: ${file}`);
    expect(await filesBelow(join(cwd, 'hugo-toml'))).toEqual(before);
  }
});

test('list of a folder that is not there says so and answers 3', async () => {
  const { code, stdout, stderr } = await cli('list', 'nowhere');
  expect([code, stdout]).toEqual([3, '']);
  expect(stderr).toContain('nowhere');
});

test('profile names the generator and what it rests on', async () => {
  expect(JSON.parse((await cli('profile', 'jekyll', '--json')).stdout)).toMatchObject({
    generator: 'jekyll',
    timeZone: 'Europe/Madrid',
  });
  expect((await cli('profile', 'jekyll')).stdout).toMatch(/^generator: jekyll\t_config\.yml is there\n/);
});

test('tags list counts every taxonomy', async () => {
  const tags = JSON.parse((await cli('tags', 'list', 'hugo-toml', '--json')).stdout) as readonly unknown[];
  expect(tags).toContainEqual({
    taxonomy: 'tags',
    tag: 'sailing',
    count: 4,
    first: '2024-04-21',
    last: '2024-08-30',
    similar: [],
  });
  expect(tags).toContainEqual(expect.objectContaining({ taxonomy: 'boats', tag: 'Kestrel' }));
});

test('new makes a post as the site does and prints its path', async () => {
  const { code, stdout } = await cli('new', 'jekyll', '--title', 'A new hide', '--draft');
  expect([code, stdout]).toEqual([0, '_drafts/a-new-hide.md\n']);
  expect(await bytes('jekyll/_drafts/a-new-hide.md')).toMatch(/^---\ntitle: A new hide\n/);
  const again = await cli('new', 'jekyll', '--title', 'A new hide', '--draft', '--json');
  expect(JSON.parse(again.stdout)).toEqual({ path: '_drafts/a-new-hide-2.md' });
});

describe('export', () => {
  test('of a tag that no live post has is refused, and a site that was exported before stays', async () => {
    const site = ['export', 'hugo-toml', '--to', 'site', '--out', 'whole'] as const;
    await cli(...site);
    const before = await filesBelow(join(cwd, 'whole'));
    expect(before.length).toBeGreaterThan(10);
    expect(await cli(...site, '--tag', 'chart')).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/^No live post has the tag chart: .*longhand tags list hugo-toml/),
    });
    expect(await filesBelow(join(cwd, 'whole'))).toEqual(before);
  });

  test('makes a page of every live post, and nothing new the second time', async () => {
    const first = await cli('export', 'hugo-toml', '--to', 'html', '--out', 'out', '--json');
    const report = JSON.parse(first.stdout) as { written: string[]; skipped: unknown[]; failed: unknown[] };
    expect(report.failed).toEqual([]);
    const pages = (await filesBelow(join(cwd, 'out'))).filter((file) => !file.startsWith('.'));
    expect(report.written.toSorted()).toEqual(pages);
    expect(pages.some((page) => page.includes('first-sail'))).toBe(true);
    expect(pages.some((page) => page.includes('engine-notes'))).toBe(false);
    const second = JSON.parse((await cli('export', 'hugo-toml', '--to', 'html', '--out', 'out', '--json')).stdout);
    expect(second).toMatchObject({ written: [] });
  });

  test('takes one file whatever its state, and by tag', async () => {
    const one = await cli('export', 'hugo-toml/content/posts/engine-notes.md', '--to', 'markdown', '--out', 'one');
    expect([one.code, one.stdout]).toEqual([0, expect.stringContaining('engine-notes.md')]);
    const files = await filesBelow(join(cwd, 'one'));
    const exported = files.find((file) => file.endsWith('engine-notes.md')) ?? '';
    expect(await bytes(join('one', exported))).toBe(await bytes('hugo-toml/content/posts/engine-notes.md'));
    await cli('export', 'hugo-toml', '--to', 'html', '--out', 'tagged', '--tag', 'charts');
    const pages = (await filesBelow(join(cwd, 'tagged'))).filter((page) => page.includes('sail'));
    expect(pages).toEqual([]);
  });
});

describe('render', () => {
  test('gives the body of a file and of stdin', async () => {
    const { code, stdout } = await cli('render', 'hugo-toml/content/posts/first-sail.md');
    expect(code).toBe(0);
    expect(stdout).toContain('src="/images/bay.png"');
    expect(stdout).not.toContain('title =');
    const piped = await runCli(['render', '-'], {
      cwd,
      stdin: '---\ntitle: x\n---\n\n# Hi\n\n<script>alert(1)</script>\n',
    });
    expect(piped.stdout).toContain('Hi</h1>');
    expect(piped.stdout).not.toContain('<script');
  });

  test('gives an array for several files, which need --json', async () => {
    expect((await cli('render', 'plain/Hello.md', 'plain/notes/second.md')).code).toBe(2);
    const { stdout } = await cli('render', 'plain/Hello.md', 'plain/notes/second.md', '--json');
    expect(JSON.parse(stdout)).toEqual([
      { path: 'plain/Hello.md', html: expect.stringContaining('<h1') },
      { path: 'plain/notes/second.md', html: expect.stringContaining('Comma tags') },
    ]);
  });

  test('gives the whole page of a file', async () => {
    const { code, stdout } = await cli('render', '--page', 'hugo-toml/content/posts/first-sail.md');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^<!doctype html>/i);
    expect(stdout).toContain('First sail of the year');
    expect(stdout).toContain('src="data:image/png;base64,');
    const piped = await runCli(['render', '--page', '-'], { cwd, stdin: '# Día\n\n![gone](x.png)\n' });
    expect(piped).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('<title>Día'),
      stderr: expect.stringContaining('-:3: '),
    });
  });
});

test('stats tell the words, the minutes and the rule, of a file and of a folder', async () => {
  await writeFile(join(cwd, 'plain', 'long.md'), `${'word '.repeat(1000)}\n`);
  const one = JSON.parse((await cli('stats', 'plain/long.md', '--json')).stdout);
  expect(one).toMatchObject({ path: 'plain/long.md', words: 1000, minutes: 5, override: false });
  const all = JSON.parse((await cli('stats', 'plain', '--json')).stdout) as readonly unknown[];
  expect(all).toContainEqual(expect.objectContaining({ path: 'long.md', words: 1000, minutes: 5 }));
  for (const post of JSON.parse((await cli('stats', 'hugo-toml', '--json')).stdout) as readonly unknown[])
    expect(post).toMatchObject({ words: expect.any(Number), minutes: expect.any(Number), rule: 'Hugo' });
});

test('status tells the state, why, and what would change it', async () => {
  const draft = JSON.parse((await cli('status', 'hugo-toml/content/posts/engine-notes.md', '--json')).stdout);
  expect(draft).toMatchObject({ state: 'draft', why: 'draft is true.', change: 'Set draft to false.' });
  const hidden = await cli('status', 'jekyll/_posts/2023-06-10-unlisted.md');
  expect(hidden.stdout).toMatch(/^hidden: published is false\.\nSet published to true\.\n/);
  const all = JSON.parse((await cli('status', 'hugo-toml', '--json')).stdout) as readonly unknown[];
  expect(all).toContainEqual(
    expect.objectContaining({ path: 'content/posts/winter-cover.md', state: 'scheduled', change: expect.any(String) }),
  );
});
