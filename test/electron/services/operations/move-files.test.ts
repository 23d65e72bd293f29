import { existsSync } from 'node:fs';
import { link, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createDisk } from '../../../../electron/fs/disk.ts';
import { createRenamer } from '../../../../electron/services/operations/renamer.ts';
import { postId } from '../../../../shared/model/post.ts';
import { finish } from '../../../support/finish.ts';
import { openForOperations } from '../../../support/operations.ts';
import { readTree } from '../../../support/read-tree.ts';
import { tempFolder, tempLibrary, textOf } from '../../../support/temp-library.ts';

const files = {
  'hugo.toml': 'title = "x"\n',
  'content/a.md': '[B](b/index.md) ![](pic.png)\n',
  'content/b/index.md': '[A](../a.md)\n',
  'content/b/index.de.md': 'Deutsch\n',
  'content/b/pic.png': 'x',
  'content/taken/a.md': 'other\n',
};

async function open(given: Readonly<Record<string, string>> = files) {
  const root = await tempLibrary(given);
  const dataFolder = await tempFolder('data');
  const { libraries, library, posts, operations } = await openForOperations(root, { dataFolder });
  const renamer = createRenamer({ disk: createDisk(), libraries, posts, operations });
  const about = { library: library.info.id };
  const asked = (renames: Readonly<Record<string, string>>, leaveOut: readonly string[] = []) => ({
    ...about,
    renames: Object.entries(renames).map(([from, to]) => ({ from: postId(from), to: postId(to) })),
    links: false,
    leaveOut: leaveOut.map(postId),
  });
  return {
    root,
    dataFolder,
    library,
    operations,
    about,
    tree: () => readTree(root),
    plan: (renames: Readonly<Record<string, string>>, leaveOut?: readonly string[]) =>
      renamer.plan(asked(renames, leaveOut)),
    move: (renames: Readonly<Record<string, string>>, signal?: AbortSignal) =>
      finish(renamer.rename(asked(renames), signal)),
    undo: async (id = '') => {
      const all = await operations.list(library.info.id);
      const operation = all.find((one) => (id ? one.id === id : one.state === 'applied'));
      if (!operation) throw new Error('no operation');
      return finish(operations.undo({ ...about, id: operation.id }));
    },
    redo: async () => {
      const [operation] = await operations.list(library.info.id);
      if (!operation) throw new Error('no operation');
      return finish(operations.redo({ ...about, id: operation.id }));
    },
  };
}

test('files move by themselves with their own folders; no text changes, and one undo brings them back', async () => {
  const blog = await open();
  const before = await blog.tree();
  const renames = { 'content/a.md': 'content/new/a.md', 'content/b/index.md': 'content/new/b/index.md' };
  const plan = await blog.plan(renames);
  expect(plan.changes.map(({ id, to }) => [id, to])).toEqual([
    ['content/a.md', 'content/new/a.md'],
    ['content/b/index.md', 'content/new/b/index.md'],
    ['content/b/index.de.md', 'content/new/b/index.de.md'],
  ]);
  expect(plan.changes.every(({ diff }) => !diff.includes('\n@@'))).toBe(true);
  expect(await blog.tree()).toEqual(before);
  expect(await blog.move(renames)).toMatchObject({ skipped: [], failed: [] });
  expect(await blog.tree()).toEqual(
    Object.fromEntries(
      Object.entries(before).map(([name, text]) => [name.replace(/content\/(?=a\.md|b\/)/, 'content/new/'), text]),
    ),
  );
  expect(await blog.operations.list(blog.library.info.id)).toMatchObject([{ kind: 'move', state: 'applied' }]);
  expect(await blog.undo()).toMatchObject({ skipped: [], failed: [] });
  expect(await blog.tree()).toEqual(before);
});

test('the folders that a move made go with its undo, those that were there or hold something stay', async () => {
  const blog = await open();
  await mkdir(join(blog.root, 'content/empty'));
  const there = (folder: string) => existsSync(join(blog.root, folder));
  await blog.move({ 'content/a.md': 'content/new/deep/a.md', 'content/b/index.md': 'content/new/b/index.md' });
  await blog.undo();
  expect(there('content/new')).toBe(false);
  await blog.move({ 'content/a.md': 'content/empty/a.md', 'content/b/index.md': 'content/new/b/index.md' });
  await writeFile(join(blog.root, 'content/new/note.txt'), 'x');
  await blog.undo();
  expect([there('content/new/note.txt'), there('content/new/b'), there('content/empty')]).toEqual([true, false, true]);
});

test('an index between other posts moves without them, and comes back to them', async () => {
  const blog = await open({ ...files, 'content/posts/index.md': 'All\n', 'content/posts/one.md': 'One\n' });
  const before = await blog.tree();
  const renames = { 'content/posts/index.md': 'old/posts/index.md' };
  expect(await blog.move(renames)).toMatchObject({ skipped: [], failed: [], changed: ['old/posts/index.md'] });
  const { 'content/posts/index.md': index, ...others } = before;
  expect(await blog.tree()).toEqual({ ...others, 'old/posts/index.md': index });
  expect(await blog.undo()).toMatchObject({ skipped: [], failed: [] });
  expect(await blog.tree()).toEqual(before);
});

test.each([
  ['that moves along once they are gone', ['one.md', 'two.md', 'index.md']],
  ['that went before them', ['index.md', 'one.md', 'two.md']],
])('posts come back into the folder of an index %s', async (_name, order) => {
  const folder = 'content/posts/trip';
  const there = Object.fromEntries(order.map((name) => [`${folder}/${name}`, `${name}\n`]));
  const blog = await open({ ...files, ...there, [`${folder}/pic.png`]: 'x' });
  const before = await blog.tree();
  const target = (name: string) => (name === 'index.md' ? 'old/trip/index.md' : `old/${name}`);
  await blog.move(Object.fromEntries(order.map((name) => [`${folder}/${name}`, target(name)])));
  expect(Object.keys(await blog.tree())).toEqual(expect.arrayContaining(order.map(target)));
  expect(await blog.undo()).toMatchObject({ skipped: [], failed: [] });
  expect(await blog.tree()).toEqual(before);
  expect(await blog.redo()).toMatchObject({ skipped: [], failed: [] });
  expect(Object.keys(await blog.tree())).toEqual(expect.arrayContaining(order.map(target)));
});

test('languages of an index between other posts come back to them, though they are alone where they went', async () => {
  const trip = { 'index.md': 'E\n', 'index.de.md': 'D\n', 'one.md': 'One\n', 'pic.png': 'x' };
  const there = Object.fromEntries(Object.entries(trip).map(([name, text]) => [`content/trip/${name}`, text]));
  const blog = await open({ ...files, ...there });
  const before = await blog.tree();
  const went = ['old/trip/index.de.md', 'old/trip/index.md'];
  const report = await blog.move({
    'content/trip/index.de.md': 'old/trip/index.de.md',
    'content/trip/index.md': 'old/trip/index.md',
  });
  expect(report).toMatchObject({ skipped: [], failed: [], changed: went });
  expect(await blog.undo()).toMatchObject({ skipped: [], failed: [] });
  expect(await blog.tree()).toEqual(before);
  expect(await blog.redo()).toMatchObject({ skipped: [], failed: [], changed: went });
});

test('of two languages that would come to one name along with their posts the second stays, and the plan says so', async () => {
  const blog = await open({
    'hugo.toml': '[languages.en]\nweight = 1\n[languages.de]\nweight = 2\n',
    'content/one/x.de.md': 'Eins\n',
    'content/two/x.md': 'Two\n',
    'content/two/x.de.md': 'Zwei\n',
  });
  const renames = { 'content/one/x.de.md': 'content/all/x.de.md', 'content/two/x.md': 'content/all/x.md' };
  const stays = [{ id: 'content/two/x.de.md', why: 'Another post gets this name: content/all/x.de.md' }];
  expect((await blog.plan(renames)).skipped).toEqual(stays);
  expect(await blog.move(renames)).toMatchObject({ skipped: stays, failed: [], changed: Object.values(renames) });
  expect(await textOf(blog.root, 'content/all/x.de.md')).toBe('Eins\n');
  expect(await textOf(blog.root, 'content/two/x.de.md')).toBe('Zwei\n');
});

test('a post that has to stay takes its new name from no other one', async () => {
  const blog = await open();
  const renames = { 'content/b/index.md': 'content/new/index.md', 'content/a.md': 'content/new/index.md' };
  const plan = await blog.plan(renames, ['content/b/index.de.md']);
  expect(plan.changes.map(({ id, to }) => [id, to])).toEqual([['content/a.md', 'content/new/index.md']]);
  expect(plan.skipped.map(({ id }) => id)).toContain('content/b/index.md');
});

test('one that cannot move is left with the reason, and the others move', async () => {
  const blog = await open();
  const renames = { 'content/a.md': 'content/taken/a.md', 'content/taken/a.md': 'content/free.md' };
  const report = await blog.move({ ...renames, 'content/none.md': 'content/one.md' });
  expect(report.changed).toEqual(['content/free.md']);
  expect([...report.skipped, ...report.failed].map(({ id }) => id).toSorted()).toEqual([
    'content/a.md',
    'content/none.md',
  ]);
  expect(await textOf(blog.root, 'content/free.md')).toBe('other\n');
  expect(await textOf(blog.root, 'content/a.md')).toBe(files['content/a.md']);
});

test('also those whose text cannot be saved: of an unknown encoding, and with another name', async () => {
  const blog = await open();
  const latin = Buffer.from('caf\u00e9 \u00fcber\n', 'latin1');
  await writeFile(join(blog.root, 'content/latin.md'), latin);
  await link(join(blog.root, 'content/a.md'), join(blog.root, 'a-second-name'));
  await blog.library.refresh(['content/latin.md', 'content/a.md'].map(postId));
  const before = await blog.tree();
  const renames = { 'content/latin.md': 'content/old/latin.md', 'content/a.md': 'content/old/a.md' };
  expect(await blog.move(renames)).toMatchObject({
    skipped: [],
    failed: [],
    changed: Object.values(renames).toSorted(),
  });
  expect((await blog.tree())['content/old/latin.md']).toEqual(before['content/latin.md']);
  expect(await blog.undo()).toMatchObject({ skipped: [], failed: [] });
  expect(await blog.tree()).toEqual(before);
});

test('an undo takes the text along as it is now, and leaves what moved on or whose name is taken', async () => {
  const blog = await open({ ...files, 'content/c.md': 'C\n' });
  const first = {
    'content/a.md': 'content/x/a.md',
    'content/b/index.md': 'content/x/b/index.md',
    'content/c.md': 'content/x/c.md',
  };
  const { undo: id } = await blog.move(first);
  await blog.move({ 'content/x/a.md': 'content/later.md' });
  await writeFile(join(blog.root, 'content/x/b/index.md'), '[A](../../later.md), typed there\n');
  await writeFile(join(blog.root, 'content/c.md'), 'another\n');
  await blog.library.refresh(['content/x/b/index.md', 'content/c.md'].map(postId));
  const report = await blog.undo(id ?? '');
  // Its other language comes back with it.
  expect(report.changed).toEqual(['content/b/index.de.md', 'content/b/index.md']);
  expect([...report.skipped, ...report.failed].map((one) => one.id).toSorted()).toEqual([
    'content/x/a.md',
    'content/x/c.md',
  ]);
  const tree = await blog.tree();
  expect(tree['content/b/index.md']).toBe('[A](../../later.md), typed there\n');
  expect(tree['content/later.md']).toBe(files['content/a.md']);
  expect([tree['content/c.md'], tree['content/x/c.md']]).toEqual(['another\n', 'C\n']);
});

test('stopped halfway it keeps what has moved, which an undo brings back after a restart too', async () => {
  const many = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`${index}.md`, `${index}\n`]));
  const blog = await open(many);
  const before = await blog.tree();
  const stop = new AbortController();
  const real = createDisk();
  let moved = 0;
  const disk = {
    ...real,
    // A name that may be taken is given by a link.
    link: (from: string, to: string) => {
      if (to.startsWith(join(blog.root, 'in')) && ++moved === 5) stop.abort();
      return real.link(from, to);
    },
  };
  const { dataFolder, about } = blog;
  const { libraries, posts, operations } = await openForOperations(blog.root, { disk, dataFolder });
  const renamer = createRenamer({ disk, libraries, posts, operations });
  const renames = Object.keys(many).map((name) => ({ from: postId(name), to: postId(`in/${name}`) }));
  const report = await finish(renamer.rename({ ...about, renames, links: false, leaveOut: [] }, stop.signal));
  expect(report.cancelled).toBe(true);
  expect(report.changed).toHaveLength(5);
  expect(await blog.undo(report.undo ?? '')).toMatchObject({ failed: [] });
  expect(await blog.tree()).toEqual(before);
});
