import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createDisk, type Disk } from '../../../../electron/fs/disk.ts';
import type { TagRequest } from '../../../../electron/services/operations/tags.ts';
import { postId } from '../../../../shared/model/post.ts';
import { finish } from '../../../support/finish.ts';
import { openForOperations } from '../../../support/operations.ts';
import { tempLibrary, textOf } from '../../../support/temp-library.ts';
import { watchRenames } from '../../../support/watched-renames.ts';

async function setup(root: string, disk: Disk = createDisk()) {
  const opened = await openForOperations(root, { disk });
  const usual = { library: opened.library.info.id, taxonomy: 'tags', leaveOut: [] };
  const rename = { kind: 'rename', from: 'old', to: 'new' } as const;
  const request = (more: Partial<TagRequest> = {}): TagRequest => ({ ...usual, action: rename, ...more });
  return { ...opened, request };
}

const forms = {
  'block.md': '---\ntitle: A # kept\ntags:\n  - old   # why\n  - "b"\n---\nold\n',
  'flow.md': "---\r\ntags: [ 'old', b ]\r\n---\r\nText\r\n",
  'comma.md': '\uFEFF---\ntags: a, old, c\n---\n',
  'single.md': '---\ntag: old\n---\n',
  'toml.md': '+++\ntags = ["a", "old"]\n+++\n',
  'json.md': '{\n  "tags": ["old"]\n}\n\nText\n',
  'other.md': '---\ntags: [older]\n---\n',
  'merge.md': '---\ntags: [new, old, z]\n---\n',
};

describe('renaming a tag', () => {
  test('in Jekyll, a singular key holds one value however many words it has, a plural key one for each word', async () => {
    const root = await tempLibrary({
      '_config.yml': 'title: Blog\n',
      '_posts/2024-01-01-a.md': '---\ntitle: A\ncategory: release\ntags: one two\n---\n',
      '_posts/2024-01-02-b.md': '---\ntitle: B\ncategory: "big release" # why\ntag: one two\n---\n',
    });
    const { library, tags, request } = await setup(root);
    const facts = library.snapshot().posts.map((post) => post.taxonomies);
    expect(facts).toContainEqual({ tags: ['one', 'two'], categories: ['release'] });
    expect(facts).toContainEqual({ tags: ['one two'], categories: ['big release'] });
    const rename = async (taxonomy: string, from: string, to: string) =>
      (await finish(tags.change(request({ taxonomy, action: { kind: 'rename', from, to } })))).changed;
    expect(await rename('categories', 'release', 'new release')).toEqual(['_posts/2024-01-01-a.md']);
    expect(await rename('categories', 'big release', 'news')).toEqual(['_posts/2024-01-02-b.md']);
    expect(await rename('tags', 'two', 'other')).toEqual(['_posts/2024-01-01-a.md']);
    expect(await rename('tags', 'one two', 'three four')).toEqual(['_posts/2024-01-02-b.md']);
    expect(await textOf(root, '_posts/2024-01-01-a.md')).toBe(
      '---\ntitle: A\ncategory: new release\ntags: one other\n---\n',
    );
    expect(await textOf(root, '_posts/2024-01-02-b.md')).toBe(
      '---\ntitle: B\ncategory: "news" # why\ntag: three four\n---\n',
    );
  });

  test('changes that tag in every form and no other byte', async () => {
    const root = await tempLibrary(forms);
    const { tags, request, library } = await setup(root);
    const report = await finish(tags.change(request()));
    expect(report.failed).toEqual([]);
    expect(report.skipped).toEqual([]);
    expect(report.cancelled).toBe(false);
    expect(report.changed.toSorted()).toEqual(
      Object.keys(forms)
        .filter((name) => name !== 'other.md')
        .toSorted(),
    );
    for (const [name, before] of Object.entries(forms)) {
      if (name === 'merge.md' || name === 'other.md') continue;
      expect(await textOf(root, name), name).toBe(before.replace('old', 'new'));
    }
    expect(await textOf(root, 'merge.md')).toMatch(/tags: \[\s*new, z\s*\]/);
    expect(await textOf(root, 'other.md')).toBe(forms['other.md']);
    expect(library.snapshot().posts.flatMap((post) => post.taxonomies['tags'] ?? [])).not.toContain('old');
  });

  test('keeps the words that were counted, but where what changes may be the reading time', async () => {
    const many = Array.from({ length: 49 }, (_, n) => [
      `p${n}.md`,
      `---\ntitle: P\ntags: [old]\n---\n${'word '.repeat(n + 1)}\n`,
    ]);
    const timed = { 'timed.md': '---\ntitle: T\ntags: [old]\nreadingTime: 7\n---\nOne two.\n' };
    const root = await tempLibrary({ ...Object.fromEntries(many), ...timed });
    const { library, tags, request } = await setup(root);
    await library.counted();
    const facts = () => library.snapshot().posts.map(({ id, words, minutes }) => ({ id, words, minutes }));
    const before = facts();
    expect((await finish(tags.change(request()))).changed).toHaveLength(50);
    expect(facts().filter(({ words }) => words === null)).toEqual([{ id: 'timed.md', words: null, minutes: null }]);
    expect(facts().filter(({ id }) => id !== 'timed.md')).toEqual(before.filter(({ id }) => id !== 'timed.md'));
    await library.counted();
    expect(facts()).toEqual(before);
  });

  test('there and back again leaves every byte as it was', async () => {
    const { 'merge.md': _, ...kept } = forms;
    const root = await tempLibrary(kept);
    const { tags, request } = await setup(root);
    await finish(tags.change(request()));
    await finish(tags.change(request({ action: { kind: 'rename', from: 'new', to: 'old' } })));
    for (const [name, before] of Object.entries(kept)) expect(await textOf(root, name)).toBe(before);
  });

  test('knows a tag with blanks around it, which another reader keeps, as the one it is', async () => {
    const folded = '---\ntags: >\n  old words\n---\n';
    const root = await tempLibrary({
      'hugo.toml': '',
      'content/a.md': '---\ntags: ["old ", b]\n---\n',
      'content/b.md': '---\ntags: [old]\n---\n',
      'content/c.md': folded,
    });
    const { library, tags, request } = await setup(root);
    const merge = { kind: 'merge', from: ['old ', 'old'], to: 'old' } as const;
    expect((await finish(tags.change(request({ action: merge })))).changed).toEqual(['content/a.md']);
    expect(await textOf(root, 'content/a.md')).toBe('---\ntags: ["old", b]\n---\n');
    expect(library.snapshot().posts.flatMap((post) => post.taxonomies['tags'] ?? [])).toContain('old words');
    const rename = { kind: 'rename', from: 'old words', to: 'new words' } as const;
    expect((await finish(tags.change(request({ action: rename })))).changed).toEqual(['content/c.md']);
    expect(await textOf(root, 'content/c.md')).toBe(folded.replace('old', 'new'));
  });

  test('the plan shows the lines and writes nothing', async () => {
    const root = await tempLibrary(forms);
    const { tags, request } = await setup(root);
    const plan = await tags.plan(request({ leaveOut: [postId('json.md')] }));
    expect(plan.changes).toHaveLength(6);
    const block = plan.changes.find((change) => change.id === 'block.md');
    expect(block).toMatchObject({ title: 'A' });
    expect(block?.diff).toContain('\n tags:\n-  - old   # why\n+  - new   # why\n   - "b"\n');
    expect(plan.skipped).toEqual([
      { id: 'json.md', why: 'It has text that is not saved. Save it first, in the window where it was typed.' },
    ]);
    expect(await textOf(root, 'block.md')).toBe(forms['block.md']);
  });

  test('what is left out or cannot be saved is skipped with the reason', async () => {
    const root = await tempLibrary({ ...forms, 'utf16.md': Buffer.from('\uFEFF---\ntags: [old]\n---\n', 'utf16le') });
    await chmod(join(root, 'flow.md'), 0o444);
    const { tags, request } = await setup(root);
    const report = await finish(tags.change(request({ leaveOut: [postId('block.md')] })));
    expect(report.skipped).toEqual([
      { id: 'block.md', why: 'It has text that is not saved. Save it first, in the window where it was typed.' },
      { id: 'flow.md', why: expect.stringContaining('read-only') },
    ]);
    expect(report.changed).toContain('utf16.md');
    expect(await textOf(root, 'block.md')).toBe(forms['block.md']);
    expect(await textOf(root, 'flow.md')).toBe(forms['flow.md']);
  });

  test('a post that cannot be read is named where it may have the tag', async () => {
    const broken = (tag: string) => `---\ntitle: "a" b\ntags: [${tag}]\n---\nold\n`;
    const files = { ...forms, 'broken.md': broken('Old'), 'other.md': broken('far') };
    const root = await tempLibrary(files);
    const { tags, request } = await setup(root);
    const line = { id: 'broken.md', why: expect.stringMatching(/may have the tag.*Line 2: /) };
    expect((await tags.plan(request())).skipped).toEqual([line]);
    expect((await finish(tags.change(request()))).skipped).toEqual([line]);
    expect(await textOf(root, 'broken.md')).toBe(files['broken.md']);
  });

  test('a post too large for the list is changed, and one with too large a front matter is named', async () => {
    const filling = 'x'.repeat(1_000_000);
    const large = `---\ntags: [old]\n---\n${`${filling}\n`.repeat(17)}`;
    const root = await tempLibrary({ 'large.md': large, 'long.md': `---\ntags: [old]\na: ${filling}\n---\n` });
    const { tags, request, library } = await setup(root);
    expect(library.snapshot().posts.map(({ problems }) => problems[0]?.code)).toEqual(['too-large', 'too-large']);
    const report = await finish(tags.change(request()));
    expect(report).toMatchObject({ changed: ['large.md'], failed: [], skipped: [{ id: 'long.md' }] });
    expect(report.skipped[0]?.why).toMatch(
      /^It may have the tag, but cannot be changed\. .*The front matter is longer/,
    );
    expect((await textOf(root, 'large.md')) === large.replace('old', 'new')).toBe(true);
    const other = request({ action: { kind: 'rename', from: 'another', to: 'new' } });
    expect(await finish(tags.change(other))).toMatchObject({ changed: [], failed: [], skipped: [] });
  });

  test('a post that cannot be read has a short tag only where it stands as a word', async () => {
    const broken = (tags: string) => `---\ntitle: "b" c\ntags: [${tags}]\n---\na go r\n`;
    const root = await tempLibrary({
      'word.md': broken('x, Go'),
      'part.md': broken('golang, ergo'),
      'lines.md': `---\ntitle: "b" c\ntags: [two\n  words]\n---\n`,
      'apart.md': broken('two, words'),
    });
    const { tags, request } = await setup(root);
    const named = async (tag: string) =>
      (await tags.plan(request({ action: { kind: 'delete', tags: [tag] } }))).skipped.map(({ id }) => id);
    expect(await named('go')).toEqual(['word.md']);
    expect(await named('two words')).toEqual(['lines.md']);
    expect(await named('r')).toEqual([]);
  });

  test('a post that changed since it was listed is read afresh', async () => {
    const root = await tempLibrary({ 'a.md': '---\ntags: [old]\n---\n', 'b.md': '---\ntags: [old]\n---\n' });
    const { tags, request } = await setup(root);
    await writeFile(join(root, 'a.md'), '---\ntags: [gone]\n---\n');
    await writeFile(join(root, 'b.md'), '---\ntitle: B\ntags: [old]\n---\nmore\n');
    const report = await finish(tags.change(request()));
    expect(report).toMatchObject({ changed: ['b.md'], skipped: [{ id: 'a.md' }] });
    expect(await textOf(root, 'b.md')).toBe('---\ntitle: B\ntags: [new]\n---\nmore\n');
  });

  test('cancelled halfway keeps what is done, whole, and says which', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 400 }, (_, n) => [`p${n}.md`, `---\ntags: [old]\n---\n${n}\n`]),
    );
    const root = await tempLibrary(files);
    const stop = new AbortController();
    const disk = watchRenames(createDisk(), (to) => {
      if (to.endsWith('.md')) stop.abort();
    });
    const { tags, request } = await setup(root, disk);
    const report = await finish(tags.change(request(), stop.signal));
    expect(report.cancelled).toBe(true);
    expect(report.changed.length).toBeGreaterThan(0);
    expect(report.changed.length).toBeLessThan(400);
    const changed = new Set<string>(report.changed);
    for (const [name, before] of Object.entries(files)) {
      expect(await textOf(root, name)).toBe(changed.has(name) ? before.replace('old', 'new') : before);
    }
  });

  test.each([
    [{ action: { kind: 'rename', from: 'old', to: 'old' } as const }, 'old one'],
    [{ action: { kind: 'rename', from: 'old', to: 'two\nlines' } as const }, 'one line'],
    [{ taxonomy: 'colours' }, 'no taxonomy'],
  ])('refuses %o', async (more, message) => {
    const { tags, request } = await setup(await tempLibrary(forms));
    await expect(tags.plan(request(more))).rejects.toThrow(message);
  });

  test('categories and tables of Zola', async () => {
    const root = await tempLibrary({
      'config.toml': 'base_url = "/"\n',
      'content/a.md': '+++\ntitle = "A"\n[taxonomies]\ntags = ["old", "x"] # both\n+++\n',
    });
    const { tags, request } = await setup(root);
    expect((await finish(tags.change(request()))).changed).toEqual(['content/a.md']);
    expect(await textOf(root, 'content/a.md')).toBe(
      '+++\ntitle = "A"\n[taxonomies]\ntags = ["new", "x"] # both\n+++\n',
    );
  });
});
