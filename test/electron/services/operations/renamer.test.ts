import { expect, test } from 'vitest';
import { createDisk } from '../../../../electron/fs/disk.ts';
import { createRenamer, type RenameRequest } from '../../../../electron/services/operations/renamer.ts';
import { AppError } from '../../../../shared/base/errors.ts';
import { postId } from '../../../../shared/model/post.ts';
import { createFailingDisk } from '../../../support/failing-disk.ts';
import { finish } from '../../../support/finish.ts';
import { put } from '../../../support/git.ts';
import { openForOperations } from '../../../support/operations.ts';
import { readTree } from '../../../support/read-tree.ts';
import { isSoak } from '../../../support/soak-times.ts';
import { tempLibrary } from '../../../support/temp-library.ts';

async function open(files: Readonly<Record<string, string>>, disk = createDisk()) {
  const root = await tempLibrary(files);
  const services = await openForOperations(root, { disk });
  const { library, operations } = services;
  const renamer = createRenamer({ disk, ...services, now: () => Date.UTC(2024, 5, 2) });
  const asked = (renames: Readonly<Record<string, string>>, more: Partial<RenameRequest> = {}): RenameRequest => ({
    library: library.info.id,
    renames: Object.entries(renames).map(([from, to]) => ({ from: postId(from), to: postId(to) })),
    links: true,
    leaveOut: [],
    ...more,
  });
  type Asked = Parameters<typeof asked>;
  return {
    ...services,
    root,
    plan: (...request: Asked) => renamer.plan(asked(...request)),
    rename: (...request: Asked) => finish(renamer.rename(asked(...request))),
    start: (signal: AbortSignal, ...request: Asked) => renamer.rename(asked(...request), signal),
    undo: async () => {
      const [last] = await operations.list(library.info.id);
      if (!last) throw new Error('no operation');
      return finish(operations.undo({ library: library.info.id, id: last.id }));
    },
    tree: () => readTree(root),
  };
}

const hugo = {
  'hugo.toml': 'baseURL = "https://example.org/"\n',
  'content/posts/salt.md':
    '---\ntitle: Salt\ndate: 2024-01-01\n---\n\nBy the [sea](sea.md), [again](/posts/salt/#a).\n',
  'content/posts/sea.md':
    '---\ntitle: Sea\ndate: 2024-01-02\n---\n\n[Salt](salt.md#white) and {{< ref "salt.md" >}}.\n',
  'content/posts/tide.md':
    '---\ntitle: Tide\ndate: 2024-01-03\n---\n\n[Salt](https://example.org/posts/salt/), [sea](./sea.md).\n',
  'content/posts/draft.md': '---\ntitle: Draft\ndraft: true\n---\n\nThe word salt only.\n',
};
const salt = { 'content/posts/salt.md': 'content/notes/salz.md' };

test('a file gets its path, links both ways follow, the old address stays as an alias; one undo takes all of it back', async () => {
  const blog = await open(hugo);
  const before = await blog.tree();
  const plan = await blog.plan(salt);
  expect(plan.skipped).toEqual([]);
  expect(plan.changes.map(({ id, to }) => [id, to])).toEqual([
    ['content/posts/salt.md', 'content/notes/salz.md'],
    ['content/posts/sea.md', undefined],
    ['content/posts/tide.md', undefined],
  ]);
  expect(await blog.tree()).toEqual(before);

  const report = await blog.rename(salt);
  expect(report).toMatchObject({ failed: [], skipped: [], cancelled: false });
  const after = await blog.tree();
  const { 'content/posts/salt.md': _, ...kept } = hugo;
  expect(after).toEqual({
    ...kept,
    'content/notes/salz.md':
      '---\ntitle: Salt\ndate: 2024-01-01\naliases: [/posts/salt/]\n---\n\nBy the [sea](../posts/sea.md), [again](/notes/salz/#a).\n',
    'content/posts/sea.md': hugo['content/posts/sea.md']
      .replace('salt.md#white', '../notes/salz.md#white')
      .replace('"salt.md"', '"salz.md"'),
    'content/posts/tide.md': hugo['content/posts/tide.md'].replace('/posts/salt/', '/notes/salz/'),
  });
  expect(await blog.operations.list(blog.library.info.id)).toMatchObject([
    { kind: 'rename', state: 'applied', posts: 3, changed: 3 },
  ]);
  expect(await blog.undo()).toMatchObject({ failed: [], skipped: [] });
  expect(await blog.tree()).toEqual(before);
});

test('several move at once, with links between them; a draft gets no alias', async () => {
  const blog = await open(hugo);
  await blog.rename({
    'content/posts/salt.md': 'content/deep/er/salt.md',
    'content/posts/sea.md': 'content/deep/sea.md',
    'content/posts/draft.md': 'content/deep/draft.md',
  });
  const tree = await blog.tree();
  expect(tree['content/deep/er/salt.md']).toContain('[sea](../sea.md), [again](/deep/er/salt/#a)');
  expect(tree['content/deep/sea.md']).toContain('[Salt](er/salt.md#white)');
  expect(tree['content/posts/tide.md']).toContain('[sea](../deep/sea.md)');
  expect(tree['content/deep/draft.md']).toBe(hugo['content/posts/draft.md']);
  expect(tree['content/deep/sea.md']).toContain('aliases: [/posts/sea/]');
});

test('of a post that cannot move no link changes, and it says why', async () => {
  const blog = await open({ ...hugo, 'content/notes/salz.md': 'Taken.\n' });
  const before = await blog.tree();
  const why = async (to: string, more?: Partial<RenameRequest>) => {
    const plan = await blog.plan({ 'content/posts/salt.md': to }, more);
    expect(plan.changes).toEqual([]);
    return plan.skipped.map((one) => one.why).join();
  };
  expect(await why('content/notes/salz.md')).toMatch(/already taken/);
  expect(await why('content/posts/salt')).toMatch(/\.md/);
  expect(await why('content/posts/a:b.md')).toMatch(/another one/);
  expect(await why('content/posts/new.md', { leaveOut: [postId('content/posts/salt.md')] })).toMatch(/not saved/);
  const gone = await blog.plan({ 'content/posts/none.md': 'content/posts/new.md' });
  expect(gone.changes).toEqual([]);
  expect(gone.skipped).toHaveLength(1);
  expect(await blog.tree()).toEqual(before);

  // Of several the others go, and what stays has links to them.
  const half = await blog.plan({ ...salt, 'content/posts/sea.md': 'content/posts/see.md' });
  expect(half.changes.map(({ id, to }) => [id, to])).toEqual([
    ['content/posts/salt.md', undefined],
    ['content/posts/sea.md', 'content/posts/see.md'],
    ['content/posts/tide.md', undefined],
  ]);
});

test('another post with unsaved text keeps its link and is named; the rest is done', async () => {
  const blog = await open(hugo);
  const report = await blog.rename(salt, { leaveOut: [postId('content/posts/sea.md')] });
  expect(report.skipped).toEqual([
    {
      id: 'content/posts/sea.md',
      why: 'It has text that is not saved. Save it first, in the window where it was typed.',
    },
  ]);
  const tree = await blog.tree();
  expect(tree['content/posts/sea.md']).toBe(hugo['content/posts/sea.md']);
  expect(tree['content/posts/tide.md']).toContain('/notes/salz/');
});

test('where the file cannot move after all, no other post is changed', async () => {
  const blog = await open(hugo);
  // Not listed yet, so that only the move itself meets it.
  await put(blog.root, 'content/notes/salz.md', 'Mine.\n');
  const before = await blog.tree();
  const report = await blog.rename(salt);
  expect(report.failed.map(({ id }) => id)).toEqual(['content/posts/salt.md']);
  expect(report.skipped.map(({ id, why }) => [id, why])).toEqual([
    ['content/posts/sea.md', 'A post that it links to was not moved.'],
    ['content/posts/tide.md', 'A post that it links to was not moved.'],
  ]);
  expect(await blog.tree()).toEqual(before);
  expect(await blog.operations.list(blog.library.info.id)).toEqual([]);
});

test('stopped at any moment, an undo takes back what was done', async () => {
  for (const steps of [1, 2, 3, 4]) {
    const blog = await open(hugo);
    const before = await blog.tree();
    const stop = new AbortController();
    const run = blog.start(stop.signal, salt);
    for (let step = 0; step < steps; step++) await run.next();
    stop.abort();
    await finish(run);
    if ((await blog.operations.list(blog.library.info.id)).length > 0) await blog.undo();
    expect(await blog.tree(), `after ${steps} steps`).toEqual(before);
  }
});

test('every file call fails once: each file old or new, and an undo ends exact', async () => {
  const whole = await open(hugo);
  const before = await whole.tree();
  await whole.rename(salt);
  const after = await whole.tree();
  const check = async (at: number): Promise<boolean> => {
    const failing = createFailingDisk(createDisk());
    const blog = await open(hugo, failing.disk);
    failing.plan({ at, errno: 'ENOSPC' });
    await blog.rename(salt).catch((error: unknown) => expect(error).toBeInstanceOf(AppError));
    const reached = failing.calls.length >= at;
    const where = `at ${at} (${failing.calls[at - 1]})`;
    failing.plan();
    const tree = await blog.tree();
    for (const [name, text] of Object.entries(tree)) {
      const moved = /sal[tz]\.md/.test(name) ? [before['content/posts/salt.md'], after['content/notes/salz.md']] : [];
      expect([before[name], after[name], ...moved], where).toContain(text);
    }
    // Never a link to a path that is not there.
    if (!('content/notes/salz.md' in tree))
      expect(tree['content/posts/sea.md'], where).toBe(before['content/posts/sea.md']);
    for (const { id } of await blog.operations.list(blog.library.info.id))
      await finish(blog.operations.undo({ library: blog.library.info.id, id }));
    expect(await blog.tree(), where).toEqual(before);
    return reached;
  };
  let at = 1;
  while (await check(at)) at += isSoak ? 1 : 5;
  expect(at).toBeGreaterThan(40);
});

test('the languages of a post move as one, with the links to each and between them, and one undo brings them back', async () => {
  const blog = await open({
    'hugo.toml': 'baseURL = "https://example.org/"\n',
    'content/posts/trip/index.md': '---\ntitle: Trip\ndate: 2024-01-01\n---\n\n![](a.png) [German](index.de.md)\n',
    'content/posts/trip/index.de.md': '---\ntitle: Reise\ndate: 2024-01-01\n---\n\n![](a.png) [Sea](../sea.md)\n',
    'content/posts/trip/a.png': 'x',
    'content/posts/sea.md': '[Trip](trip/index.md), [Reise](trip/index.de.md)\n',
  });
  const before = await blog.tree();
  for (const [from, to] of [
    ['content/posts/trip/index.md', 'content/notes/walk/index.md'],
    ['content/posts/trip/index.de.md', 'content/notes/walk/index.de.md'],
  ] as const) {
    const plan = await blog.plan({ [from]: to });
    expect(plan.changes.flatMap((change) => change.to ?? []).toSorted()).toEqual([
      'content/notes/walk/index.de.md',
      'content/notes/walk/index.md',
    ]);
    expect(await blog.rename({ [from]: to })).toMatchObject({ failed: [], skipped: [] });
    const after = await blog.tree();
    expect(Object.keys(after).toSorted()).toEqual([
      'content/notes/walk/a.png',
      'content/notes/walk/index.de.md',
      'content/notes/walk/index.md',
      'content/posts/sea.md',
      'hugo.toml',
    ]);
    expect(after['content/notes/walk/index.md']).toContain('![](a.png) [German](index.de.md)\n');
    expect(after['content/notes/walk/index.de.md']).toContain('![](a.png) [Sea](../../posts/sea.md)\n');
    expect(after['content/posts/sea.md']).toBe('[Trip](../notes/walk/index.md), [Reise](../notes/walk/index.de.md)\n');
    expect(await blog.undo()).toMatchObject({ failed: [], skipped: [] });
    expect(await blog.tree()).toEqual(before);
  }
});

test.each([true, false])('the report of a move names the languages that went along (links: %s)', async (links) => {
  const blog = await open({
    'hugo.toml': '',
    'content/posts/trip/index.md': '---\ntitle: Trip\n---\nText\n',
    'content/posts/trip/index.de.md': '---\ntitle: Reise\n---\nText\n',
    'content/posts/trip/index.fr.md': '---\ntitle: Voyage\n---\nText\n',
  });
  const names = (folder: string) => ['de.md', 'fr.md', 'md'].map((end) => `content/${folder}/trip/index.${end}`);
  const asked = [{ 'content/posts/trip/index.de.md': 'content/notes/trip/index.de.md' }, { links }] as const;
  expect((await blog.rename(...asked)).changed.toSorted()).toEqual(names('notes'));
  expect((await blog.undo()).changed.toSorted()).toEqual(names('posts'));
  // Nothing is left to do.
  expect((await blog.undo()).changed).toEqual([]);
});

test.each([true, false])('languages that share a name keep sharing it (links: %s)', async (links) => {
  const blog = await open({
    'hugo.toml': '[languages.en]\n[languages.de]\n[languages.fr]\n',
    'content/posts/walk.md': '---\ntitle: Walk\n---\n[Sea](sea.md)\n',
    'content/posts/walk.de.md': '---\ntitle: Gang\n---\nText\n',
    'content/posts/walk.fr.md': '---\ntitle: Marche\n---\nText\n',
    'content/posts/sea.md': '---\ntitle: Sea\n---\n[Gang](walk.de.md)\n',
  });
  const before = await blog.tree();
  const trip = ['de.md', 'fr.md', 'md'].map((end) => `content/posts/trip.${end}`);
  for (const end of ['md', 'de.md']) {
    const report = await blog.rename({ [`content/posts/walk.${end}`]: `content/posts/trip.${end}` }, { links });
    expect(report.changed.filter((id) => !id.endsWith('sea.md')).toSorted()).toEqual(trip);
    const after = await blog.tree();
    expect(Object.keys(after).filter((name) => name.includes('walk'))).toEqual([]);
    expect(after['content/posts/sea.md']).toContain(links ? '[Gang](trip.de.md)' : '[Gang](walk.de.md)');
    await blog.undo();
    expect(await blog.tree()).toEqual(before);
  }
  // Of another language, it is no translation of the others.
  const report = await blog.rename({ 'content/posts/walk.fr.md': 'content/posts/gang.de.md' });
  expect(report.changed).toEqual(['content/posts/gang.de.md']);
});

test('a draft of the same name takes no call of Hugo away', async () => {
  const blog = await open({
    'hugo.toml': '',
    'content/posts/salt.md': '---\ntitle: Salt\n---\nText\n',
    'content/notes/salt.md': '---\ntitle: Salt\ndraft: true\n---\nText\n',
    'content/sea.md': '[Salt]({{< ref "salt" >}})\n',
  });
  await blog.rename({ 'content/posts/salt.md': 'content/posts/salz.md' });
  expect((await blog.tree())['content/sea.md']).toBe('[Salt]({{< ref "salz" >}})\n');
});

test('a link from the address of its page follows the new address', async () => {
  const blog = await open({
    'hugo.toml': '',
    'content/posts/salt.md': '---\ntitle: Salt\n---\nText\n',
    'content/posts/sea.md': '---\ntitle: Sea\nslug: ocean\n---\n[Salt](../salt/)\n',
    'content/far/away.md': '---\ntitle: Away\n---\n[Salt](../../posts/salt/) [Other](../salt/)\n',
  });
  await blog.rename({ 'content/posts/salt.md': 'content/posts/salz.md' });
  const after = await blog.tree();
  expect(after['content/posts/sea.md']).toContain('[Salt](../salz/)');
  expect(after['content/far/away.md']).toContain('[Salt](../../posts/salz/) [Other](../salt/)');
});
