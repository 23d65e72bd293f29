import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createDisk } from '../../../../electron/fs/disk.ts';
import { createHistoryStore } from '../../../../electron/services/history/history-store.ts';
import { postId } from '../../../../shared/model/post.ts';
import { createFailingDisk, errnos } from '../../../support/failing-disk.ts';
import { filesBelow, tempFolder } from '../../../support/temp-library.ts';

const id = postId('posts/a.md');
const bytes = (text: string) => new TextEncoder().encode(text);

async function setUp() {
  const folder = await tempFolder('history');
  const failing = createFailingDisk(createDisk());
  const clock = { now: 1_700_000_000_000 };
  const store = createHistoryStore({ disk: failing.disk, folder, now: () => clock.now });
  const texts = async (post = id) => {
    const found = await store.list(post);
    return Promise.all(found.map(async (one) => new TextDecoder().decode(await store.read(post, one.id))));
  };
  const keep = async (text: string, post = id) => {
    clock.now += 1000;
    await store.keep(post, bytes(text), 'saved');
  };
  return { folder, failing, clock, store, texts, keep };
}

test('texts come back byte for byte, the newest first', async () => {
  const { store, texts, keep } = await setUp();
  await keep('one\r\n');
  await keep('\uFEFFtwo\n');
  expect(await store.list(id)).toMatchObject([
    { kind: 'saved', size: 7 },
    { kind: 'saved', size: 5 },
  ]);
  const [newest, first] = await store.list(id);
  expect(newest && (await store.read(id, newest.id))).toEqual(Buffer.from(bytes('\uFEFFtwo\n')));
  expect(first?.time).toBeLessThan(newest?.time ?? 0);
  expect((await texts())[1]).toBe('one\r\n');
});

test('the same text twice is one snapshot; one that comes back later shares the bytes on the disk', async () => {
  const { folder, store, keep } = await setUp();
  const long = 'word '.repeat(2000);
  await keep(long);
  await keep(long);
  expect(await store.list(id)).toHaveLength(1);
  await keep('other');
  await keep(long);
  expect(await store.list(id)).toHaveLength(3);
  const disk = createDisk();
  const links = await Promise.all((await filesBelow(folder)).map((file) => disk.lstat(join(folder, file))));
  expect(links.map((stat) => stat.links).toSorted((one, other) => one - other)).toEqual([1, 1, 2, 2]);
});

test('a clock that is set back does not change the order', async () => {
  const { clock, texts, keep } = await setUp();
  await keep('one');
  clock.now -= 3_600_000;
  await keep('two');
  expect(await texts()).toEqual(['two', 'one']);
});

describe('a post that is renamed', () => {
  test('takes its history along', async () => {
    const { store, texts, keep } = await setUp();
    await keep('one');
    await store.move(id, postId('b.md'));
    expect(await texts()).toEqual([]);
    expect(await texts(postId('b.md'))).toEqual(['one']);
    expect((await store.posts()).map((post) => post.id)).toEqual(['b.md']);
  });

  test('onto a name with a history leaves both in one line', async () => {
    const { folder, store, texts, keep } = await setUp();
    await keep('of b', postId('b.md'));
    await keep('of a');
    await store.move(id, postId('b.md'));
    expect(await texts(postId('b.md'))).toEqual(['of a', 'of b']);
    expect(await readdir(folder)).toHaveLength(1);
  });
});

test('a snapshot that was damaged says so and leaves the others readable', async () => {
  const { folder, store, keep } = await setUp();
  await keep('one');
  await keep('two');
  const [newest, first] = await store.list(id);
  const file = (await filesBelow(folder)).find((name) => newest && name.includes(newest.id)) ?? '';
  await writeFile(join(folder, file), 'no archive');
  await expect(store.read(id, newest?.id ?? ('' as never))).rejects.toMatchObject({ code: 'io' });
  expect(first && Buffer.from(await store.read(id, first.id)).toString()).toBe('one');
});

test('trimming drops the oldest of all posts and leaves the newest of each', async () => {
  const { store, texts, keep } = await setUp();
  for (let number = 0; number < 5; number++) await keep(`a${number}`);
  await keep('b0', postId('b.md'));
  await store.trim(1);
  expect([await texts(), await texts(postId('b.md'))]).toEqual([['a4'], ['b0']]);
});

test('trimming goes on where a save thins out meanwhile, and takes away what a crash left', async () => {
  const { folder, keep } = await setUp();
  const other = postId('b.md');
  for (const post of [id, other]) for (const text of ['one', 'two']) await keep(`${post} ${text}`, post);
  for (const name of await readdir(folder)) await writeFile(join(folder, name, '.#a.gz.7fffffff00000000.tmp'), 'torn');
  const disk = createDisk();
  const lstat: typeof disk.lstat = async (path) => {
    await rm(path);
    return disk.lstat(path);
  };
  await createHistoryStore({ disk: { ...disk, lstat }, folder, now: Date.now }).trim(1);
  expect((await filesBelow(folder)).filter((path) => path.endsWith('.tmp'))).toEqual([]);
});

test('one post whose name cannot be read does not hide the others', async () => {
  const { folder, store, keep } = await setUp();
  await keep('one');
  await keep('two', postId('b.md'));
  const names = await filesBelow(folder);
  await rm(join(folder, names.find((name) => name.endsWith('post.json')) ?? ''));
  expect(await store.posts()).toHaveLength(1);
});

test.each(errnos)(
  'every file call fails once with %s: what was kept stays, and the next text is kept',
  async (errno) => {
    for (let at = 1; ; at++) {
      const { failing, texts, keep } = await setUp();
      await keep('one');
      failing.plan({ at, errno });
      const failed = await keep('two').then(
        () => false,
        () => true,
      );
      const made = failing.calls.length;
      failing.plan();
      expect((await texts()).at(-1), `call ${at}`).toBe('one');
      await keep('three');
      expect((await texts())[0], `call ${at}`).toBe('three');
      if (!failed && made < at) return;
    }
  },
);
