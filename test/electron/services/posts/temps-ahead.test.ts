import { chmod, readdir, readFile, readlink, rename, stat, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { createDisk, type Disk } from '../../../../electron/fs/disk.ts';
import { createReplacePosts, type Replaced } from '../../../../electron/services/posts/replace-posts.ts';
import { createTempsAhead } from '../../../../electron/services/posts/temps-ahead.ts';
import { AppError } from '../../../../shared/base/errors.ts';
import { postId } from '../../../../shared/model/post.ts';
import { createFailingDisk } from '../../../support/failing-disk.ts';
import { filesBelow, tempFolder, tempLibrary, textOf } from '../../../support/temp-library.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const spoken = (outcome: Replaced | undefined) => (outcome instanceof AppError ? outcome.code : outcome);

const inWorker = new URL('../../../../electron/services/posts/temp-worker.ts', import.meta.url);

async function writtenAhead(
  root: string,
  paths: readonly string[],
  disk: Disk = createDisk(),
  module: URL | null = null,
) {
  const temps = createTempsAhead(disk, module);
  for (const path of paths) {
    const real = join(root, path);
    await temps.add(postId(path), { path: real, stat: disk.sync.stat(real) }, bytesOf('new'));
  }
  await temps.settled();
  return temps;
}

const replacing = (paths: readonly string[], temps: Awaited<ReturnType<typeof writtenAhead>>) =>
  paths.map((path) => {
    const id = postId(path);
    return { id, over: bytesOf('old'), bytes: bytesOf('new'), ready: temps.take(id) };
  });

test('the temp files are flushed before anything is renamed, and then only renamed', async () => {
  const paths = Array.from({ length: 300 }, (_, index) => `folder/${index}.md`);
  const root = await tempLibrary(Object.fromEntries(paths.map((path) => [path, 'old'])));
  const failing = createFailingDisk(createDisk());
  const temps = await writtenAhead(root, paths, failing.disk);
  expect(failing.calls.filter((call) => call === 'flush')).toHaveLength(paths.length);
  failing.plan();
  const outcomes = await createReplacePosts(failing.disk)(root, replacing(paths, temps));
  expect(new Set(outcomes)).toEqual(new Set(['saved']));
  expect(failing.calls).not.toContain('openLike');
  expect(await filesBelow(root)).toEqual(paths.toSorted());
});

test('a thread of its own writes the same where there are many, of any size, and none where there are few', async () => {
  const paths = Array.from({ length: 300 }, (_, index) => `folder/${index}.md`);
  const textFor = (path: string) => path.repeat(path === 'folder/150.md' ? 200_000 : path.length);
  const root = await tempLibrary(Object.fromEntries(paths.map((path) => [path, 'old'])));
  await chmod(join(root, 'folder/7.md'), 0o602);
  const failing = createFailingDisk(createDisk());
  const temps = createTempsAhead(failing.disk, inWorker);
  for (const path of paths) {
    const real = join(root, path);
    await temps.add(postId(path), { path: real, stat: failing.disk.sync.stat(real) }, bytesOf(textFor(path)));
  }
  await temps.settled();
  expect(failing.calls).not.toContain('openLike');
  const ready = paths.map((path) => temps.take(postId(path)));
  const texts = await Promise.all(ready.map((one) => readFile(one?.temp ?? '', 'utf8')));
  expect(texts).toEqual(paths.map(textFor));
  expect((await stat(ready[7]?.temp ?? '')).mode & 0o777).toBe(0o602);
  await temps.discard();
});

test('a thread that breaks off leaves the temp files to the saves', async () => {
  const paths = Array.from({ length: 200 }, (_, index) => `${index}.md`);
  const root = await tempLibrary(Object.fromEntries(paths.map((path) => [path, 'old'])));
  const temps = await writtenAhead(root, paths, createDisk(), new URL('nowhere.ts', inWorker));
  expect(paths.map((path) => temps.take(postId(path))).filter((one) => one !== null)).toEqual([]);
  await temps.discard();
  expect(await filesBelow(root)).toEqual(paths.toSorted());
});

/** Files below the folder that this process has open. */
async function openBelow(root: string): Promise<readonly string[]> {
  const links = (await readdir('/proc/self/fd')).map((file) => readlink(`/proc/self/fd/${file}`).catch(() => ''));
  return (await Promise.all(links)).filter((path) => path.startsWith(root));
}

test.skipIf(process.platform !== 'linux').each([
  ['by the thread', inWorker],
  ['where there is no thread', null],
  ['where the thread has broken off', new URL('nowhere.ts', inWorker)],
])('the files that others have taken the place of are closed %s', async (_name, module) => {
  const paths = Array.from({ length: 200 }, (_, index) => `${index}.md`);
  const root = await tempLibrary(Object.fromEntries(paths.map((path) => [path, 'old'])));
  const temps = await writtenAhead(root, paths, createDisk(), module);
  const closed: number[] = [];
  const outcomes = await createReplacePosts(createDisk())(root, replacing(paths, temps), async (files) => {
    expect((await openBelow(root)).length).toBeGreaterThanOrEqual(files.length);
    closed.push(...files);
    await temps.close(files);
  });
  expect(new Set(outcomes)).toEqual(new Set(['saved']));
  expect(closed).toHaveLength(paths.length);
  expect(await openBelow(root)).toEqual([]);
  await temps.discard();
});

test('those that nobody takes are removed, and a second look finds none', async () => {
  const root = await tempLibrary({ 'a.md': 'old', 'b.md': 'old' });
  const temps = await writtenAhead(root, ['a.md', 'b.md']);
  expect(await filesBelow(root)).toHaveLength(4);
  expect(temps.take(postId('a.md'))?.path).toBe(join(root, 'a.md'));
  expect(temps.take(postId('a.md'))).toBeNull();
  await temps.discard();
  expect((await filesBelow(root)).filter((path) => path.endsWith('.tmp'))).toHaveLength(1);
  expect(temps.take(postId('b.md'))).toBeNull();
});

test.each(['openLike', 'flush'])('one that fails at %s is missing, and nothing of it is left', async (call) => {
  const root = await tempLibrary({ 'a.md': 'old', 'b.md': 'old' });
  const failing = createFailingDisk(createDisk());
  await (await writtenAhead(root, ['a.md', 'b.md'], failing.disk)).discard();
  const at = failing.calls.indexOf(call) + 1;
  failing.plan({ at, errno: 'ENOSPC' });
  const temps = await writtenAhead(root, ['a.md', 'b.md'], failing.disk);
  expect(temps.take(postId('a.md'))).toBeNull();
  expect(temps.take(postId('b.md'))).not.toBeNull();
  expect(await filesBelow(root)).toHaveLength(3);
});

const post = (root: string) => join(root, 'deep', 'post.md');
/** What comes between the temp file and the save, and what the save then makes of the post. */
const between: Readonly<Record<string, readonly [(root: string) => Promise<unknown>, string, string | null]>> = {
  nothing: [async () => null, 'saved', 'new'],
  'other bytes': [(root) => writeFile(post(root), 'theirs'), 'conflict', 'theirs'],
  'the new bytes': [(root) => writeFile(post(root), 'new'), 'there', 'new'],
  'another mode': [(root) => chmod(post(root), 0o640), 'saved', 'new'],
  'marked read-only': [(root) => chmod(post(root), 0o444), 'read-only', 'old'],
  'it goes': [(root) => rename(post(root), join(root, 'deep', 'gone.txt')), 'gone', null],
  'a link out in its place': [
    async (root) => {
      const outside = await tempFolder('outside');
      await rename(post(root), join(outside, 'post.md'));
      await symlink(join(outside, 'post.md'), post(root));
    },
    'outside-library',
    'old',
  ],
  'its folder becomes a link out': [
    async (root) => {
      const outside = await tempFolder('outside');
      await rename(dirname(post(root)), join(outside, 'deep'));
      await symlink(join(outside, 'deep'), dirname(post(root)));
    },
    'outside-library',
    'old',
  ],
};

test.skipIf(process.platform === 'win32').each(Object.entries(between))(
  'what comes in between is seen: %s',
  async (_name, [change, outcome, text]) => {
    const root = await tempLibrary({ 'deep/post.md': 'old' });
    const disk = createDisk();
    const temps = await writtenAhead(root, ['deep/post.md'], disk);
    await change(root);
    const mode = await stat(post(root)).then(
      (found) => found.mode,
      () => null,
    );
    const id = postId('deep/post.md');
    const [replaced] = await createReplacePosts(disk)(root, [
      { id, over: bytesOf('old'), bytes: bytesOf('new'), ready: temps.take(id) },
    ]);
    expect(spoken(replaced)).toBe(outcome);
    expect(await textOf(root, 'deep/post.md').catch(() => null)).toBe(text);
    if (mode !== null) expect((await stat(post(root))).mode).toBe(mode);
    expect((await filesBelow(join(root, 'deep'))).filter((path) => path.endsWith('.tmp'))).toEqual([]);
  },
);
