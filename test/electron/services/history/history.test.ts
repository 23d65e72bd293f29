import { chmod, cp, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createDisk, type Disk } from '../../../../electron/fs/disk.ts';
import type { OperationId } from '../../../../shared/model/operation.ts';
import { postId } from '../../../../shared/model/post.ts';
import { createFailingDisk } from '../../../support/failing-disk.ts';
import { finish } from '../../../support/finish.ts';
import { filesBelow, tempFolder, tempLibrary, textOf } from '../../../support/temp-library.ts';
import { openHistory } from '../../../support/history.ts';

const files = { 'a.md': 'first\n', 'b.md': 'other\n' };

describe('a save', () => {
  test('keeps what the file held and what was saved, each once', async () => {
    const { save, texts } = await openHistory(files);
    await save('a.md', 'second\n');
    await save('a.md', 'third\n');
    expect(await texts('a.md')).toEqual(['saved: third\n', 'saved: second\n', 'found: first\n']);
  });

  test('keeps what another program wrote before it is written over', async () => {
    const { root, save, texts } = await openHistory(files);
    await save('a.md', 'mine\n');
    await writeFile(join(root, 'a.md'), 'theirs\n');
    await save('a.md', 'mine again\n');
    expect(await texts('a.md')).toEqual(['saved: mine again\n', 'found: theirs\n', 'saved: mine\n', 'found: first\n']);
  });

  test('writes nothing of the history into the library', async () => {
    const { root, save } = await openHistory(files);
    await save('a.md', 'second\n');
    expect(await filesBelow(root)).toEqual(['a.md', 'b.md']);
  });
});

describe('a history that cannot be kept', () => {
  test('is said once, and saving goes on', async () => {
    const failing = createFailingDisk(createDisk());
    const { root, dataFolder, save, notices } = await openHistory(files, { disk: failing.disk });
    await writeFile(join(dataFolder, 'history'), 'a file stands where the folder should');
    await save('a.md', 'second\n');
    await save('b.md', 'second\n');
    expect(await textOf(root, 'a.md')).toBe('second\n');
    await expect.poll(notices).toEqual(['history']);
  });

  test.skipIf(process.getuid?.() === 0)('because it is read-only: the same', async () => {
    const { root, dataFolder, save, notices } = await openHistory(files);
    await mkdir(join(dataFolder, 'history'));
    await chmod(join(dataFolder, 'history'), 0o500);
    await save('a.md', 'second\n');
    expect(await textOf(root, 'a.md')).toBe('second\n');
    await expect.poll(notices).toEqual(['history']);
    await chmod(join(dataFolder, 'history'), 0o700);
  });
});

describe('a post that is deleted', () => {
  test('is kept by moving it to the trash, listed, and comes back under its name', async () => {
    const { root, api, library, deleted } = await openHistory(files);
    await api.posts.trash({ library, ids: [postId('a.md')] });
    const [post] = await deleted();
    expect(post).toMatchObject({ id: 'a.md', snapshots: 1, last: { kind: 'trashed' } });
    expect(await api.history.restore({ library, id: postId('a.md'), snapshot: post?.last.id ?? '' })).toEqual({
      id: 'a.md',
    });
    expect(await textOf(root, 'a.md')).toBe('first\n');
    expect(await deleted()).toEqual([]);
  });

  test('is named by its last text, whatever that holds, and by its file where that is damaged', async () => {
    const { api, library, deleted, dataFolder } = await openHistory({
      'field.md': '---\ntitle: The field\n---\n# Heading\n',
      'heading.md': 'Some words.\n\n# A *heading*\n',
      'deep/old-notes.md': '# Another\n',
    });
    const trash = async (path: string) => api.posts.trash({ library, ids: [postId(path)] });
    await trash('deep/old-notes.md');
    const kept = await filesBelow(join(dataFolder, 'history'));
    for (const path of kept.filter((name) => name.endsWith('.gz')))
      await writeFile(join(dataFolder, 'history', path), 'damaged');
    await trash('field.md');
    await trash('heading.md');
    const titles = (await deleted()).map(({ id, title }) => `${id}: ${title}`);
    expect(titles.toSorted()).toEqual(['deep/old-notes.md: Old notes', 'field.md: The field', 'heading.md: A heading']);
  });

  test('is read with others at once, and no more of them once nobody waits', async () => {
    const many = Array.from({ length: 60 }, (_, n) => `p${n}.md`);
    const real = createDisk();
    const reading = { now: 0, most: 0, all: 0 };
    let onRead = () => {};
    const readFile: typeof real.readFile = async (path, ...rest) => {
      if (!path.endsWith('post.json') && !path.endsWith('.gz')) return real.readFile(path, ...rest);
      reading.all++;
      reading.most = Math.max(reading.most, ++reading.now);
      onRead();
      return real.readFile(path, ...rest).finally(() => reading.now--);
    };
    const { api, library, deleted } = await openHistory(Object.fromEntries(many.map((name) => [name, name])), {
      disk: { ...real, readFile },
    });
    await api.posts.trash({ library, ids: many.map(postId) });
    reading.most = 0;
    expect(await deleted()).toHaveLength(many.length);
    expect(reading.most).toBeGreaterThan(1);
    const left = new AbortController();
    onRead = () => left.abort();
    reading.all = 0;
    await expect(api.history.deleted({ library }, { signal: left.signal })).rejects.toThrow();
    await expect.poll(() => reading.now).toBe(0);
    expect(reading.all).toBeLessThan(many.length);
  });

  test('never comes back over a file that took its name', async () => {
    const { root, api, library, deleted, save } = await openHistory(files);
    await save('a.md', 'mine\n');
    await rm(join(root, 'a.md'));
    await api.library.rescan({ library });
    const [post] = await deleted();
    const again = { library, id: postId('a.md'), snapshot: post?.last.id ?? '' };
    await writeFile(join(root, 'a.md'), 'new\n');
    expect(await api.history.restore(again)).toEqual({ id: 'a-restored.md' });
    expect(await api.history.restore(again)).toEqual({ id: 'a-restored.md' });
    await writeFile(join(root, 'a-restored.md'), 'new too\n');
    expect(await api.history.restore(again)).toEqual({ id: 'a-restored-2.md' });
    expect(await textOf(root, 'a.md')).toBe('new\n');
    expect(await textOf(root, 'a-restored-2.md')).toBe('mine\n');
  });
});

test('a renamed post takes its history along, renamed here or by another program', async () => {
  const { root, api, library, save, texts } = await openHistory(files);
  await save('a.md', 'second\n');
  await api.posts.rename({ library, id: postId('a.md'), to: postId('c.md') });
  await expect.poll(() => texts('c.md')).toEqual(['saved: second\n', 'found: first\n']);
  await rename(join(root, 'c.md'), join(root, 'd.md'));
  await api.library.rescan({ library });
  await expect.poll(() => texts('d.md')).toEqual(['saved: second\n', 'found: first\n']);
});

describe('a library', () => {
  async function saved(root: string, dataFolder: string) {
    const opened = await openHistory(null, { root, dataFolder });
    await opened.save('a.md', 'second\n');
    await opened.dispose();
  }
  const kept = ['saved: second\n', 'found: first\n'];
  async function place() {
    const top = await tempFolder('moved');
    const root = join(top, 'blog');
    await mkdir(root);
    for (const [name, text] of Object.entries(files)) await writeFile(join(root, name), text);
    return { top, root, dataFolder: join(top, 'data') };
  }

  test('is found again where it was', async () => {
    const { root, dataFolder } = await place();
    await saved(root, dataFolder);
    expect(await (await openHistory(null, { root, dataFolder })).texts('a.md')).toEqual(kept);
  });

  test('is found again after its folder was moved, also with other posts in it', async () => {
    const { top, root, dataFolder } = await place();
    await saved(root, dataFolder);
    await writeFile(join(root, 'a.md'), 'changed since\n');
    await rename(root, join(top, 'elsewhere'));
    expect(await (await openHistory(null, { root: join(top, 'elsewhere'), dataFolder })).texts('a.md')).toEqual(kept);
  });

  test('takes along what was not saved, and what can be undone', async () => {
    const { root, api, library, save } = await openHistory({ ...files, 'c.md': '---\ntags: [old]\n---\n' });
    await save('a.md', 'second\n');
    const { revision: base } = await api.posts.read({ library, id: postId('a.md') });
    await api.drafts.save({ library, id: postId('a.md'), text: 'typed\n', base });
    const action = { kind: 'rename', from: 'old', to: 'new' } as const;
    const { undo } = await finish(api.tags.change({ library, taxonomy: 'tags', action }));
    await rename(root, `${root}-moved`);
    const moved = (await api.library.open({ path: `${root}-moved` })).library.id;
    expect(await api.drafts.list({ library: moved })).toMatchObject([{ id: 'a.md', text: 'typed\n' }]);
    expect(await api.operations.list({ library: moved })).toMatchObject([{ id: undo, state: 'applied' }]);
    await finish(api.operations.undo({ library: moved, id: undo as OperationId }));
    expect(await textOf(`${root}-moved`, 'c.md')).toBe('---\ntags: [old]\n---\n');
    // Another folder takes none of it.
    const other = (await api.library.open({ path: await tempLibrary(files) })).library.id;
    expect(await api.drafts.list({ library: other })).toEqual([]);
  });

  test('of which nothing is unsaved keeps no post of another one from being opened, wherever it is', async () => {
    const { root, dataFolder } = await place();
    await saved(root, dataFolder);
    const real = createDisk();
    let looks = 0;
    const disk: Disk = {
      ...real,
      stat: (path) => (path === root ? new Promise(() => {}) : real.stat(path)),
      list: (path) => {
        looks += path === join(dataFolder, 'history') ? 1 : 0;
        return real.list(path);
      },
    };
    const { api, library } = await openHistory(files, { dataFolder, disk });
    expect(await api.drafts.list({ library })).toEqual([]);
    expect(await api.drafts.list({ library })).toEqual([]);
    expect(looks).toBe(1);
  });

  test('is found again on another disk by its posts', async () => {
    const { top, root, dataFolder } = await place();
    await saved(root, dataFolder);
    await cp(root, join(top, 'copy'), { recursive: true });
    await rm(root, { recursive: true });
    expect(await (await openHistory(null, { root: join(top, 'copy'), dataFolder })).texts('a.md')).toEqual(kept);
  });

  test('that is a copy beside the original has a history of its own', async () => {
    const { top, root, dataFolder } = await place();
    await saved(root, dataFolder);
    await cp(root, join(top, 'copy'), { recursive: true });
    expect(await (await openHistory(null, { root: join(top, 'copy'), dataFolder })).texts('a.md')).toEqual([]);
    expect(await (await openHistory(null, { root, dataFolder })).texts('a.md')).toEqual(kept);
  });

  test('with other posts that took the place of one that is gone has a history of its own', async () => {
    const { top, root, dataFolder } = await place();
    await saved(root, dataFolder);
    await rm(root, { recursive: true });
    await mkdir(join(top, 'new'));
    await writeFile(join(top, 'new', 'z.md'), 'z');
    expect(await (await openHistory(null, { root: join(top, 'new'), dataFolder })).texts('a.md')).toEqual([]);
  });

  test('whose note of its place was broken is found by the path', async () => {
    const { root, dataFolder } = await place();
    await saved(root, dataFolder);
    const [folder] = await readdir(join(dataFolder, 'history'));
    await writeFile(join(dataFolder, 'history', folder ?? '', 'library.json'), '{');
    expect(await (await openHistory(null, { root, dataFolder })).texts('a.md')).toEqual(kept);
  });
});

test.each(['../../x', '1700000000000.saved.5.abc', '1700000000000.evil.5.' + 'a'.repeat(64)])(
  'a page cannot read %s',
  async (snapshot) => {
    const { api, library } = await openHistory(files);
    await expect(api.history.read({ library, id: postId('a.md'), snapshot })).rejects.toMatchObject({
      code: 'invalid-input',
    });
  },
);
