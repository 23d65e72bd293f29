import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { runCli } from '../../support/run-cli.ts';
import { repository } from '../../support/source-files.ts';
import { filesBelow, tempFolder } from '../../support/temp-library.ts';

let cwd: string;
beforeEach(async () => {
  cwd = await tempFolder();
  await cp(join(repository, 'test/fixtures/blogs/hugo-toml'), join(cwd, 'hugo-toml'), { recursive: true });
});

const cli = (...argv: readonly string[]) => runCli(argv, { cwd });
const bytes = (name: string) => readFile(join(cwd, name), 'latin1');

async function allBytes(folder: string): Promise<Record<string, string>> {
  const files = await filesBelow(join(cwd, folder));
  const entries = await Promise.all(files.map(async (file) => [file, await bytes(join(folder, file))] as const));
  return Object.fromEntries(entries);
}

describe('tags rename of a folder', () => {
  const rename = (...more: readonly string[]) =>
    cli('tags', 'rename', 'hugo-toml', '--from', 'sailing', '--to', 'under sail', ...more);

  test('changes only the tag, in every form, and back again to the same bytes', async () => {
    const before = await allBytes('hugo-toml');
    const { code, stdout } = await rename('--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ skipped: [], failed: [], cancelled: false });
    const after = await allBytes('hugo-toml');
    const changed = Object.keys(before).filter((file) => before[file] !== after[file]);
    expect(changed).toEqual([
      'content/posts/engine-notes.md',
      'content/posts/first-sail.md',
      'content/posts/night-watch/index.md',
      'content/posts/what-the-chart-does-not-say.md',
    ]);
    for (const file of changed) expect(after[file]).toBe(before[file]?.replace('"sailing"', '"under sail"'));
    await cli('tags', 'rename', 'hugo-toml', '--from', 'under sail', '--to', 'sailing');
    expect(await allBytes('hugo-toml')).toEqual(before);
  });

  test('shows each difference in a dry run and writes nothing', async () => {
    const before = await allBytes('hugo-toml');
    const { code, stdout } = await rename('--dry-run');
    expect(code).toBe(0);
    expect(stdout.match(/^\+.*"under sail"/gm)).toHaveLength(4);
    expect(await allBytes('hugo-toml')).toEqual(before);
  });

  test('warns of a page of the tag that stays behind', async () => {
    await mkdir(join(cwd, 'hugo-toml', 'content', 'tags', 'sailing'), { recursive: true });
    await writeFile(join(cwd, 'hugo-toml', 'content', 'tags', 'sailing', '_index.md'), '+++\n+++\n');
    const { stderr } = await rename('--dry-run');
    expect(stderr).toContain('warning\tThe tag has a page of its own, which stays where it is: content/tags/sailing');
  });

  test('knows only the taxonomies of the site', async () => {
    const { code, stderr } = await rename('--taxonomy', 'planets');
    expect(code).toBe(2);
    expect(stderr).toContain('tags, categories, boats');
  });
});

describe('tags of a folder', () => {
  test('merge makes one of several, and undo brings every byte back', async () => {
    const before = await allBytes('hugo-toml');
    const merged = await cli('tags', 'merge', 'hugo-toml', '--from', 'sailing', '--from', 'charts', '--to', 'sea');
    expect(merged.code).toBe(0);
    const tags = JSON.parse((await cli('tags', 'list', 'hugo-toml', '--json')).stdout) as { tag: string }[];
    expect(tags.map(({ tag }) => tag)).toContain('sea');
    expect(tags.map(({ tag }) => tag)).not.toContain('sailing');
    const undone = await cli('tags', 'undo', 'hugo-toml');
    expect(undone.stderr).toContain('Undo: Merge “sailing” and “charts” into “sea” in tags');
    expect(undone.code).toBe(0);
    expect(await allBytes('hugo-toml')).toEqual(before);
    const again = await cli('tags', 'undo', 'hugo-toml');
    expect([again.code, again.stdout]).toEqual([1, '']);
  });

  test('undo leaves what was changed since and lists it', async () => {
    await cli('tags', 'delete', 'hugo-toml', '--tag', 'sailing');
    const file = 'hugo-toml/content/posts/first-sail.md';
    await writeFile(join(cwd, file), 'mine\n');
    const { code, stdout } = await cli('tags', 'undo', 'hugo-toml', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ skipped: [{ id: 'content/posts/first-sail.md' }], failed: [] });
    expect(await bytes(file)).toBe('mine\n');
  });

  test('a dotted name reaches a field that no taxonomy has', async () => {
    await mkdir(join(cwd, 'dotted'));
    await writeFile(join(cwd, 'dotted/a.md'), '---\nparams:\n  topics: [old, b]\n---\n');
    await writeFile(join(cwd, 'dotted/b.md'), '---\ntags: [old]\n---\n');
    const flags = ['--taxonomy', 'params.topics', '--json'];
    const { code, stdout } = await cli('tags', 'rename', 'dotted', '--from', 'old', '--to', 'new', ...flags);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ changed: ['a.md'], skipped: [] });
    expect(await bytes('dotted/a.md')).toBe('---\nparams:\n  topics: [new, b]\n---\n');
  });

  test('a dry run of each prints a difference and writes nothing', async () => {
    const before = await allBytes('hugo-toml');
    for (const verb of [
      ['merge', '--from', 'sailing', '--from', 'charts', '--to', 'sea'],
      ['delete', '--tag', 'sailing'],
    ] as const) {
      const [name, ...options] = verb;
      const { code, stdout } = await cli('tags', name, 'hugo-toml', ...options, '--dry-run');
      expect(code).toBe(0);
      expect(stdout).toMatch(/^--- a\/content\/posts\/\S+\n\+\+\+ b\/content\/posts\/\S+\n@@ /);
    }
    expect(await allBytes('hugo-toml')).toEqual(before);
  });

  test('one file by itself', async () => {
    const file = 'hugo-toml/content/posts/first-sail.md';
    expect((await cli('tags', 'delete', file, '--tag', 'sailing')).stdout).toBe(`changed\t${file}\n`);
    expect(await bytes(file)).not.toContain('"sailing"');
  });
});

describe('tags rename that is stopped', () => {
  const argv = ['tags', 'rename', 'many', '--from', 'old', '--to', 'new', '--json'];
  const total = 300;
  beforeEach(async () => {
    await mkdir(join(cwd, 'many'));
    const names = Array.from({ length: total }, (_, index) => `many/${index}.md`);
    await Promise.all(names.map((name) => writeFile(join(cwd, name), '---\ntags: [old]\n---\n')));
  });

  test('before it has begun changes nothing', async () => {
    const { code } = await runCli(argv, { cwd, signal: AbortSignal.abort() });
    expect(code).toBe(130);
    expect(await bytes('many/0.md')).toContain('[old]');
  });

  test('halfway keeps what is done and lists it', async () => {
    const stop = new AbortController();
    const { code, stdout } = await runCli(argv, { cwd, signal: stop.signal, onStderr: () => stop.abort() });
    expect(code).toBe(130);
    const report = JSON.parse(stdout) as { changed: string[]; cancelled: boolean };
    expect(report.cancelled).toBe(true);
    expect(report.changed.length).toBeLessThan(total);
    const all = await allBytes('many');
    const changed = Object.keys(all).filter((file) => all[file]?.includes('[new]'));
    expect(changed.toSorted()).toEqual(report.changed.toSorted());
  });
});

describe('search', () => {
  test('prints posts with line, title and text, the best first', async () => {
    const { code, stdout, stderr } = await cli('search', 'hugo-toml', 'sail -charts');
    expect([code, stderr]).toEqual([0, '']);
    const rows = stdout
      .trimEnd()
      .split('\n')
      .map((row) => row.split('\t'));
    expect(rows[0]).toEqual([
      'content/posts/first-sail.md',
      expect.stringMatching(/^\d+$/),
      'First sail of the year',
      expect.stringMatching(/sail/i),
    ]);
    const json = JSON.parse((await cli('search', 'hugo-toml', 'sail -charts', '--json')).stdout) as readonly unknown[];
    expect(json).toHaveLength(rows.length);
    expect(json[0]).toMatchObject({ path: 'content/posts/first-sail.md', matches: expect.any(Number) });
  });

  test('prints as many as wanted, nothing where nothing is found, and what it did not understand', async () => {
    expect(await cli('search', 'hugo-toml', 'the', '--limit', '1')).toMatchObject({
      code: 0,
      stderr: expect.stringMatching(/^\d+ more\n$/),
    });
    expect(await cli('search', 'hugo-toml', 'zyzzyva', '--json')).toMatchObject({ code: 0, stdout: '[]\n' });
    expect(await cli('search', 'hugo-toml', 'sail before:soon')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('is no date'),
    });
    expect((await cli('search', 'hugo-toml', 'sail', '--limit', '0')).code).toBe(2);
    expect((await cli('search', 'hugo-toml', 'sail', '--limit', '200001')).code).toBe(2);
    expect((await cli('search', 'hugo-toml', 'sail', '--limit', '200000')).code).toBe(0);
  });
});
