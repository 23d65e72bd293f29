import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, chmod, cp, mkdir, readdir, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createDisk } from '../../../../electron/fs/disk.ts';
import type { IndexUpdate } from '../../../../electron/services/library/index/folder-reading.ts';
import { createLibraries } from '../../../../electron/services/library/libraries.ts';
import { createPostIndex } from '../../../../electron/services/library/index/post-index.ts';
import { postsOf } from '../../../../electron/services/library/kept/post-lines.ts';
import { libraryFiles as files, later, openAgain, openedBefore, titled as post } from '../../../support/kept-list.ts';
import { openOnce } from '../../../support/library-list.ts';
import { soakTimes } from '../../../support/soak-times.ts';
import { tempFolder, tempLibrary } from '../../../support/temp-library.ts';
import { randomFrom } from '../../../../scripts/make-library.mjs';

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

test('what did not change is not read again', async () => {
  const { root, lists } = await openedBefore();
  expect(await openAgain(root, lists)).toEqual([]);
  // Nor after that, although nothing was written the second time.
  expect(await openAgain(root, lists)).toEqual([]);
});

test('counted words are kept, also of a post that was only touched', async () => {
  const { root, lists } = await openedBefore();
  await openOnce(root, lists, { count: true });
  await utimes(join(root, 'a.md'), 1_700_000_000, 1_700_000_000);
  const { posts, read } = await openOnce(root, lists);
  expect(read).toEqual(['a.md']);
  expect(posts.map(({ words }) => words)).toEqual([4, 4, 4, 4, 4]);
});

const translated = ['de', 'en'].flatMap((language) => [1, 2, 3].map((n) => `${language}/${n}.md`));

describe('changed while it was closed', () => {
  const changes: Readonly<
    Record<string, { readonly change: (root: string) => Promise<unknown>; readonly read: string[] }>
  > = {
    edited: { change: (root) => writeFile(join(root, 'a.md'), post('Another')), read: ['a.md'] },
    'edited in place, size and time put back': {
      change: async (root) => {
        await utimes(join(root, 'a.md'), 1_700_000_000, 1_700_000_000);
        await writeFile(join(root, 'a.md'), post('X'));
        await utimes(join(root, 'a.md'), 1_700_000_000, 1_700_000_000);
      },
      read: ['a.md'],
    },
    touched: { change: (root) => utimes(join(root, 'a.md'), 1_700_000_000, 1_700_000_000), read: ['a.md'] },
    deleted: { change: (root) => rm(join(root, 'a.md')), read: [] },
    added: { change: (root) => writeFile(join(root, 'new.md'), post('New')), read: ['new.md'] },
    renamed: { change: (root) => rename(join(root, 'a.md'), join(root, 'z.md')), read: ['z.md'] },
    'renamed over another': { change: (root) => rename(join(root, 'a.md'), join(root, 'b.md')), read: ['b.md'] },
    'two names swapped': {
      change: async (root) => {
        await rename(join(root, 'a.md'), join(root, 'aside'));
        await rename(join(root, 'b.md'), join(root, 'a.md'));
        await rename(join(root, 'aside'), join(root, 'b.md'));
      },
      read: ['a.md', 'b.md'],
    },
    'posts added whose places show languages': {
      change: async (root) => {
        for (const name of translated) {
          await mkdir(join(root, name, '..'), { recursive: true });
          await writeFile(join(root, name), post(name));
        }
      },
      read: [...Object.keys(files), ...translated].toSorted(),
    },
    // The files in it are the very same, under other names.
    'a folder renamed': {
      change: (root) => rename(join(root, 'sub'), join(root, 'other')),
      read: ['other/d.md', 'other/e.mdx'],
    },
    'replaced by a folder': {
      change: async (root) => {
        await rm(join(root, 'a.md'));
        await mkdir(join(root, 'a.md'));
      },
      read: [],
    },
    'replaced by a link to another': {
      change: async (root) => {
        await rm(join(root, 'a.md'));
        await symlink('b.md', join(root, 'a.md'));
      },
      read: ['a.md', 'b.md'],
    },
    'its permissions changed': { change: (root) => chmod(join(root, 'a.md'), 0o444), read: ['a.md'] },
    'the whole library emptied': {
      change: async (root) => {
        for (const name of await readdir(root)) await rm(join(root, name), { recursive: true });
      },
      read: [],
    },
  };
  test.each(Object.entries(changes))('%s', async (_, { change, read }) => {
    const { root, lists } = await openedBefore();
    await change(root);
    later();
    expect(await openAgain(root, lists)).toEqual(read);
    // What changed was kept again.
    later();
    expect(await openAgain(root, lists)).toEqual([]);
  });

  test('a link that leads elsewhere, and the file behind it', async () => {
    const { root, lists } = await openedBefore({ ...files, 'x/target.txt': post('T') });
    await symlink('x/target.txt', join(root, 'link.md'));
    later();
    await openAgain(root, lists);
    later();
    expect(await openAgain(root, lists)).toEqual([]);
    await writeFile(join(root, 'x/target.txt'), post('U'));
    await openAgain(root, lists);
    expect((await openOnce(root, lists)).posts.find(({ id }) => id === 'link.md')?.title).toBe('U');
  });

  test('the site is another one: every post is read by its rules', async () => {
    const { root, lists } = await openedBefore();
    await writeFile(join(root, 'hugo.toml'), 'baseURL = "https://example.org"\n');
    await mkdir(join(root, 'content'));
    for (const name of ['a.md', 'b.md', 'sub']) await rename(join(root, name), join(root, 'content', name));
    await openAgain(root, lists);
  });

  test('the time of a scheduled post has come', async () => {
    const { root, lists } = await openedBefore({ 'a.md': '---\ntitle: A\ndate: 2090-01-01\n---\n' });
    await writeFile(join(root, 'hugo.toml'), '');
    const state = async (now: number) => (await openOnce(root, lists, { now: () => now })).posts[0]?.state;
    expect(await state(Date.UTC(2080, 0, 1))).toBe('scheduled');
    expect(await state(Date.UTC(2080, 0, 2))).toBe('scheduled');
    expect(await state(Date.UTC(2095, 0, 1))).toBe('live');
  });
});

test('the first rows are those of the last time whose files are the same; the rest comes after', async () => {
  const names = Array.from({ length: 60 }, (_, n) => `p${10 + n}.md`);
  const outside = await tempLibrary({ 'p68.md': post('Outside') });
  const { root, lists, file } = await openedBefore(Object.fromEntries(names.map((name) => [name, post(name)])));
  /** What is told until a first list is whole. */
  const told = async () => {
    const updates: IndexUpdate[] = [];
    const tell = (update: IndexUpdate) => void updates.push(update);
    const index = createPostIndex({ disk: createDisk().sync, root, file, now: Date.now, tell });
    await index.scan({ corrections: {}, afresh: false });
    await index.close();
    return updates;
  };
  await writeFile(join(root, 'p67.md'), post('Edited'));
  await rm(join(root, 'p68.md'));
  await symlink(join(outside, 'p68.md'), join(root, 'p68.md'));
  await rm(join(root, 'p69.md'));
  await writeFile(join(root, 'p70.md'), post('New'));
  const [first] = await told();
  const shown = postsOf(first?.posts ?? []).map(({ id }) => id);
  expect(shown.toSorted()).toEqual(names.slice(20, 57));
  expect(first).toMatchObject({ reading: { done: 0, total: 60 }, site: { profile: { generator: 'plain' } } });
  await openAgain(root, lists);
  // By another configuration the posts may be other ones: nothing is told before that is known.
  await writeFile(join(root, '_config.yml'), 'title: Jekyll now\n');
  expect((await told())[0]).toMatchObject({ site: { profile: { generator: 'jekyll' } } });
});

test('a post that changed in the moment of its reading is read again, whatever its stamp says', async () => {
  vi.useRealTimers();
  const root = await tempLibrary(files);
  const lists = await tempFolder('lists');
  await openOnce(root, lists);
  expect(await openAgain(root, lists)).toEqual(Object.keys(files).toSorted());
});

test('the list is for its owner only, and those of many libraries do not pile up', async () => {
  const { lists, file } = await openedBefore();
  if (process.platform !== 'win32') expect((await createDisk().stat(file)).mode).toBe(0o600);
  for (let n = 0; n < 25; n++) await openOnce(await tempLibrary({ 'a.md': post(`A ${n}`) }), lists);
  expect((await readdir(lists)).length).toBeLessThanOrEqual(21);
});

test('a reading that was stopped keeps what it had, and what was known before', async () => {
  const many = Object.fromEntries(Array.from({ length: 900 }, (_, n) => [`p${n}.md`, post(`P ${n}`)]));
  const { root, lists } = await openedBefore(many);
  const libraries = createLibraries({ disk: createDisk(), watch: false, early: true, listFolder: lists });
  const library = await libraries.open(root);
  library.stopReading();
  await library.whole().catch(() => null);
  await libraries.dispose();
  expect(await openAgain(root, lists)).toEqual([]);
});

test('after random changes, opening after opening, the list is what a fresh scan finds', async () => {
  const fixtures = join(import.meta.dirname, '../../../fixtures/blogs');
  const random = randomFrom(11);
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  for (const blog of (await readdir(fixtures)).filter((name) => !name.startsWith('.'))) {
    const root = join(await tempFolder('library'), blog);
    await cp(join(fixtures, blog), root, { recursive: true });
    const lists = await tempFolder('lists');
    later();
    for (let round = 0; round < soakTimes(6); round++) {
      await openAgain(root, lists);
      for (let step = 0; step < 5; step++) await changeAtRandom(root, pick, random);
      // Half of the time the files are younger than what their stamps tell.
      if (random() < 0.5) later();
    }
    await openAgain(root, lists);
  }
});

async function changeAtRandom(
  root: string,
  pick: <T>(list: readonly T[]) => T | undefined,
  random: () => number,
): Promise<void> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const path = pick(paths) ?? join(root, 'first.md');
  const folder = join(path, '..');
  const changes: readonly (() => Promise<unknown>)[] = [
    () => appendFile(path, '\nmore words\n'),
    () => writeFile(path, post(`Title ${Math.floor(random() * 99)}`)),
    () => writeFile(join(folder, `new-${Math.floor(random() * 99)}.md`), post('New')),
    () => rename(path, join(folder, `moved-${Math.floor(random() * 99)}.md`)),
    () => rm(path),
    () => utimes(path, 1_600_000_000 + Math.floor(random() * 99), 1_600_000_000),
    () => cp(path, join(root, `copy-${Math.floor(random() * 99)}.md`), { preserveTimestamps: true }),
  ];
  await pick(changes)?.();
}

test('processes that open one library at the same time, killed at any moment, leave a list that is right', async () => {
  vi.useRealTimers();
  const root = await tempLibrary(files);
  const lists = await tempFolder('lists');
  const script = join(import.meta.dirname, '../../../support/open-loop.ts');
  for (let round = 0; round < soakTimes(2); round++) {
    const loops = [1, 2].map(() =>
      spawn(process.execPath, [script, root, lists], { stdio: ['ignore', 'pipe', 'inherit'] }),
    );
    await Promise.all(loops.map((loop) => once(loop.stdout, 'data')));
    for (let n = 0; n < 20; n++) {
      await writeFile(join(root, `${'abc'[n % 3]}.md`), post(`Round ${round}.${n}`));
      if (n % 5 === 0) await openAgain(root, lists, true);
    }
    const ended = loops.map((loop) => once(loop, 'exit'));
    for (const loop of loops) loop.kill('SIGKILL');
    await Promise.all(ended);
    await openAgain(root, lists, true);
  }
});
