import { chmod, link, mkdir, readdir, readlink, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createDisk, type Disk } from '../../../../electron/fs/disk.ts';
import { resolveInside } from '../../../../electron/fs/inside.ts';
import { hashBytes } from '../../../../electron/fs/revision.ts';
import { createReplacePosts, type Replaced } from '../../../../electron/services/posts/replace-posts.ts';
import { createSavePost } from '../../../../electron/services/posts/save-post.ts';
import { AppError } from '../../../../shared/base/errors.ts';
import { postId, revision } from '../../../../shared/model/post.ts';
import { filesBelow, tempFolder, tempLibrary, textOf } from '../../../support/temp-library.ts';
import { watchRenames } from '../../../support/watched-renames.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const replacing = (path: string, over = 'old', text = 'new') => ({
  id: postId(path),
  over: bytesOf(over),
  bytes: bytesOf(text),
});
const spoken = (outcome: Replaced) => (outcome instanceof AppError ? outcome.code : outcome);

async function replaceAll(root: string, paths: readonly string[], disk: Disk = createDisk()) {
  const outcomes = await createReplacePosts(disk)(
    root,
    paths.map((path) => replacing(path)),
  );
  return outcomes.map(spoken);
}

/** The save of one post, in the same words. */
async function saveOne(root: string, path: string): Promise<string> {
  const disk = createDisk();
  const base = revision(hashBytes(bytesOf('old')));
  const locate = () => resolveInside(disk, root, path);
  try {
    const outcome = await createSavePost(disk)(locate, { id: postId(path), bytes: bytesOf('new'), base });
    return outcome.kind === 'saved' && outcome.already ? 'there' : outcome.kind;
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
}

/** What one save meets and what many meet must be told in the same way, and leave the same files. */
async function outside(): Promise<string> {
  const folder = await tempFolder('outside');
  await writeFile(join(folder, 'secret.md'), 'old');
  return join(folder, 'secret.md');
}

const post = (root: string) => join(root, 'deep', 'post.md');
const situations: Readonly<Record<string, (root: string) => Promise<unknown>>> = {
  'as it was': async () => null,
  'the new bytes are there': (root) => writeFile(post(root), 'new'),
  'other bytes': (root) => writeFile(post(root), 'theirs'),
  'longer bytes': (root) => writeFile(post(root), 'old and more'),
  nothing: (root) => rm(post(root)),
  'no folder': (root) => rm(join(root, 'deep'), { recursive: true }),
  'read-only': (root) => chmod(post(root), 0o444),
  'another mode': (root) => chmod(post(root), 0o640),
  'two names': (root) => link(post(root), join(root, 'other.md')),
  'a folder': async (root) => (await rm(post(root)), mkdir(post(root))),
  'a link inside': async (root) => {
    await rename(post(root), join(root, 'real.md'));
    await symlink('../real.md', post(root));
  },
  'a link out': async (root) => (await rm(post(root)), symlink(await outside(), post(root))),
  'a broken link': async (root) => (await rm(post(root)), symlink('nowhere.md', post(root))),
};

describe.skipIf(process.platform === 'win32')('one of several meets the same as one by itself', () => {
  test.each(Object.entries(situations))('%s', async (_name, prepare) => {
    const seen = async (work: (root: string) => Promise<string | undefined>) => {
      const root = await tempLibrary({ 'deep/post.md': 'old', 'a.md': 'old', 'deep/z.md': 'old' });
      await prepare(root);
      const outcome = await work(root);
      const files: Record<string, unknown> = {};
      for (const path of await filesBelow(root)) {
        const mode = await stat(join(root, path)).then(
          (found) => found.mode,
          () => 0,
        );
        if (!path.endsWith('a.md') && !path.endsWith('z.md'))
          files[path] = [mode, await textOf(root, path).catch(() => null)];
      }
      return { outcome, files };
    };
    const many = await seen(async (root) => {
      const outcomes = await replaceAll(root, ['a.md', 'deep/post.md', 'deep/z.md']);
      expect(outcomes[0]).toBe('saved');
      expect(await textOf(root, 'a.md')).toBe('new');
      return outcomes[1];
    });
    expect(many).toEqual(await seen((root) => saveOne(root, 'deep/post.md')));
  });
});

test('what comes in between the temp files and the renames is seen, and kept', async () => {
  const root = await tempLibrary({ 'a.md': 'old', 'b.md': 'old', 'c.md': 'old', 'd.md': 'old' });
  const real = createDisk();
  const lock = async () => {
    await writeFile(join(root, 'a.md'), 'theirs');
    await rm(join(root, 'b.md'));
    await writeFile(join(root, 'c.md'), 'new');
    return async () => {};
  };
  const posts = ['a.md', 'b.md', 'c.md', 'd.md'].map((path) => replacing(path));
  expect(await createReplacePosts(real, lock)(root, posts)).toEqual(['conflict', 'gone', 'there', 'saved']);
  expect(await filesBelow(root)).toEqual(['a.md', 'c.md', 'd.md']);
  expect(await textOf(root, 'a.md')).toBe('theirs');
});

test.skipIf(process.platform === 'win32')(
  'a link that comes in between is not followed, in the name or above',
  async () => {
    const deep = Object.fromEntries(['a.md', 'in.md', 'out.md'].map((path) => [`deep/${path}`, 'old']));
    const root = await tempLibrary({ ...deep, 'moved/a.md': 'old', 'moved/b.md': 'old' });
    const away = join(await tempFolder('outside'), 'moved');
    const secret = await outside();
    const lock = async (path: string) => {
      await rm(join(root, 'deep/in.md'), { force: true });
      await symlink('a.md', join(root, 'deep/in.md'));
      await rm(join(root, 'deep/out.md'));
      await symlink(secret, join(root, 'deep/out.md'));
      if (path.startsWith(join(root, 'moved'))) {
        await rename(join(root, 'moved'), away);
        await symlink(away, join(root, 'moved'));
      }
      return async () => {};
    };
    const posts = [...Object.keys(deep), 'moved/a.md', 'moved/b.md'].map((path) => replacing(path));
    const outcomes = await createReplacePosts(createDisk(), lock)(root, posts);
    const out = 'outside-library';
    expect(outcomes.map(spoken)).toEqual(['saved', 'conflict', out, out, out]);
    expect([await textOf(away, 'a.md'), await textOf(away, 'b.md')]).toEqual(['old', 'old']);
    expect(await filesBelow(away)).toEqual(['a.md', 'b.md']);
  },
);

test.skipIf(process.platform !== 'linux')('no file is left open', async () => {
  const paths = Array.from({ length: 70 }, (_, index) => `${index}.md`);
  const root = await tempLibrary(Object.fromEntries(paths.map((path) => [path, path === '7.md' ? 'theirs' : 'old'])));
  expect(new Set(await replaceAll(root, paths))).toEqual(new Set(['saved', 'conflict']));
  const open = await Promise.all(
    (await readdir('/proc/self/fd')).map((file) => readlink(`/proc/self/fd/${file}`).catch(() => '')),
  );
  expect(open.filter((path) => path.startsWith(root))).toEqual([]);
});

test('no post is renamed before the bytes of all are flushed', async () => {
  const root = await tempLibrary({ 'a.md': 'old', 'b.md': 'old' });
  const real = createDisk();
  const log: string[] = [];
  const disk: Disk = {
    ...watchRenames(real, () => log.push('renamed')),
    openLike: async (...to) => {
      const written = await real.openLike(...to);
      const flush = () => written.flush().then(() => void log.push('flushed'));
      return { ...written, flush };
    },
    flushFolder: (path) => real.flushFolder(path).then(() => void log.push('folder')),
  };
  expect(await replaceAll(root, ['a.md', 'b.md'], disk)).toEqual(['saved', 'saved']);
  expect(log).toEqual(['flushed', 'flushed', 'renamed', 'renamed', 'folder']);
});

test('of two calls none renames while the other flushes', async () => {
  const paths = [1, 2, 3, 4].flatMap((n) => [`a/${n}.md`, `b/${n}.md`]);
  const root = await tempLibrary(Object.fromEntries(paths.map((path) => [path, 'old'])));
  const real = createDisk();
  const seen: string[] = [];
  let flushing = 0;
  const disk: Disk = {
    ...watchRenames(real, () => seen.push(`renamed beside ${flushing} flushes`)),
    openLike: async (...to) => {
      flushing += 1;
      const written = await real.openLike(...to);
      const flush = () => written.flush().then(() => void (flushing -= 1));
      return { ...written, flush };
    },
  };
  const replace = createReplacePosts(disk);
  const call = (folder: string) =>
    replace(
      root,
      paths.filter((path) => path.startsWith(folder)).map((path) => replacing(path)),
    );
  const outcomes = await Promise.all([call('a'), call('b')]);
  expect(outcomes.flat()).toEqual(paths.map(() => 'saved'));
  expect(seen).toEqual(paths.map(() => 'renamed beside 0 flushes'));
});

test.skipIf(process.platform === 'win32')('two names that lead to one file are one change', async () => {
  const root = await tempLibrary({ 'a.md': 'old' });
  await symlink('a.md', join(root, 'b.md'));
  expect(await replaceAll(root, ['a.md', 'b.md'])).toEqual(['saved', 'there']);
  expect(await textOf(root, 'b.md')).toBe('new');
  expect(await filesBelow(root)).toEqual(['a.md', 'b.md']);
});
