import { rm, utimes } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isTempName } from '../../../../electron/fs/atomic-write.ts';
import { createDisk } from '../../../../electron/fs/disk.ts';
import { AppError } from '../../../../shared/base/errors.ts';
import { createFailingDisk } from '../../../support/failing-disk.ts';
import { finish } from '../../../support/finish.ts';
import { put } from '../../../support/git.ts';
import { brokenLinks, openMoving } from '../../../support/moving-blog.ts';
import { isSoak } from '../../../support/soak-times.ts';
import { tempLibrary, textOf } from '../../../support/temp-library.ts';

const [one, two, three] = ['_posts/2024-01-01-one.md', '_posts/2024-02-02-two.md', '_posts/2024-02-02-three.md'];
const jekyll = {
  '_config.yml': 'title: Tides\n',
  [one]: '---\ntitle: One\n---\n\nA [two](2024-02-02-two.md), {% post_url 2024-02-02-two %}.\n',
  [two]: '---\ntitle: Two\n---\n\nThe text.\n',
};
const linked = jekyll[one]?.replaceAll('2024-02-02-two', '2024-02-02-three');

async function renamed(
  files: Readonly<Record<string, string>> = jekyll,
  renames: Record<string, string> = { [two]: three },
) {
  const root = await tempLibrary(files);
  const blog = await openMoving(root);
  await blog.rename(renames);
  expect(await brokenLinks(root)).toEqual([]);
  return { ...blog, root };
}

/** Another program saves a text: the list is told, as by the watcher. */
async function type(blog: Awaited<ReturnType<typeof renamed>>, name: string, from: string, to: string) {
  const text = await textOf(blog.root, name);
  expect(text).toContain(from);
  await put(blog.root, name, text.replace(from, to));
  await blog.library.refresh([name as never]);
}

describe('a renamed post that was changed meanwhile', () => {
  test('gets its name back with its new text, and links lead to it; redo the other way', async () => {
    const blog = await renamed();
    await type(blog, three, 'The text', 'The new text');
    expect(await blog.undo()).toMatchObject({ skipped: [], failed: [], changed: [one, two] });
    const back = { ...jekyll, [two]: jekyll[two]?.replace('The text', 'The new text') };
    expect(await blog.tree()).toEqual(back);
    expect(blog.library.find(two as never)?.id).toBe(two);
    expect(await blog.last()).toMatchObject({ state: 'undone' });
    await type(blog, two, 'new', 'newest');
    expect(await blog.redo()).toMatchObject({ skipped: [], failed: [], changed: [one, three] });
    expect(await blog.tree()).toEqual({
      '_config.yml': jekyll['_config.yml'],
      [one]: linked,
      [three]: back[two]?.replace('new', 'newest'),
    });
  });

  test('links that other posts got to its new name since follow it back, and again with a redo', async () => {
    const later = '_posts/2024-03-03-later.md';
    const blog = await renamed();
    const text = '---\ntitle: Later\n---\n\nSee [three](2024-02-02-three.md), {% post_url 2024-02-02-three %}.\n';
    await put(blog.root, later, text);
    await blog.library.refresh([later as never]);
    expect(await blog.undo()).toMatchObject({ skipped: [], failed: [], changed: [one, two, later] });
    expect(await textOf(blog.root, later)).toBe(text.replaceAll('02-02-three', '02-02-two'));
    expect(await brokenLinks(blog.root)).toEqual([]);
    expect(await blog.redo()).toMatchObject({ skipped: [], failed: [], changed: [one, three, later] });
    expect(await textOf(blog.root, later)).toBe(text);
    expect(await brokenLinks(blog.root)).toEqual([]);
  });

  test('links to the name that it got stay in a file that is older than the renaming: they led nowhere', async () => {
    const older = '_posts/2023-03-03-older.md';
    const text = '---\ntitle: Older\n---\n\nSee [three](2024-02-02-three.md), which is still to be written.\n';
    const root = await tempLibrary({ ...jekyll, [older]: text });
    await utimes(join(root, older), 1_700_000_000, 1_700_000_000);
    const blog = await openMoving(root);
    await blog.rename({ [two]: three });
    expect(await blog.undo()).toMatchObject({ skipped: [], failed: [], changed: [one, two] });
    expect(await blog.tree()).toEqual({ ...jekyll, [older]: text });
  });

  test('links by an address that others got since are left as they are', async () => {
    const [now, dated, later] = ['blog/x.md', 'blog/2024-05-05-x.md', 'blog/later.md'];
    const files = {
      'docusaurus.config.js': "export default { title: 'Tides', url: 'https://example.org', baseUrl: '/' };\n",
      [now]: '---\ntitle: X\ndate: 2024-05-05\n---\n\nThe text.\n',
    };
    const blog = await renamed(files, { [now]: dated });
    await blog.undo();
    const text = '---\ntitle: Later\n---\n\nSee [x](/blog/x/) and [x](./x.md).\n';
    await put(blog.root, later, text);
    await blog.library.refresh([later as never]);
    await blog.redo();
    expect(await textOf(blog.root, later)).toBe(text.replace('./x.md', './2024-05-05-x.md'));
  });

  test('in another folder loses its alias again, and its own links are set back, new ones too', async () => {
    const hugo = {
      'hugo.toml': 'baseURL = "https://example.org/"\n',
      'content/posts/salt.md': '---\ntitle: Salt\ndate: 2024-01-01\n---\n\nBy the [sea](./sea.md) it lies.\n',
      'content/posts/sea.md': '---\ntitle: Sea\ndate: 2024-01-02\n---\n\nWhite [salt](salt.md) is here.\n',
      'content/notes/tide.md': '---\ntitle: Tide\n---\n',
    };
    const moved = 'content/notes/salz.md';
    const blog = await renamed(hugo, { 'content/posts/salt.md': moved });
    const after = await blog.tree();
    expect(after[moved]).toContain('aliases');
    await type(blog, moved, 'it lies', 'it lies by [tide](tide.md)');
    await type(blog, moved, 'title: Salt', 'title: Salt of the sea');
    await type(blog, 'content/posts/sea.md', 'is here', 'is [not](../notes/salz.md) here');
    expect(await blog.undo()).toMatchObject({ skipped: [], failed: [] });
    expect(await blog.tree()).toEqual({
      ...hugo,
      'content/posts/salt.md':
        '---\ntitle: Salt of the sea\ndate: 2024-01-01\n---\n\nBy the [sea](./sea.md) it lies by [tide](../notes/tide.md).\n',
      'content/posts/sea.md':
        '---\ntitle: Sea\ndate: 2024-01-02\n---\n\nWhite [salt](salt.md) is [not](salt.md) here.\n',
    });
  });

  test('that was published is a draft again under its name', async () => {
    const draft = '---\ntitle: Salt\n---\n\nWhite, by the [sea](../_posts/2024-01-01-one.md).\n';
    const files = {
      ...jekyll,
      [one]: '---\ntitle: One\n---\n\n[Salt](../_drafts/salt.md).\n',
      '_drafts/salt.md': draft,
    };
    const root = await tempLibrary(files);
    const blog = { ...(await openMoving(root)), root };
    await blog.publish('_drafts/salt.md');
    const published = Object.keys(await blog.tree()).find((name) => name.endsWith('-salt.md')) ?? '';
    await type(blog, published, 'White', 'Very white');
    expect(await blog.undo()).toMatchObject({ skipped: [], failed: [] });
    expect(await blog.tree()).toEqual({ ...files, '_drafts/salt.md': draft.replace('White', 'Very white') });
  });
});

describe('where a renamed post cannot go back, nothing is set back and the reason is said', () => {
  const cases: readonly [string, (root: string) => Promise<unknown>, RegExp][] = [
    ['its name is taken again', (root) => put(root, two, 'Mine.\n'), /taken|already|exists/],
    ['it is gone', (root) => rm(join(root, three)), /not there any more/],
  ];
  test.each(cases)('%s', async (_name, happens, why) => {
    const blog = await renamed();
    await happens(blog.root);
    const before = await blog.tree();
    const report = await blog.undo();
    expect(report.changed).toEqual([]);
    expect([...report.skipped, ...report.failed.map(({ id, message }) => ({ id, why: message }))]).toEqual([
      { id: one, why: 'A post that it links to was not moved.' },
      { id: three, why: expect.stringMatching(why) },
    ]);
    expect(await blog.tree()).toEqual(before);
    // It can be tried again.
    expect(await blog.last()).toMatchObject({ state: 'applied' });
    await rm(join(blog.root, two), { force: true });
    await put(blog.root, three, jekyll[two] ?? '');
    expect(await blog.undo()).toMatchObject({ skipped: [], failed: [] });
    expect(await blog.tree()).toEqual(jekyll);
  });

  test('of several that have to do with each other none; the others go', async () => {
    const files = {
      'a.md': 'To [b](b.md).\n',
      'b.md': 'B.\n',
      'c.md': 'C.\n',
      'to-b.md': '[b](b.md)\n',
      'to-c.md': '[c](c.md)\n',
    };
    const moves = { 'a.md': 'x/a.md', 'b.md': 'x/b.md', 'c.md': 'x/c.md' };
    const root = await tempLibrary(files);
    const first = await openMoving(root);
    await first.rename(moves);
    // The history is read from the disk again.
    const blog = { ...(await openMoving(root, { data: first.dataFolder })), root };
    const after = await blog.tree();
    await put(root, 'b.md', 'Mine.\n');
    const report = await blog.undo();
    expect(report.changed).toEqual(['c.md', 'to-c.md']);
    expect(report.failed.map(({ id }) => id)).toEqual(['x/b.md']);
    expect(report.skipped.map(({ id }) => id)).toEqual(['to-b.md', 'x/a.md']);
    const { 'x/c.md': _, ...kept } = after;
    expect(await blog.tree()).toEqual({ ...kept, 'b.md': 'Mine.\n', 'c.md': 'C.\n', 'to-c.md': '[c](c.md)\n' });
    expect(await brokenLinks(root)).toEqual([]);
  });

  test('and a redo leaves what it cannot move', async () => {
    const blog = await renamed();
    await blog.undo();
    await put(blog.root, three, 'Mine.\n');
    const before = await blog.tree();
    expect(await blog.redo()).toMatchObject({ changed: [] });
    expect(await blog.tree()).toEqual(before);
    expect(await blog.last()).toMatchObject({ state: 'undone' });
    await rm(join(blog.root, three));
    expect(await blog.redo()).toMatchObject({ changed: [one, three], skipped: [], failed: [] });
    expect(await brokenLinks(blog.root)).toEqual([]);
  });
});

test('of several that are to move, one that fails takes those back that it has to do with', async () => {
  const files = { 'a.md': 'To [b](b.md).\n', 'b.md': 'B.\n', 'c.md': '[a](a.md) [b](b.md)\n' };
  const root = await tempLibrary(files);
  const blog = await openMoving(root);
  // Not listed yet, so that only the move itself meets it.
  await put(root, 'x/b.md', 'Mine.\n');
  const report = await blog.rename({ 'a.md': 'x/a.md', 'b.md': 'x/b.md' });
  expect(report).toMatchObject({ changed: [], undo: null });
  expect(report.failed.map(({ id }) => id)).toEqual(['b.md']);
  expect(report.skipped.map(({ id }) => id)).toEqual(['a.md', 'c.md']);
  expect(await blog.tree()).toEqual({ ...files, 'x/b.md': 'Mine.\n' });
});

test.each([false, true])(
  'every file call of an undo fails (all after it too: %s): no link leads nowhere, and it can be ended or taken back',
  { timeout: 120_000 },
  async (sticky) => {
    const check = async (at: number): Promise<boolean> => {
      const root = await tempLibrary(jekyll);
      const failing = createFailingDisk(createDisk());
      const blog = { ...(await openMoving(root, { disk: failing.disk })), root };
      await blog.rename({ [two]: three });
      await type(blog, three, 'The text', 'The new text');
      const request = { library: blog.library.info.id, id: (await blog.last()).id };
      failing.plan({ at, errno: 'EIO', sticky });
      const report = await finish(blog.operations.undo(request)).catch((error: unknown) => {
        expect(error).toBeInstanceOf(AppError);
      });
      const reached = failing.calls.length >= at;
      const where = `at ${at} (${failing.calls[at - 1]})`;
      failing.plan();
      // A file that got its second name and could not lose its first has both, which the person is told of.
      if (sticky && where.endsWith('(remove)')) return reached;
      // Where nothing works any more, what was begun cannot be taken back either. A post that could not be written is named.
      if (!sticky && !report?.failed.some(({ id }) => id === one)) expect(await brokenLinks(root), where).toEqual([]);
      const again = { ...(await openMoving(root, { data: blog.dataFolder })), root };
      const { state } = await again.last();
      if (at % 2 === 0 && state === 'interrupted') {
        await again.redo();
        expect(await textOf(root, three), where).toContain('The new text');
        expect(await textOf(root, one), where).toBe(linked);
      }
      if ((await again.last()).state !== 'undone') await again.undo();
      const left = Object.entries(await again.tree()).filter(([name]) => !isTempName(posix.basename(name)));
      expect(Object.fromEntries(left), where).toEqual({
        ...jekyll,
        [two]: jekyll[two]?.replace('The text', 'The new text'),
      });
      return reached;
    };
    let at = 1;
    while (await check(at)) at += isSoak ? 1 : 3;
    expect(at).toBeGreaterThan(15);
  },
);
