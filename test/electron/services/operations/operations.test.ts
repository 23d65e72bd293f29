import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createDisk, type Disk } from '../../../../electron/fs/disk.ts';
import { AppError } from '../../../../shared/base/errors.ts';
import { revision, postId } from '../../../../shared/model/post.ts';
import type { OperationId } from '../../../../shared/model/operation.ts';
import { createFailingDisk, errnos } from '../../../support/failing-disk.ts';
import { finish } from '../../../support/finish.ts';
import { isSoak } from '../../../support/soak-times.ts';
import { openForOperations } from '../../../support/operations.ts';
import { readTree } from '../../../support/read-tree.ts';
import { filesBelow, tempFolder, tempLibrary, textOf } from '../../../support/temp-library.ts';

const posts = {
  'a.md': '---\ntags: [old, new]\n---\nA\n',
  'b.md': '\uFEFF---\r\ntags: old # why\r\n---\r\nB',
  'deep/c.md': '+++\ntags = ["old"]\n+++\n',
  'other.md': '---\ntags: [x]\n---\n',
};

type Opened = Awaited<ReturnType<typeof openForOperations>>;

const rename = ({ library, tags }: Opened, from = 'old', to = 'new', signal?: AbortSignal) =>
  finish(
    tags.change(
      { library: library.info.id, taxonomy: 'tags', action: { kind: 'rename', from, to }, leaveOut: [] },
      signal,
    ),
  );
const back = ({ library, operations }: Opened, id: OperationId) =>
  finish(operations.undo({ library: library.info.id, id }));
const again = ({ library, operations }: Opened, id: OperationId) =>
  finish(operations.redo({ library: library.info.id, id }));
const history = ({ library, operations }: Opened) => operations.list(library.info.id);

async function setUp(files: Readonly<Record<string, string>> = posts) {
  const root = await tempLibrary(files);
  const dataFolder = await tempFolder('data');
  return { root, dataFolder, before: await readTree(root), opened: await openForOperations(root, { dataFolder }) };
}

function idOf({ undo }: { readonly undo: OperationId | null }): OperationId {
  if (undo === null) throw new Error('there is nothing to undo');
  return undo;
}

describe('undo of an operation', () => {
  test('brings back every byte, a merge included, and redo the other way', async () => {
    const { root, before, opened } = await setUp();
    const report = await rename(opened);
    const after = await readTree(root);
    expect(after['a.md']).toBe('---\ntags: [new]\n---\nA\n');
    const undone = await back(opened, idOf(report));
    expect(undone).toMatchObject({ skipped: [], failed: [], cancelled: false });
    expect(undone.changed.toSorted()).toEqual(['a.md', 'b.md', 'deep/c.md']);
    expect(await readTree(root)).toEqual(before);
    expect(opened.library.find(postId('a.md'))?.taxonomies['tags']).toEqual(['old', 'new']);
    expect(await history(opened)).toMatchObject([
      { state: 'undone', title: 'Rename “old” to “new” in tags', posts: 3 },
    ]);
    await again(opened, idOf(report));
    expect(await readTree(root)).toEqual(after);
    expect(await history(opened)).toMatchObject([{ state: 'applied', changed: 3 }]);
  });

  test('after a restart', async () => {
    const { root, dataFolder, before, opened } = await setUp();
    const { undo } = await rename(opened);
    const restarted = await openForOperations(root, { dataFolder });
    expect(await history(restarted)).toMatchObject([{ id: undo, state: 'applied', changed: 3 }]);
    await back(restarted, idOf({ undo }));
    expect(await readTree(root)).toEqual(before);
  });

  test('leaves what was changed or has gone since, and says so', async () => {
    const { root, opened } = await setUp();
    const report = await rename(opened);
    await writeFile(join(root, 'a.md'), 'mine now\n');
    await rm(join(root, 'b.md'));
    const undone = await back(opened, idOf(report));
    expect(undone.changed).toEqual(['deep/c.md']);
    expect(undone.skipped).toEqual([
      { id: 'a.md', why: 'It was changed meanwhile.' },
      { id: 'b.md', why: 'It is not there any more.' },
    ]);
    expect(await textOf(root, 'a.md')).toBe('mine now\n');
    expect(await textOf(root, 'deep/c.md')).toBe(posts['deep/c.md']);
  });

  test('touches only what the operation changed', async () => {
    const { root, opened } = await setUp();
    const leave = [postId('a.md')];
    const { id } = opened.library.info;
    const report = await finish(
      opened.tags.change({
        ...{ library: id, taxonomy: 'tags', leaveOut: leave },
        action: { kind: 'rename', from: 'old', to: 'new' },
      }),
    );
    expect(report.skipped).toHaveLength(1);
    // Somebody else does by hand what the operation did not.
    await writeFile(join(root, 'a.md'), posts['a.md'].replace('old, ', ''));
    await back(opened, idOf(report));
    expect(await textOf(root, 'a.md')).toBe('---\ntags: [new]\n---\nA\n');
  });

  test('leaves a post whose kept bytes are damaged, and says so either way', async () => {
    const { root, dataFolder, opened } = await setUp({ 'a.md': posts['a.md'], 'b.md': posts['b.md'] });
    const id = idOf(await rename(opened));
    const pack = join(dataFolder, 'operations', opened.library.info.id, id, 'old-0.bin');
    const kept = await readFile(pack, 'latin1');
    const damage = () => writeFile(pack, kept.replace('\nA\n', '\nZ\n'), 'latin1');
    const isLeft = { changed: ['b.md'], failed: [{ id: 'a.md', code: 'io' }] };
    await damage();
    expect(await back(opened, id)).toMatchObject(isLeft);
    expect(await textOf(root, 'a.md')).toBe('---\ntags: [new]\n---\nA\n');
    await writeFile(pack, kept, 'latin1');
    await back(opened, id);
    await damage();
    expect(await again(opened, id)).toMatchObject(isLeft);
    expect(await textOf(root, 'a.md')).toBe(posts['a.md']);
  });

  test('of one that is not in the history is an error that says why', async () => {
    const { opened } = await setUp();
    await expect(back(opened, '20240101000000000-000000000000' as OperationId)).rejects.toMatchObject({
      code: 'not-found',
      message: expect.stringContaining('not in the history'),
    });
  });
});

test('nothing to change leaves nothing behind', async () => {
  const { dataFolder, opened } = await setUp();
  expect(await rename(opened, 'nobody has this', 'x')).toMatchObject({ changed: [], undo: null });
  expect(await filesBelow(dataFolder)).toEqual([]);
});

test('a post with unsaved text of the last run is left out', async () => {
  const { root, opened } = await setUp();
  const draft = { id: postId('b.md'), text: 'typed', base: revision('0'.repeat(64)) };
  await opened.drafts.save(opened.library.info.id, draft);
  const report = await rename(opened);
  expect(report.skipped).toEqual([
    { id: 'b.md', why: 'It has text that is not saved. Save it first, in the window where it was typed.' },
  ]);
  expect(await textOf(root, 'b.md')).toBe(posts['b.md']);
});

test('a post that went unseen is named once, and then off the list', async () => {
  const { root, opened } = await setUp();
  await rm(join(root, 'b.md'));
  const report = await rename(opened);
  expect(report.failed).toMatchObject([{ id: 'b.md', code: 'not-found' }]);
  expect(opened.library.find(postId('b.md'))).toBeUndefined();
  await rm(join(root, 'a.md'));
  expect((await back(opened, idOf(report))).skipped).toEqual([{ id: 'a.md', why: 'It is not there any more.' }]);
  expect(opened.library.snapshot().posts.map(({ id }) => id)).toEqual(['deep/c.md', 'other.md']);
});

test('a post that is changed between the plan and the write is left as it is', async () => {
  const root = await tempLibrary(posts);
  const real = createDisk();
  const disk: Disk = {
    ...real,
    rename: async (from, to) => {
      await real.rename(from, to);
      // The journal is complete now, and no post is written yet.
      if (to.endsWith('record.json')) await writeFile(join(root, 'a.md'), 'theirs\n');
    },
  };
  const opened = await openForOperations(root, { disk });
  const report = await rename(opened);
  expect(report.skipped).toEqual([{ id: 'a.md', why: 'It was changed meanwhile.' }]);
  expect(report.changed.toSorted()).toEqual(['b.md', 'deep/c.md']);
  expect(await textOf(root, 'a.md')).toBe('theirs\n');
  await back(opened, idOf(report));
  expect(await textOf(root, 'a.md')).toBe('theirs\n');
});

test('the history keeps to its bounds, the newest always', async () => {
  const root = await tempLibrary(posts);
  const dataFolder = await tempFolder('data');
  const opened = await openForOperations(root, { dataFolder, bounds: { operations: 3, bytes: 1e6 } });
  for (const [from, to] of [
    ['old', 'b'],
    ['b', 'c'],
    ['c', 'd'],
    ['d', 'e'],
  ] as const)
    await rename(opened, from, to);
  expect((await history(opened)).map(({ title }) => title)).toEqual([
    'Rename “d” to “e” in tags',
    'Rename “c” to “d” in tags',
    'Rename “b” to “c” in tags',
  ]);
  const small = await openForOperations(root, { dataFolder, bounds: { operations: 3, bytes: 1 } });
  await rename(small, 'e', 'f');
  expect(await history(small)).toHaveLength(1);
  await back(small, (await history(small))[0]?.id as OperationId);
});

test('where the clock was set back, the history keeps the order of what was done', async () => {
  const root = await tempLibrary(posts);
  let now = Date.UTC(2024, 5, 2);
  const bounds = { operations: 2, bytes: 1e6 };
  const opened = await openForOperations(root, { dataFolder: await tempFolder('data'), bounds, now: () => now });
  await rename(opened, 'old', 'b');
  now -= 3_600_000;
  await rename(opened, 'b', 'c');
  const last = await rename(opened, 'c', 'd');
  expect((await history(opened)).map(({ title, startedAt }) => [title, startedAt])).toEqual([
    ['Rename “c” to “d” in tags', now],
    ['Rename “b” to “c” in tags', now],
  ]);
  await back(opened, idOf(last));
});

describe('every file call of a rename fails once', () => {
  async function check(at: number, errno: string): Promise<boolean> {
    const root = await tempLibrary(posts);
    const dataFolder = await tempFolder('data');
    const failing = createFailingDisk(createDisk());
    const opened = await openForOperations(root, { disk: failing.disk, dataFolder });
    const before = await readTree(root);
    failing.plan({ at, errno });
    const outcome = await rename(opened).catch((error: unknown) => error);
    const reached = failing.calls.length >= at;
    const where = `${errno} at ${at} (${failing.calls[at - 1]})`;
    failing.plan();
    const now = await readTree(root);
    if (outcome instanceof Error) {
      expect(outcome, where).toBeInstanceOf(AppError);
      expect(now, where).toEqual(before);
    } else {
      const { changed } = outcome as Awaited<ReturnType<typeof rename>>;
      for (const [name, text] of Object.entries(before))
        if (!(changed as readonly string[]).includes(name)) expect([text, after[name]], where).toContain(now[name]);
        else expect(now[name], where).toBe(after[name]);
    }
    // What was begun can be taken back, exactly.
    for (const { id } of await history(opened)) await back(opened, id);
    expect(await readTree(root), where).toEqual(before);
    return reached;
  }

  const after: Record<string, string | undefined> = {};

  test('the texts to end with', async () => {
    const { root, opened } = await setUp();
    await rename(opened);
    Object.assign(after, await readTree(root));
  });

  test.each<readonly [string, (at: number) => string]>([
    ['the disk is full', () => 'ENOSPC'],
    ['each time for another reason', (at: number) => errnos[at % errnos.length] ?? 'EIO'],
    ...(isSoak ? errnos.map((errno) => [errno, () => errno] as const) : []),
  ])('%s', { timeout: 60_000 }, async (_name, errnoAt) => {
    let at = 1;
    while (await check(at, errnoAt(at))) at++;
    expect(at).toBeGreaterThan(40);
  });
});
