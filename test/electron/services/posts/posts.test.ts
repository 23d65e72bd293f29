import { chmod, link, readFile, symlink, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createDisk } from '../../../../electron/fs/disk.ts';
import { createDrafts } from '../../../../electron/services/posts/drafts.ts';
import { createPosts } from '../../../../electron/services/posts/posts.ts';
import { createTrashFolder } from '../../../../electron/services/posts/trash-folder.ts';
import { postId, type PostText } from '../../../../shared/model/post.ts';
import { filesBelow, tempFolder, tempLibrary, textOf } from '../../../support/temp-library.ts';
import { testLibraries } from '../../../support/test-libraries.ts';

const plainDisk = createDisk();
const now = () => Date.UTC(2024, 0, 15, 22, 30, 0);

async function setUp(files: Readonly<Record<string, string | Uint8Array>>, disk = plainDisk) {
  const root = await tempLibrary(files);
  const dataFolder = await tempFolder('data');
  const libraries = testLibraries({ disk });
  const drafts = createDrafts({ disk, dataFolder });
  const shown: string[] = [];
  const shell = {
    trash: createTrashFolder({ disk, dataFolder }),
    reveal: async (path: string) => void shown.push(path),
  };
  const open = await libraries.open(root);
  const posts = createPosts({ disk, libraries, drafts, shell, now });
  return { root, dataFolder, open, library: open.info.id, drafts, posts, shown };
}

const listed = (open: { snapshot(): { posts: readonly { id: string }[] } }) =>
  open
    .snapshot()
    .posts.map((post) => post.id)
    .sort();

describe('rename', () => {
  test('moves the file and its draft, and refuses a name that is taken', async () => {
    const { root, posts, library, open, drafts } = await setUp({ 'a.md': 'one', 'b.md': 'two' });
    await drafts.save(library, { id: postId('a.md'), text: 'unsaved', base: null });
    const rename = posts.rename(library, postId('a.md'), postId('b.md'));
    await expect(rename).rejects.toMatchObject({ code: 'already-exists' });
    await posts.rename(library, postId('a.md'), postId('deep/c.md'));
    expect(await filesBelow(root)).toEqual(['b.md', 'deep/c.md']);
    expect(listed(open)).toEqual(['b.md', 'deep/c.md']);
    expect(await drafts.list(library)).toMatchObject([{ id: 'deep/c.md', text: 'unsaved' }]);
  });

  test('a post that is read while it has both names is not read-only', async () => {
    const looked = Promise.withResolvers<void>();
    const readings: Promise<PostText>[] = [];
    const { root, posts, library } = await setUp(
      { 'a.md': 'A\n' },
      {
        ...plainDisk,
        remove: async (path) => {
          if (path.endsWith('a.md')) {
            readings.push(posts.read(library, postId('b.md')));
            await looked.promise;
          }
          return plainDisk.remove(path);
        },
        writable: (path) => {
          if (path.endsWith('b.md')) looked.resolve();
          return plainDisk.writable(path);
        },
      },
    );
    await posts.rename(library, postId('a.md'), postId('b.md'));
    expect(await Promise.all(readings)).toMatchObject([{ text: 'A\n', readOnly: null }]);
    // One that has two names for good stays so.
    await link(join(root, 'b.md'), join(root, 'elsewhere'));
    expect((await posts.read(library, postId('b.md'))).readOnly).toContain('2 names');
  });

  test('takes the folder of a bundle along', async () => {
    const files = { 'trip/index.md': 'one', 'trip/img/a.png': 'x', 'taken/index.md': 'two' };
    const { root, posts, library, open } = await setUp(files);
    const trip = postId('trip/index.md');
    await expect(posts.rename(library, trip, postId('taken/index.md'))).rejects.toMatchObject({
      code: 'already-exists',
    });
    await expect(posts.rename(library, trip, postId('trip.md'))).rejects.toMatchObject({ code: 'unsupported' });
    await expect(posts.rename(library, trip, postId('trip/in/index.md'))).rejects.toMatchObject({
      code: 'invalid-input',
    });
    await posts.rename(library, trip, postId('2024/walk/index.md'));
    expect(await filesBelow(root)).toEqual(['2024/walk/img/a.png', '2024/walk/index.md', 'taken/index.md']);
    expect(listed(open)).toEqual(['2024/walk/index.md', 'taken/index.md']);
  });

  test('takes the folder along with the other languages of a post, whichever of them is renamed', async () => {
    const files = { 'trip/index.md': 'one', 'trip/index.de.md': 'eins', 'trip/a.png': 'x' };
    const { root, posts, library, open } = await setUp(files);
    const german = postId('trip/index.de.md');
    await expect(posts.rename(library, german, postId('reise.de.md'))).rejects.toMatchObject({ code: 'unsupported' });
    await posts.rename(library, postId('trip/index.md'), postId('walk/index.md'));
    expect(await filesBelow(root)).toEqual(['walk/a.png', 'walk/index.de.md', 'walk/index.md']);
    expect(listed(open)).toEqual(['walk/index.de.md', 'walk/index.md']);
    await posts.rename(library, postId('walk/index.de.md'), postId('2024/walk/index.de.md'));
    await posts.rename(library, postId('2024/walk/index.de.md'), postId('2024/walk/index.fr.md'));
    expect(await filesBelow(root)).toEqual(['2024/walk/a.png', '2024/walk/index.fr.md', '2024/walk/index.md']);
    expect(listed(open)).toEqual(['2024/walk/index.fr.md', '2024/walk/index.md']);
  });

  test('moves only the file where the folder holds other posts', async () => {
    const { root, posts, library } = await setUp({ 'blog/index.md': 'list', 'blog/a.md': 'one' });
    await posts.rename(library, postId('blog/index.md'), postId('other/index.md'));
    expect(await filesBelow(root)).toEqual(['blog/a.md', 'other/index.md']);
  });

  test('refuses what is no post and what leads out', async () => {
    const { root, posts, library } = await setUp({ 'a.md': 'one' });
    const outside = await tempFolder();
    await symlink(outside, join(root, 'out'));
    for (const [to, code] of [
      ['a.txt', 'invalid-input'],
      ['out/a.md', 'outside-library'],
      ['../a.md', 'outside-library'],
    ] as const) {
      await expect(posts.rename(library, postId('a.md'), postId(to)), to).rejects.toMatchObject({ code });
    }
    await expect(posts.rename(library, postId('none.md'), postId('b.md'))).rejects.toMatchObject({ code: 'not-found' });
    expect(await filesBelow(outside)).toEqual([]);
  });
});

describe('duplicate', () => {
  test('says in the title that it is a copy, and changes nothing else', async () => {
    const text = '\ufeff---\r\ntitle: "One" # mine\r\ntags: [a,b]\r\n---\r\n\r\nBody';
    const { root, posts, library } = await setUp({ 'posts/one.md': text });
    expect(await posts.duplicate(library, postId('posts/one.md'))).toEqual({ id: 'posts/one-copy.md' });
    expect(await posts.duplicate(library, postId('posts/one.md'))).toEqual({ id: 'posts/one-copy-2.md' });
    expect(await textOf(root, 'posts/one-copy.md')).toBe(text.replace('"One"', '"One copy"'));
    expect(await textOf(root, 'posts/one.md')).toBe(text);
  });

  test('copies the folder of a bundle', async () => {
    const { root, posts, library } = await setUp({ 'trip/index.md': '---\ntitle: Trip\n---\n', 'trip/a.png': 'x' });
    expect(await posts.duplicate(library, postId('trip/index.md'))).toEqual({ id: 'trip-copy/index.md' });
    expect(await filesBelow(root)).toEqual(['trip-copy/a.png', 'trip-copy/index.md', 'trip/a.png', 'trip/index.md']);
    expect(await textOf(root, 'trip-copy/index.md')).toBe('---\ntitle: Trip copy\n---\n');
  });

  test.each([
    ['front matter that cannot be read', '---\ntitle: [\n---\n'],
    ['no front matter', 'just text'],
    ['another encoding', Uint8Array.from([0xc4, 0xe3])],
  ])('keeps every byte: %s', async (_name, content) => {
    const { root, posts, library } = await setUp({ 'a.md': content });
    await posts.duplicate(library, postId('a.md'));
    expect(await readFile(join(root, 'a-copy.md'))).toEqual(Buffer.from(content));
  });

  test('a read-only post can be edited in its copy', async () => {
    const { root, posts, library } = await setUp({ 'a.md': 'text' });
    await chmod(join(root, 'a.md'), 0o444);
    const { id } = await posts.duplicate(library, postId('a.md'));
    expect((await posts.read(library, id)).readOnly).toBeNull();
  });
});

describe('trash', () => {
  test('moves posts where they can be found again, and reports what failed', async () => {
    const files = {
      'a.md': 'one',
      'trip/index.md': 'two',
      'trip/a.png': 'x',
      'blog/index.md': 'list',
      'blog/b.md': 'b',
    };
    const { root, dataFolder, posts, library, open } = await setUp(files);
    const ids = ['a.md', 'trip/index.md', 'none.md', 'blog/index.md'].map(postId);
    const report = await posts.trash(library, ids);
    expect(report.trashed).toEqual(['a.md', 'trip/index.md', 'blog/index.md']);
    expect(report.failed).toMatchObject([{ id: 'none.md', code: 'not-found' }]);
    expect(report.where).toContain(dataFolder);
    expect(await filesBelow(root)).toEqual(['blog/b.md']);
    expect(listed(open)).toEqual(['blog/b.md']);
    const kept = await filesBelow(join(dataFolder, 'trash'));
    expect(kept.map((path) => path.slice(path.indexOf('/') + 1)).sort()).toEqual(
      Object.keys(files)
        .filter((path) => path !== 'blog/b.md')
        .sort(),
    );
  });

  test('takes the link, not what it leads to', async () => {
    const { root, posts, library } = await setUp({ 'real.md': 'text' });
    await symlink('real.md', join(root, 'alias.md'));
    await posts.trash(library, [postId('alias.md')]);
    expect(await filesBelow(root)).toEqual(['real.md']);
  });
});

describe('saving', () => {
  test('drops the draft, tells the list, and keeps what was typed meanwhile', async () => {
    const { posts, library, open, drafts } = await setUp({ 'a.md': '# One\n' });
    const { revision: base, format } = await posts.read(library, postId('a.md'));
    await drafts.save(library, { id: postId('a.md'), text: '# Two\n', base });
    const saved = await posts.write(library, { id: postId('a.md'), text: '# Two\n', base, format });
    expect(saved.kind).toBe('saved');
    expect(await drafts.list(library)).toEqual([]);
    expect(open.find(postId('a.md'))?.title).toBe('Two');
  });

  test('many at once for one post: each sees the one before', async () => {
    const { posts, library, root } = await setUp({ 'a.md': '0' });
    const { revision: base, format } = await posts.read(library, postId('a.md'));
    const texts = Array.from({ length: 10 }, (_, index) => `text ${index}`);
    const outcomes = await Promise.all(
      texts.map((text) => posts.write(library, { id: postId('a.md'), text, base, format })),
    );
    expect(outcomes.map((outcome) => outcome.kind)).toEqual(['saved', ...Array<string>(9).fill('conflict')]);
    expect(await textOf(root, 'a.md')).toBe('text 0');
  });

  test('is waited for by who reads the post or its draft, as the next page does', async () => {
    const { posts, library, drafts } = await setUp({ 'a.md': 'one', 'b.md': 'other' });
    const { revision: base, format } = await posts.read(library, postId('a.md'));
    await drafts.save(library, { id: postId('a.md'), text: 'two, three', base, over: 'two' });
    const saving = posts.write(library, { id: postId('a.md'), text: 'two', base, format });
    const [read, unsaved] = await Promise.all([posts.read(library, postId('a.md')), posts.unsavedDrafts(library)]);
    const { revision } = (await saving) as { revision: string };
    expect(read).toMatchObject({ text: 'two', revision });
    expect(unsaved).toMatchObject([{ text: 'two, three', base: revision }]);
  });

  test('drafts that the file already holds are not offered', async () => {
    const { posts, library, drafts, root } = await setUp({ 'a.md': 'saved', 'b.md': 'old' });
    await drafts.save(library, { id: postId('a.md'), text: 'saved', base: null });
    await drafts.save(library, { id: postId('b.md'), text: 'new', base: null });
    expect((await posts.unsavedDrafts(library)).map((draft) => draft.id)).toEqual(['b.md']);
    await unlink(join(root, 'a.md'));
    expect(await posts.unsavedDrafts(library)).toHaveLength(2);
  });
});

test('reveal shows the post by its own name', async () => {
  const { root, posts, library, shown } = await setUp({ 'a/b.md': '' });
  await writeFile(join(root, 'x'), '');
  await posts.reveal(library, postId('a/b.md'));
  expect(shown).toEqual([join(root, 'a', 'b.md')]);
});
