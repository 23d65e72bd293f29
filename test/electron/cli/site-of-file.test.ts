import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createDisk } from '../../../electron/fs/disk.ts';
import { libraryIdOf } from '../../../electron/services/library/libraries.ts';
import { createLibrarySettings } from '../../../electron/services/settings.ts';
import type { ProfileCorrections } from '../../../shared/model/site.ts';
import { cliDataFolder, runCli } from '../../support/run-cli.ts';
import { tempLibrary, textOf } from '../../support/temp-library.ts';

interface Row {
  readonly path: string;
  readonly state: string;
  readonly why: string;
  readonly inherited?: readonly unknown[];
}

async function json<T>(cwd: string, ...argv: readonly string[]): Promise<T> {
  const { stdout } = await runCli([...argv, '--json'], { cwd });
  return JSON.parse(stdout) as T;
}

describe('values from other files of the site', () => {
  const post = '---\ntitle: A\ndate: 2024-05-31\n---\nText\n';
  test.each<[string, Readonly<Record<string, string>>, string, string, string]>([
    [
      'Hugo',
      { 'hugo.toml': 'baseURL = "/"\n', 'content/posts/_index.md': '---\ncascade:\n  draft: true\n---\n' },
      'content/posts/deep/a.md',
      'draft',
      'draft is true, says content/posts/_index.md.',
    ],
    [
      'Hugo, by a file of its configuration',
      { 'config/_default/hugo.toml': 'baseURL = "/"\n', 'config/_default/cascade.yaml': '- draft: true\n' },
      'content/posts/a.md',
      'draft',
      'draft is true, says config/_default/cascade.yaml.',
    ],
    [
      'Jekyll',
      { '_config.yml': 'title: x\ndefaults:\n- scope: {path: _posts/held}\n  values: {published: no}\n' },
      '_posts/held/2024-05-31-a.md',
      'hidden',
      'published is false, says _config.yml.',
    ],
    [
      'Eleventy',
      { 'eleventy.config.js': 'export default {};\n', 'posts/posts.json': '{"permalink": false}' },
      'posts/deep/a.md',
      'hidden',
      'permalink is false, says posts/posts.json.',
    ],
    [
      'Eleventy, by a file beside the post',
      { 'eleventy.config.js': 'export default {};\n', 'posts/a.11tydata.json': '{"draft": true}' },
      'posts/a.md',
      'draft',
      'draft is true, says posts/a.11tydata.json.',
    ],
    [
      'Zola',
      { 'config.toml': 'base_url = "/"\n', 'content/blog/_index.md': '+++\ndraft = true\n+++\n' },
      'content/blog/deep/a.md',
      'draft',
      'Its section is a draft, says content/blog/_index.md.',
    ],
  ])('%s: the list, the status of the folder and that of the file say the same', async (_, site, id, state, why) => {
    const cwd = await tempLibrary({ ...site, [id]: post });
    const rowOf = (rows: readonly Row[]) => rows.find(({ path }) => path === id);
    expect(rowOf(await json<readonly Row[]>(cwd, 'list', '.'))).toMatchObject({ state, why });
    expect(rowOf(await json<readonly Row[]>(cwd, 'status', '.'))).toMatchObject({ state, why });
    const alone = await json<Row>(cwd, 'status', id);
    expect(alone).toMatchObject({ state, why });
    expect(alone.inherited).toHaveLength(1);
    expect((await runCli(['status', id], { cwd })).stdout).toMatch(/^\w+: .*\n[\s\S]*, from \S+\n$/);
    const profile = await runCli(['profile', '.'], { cwd });
    expect(profile.stdout).toMatch(/^values for posts: .+\t.+ says so$/m);
    // What is inherited stays where it is.
    await runCli(['set', id, 'title=B'], { cwd });
    expect(await textOf(cwd, id)).toBe(post.replace('title: A', 'title: B'));
  });

  test('a tag that comes from elsewhere is counted, and not renamed in the posts', async () => {
    const cwd = await tempLibrary({
      'eleventy.config.js': 'export default {};\n',
      'posts/posts.json': '{"tags": ["post"]}',
      'posts/a.md': post,
      'posts/b.md': post.replace('title: A', 'title: B\ntags: [post, x]'),
    });
    expect((await runCli(['tags', 'list', '.'], { cwd })).stdout).toMatch(/^tags\tpost\t2\t/m);
    const { code, stdout } = await runCli(['tags', 'rename', '.', '--from', 'post', '--to', 'article'], { cwd });
    expect(code).toBe(1);
    expect(stdout).toContain('posts/a.md\tIt has them from posts/posts.json, which is for you to change.');
    expect(await textOf(cwd, 'posts/a.md')).toBe(post);
    expect(await textOf(cwd, 'posts/b.md')).toContain('tags: [article, x]');
    expect(await textOf(cwd, 'posts/posts.json')).toBe('{"tags": ["post"]}');
  });

  test('code is named and never run', async () => {
    const cwd = await tempLibrary({
      'eleventy.config.js': 'export default {};\n',
      'posts/posts.11tydata.js': `import { writeFileSync } from 'node:fs';\nwriteFileSync('ran', '');\nexport default {};\n`,
      'posts/a.md': post,
    });
    expect((await runCli(['profile', '.'], { cwd })).stdout).toContain(
      'posts/posts.11tydata.js is code and is not read',
    );
    expect((await json<Row>(cwd, 'status', 'posts/a.md')).state).toBe('live');
    await expect(textOf(cwd, 'ran')).rejects.toThrow();
  });

  test('data that cannot be read, or is huge, gives nothing and stops nothing', async () => {
    const cwd = await tempLibrary({
      'eleventy.config.js': 'export default {};\n',
      'posts/posts.json': '{"draft": tru',
      'big/big.json': `{"draft": true, "x": "${'x'.repeat(1_100_000)}"}`,
      'posts/a.md': post,
      'big/a.md': post,
    });
    const rows = await json<readonly Row[]>(cwd, 'list', '.');
    expect(rows.map(({ state }) => state)).toEqual(['live', 'live']);
  });
});

describe('what a person said of the site in the app', () => {
  async function corrected(root: string, corrections: ProfileCorrections): Promise<void> {
    const settings = createLibrarySettings({ disk: createDisk(), dataFolder: cliDataFolder });
    await settings.change(libraryIdOf(root), { corrections });
  }

  test('counts for a single file too, from whichever folder it was said of', async () => {
    const cwd = await tempLibrary({
      'site/hugo.toml': 'baseURL = "/"\n',
      'site/content/posts/a.md': '---\ndate: 2034-01-01\nunready: true\n---\n',
    });
    const file = 'site/content/posts/a.md';
    expect(await json(cwd, 'status', file)).toMatchObject({ state: 'scheduled', generator: 'hugo' });
    await corrected(cwd, { publishesFuture: true });
    expect(await json(cwd, 'status', file)).toMatchObject({ state: 'live', generator: 'hugo' });
    await corrected(join(cwd, 'site'), { fields: { draft: [['unready']] } });
    expect(await json(cwd, 'status', file)).toMatchObject({ state: 'draft', why: 'unready is true.' });
    expect((await json<readonly Row[]>(join(cwd, 'site'), 'status', '.'))[0]).toMatchObject({ state: 'draft' });
    await corrected(join(cwd, 'site'), { generator: 'plain' });
    expect(await json(cwd, 'status', file)).toMatchObject({ state: 'live', generator: 'plain' });
    await corrected(join(cwd, 'site'), {});
    await corrected(cwd, {});
    expect(await json(cwd, 'status', file)).toMatchObject({ state: 'scheduled' });
  });

  test('the field that was named is the one that is set', async () => {
    const cwd = await tempLibrary({ 'hugo.toml': 'baseURL = "/"\n', 'content/a.md': 'Text\n' });
    await corrected(cwd, { format: 'toml', fields: { draft: [['unready']] } });
    await runCli(['set', 'content/a.md', 'unready=yes'], { cwd });
    expect(await textOf(cwd, 'content/a.md')).toBe('+++\nunready = true\n+++\n\nText\n');
  });
});
