import { access, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createPostEdits } from '../../../../electron/services/operations/post-edits.ts';
import { createTrasher } from '../../../../electron/services/operations/trasher.ts';
import type { PostEdit, Replacement } from '../../../../shared/model/edit.ts';
import { postId } from '../../../../shared/model/post.ts';
import { finish } from '../../../support/finish.ts';
import { openForOperations } from '../../../support/operations.ts';
import { tempLibrary, textOf } from '../../../support/temp-library.ts';

const inWorker = new URL('../../../../electron/services/operations/replace-worker.ts', import.meta.url);

async function setup(files: Readonly<Record<string, string>>, worker: URL | null = null) {
  const root = await tempLibrary(files);
  const opened = await openForOperations(root);
  const { libraries, operations, posts, library } = opened;
  const edits = createPostEdits({ libraries, operations, worker, now: () => Date.UTC(2026, 0, 1) });
  const trasher = createTrasher({ libraries, posts });
  const about = { library: library.info.id, leaveOut: [] };
  const request = (edit: PostEdit, ids: readonly string[] | null = Object.keys(files).filter(isPost)) => ({
    ...about,
    ids: ids && ids.map(postId),
    edit,
  });
  return { root, edits, trasher, operations, about, request };
}

const isPost = (name: string) => name.endsWith('.md');
const hugo = { 'hugo.toml': 'title = "x"\n' };
const replacement = (part: Partial<Replacement>): PostEdit => ({
  kind: 'replace',
  replacement: { find: 'stone', put: 'pebble', regex: false, matchCase: false, wholeWord: false, ...part },
});

describe('the same edit of several posts', () => {
  const files = {
    ...hugo,
    'content/a.md': '---\ntitle: A # kept\ntags: [x]\ndraft: true\n---\nBody\n',
    'content/b.md': '+++\ntitle = "B"\ntags = ["x", "y"]\n+++\nBody\n',
    'content/c.md': '---\ntitle: [\n---\nBody\n',
  };

  test('adds tags in the form of each post, says why others are left, and is undone as one', async () => {
    const { root, edits, operations, about, request } = await setup(files);
    const wish = request({ kind: 'add-tags', taxonomy: 'tags', tags: ['sea', 'sky'] });
    const plan = await edits.plan(wish);
    expect(plan.changes.map(({ id }) => id)).toEqual(['content/a.md', 'content/b.md']);
    expect(plan.changes[0]?.diff).toContain('+tags: [x, sea, sky]');
    expect(plan.skipped.map(({ id }) => id)).toEqual(['content/c.md']);
    expect(await textOf(root, 'content/a.md')).toBe(files['content/a.md']);

    const report = await finish(edits.change(wish));
    expect(await textOf(root, 'content/a.md')).toBe(files['content/a.md'].replace('[x]', '[x, sea, sky]'));
    expect(await textOf(root, 'content/b.md')).toContain('tags = ["x", "y", "sea", "sky"]');
    expect(report.undo).not.toBeNull();
    if (report.undo) await finish(operations.undo({ library: about.library, id: report.undo }));
    expect(await textOf(root, 'content/b.md')).toBe(files['content/b.md']);
  });

  test('converts posts of an older encoding to UTF-8, and leaves those that are in it or cannot be', async () => {
    const old = Buffer.from('---\ntitle: Alt\n---\n\xc7a va, caf\xe9 \x93ou\x94 th\xe9.\n', 'latin1');
    const { root, edits, operations, about, request } = await setup({ ...hugo, 'content/a.md': 'caf\u00e9\n' });
    await writeFile(join(root, 'content/old.md'), old);
    const ids = ['content/a.md', 'content/old.md'];
    const wish = request({ kind: 'to-utf-8', from: 'windows-1252' }, ids);
    const plan = await edits.plan(wish);
    expect(plan.changes).toMatchObject([
      { id: 'content/old.md', diff: expect.stringContaining('+Ça va, café “ou” thé.') },
    ]);
    expect(plan.skipped).toMatchObject([{ id: 'content/a.md', why: 'It can be read and written as it is.' }]);
    const { skipped } = await edits.plan(request({ kind: 'to-utf-8', from: 'euc-kr' }, ['content/old.md']));
    expect(skipped[0]?.why).toContain('mean nothing in Korean');

    const report = await finish(edits.change(wish));
    expect(report.changed).toEqual(['content/old.md']);
    expect(await textOf(root, 'content/old.md')).toBe('---\ntitle: Alt\n---\nÇa va, café “ou” thé.\n');
    if (report.undo) await finish(operations.undo({ library: about.library, id: report.undo }));
    expect(await readFile(join(root, 'content/old.md'))).toEqual(old);
  });

  test('removes tags, sets and removes fields', async () => {
    const { root, edits, request } = await setup(files);
    const change = async (edit: PostEdit) => (await finish(edits.change(request(edit)))).changed;
    expect(await change({ kind: 'remove-tags', taxonomy: 'tags', tags: ['y'] })).toEqual(['content/b.md']);
    expect(await change({ kind: 'set-field', field: 'weight', value: '3', type: null })).toHaveLength(2);
    expect(await textOf(root, 'content/a.md')).toContain('\nweight: 3\n');
    expect(await textOf(root, 'content/b.md')).toContain('\nweight = 3\n');
    expect(await change({ kind: 'remove-field', field: 'title' })).toHaveLength(2);
    expect(await textOf(root, 'content/b.md')).toBe('+++\ntags = ["x"]\nweight = 3\n+++\nBody\n');
    const plan = await edits.plan(request({ kind: 'set-field', field: 'weight', value: 'heavy', type: null }));
    expect(plan.skipped[0]?.why).toContain('is a number');
    await expect(edits.plan(request({ kind: 'add-tags', taxonomy: 'none', tags: ['a'] }))).rejects.toMatchObject({
      code: 'invalid-input',
    });
  });

  test('makes drafts by the flag of the site, and takes posts out of them', async () => {
    const { root, edits, request } = await setup(files);
    const on = await finish(edits.change(request({ kind: 'draft', draft: true })));
    expect(on.changed).toEqual(['content/b.md']);
    expect(await textOf(root, 'content/b.md')).toContain('\ndraft = true\n');
    await finish(edits.change(request({ kind: 'draft', draft: false })));
    expect(await textOf(root, 'content/a.md')).toContain('\ndraft: false\n');
    const again = await edits.plan(request({ kind: 'draft', draft: false }));
    expect(again.changes).toEqual([]);
  });

  test('where a site has no flag of drafts, published says it, and a folder is named', async () => {
    const { root, edits, request } = await setup({
      '_config.yml': 'title: x\n',
      '_posts/2024-01-01-a.md': '---\ntitle: A\n---\n',
      '_drafts/b.md': '---\ntitle: B\n---\n',
    });
    const off = await edits.plan(request({ kind: 'draft', draft: false }));
    expect(off.skipped).toContainEqual({ id: '_posts/2024-01-01-a.md', why: 'It is no draft.' });
    expect(off.skipped.find(({ id }) => id === '_drafts/b.md')?.why).toMatch(/^No field makes it a draft/);
    await finish(edits.change(request({ kind: 'draft', draft: true }, ['_posts/2024-01-01-a.md'])));
    expect(await textOf(root, '_posts/2024-01-01-a.md')).toBe('---\ntitle: A\npublished: false\n---\n');
  });
});

describe('replacing in all posts', () => {
  const files = {
    'a.md': '---\ntitle: Stone\n---\nA stone, stones.\r\nA milestone.\n',
    'b.md': 'Nothing here.\n',
    'c.md': 'The $1 stone\n',
  };
  const replaced = async (part: Partial<Replacement>, ids: readonly string[] | null = null) => {
    const { root, edits, request } = await setup(files, inWorker);
    const report = await finish(edits.change(request(replacement(part), ids)));
    return { report, a: await textOf(root, 'a.md'), c: await textOf(root, 'c.md') };
  };

  test('takes the text as it is, in the posts that hold it', async () => {
    const { report, a, c } = await replaced({ put: '$& pebble' });
    expect(report.changed).toEqual(['a.md', 'c.md']);
    expect(report.skipped).toEqual([]);
    expect(a).toBe(files['a.md'].replaceAll(/stone/gi, () => '$& pebble'));
    expect(c).toBe('The $1 $& pebble\n');
  });

  test('minds case and whole words, and only the posts that are named', async () => {
    const { a } = await replaced({ matchCase: true, wholeWord: true });
    expect(a).toBe('---\ntitle: Stone\n---\nA pebble, stones.\r\nA milestone.\n');
    expect((await replaced({}, ['c.md'])).report.changed).toEqual(['c.md']);
  });

  test('knows what brackets found, and new lines in the manner of the line that they come into', async () => {
    const { a } = await replaced({ find: '^A (\\w+)', put: 'One\\n$1', regex: true });
    expect(a).toContain('One\r\nstone, stones.\r\nOne\nmilestone.\n');
  });

  test('shows and changes the lines of a post with CR LF, and none of its line ends', async () => {
    const post = '---\r\ntitle: Stone\r\n---\r\n\r\nA stone  \r\n';
    const { root, edits, request } = await setup({ 'a.md': post }, inWorker);
    const wish = request(replacement({ find: '[ \\t]*$', put: '!', regex: true }));
    const plan = await edits.plan(wish);
    expect(plan.changes[0]?.diff).toContain('+---!\r\n+title: Stone!\r\n+---!\r\n+!\r\n');
    await finish(edits.change(wish));
    expect(await textOf(root, 'a.md')).toBe('---!\r\ntitle: Stone!\r\n---!\r\n!\r\nA stone!\r\n!');
  });

  test('shows the lines of as many posts as one can look through, and changes all of them', async () => {
    const long = `${'stone '.repeat(200_000)}\n`;
    const { edits, request } = await setup({ 'a.md': long, 'b.md': long, 'c.md': 'stone\n' });
    const plan = await edits.plan(request(replacement({}), null));
    expect(plan.changes.map(({ id, isCut = false, diff }) => [id, isCut, diff !== ''])).toEqual([
      ['a.md', false, true],
      ['b.md', true, false],
      ['c.md', true, false],
    ]);
    expect((await finish(edits.change(request(replacement({}), null)))).changed).toHaveLength(3);
  });

  test('a pattern that is none is refused, and one that runs for ever is stopped before anything is written', async () => {
    const { root, edits, request } = await setup({ ...files, 'slow.md': `${'a'.repeat(60)}!\n` }, inWorker);
    await expect(edits.plan(request(replacement({ find: '(', regex: true })))).rejects.toMatchObject({
      code: 'invalid-input',
    });
    const slow = request(replacement({ find: '(a+)+$|stone', put: '', regex: true }), null);
    const tooLong = { code: 'unsupported', message: expect.stringContaining('takes too long') };
    await expect(edits.plan(slow)).rejects.toMatchObject(tooLong);
    await expect(finish(edits.change(slow))).rejects.toMatchObject(tooLong);
    expect(await textOf(root, 'c.md')).toBe(files['c.md']);
  });
});

describe('files of several posts', () => {
  const files = { 'a.md': 'A\n', 'b/index.md': 'B\n', 'b/pic.png': 'x', 'taken/a.md': 'other\n' };

  test('go to the trash, which is named, without those that could not be saved', async () => {
    const { root, trasher, about } = await setup(files);
    const ids = ['a.md', 'b/index.md', 'gone.md'].map(postId);
    const report = await finish(trasher.trash({ ...about, ids, leaveOut: [postId('b/index.md')] }));
    expect(report.changed).toEqual(['a.md']);
    expect(report.skipped).toMatchObject([{ id: 'b/index.md' }]);
    expect(report.failed).toMatchObject([{ id: 'gone.md' }]);
    expect(report.where).toMatch(/a\.md$/);
    await expect(access(join(root, 'a.md'))).rejects.toThrow('ENOENT');

    const both = await finish(trasher.trash({ ...about, ids: ['b/index.md', 'taken/a.md'].map(postId) }));
    expect(both.changed).toHaveLength(2);
    expect(both.where).toMatch(/trash/);
    expect(both.where).not.toMatch(/\.md$/);
  });
});
