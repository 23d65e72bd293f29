import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { link, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { describe, expect, test } from 'vitest';
import { createDisk } from '../../../../../electron/fs/disk.ts';
import { hashBytes } from '../../../../../electron/fs/revision.ts';
import type { IndexUpdate } from '../../../../../electron/services/library/index/folder-reading.ts';
import { createIndexThread } from '../../../../../electron/services/library/index/index-thread.ts';
import type { OpenLibrary } from '../../../../../electron/services/library/libraries.ts';
import { createPostIndex } from '../../../../../electron/services/library/index/post-index.ts';
import { postsOf } from '../../../../../electron/services/library/kept/post-lines.ts';
import { reduceLibrary } from '../../../../../shared/library/reduce.ts';
import type { LibrarySnapshot } from '../../../../../shared/model/library.ts';
import { postId, revision } from '../../../../../shared/model/post.ts';
import { titled } from '../../../../support/kept-list.ts';
import { tempLibrary } from '../../../../support/temp-library.ts';
import { testLibraries } from '../../../../support/test-libraries.ts';

const built = new URL('../../../../../dist/index-worker.js', import.meta.url);
const isBuilt = existsSync(built);
if (!isBuilt) console.info('post-index.test.ts: no reading in a thread, dist/index-worker.js is not built');

const many = (count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, n) => [`p${String(n).padStart(4, '0')}.md`, titled(`Post ${n}`)]),
  );

/** The list that somebody has who began with a snapshot and heard every change after it. */
async function listened(library: OpenLibrary): Promise<LibrarySnapshot> {
  let held = library.snapshot();
  if (!held.reading) return held;
  for await (const change of library.changes(undefined, held.sequence)) {
    held = reduceLibrary(held, change);
    if (!held.reading) break;
  }
  return held;
}

describe.each([null, ...(isBuilt ? [built] : [])])('an early answer, read by %s', (worker) => {
  test('has some posts; the changes after it make the list whole', async () => {
    const root = await tempLibrary(many(600));
    const library = await testLibraries({ early: true, worker }).open(root);
    const first = library.snapshot();
    expect(first.posts.length).toBeGreaterThan(0);
    // Where names begin with a date, these are the latest.
    expect(first.posts.map(({ id }) => id)).toContain('p0599.md');
    const held = await listened(library);
    expect(held.posts).toHaveLength(600);
    await library.whole();
    expect(library.snapshot().posts).toEqual(held.posts);
    const whole = await testLibraries().open(root);
    expect(whole.snapshot()).toMatchObject({ sequence: 0, reading: null });
    expect(held.posts).toEqual(whole.snapshot().posts);
  });

  test('a reading that is stopped keeps what it has and says so; read again it is whole', async () => {
    const root = await tempLibrary(many(700));
    const library = await testLibraries({ early: true, worker }).open(root);
    library.stopReading();
    const stopped = await library.whole().then(
      () => false,
      (error: { code: string; remedy: string }) => /Read the folder again/.test(error.remedy),
    );
    const { posts, reading, notices } = await listened(library);
    expect(reading).toBeNull();
    if (stopped) {
      expect(posts.length).toBeLessThan(700);
      expect(notices).toMatchObject([{ code: 'stopped' }]);
    }
    expect(await library.rescan()).toMatchObject({ notices: [], reading: null, posts: { length: 700 } });
    await library.whole();
  });

  test('words are counted when they are asked for, and stay while the text does', async () => {
    const root = await tempLibrary(many(30));
    const library = await testLibraries({ worker }).open(root);
    expect(library.find(postId('p0007.md'))).toMatchObject({ words: null, minutes: null });
    await library.counted([postId('p0007.md')]);
    expect(library.find(postId('p0007.md'))).toMatchObject({ words: 5, minutes: 1 });
    expect(library.find(postId('p0008.md'))?.words).toBeNull();
    await library.counted();
    expect(library.snapshot().posts.filter(({ words }) => words === null)).toEqual([]);
    await writeFile(join(root, 'p0008.md'), 'One two.');
    await library.rescan();
    expect(library.find(postId('p0007.md'))?.words).toBe(5);
    await library.counted();
    expect(library.find(postId('p0008.md'))?.words).toBe(2);
  });

  test('failures come with code, file and remedy', async () => {
    const root = await tempLibrary({ 'blog/one.md': titled('One') });
    const library = await testLibraries({ worker }).open(join(root, 'blog'));
    await rm(join(root, 'blog'), { recursive: true });
    await expect(library.rescan()).rejects.toMatchObject({ code: 'not-found', file: join(root, 'blog') });
    await library.refresh([postId('one.md')]);
    expect(library.snapshot()).toMatchObject({ posts: [{ id: 'one.md' }], notices: [{ code: 'folder-gone' }] });
  });
});

/** Its body takes a parser. */
const noted = (title: string) => `---\ntitle: ${title}\n---\nWords <b>of</b> it.\n`;

test('an excerpt that takes a parser comes with the words, and stays while the body does', async () => {
  const root = await tempLibrary({ 'a.md': noted('One'), 'b.md': titled('Two') });
  const library = await testLibraries().open(root);
  const [a, b] = [postId('a.md'), postId('b.md')];
  expect([library.find(a)?.excerpt, library.find(b)?.excerpt]).toEqual([null, 'Two and more words.']);
  await library.counted();
  expect(library.find(a)).toMatchObject({ excerpt: 'Words of it.', words: 3 });
  // More than are counted at once, one of them with the same body as before.
  const before = library.find(a)?.revision ?? revision('');
  await writeFile(join(root, 'a.md'), noted('Another'));
  const after = revision(hashBytes(Buffer.from(noted('Another'))));
  const others = Array.from({ length: 30 }, (_, n) => postId(`none${n}.md`));
  await library.refresh([a, ...others], [{ id: a, before, after }]);
  expect(library.find(a)).toMatchObject({ title: 'Another', excerpt: 'Words of it.', words: 3 });
});

test('of a long post that was saved what its front matter says is known at once, and its body once words are counted', async () => {
  const body = 'Some words. '.repeat(60_000);
  const root = await tempLibrary({ 'a.md': `# First\n\n${body}` });
  const library = await testLibraries().open(root);
  const a = postId('a.md');
  await library.counted();
  const excerpt = library.find(a)?.excerpt;
  expect(library.find(a)).toMatchObject({ title: 'First', titleFrom: 'heading', words: 120_001 });
  const text = `---\ntags: [b]\n---\n# Second\n\nMore. ${body}`;
  await writeFile(join(root, 'a.md'), text);
  await library.refresh([a]);
  const saved = { revision: hashBytes(Buffer.from(text)), taxonomies: { tags: ['b'] }, format: 'yaml' };
  expect(library.find(a)).toMatchObject({ ...saved, title: 'First', excerpt, words: 120_001 });
  // Looked at once more, as after each save.
  await library.refresh([a]);
  await library.counted();
  expect(library.find(a)).toMatchObject({ ...saved, title: 'Second', words: 120_002 });
  expect(library.find(a)?.excerpt).toMatch(/^More\. Some words\./);
});

test('the list says what is in a post without a paragraph, and that one is empty only of such a one', async () => {
  const head = '---\ntitle: A\n---\n';
  const root = await tempLibrary({
    'a.md': `${head}## First\n\n## Second\n`,
    'b.md': `${head}{{< map >}}\n`,
    'c.md': head,
  });
  const library = await testLibraries().open(root);
  await library.counted();
  const excerpts = ['a.md', 'b.md', 'c.md'].map((id) => library.find(postId(id))?.excerpt);
  expect(excerpts).toEqual(['First · Second', '{{< map >}}', '']);
});

describe('a first list, made of the heads of files', () => {
  test('leaves open what only all bytes tell until words are counted', async () => {
    // Behind what a head holds: a byte that is no UTF-8, and a character at each place where it may be cut.
    const long = `${titled('Long')}\n${'Some more words.\n\n'.repeat(400)}`;
    const cut = Array.from({ length: 4 }, (_, n) => [
      `cut${n}.md`,
      `${titled('Cut')}${'x'.repeat(n)}${'\u{1F600}'.repeat(3000)}`,
    ]);
    const bad = Buffer.concat([Buffer.from(long), Buffer.from([0xff, 10])]);
    const root = await tempLibrary({ 'bad.md': bad, 'good.md': long, ...Object.fromEntries(cut) });
    const library = await testLibraries().open(root);
    const { posts } = library.snapshot();
    expect(posts).toHaveLength(6);
    for (const listed of posts) expect(listed).toMatchObject({ revision: null, words: null, problems: [] });
    await library.counted();
    for (const counted of library.snapshot().posts) {
      const { id } = counted;
      expect(counted.revision).toBe(hashBytes(readFileSync(join(root, id))));
      expect(counted).toMatchObject({
        ...posts.find((listed) => listed.id === id),
        excerpt: expect.any(String),
        revision: counted.revision,
        words: expect.any(Number),
        minutes: expect.any(Number),
        problems: id === 'bad.md' ? [{ code: 'not-utf8' }] : [],
      });
    }
  });

  test('a rename is known by the file, and by its bytes once they were read', async () => {
    const root = await tempLibrary({ 'a.md': titled('A'), 'b.md': titled('A'), 'c.md': titled('C') });
    const library = await testLibraries().open(root);
    const changes = library.changes()[Symbol.asyncIterator]();
    const moved = async (...renames: readonly (readonly [from: string, to: string])[]) => {
      for (const [from, to] of renames) await rename(join(root, from), join(root, to));
      await library.refresh(renames.flat().map((id) => postId(id)));
      return (await changes.next()).value?.renamed;
    };
    expect(await moved(['b.md', 'x.md'], ['a.md', 'y.md'])).toEqual([
      { from: 'b.md', to: 'x.md' },
      { from: 'a.md', to: 'y.md' },
    ]);
    // Another file with the same bytes.
    await library.counted();
    await changes.next();
    await writeFile(join(root, 'copy'), titled('C'));
    await rm(join(root, 'c.md'));
    await rename(join(root, 'copy'), join(root, 'z.md'));
    await library.refresh([postId('c.md'), postId('z.md')]);
    expect((await changes.next()).value?.renamed).toEqual([{ from: 'c.md', to: 'z.md' }]);
  });

  test('a rename is known where somebody saw one half of it before the other', async () => {
    const root = await tempLibrary({ 'a.md': titled('A'), 'b.md': titled('B') });
    const library = await testLibraries().open(root);
    await library.counted();
    const changes = library.changes()[Symbol.asyncIterator]();
    await link(join(root, 'a.md'), join(root, 'x.md'));
    await library.refresh([postId('x.md')]);
    expect((await changes.next()).value).toMatchObject({ upserted: [{ id: 'x.md' }], renamed: [] });
    await rm(join(root, 'a.md'));
    await library.refresh([postId('a.md'), postId('x.md')]);
    expect((await changes.next()).value).toMatchObject({
      removed: ['a.md'],
      renamed: [{ from: 'a.md', to: 'x.md' }],
    });
    await rename(join(root, 'x.md'), join(root, 'y.md'));
    await library.refresh([postId('x.md')]);
    expect((await changes.next()).value).toMatchObject({ removed: ['x.md'], renamed: [] });
    await library.refresh([postId('y.md')]);
    expect((await changes.next()).value).toMatchObject({
      upserted: [{ id: 'y.md' }],
      renamed: [{ from: 'x.md', to: 'y.md' }],
    });
    // Another file with the same bytes that came before is a copy.
    await writeFile(join(root, 'copy.md'), titled('B'));
    await library.refresh([postId('copy.md')]);
    await changes.next();
    await rm(join(root, 'b.md'));
    await library.refresh([postId('b.md')]);
    expect((await changes.next()).value).toMatchObject({ removed: ['b.md'], renamed: [] });
  });
});

test('a library that is followed gets its excerpts and words unasked', async () => {
  const root = await tempLibrary({ 'a.md': noted('One'), 'b.md': titled('Two') });
  const library = await testLibraries({ watch: true }).open(root);
  const find = (id: string) => library.find(postId(id));
  await expect.poll(() => find('a.md'), { timeout: 20_000 }).toMatchObject({ excerpt: 'Words of it.' });
  await expect.poll(() => find('b.md')?.words, { timeout: 20_000 }).toBe(4);
});

test('a post that comes or goes while the others are being read is in the list as it is', async () => {
  const root = await tempLibrary(many(700));
  const library = await testLibraries({ early: true }).open(root);
  await writeFile(join(root, 'new.md'), titled('New'));
  await rm(join(root, 'p0003.md'));
  await library.refresh([postId('new.md'), postId('p0003.md')]);
  expect(library.find(postId('new.md'))?.title).toBe('New');
  await library.whole();
  const { posts } = library.snapshot();
  expect([posts.length, library.find(postId('p0003.md')), library.find(postId('new.md'))?.title]).toEqual([
    700,
    undefined,
    'New',
  ]);
});

test.runIf(isBuilt)('calls to a thread that has died fail, and so do those that wait for it', async () => {
  const worker = new Worker(built);
  const index = createIndexThread(worker, { root: await tempLibrary(many(700)), file: null, tell: () => {} });
  const scan = index.scan({ corrections: {}, afresh: false });
  await worker.terminate();
  await expect(scan).rejects.toMatchObject({ code: 'io', remedy: 'Open the folder again.' });
  await expect(index.look([postId('p0001.md')])).rejects.toMatchObject({ code: 'io' });
  await index.close();
});

test('a post that changed and was looked at after it was read ahead is listed as it is', async () => {
  const root = await tempLibrary(many(100));
  const late = postId('p0050.md');
  const titles = new Map<string, string>();
  const looks: Promise<void>[] = [];
  let isChanged = false;
  const tell = (update: IndexUpdate) => {
    for (const { id, title } of postsOf(update.posts ?? [])) titles.set(id, title);
    if (titles.size === 0 || isChanged) return;
    isChanged = true;
    // The first posts are told, and that one is not.
    expect(titles.has(late)).toBe(false);
    writeFileSync(join(root, late), titled('Changed'));
    looks.push(index.look([late]));
  };
  const index = createPostIndex({ disk: createDisk().sync, root, file: null, now: Date.now, tell });
  await index.scan({ corrections: {}, afresh: false });
  await Promise.all(looks);
  await index.close();
  expect([titles.size, titles.get(late)]).toEqual([100, 'Changed']);
});
