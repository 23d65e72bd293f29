import { access, lstat, mkdir, readlink, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createDisk, type Disk } from '../../../../electron/fs/disk.ts';
import { createTrasher } from '../../../../electron/services/operations/trasher.ts';
import { createPosts } from '../../../../electron/services/posts/posts.ts';
import { createTakeFromTrash } from '../../../../electron/services/posts/trash-folder.ts';
import { postId, type PostId } from '../../../../shared/model/post.ts';
import { createFailingDisk } from '../../../support/failing-disk.ts';
import { finish } from '../../../support/finish.ts';
import { openForOperations } from '../../../support/operations.ts';
import { filesBelow, tempFolder, tempLibrary, textOf } from '../../../support/temp-library.ts';

const files = { 'posts/a.md': 'A\n', 'posts/c.md': 'C\n', 'trip/index.md': 'T\n', 'trip/img/a.png': 'x' };
const all = ['posts/a.md', 'posts/c.md', 'trip/index.md'].map(postId);

async function setUp(given: Readonly<Record<string, string>> = files) {
  const root = await tempLibrary(given);
  const dataFolder = await tempFolder('data');
  const opened = await openForOperations(root, { dataFolder });
  const trasher = createTrasher(opened);
  const library = opened.library.info.id;
  return {
    ...opened,
    root,
    trashFolder: join(dataFolder, 'trash'),
    trasher,
    about: { library, leaveOut: [] },
    trash: (ids = all) => finish(trasher.trash({ library, leaveOut: [], ids })),
    untrash: (ids = all, signal?: AbortSignal) => finish(trasher.untrash({ library, ids }, signal)),
  };
}

test('what was trashed is back byte for byte, a bundle with its folder, and the trash is as it was', async () => {
  const { root, trashFolder, trash, untrash, library } = await setUp();
  await trash();
  expect(await filesBelow(root)).toEqual([]);
  await rm(join(root, 'posts'), { recursive: true, force: true });
  const report = await untrash();
  expect(report).toMatchObject({ changed: all, failed: [], cancelled: false });
  for (const [path, text] of Object.entries(files)) expect(await textOf(root, path)).toBe(text);
  expect(await filesBelow(trashFolder)).toEqual([]);
  expect(library.snapshot().posts.map(({ id }) => id)).toEqual(expect.arrayContaining(all));
  expect((await untrash()).failed.map(({ code }) => code)).toEqual(['not-found', 'not-found', 'not-found']);
});

test('a post in several languages goes with its folder and comes back whole; a translation goes by itself', async () => {
  const languages = { 'trip/index.de.md': 'D\n', 'trip/index.md': 'T\n', 'trip/a.png': 'x', 'b.md': 'B\n' };
  const { root, trash, untrash } = await setUp(languages);
  const [german, main] = ['trip/index.de.md', 'trip/index.md'].map(postId) as [PostId, PostId];
  for (const ids of [[german, main], [main]]) {
    const report = await trash(ids);
    expect(report).toMatchObject({ failed: [], skipped: [] });
    expect(report.changed.toSorted()).toEqual([german, main]);
    expect(await filesBelow(root)).toEqual(['b.md']);
    expect(await untrash([...report.changed])).toMatchObject({ failed: [] });
    for (const [path, text] of Object.entries(languages)) expect(await textOf(root, path)).toBe(text);
  }
  expect(await trash([german])).toMatchObject({ changed: [german] });
  expect(await filesBelow(root)).toEqual(['b.md', 'trip/a.png', 'trip/index.md']);
});

test('an index that took its folder along, for the other posts of it had gone, is back with them', async () => {
  const trip = { 'trip/a.md': 'A\n', 'trip/index.md': 'T\n', 'trip/pic.png': 'x', 'b.md': 'B\n' };
  const { root, trash, untrash } = await setUp(trip);
  const { changed } = await trash(['trip/index.md', 'trip/a.md'].map(postId));
  expect(await filesBelow(root)).toEqual(['b.md']);
  expect(await untrash([...changed])).toMatchObject({ failed: [], changed });
  for (const [path, text] of Object.entries(trip)) expect(await textOf(root, path)).toBe(text);
});

test('a name that is taken is left, also by an empty folder or a link to nothing; free again, it comes back', async () => {
  const { root, trash, untrash } = await setUp();
  await trash();
  await writeFile(join(root, 'posts/a.md'), 'another');
  await symlink('nowhere.md', join(root, 'posts/c.md'));
  await mkdir(join(root, 'trip'));
  const report = await untrash();
  expect(report.changed).toEqual([]);
  expect(report.failed.map(({ id, code }) => [id, code])).toEqual(all.map((id) => [id, 'already-exists']));
  expect(await textOf(root, 'posts/a.md')).toBe('another');
  expect(await readlink(join(root, 'posts/c.md'))).toBe('nowhere.md');
  for (const name of ['posts/a.md', 'posts/c.md', 'trip']) await rm(join(root, name), { recursive: true });
  expect((await untrash()).changed).toEqual(all);
  expect(await textOf(root, 'trip/img/a.png')).toBe('x');
});

test('what is not in the trash any more is named, and the rest comes back', async () => {
  const { root, trashFolder, trash, untrash } = await setUp();
  const { where = '' } = await trash([postId('posts/a.md')]);
  await trash([postId('posts/c.md')]);
  await rm(where);
  const report = await untrash(['posts/a.md', 'posts/c.md'].map(postId));
  expect(report.changed).toEqual(['posts/c.md']);
  expect(report.failed).toMatchObject([{ id: 'posts/a.md', code: 'not-found' }]);
  expect(report.failed[0]?.message).toContain('not in the trash any more');
  await trash([postId('posts/c.md')]);
  await rm(trashFolder, { recursive: true });
  expect((await untrash([postId('posts/c.md')])).failed).toMatchObject([{ code: 'not-found' }]);
  expect((await filesBelow(root)).includes('posts/c.md')).toBe(false);
});

test('stopped halfway, each post is here or there, and the rest can still come back', async () => {
  const { root, trashFolder, trasher, about, trash, untrash } = await setUp();
  await trash();
  const stop = new AbortController();
  const taking = trasher.untrash({ ...about, ids: all }, stop.signal);
  await taking.next();
  stop.abort();
  const report = await finish(taking);
  expect(report.cancelled).toBe(true);
  expect(report.changed.length).toBeLessThan(all.length);
  expect([...(await filesBelow(root)), ...(await filesBelow(trashFolder))]).toHaveLength(Object.keys(files).length);
  const rest = all.filter((id) => !report.changed.includes(id));
  expect((await untrash(rest)).changed).toEqual(rest);
  expect(await filesBelow(root)).toEqual(Object.keys(files).sort());
});

test('of two of one name the last comes back first', async () => {
  const { root, trash, untrash } = await setUp();
  const id = postId('posts/a.md');
  await trash([id]);
  await writeFile(join(root, 'posts/a.md'), 'second');
  await trash([id]);
  await untrash([id]);
  expect(await textOf(root, 'posts/a.md')).toBe('second');
  await rm(join(root, 'posts/a.md'));
  await untrash([id]);
  expect(await textOf(root, 'posts/a.md')).toBe('A\n');
});

test('a link comes back as a link; links that were put in the way lead nowhere', async () => {
  const { root, trash, untrash } = await setUp({ ...files, 'real.md': 'R\n' });
  await symlink('real.md', join(root, 'alias.md'));
  const alias = postId('alias.md');
  await trash([alias]);
  await untrash([alias]);
  expect((await lstat(join(root, 'alias.md'))).isSymbolicLink()).toBe(true);

  const outside = await tempLibrary({ 'c.md': 'secret' });
  const [a, c] = [postId('posts/a.md'), postId('posts/c.md')];
  await trash([a]);
  await rename(join(root, 'posts'), join(root, 'posts-away'));
  await symlink(outside, join(root, 'posts'));
  expect((await untrash([a])).failed).toMatchObject([{ code: 'outside-library' }]);
  expect(await filesBelow(outside)).toEqual(['c.md']);
  await rm(join(root, 'posts'));
  await rename(join(root, 'posts-away'), join(root, 'posts'));

  const { where = '' } = await trash([c]);
  await rm(join(where, '..'), { recursive: true });
  await symlink(outside, join(where, '..'));
  expect((await untrash([c])).failed).toMatchObject([{ code: 'denied' }]);
  expect(await filesBelow(outside)).toEqual(['c.md']);
  await expect(access(join(root, 'posts/c.md'))).rejects.toThrow('ENOENT');
});

test('only what this process has trashed comes back, and nothing from the trash of the system', async () => {
  const { root, trashFolder, trash, untrash, libraries, drafts, about } = await setUp();
  await mkdir(join(trashFolder, '2024-01-15 10-30-05'), { recursive: true });
  await writeFile(join(trashFolder, '2024-01-15 10-30-05/new.md'), 'planted');
  expect((await untrash([postId('new.md')])).failed).toMatchObject([{ code: 'not-found' }]);
  const shell = { trash: () => Promise.resolve('the trash'), reveal: () => Promise.resolve() };
  const posts = createPosts({ disk: createDisk(), libraries, drafts, shell });
  await expect(posts.untrash(about.library, postId('posts/a.md'))).rejects.toMatchObject({ code: 'unsupported' });
  await trash([postId('posts/a.md')]);
  expect(await filesBelow(root)).not.toContain('posts/a.md');
});

test('across disks nothing is lost or overwritten when any step fails', async () => {
  const trashed = { 'trash/day/trip/index.md': 'text', 'trash/day/trip/img/a.png': 'image' };
  for (let at = 1; ; at++) {
    const dataFolder = await tempLibrary(trashed);
    const root = await tempFolder('library');
    const failing = createFailingDisk(createDisk());
    const disk: Disk = {
      ...failing.disk,
      rename: async (from, to) => {
        if (from.startsWith(dataFolder)) throw Object.assign(new Error('other disk'), { code: 'EXDEV' });
        await failing.disk.rename(from, to);
      },
    };
    failing.plan({ at, errno: 'ENOSPC' });
    const take = createTakeFromTrash({ disk, dataFolder });
    const failed = await take(join(dataFolder, 'trash/day/trip'), join(root, 'trip')).then(
      () => false,
      () => true,
    );
    const [here, there] = [await filesBelow(root), await filesBelow(dataFolder)];
    if (!failed && at > failing.calls.length) {
      expect([here, there]).toEqual([['trip/img/a.png', 'trip/index.md'], []]);
      expect(at).toBeGreaterThan(12);
      return;
    }
    const whole = here.length === 2 ? root : join(dataFolder, 'trash/day');
    expect(await textOf(whole, 'trip/index.md'), failing.calls[at - 1]).toBe('text');
    expect(await textOf(whole, 'trip/img/a.png'), failing.calls[at - 1]).toBe('image');
    expect(here.filter((name) => !name.startsWith('trip/') && !name.startsWith('.#trip.'))).toEqual([]);
  }
});
