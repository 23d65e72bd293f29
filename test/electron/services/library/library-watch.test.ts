import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { appendFile, mkdir, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { OpenLibrary } from '../../../../electron/services/library/libraries.ts';
import type { LibraryChange } from '../../../../shared/model/library.ts';
import { postId } from '../../../../shared/model/post.ts';
import { reduceLibrary, follows } from '../../../../shared/library/reduce.ts';
import { postCalled, tempLibrary } from '../../../support/temp-library.ts';
import { testLibraries } from '../../../support/test-libraries.ts';

const patience = { timeout: 10_000 };

interface Watched {
  readonly library: OpenLibrary;
  readonly changes: LibraryChange[];
}

async function watched(root: string): Promise<Watched> {
  const libraries = testLibraries({ watch: true });
  const library = await libraries.open(root);
  let held = library.snapshot();
  const changes: LibraryChange[] = [];
  void (async () => {
    for await (const change of library.changes()) {
      expect(follows(held, change)).toBe(true);
      held = reduceLibrary(held, change);
      changes.push(change);
    }
  })();
  return { library, changes };
}

const titles = (library: OpenLibrary) =>
  library
    .snapshot()
    .posts.map((entry) => entry.title)
    .toSorted();

/** A watched library of one post, where a folder has just taken the place of another one. */
async function withFolderForFile() {
  const root = await tempLibrary({ 'a.md': postCalled('A'), 'b.md': postCalled('B') });
  const { library } = await watched(root);
  // What the watcher tells comes after the look at everything with which it begins, and the counting reads posts too.
  await writeFile(join(root, 'b.md'), postCalled('B again'));
  await expect.poll(() => titles(library), patience).toContain('B again');
  await library.counted();
  // In one go: the watcher never sees that there was nothing between.
  rmSync(join(root, 'a.md'));
  mkdirSync(join(root, 'a.md'));
  await expect.poll(() => titles(library), patience).toEqual(['B again']);
  return { root, library };
}

describe('changes by other programs', () => {
  test('a new, a changed and a deleted file', async () => {
    const root = await tempLibrary({ 'one.md': postCalled('One'), 'two.md': postCalled('Two') });
    const { library } = await watched(root);
    await writeFile(join(root, 'three.md'), postCalled('Three'));
    await writeFile(join(root, 'one.md'), postCalled('First'));
    await rm(join(root, 'two.md'));
    await expect.poll(() => titles(library), patience).toEqual(['First', 'Three']);
  });

  test('a folder in the place of a file, and a file in the place of a folder', async () => {
    const root = await tempLibrary({
      'a.md': postCalled('A'),
      'notes/b.md': postCalled('B'),
      'notes/deep/c.md': postCalled('C'),
    });
    const { library } = await watched(root);
    await rm(join(root, 'a.md'));
    await mkdir(join(root, 'a.md'));
    await writeFile(join(root, 'a.md/d.md'), postCalled('D'));
    await rm(join(root, 'notes'), { recursive: true });
    await writeFile(join(root, 'notes'), '');
    await expect.poll(() => titles(library), patience).toEqual(['D']);
    await rm(join(root, 'a.md'), { recursive: true });
    await writeFile(join(root, 'a.md'), postCalled('A again'));
    await expect.poll(() => titles(library), patience).toEqual(['A again']);
  });

  test('a folder without posts in the place of a file', async () => {
    const { root, library } = await withFolderForFile();
    rmSync(join(root, 'a.md'), { recursive: true });
    writeFileSync(join(root, 'a.md'), postCalled('A again'));
    await expect.poll(() => titles(library), patience).toEqual(['A again', 'B again']);
  });

  test('a folder in the place of a file, and later what comes into its folders', async () => {
    const { root, library } = await withFolderForFile();
    await writeFile(join(root, 'b.md'), postCalled('C'));
    await expect.poll(() => titles(library), patience).toEqual(['C']);
    await mkdir(join(root, 'a.md/deep/er'), { recursive: true });
    await writeFile(join(root, 'a.md/deep/er/d.md'), postCalled('D'));
    await expect.poll(() => titles(library), patience).toEqual(['C', 'D']);
  });

  test('a FIFO is no post, also where it comes later', async ({ skip }) => {
    skip(process.platform === 'win32', 'Windows has no FIFOs');
    const root = await tempLibrary({ 'a.md': postCalled('A') });
    const { library } = await watched(root);
    spawnSync('mkfifo', [join(root, 'fifo.md')]);
    await rm(join(root, 'a.md'));
    spawnSync('mkfifo', [join(root, 'a.md')]);
    await writeFile(join(root, 'b.md'), postCalled('B'));
    await expect.poll(() => titles(library), patience).toEqual(['B']);
  });

  test('an index.md that makes one post of a folder, and goes again', async () => {
    const root = await tempLibrary({
      'hugo.toml': '',
      'content/trip/one.md': postCalled('One'),
      'content/b.md': postCalled('B'),
    });
    const { library } = await watched(root);
    const why = () => library.find(postId('content/trip/one.md'))?.why;
    expect(why()).toBe('');
    await writeFile(join(root, 'content/trip/index.md'), postCalled('Trip'));
    await expect.poll(why, patience).toBe('It is a part of the post content/trip.');
    await rename(join(root, 'content/trip/index.md'), join(root, 'content/other.md'));
    await expect.poll(why, patience).toBe('');
  });

  test('a section page that gives its posts another value', async () => {
    const section = (draft: boolean) => `---\ncascade:\n  draft: ${draft}\n---\n`;
    const root = await tempLibrary({
      'hugo.toml': 'baseURL = "/"\n',
      'content/posts/_index.md': section(false),
      'content/posts/one.md': postCalled('One'),
    });
    const { library } = await watched(root);
    const stateOfOne = () => library.find(postId('content/posts/one.md'))?.state;
    expect(stateOfOne()).toBe('live');
    await writeFile(join(root, 'content/posts/_index.md'), section(true));
    await expect.poll(stateOfOne, patience).toBe('draft');
    await rm(join(root, 'content/posts/_index.md'));
    await expect.poll(stateOfOne, patience).toBe('live');
  });

  test('the configuration of the site, and data for a folder of posts', async () => {
    const root = await tempLibrary({
      'eleventy.config.js': "export default () => ({ dir: { input: '.' } });\n",
      'posts/posts.json': '{"draft": false}',
      'posts/one.md': postCalled('One'),
      'notes/two.md': postCalled('Two'),
    });
    const { library } = await watched(root);
    const states = () => library.snapshot().posts.map(({ state }) => state);
    expect(states()).toEqual(['live', 'live']);
    await writeFile(join(root, 'posts/posts.json'), '{"draft": true}');
    await expect.poll(states, patience).toEqual(['live', 'draft']);
    await writeFile(join(root, 'eleventy.config.js'), "export default () => ({ dir: { input: 'posts' } });\n");
    await expect.poll(states, patience).toEqual(['hidden', 'draft']);
    expect(library.info.profile.contentFolders).toEqual(['posts']);
  });

  test('a save by temp file and rename, as editors do it', async () => {
    const root = await tempLibrary({ 'one.md': postCalled('One') });
    const { library } = await watched(root);
    for (const title of ['Second', 'Third']) {
      await writeFile(join(root, 'one.md.swp~'), postCalled(title));
      await rename(join(root, 'one.md.swp~'), join(root, 'one.md'));
      await expect.poll(() => titles(library), patience).toEqual([title]);
    }
  });

  test('a new folder with folders in it', async () => {
    const root = await tempLibrary({ 'one.md': postCalled('One') });
    const { library } = await watched(root);
    await mkdir(join(root, 'a/b/c'), { recursive: true });
    await writeFile(join(root, 'a/b/c/deep.md'), postCalled('Deep'));
    await expect.poll(() => titles(library), patience).toEqual(['Deep', 'One']);
    await rm(join(root, 'a'), { recursive: true });
    await expect.poll(() => titles(library), patience).toEqual(['One']);
  });

  test('a rename is known by its content', async () => {
    const root = await tempLibrary({ 'one.md': postCalled('One'), 'sub/other.md': postCalled('Other') });
    const { library, changes } = await watched(root);
    // Until the watcher is ready a rename may be found by catching up; that too must tell it as one.
    await rename(join(root, 'one.md'), join(root, 'sub/moved.md'));
    await expect.poll(() => library.find(postId('sub/moved.md'))?.title, patience).toBe('One');
    await expect
      .poll(() => changes.flatMap((change) => change.renamed), patience)
      .toEqual([{ from: 'one.md', to: 'sub/moved.md' }]);
  });

  test('a touch and our own writes, read again, bring no other text', async () => {
    const root = await tempLibrary({ 'one.md': postCalled('One'), 'two.md': postCalled('Two') });
    const { library, changes } = await watched(root);
    await library.counted();
    const before = new Set(library.snapshot().posts.map((entry) => entry.revision));
    await writeFile(join(root, 'one.md'), postCalled('Ours'));
    await library.refresh([postId('one.md')]);
    await utimes(join(root, 'two.md'), new Date(), new Date());
    // A change after it shows that the watcher has been through all before.
    await writeFile(join(root, 'last.md'), postCalled('Last'));
    await expect.poll(() => titles(library), patience).toEqual(['Last', 'Ours', 'Two']);
    const texts = changes.flatMap((change) => change.upserted.map((entry) => entry.revision));
    expect(new Set(texts.filter((revision) => !before.has(revision))).size).toBe(2);
  });

  test('a file written in pieces is read when it is whole', async () => {
    const root = await tempLibrary({ 'one.md': postCalled('One') });
    const { library } = await watched(root);
    await writeFile(join(root, 'two.md'), '---\ntitle: Pieces\n');
    await appendFile(join(root, 'two.md'), '---\n');
    await appendFile(join(root, 'two.md'), 'The end.\n');
    await expect.poll(() => library.find(postId('two.md'))?.excerpt, patience).toBe('The end.');
  });

  test('hundreds of files at once, as a change of branch makes them', async () => {
    const files = Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`p${n}.md`, postCalled(`Old ${n}`)]));
    const root = await tempLibrary(files);
    const { library } = await watched(root);
    await Promise.all(Object.keys(files).map((name, n) => writeFile(join(root, name), postCalled(`New ${n}`))));
    await expect.poll(() => titles(library).filter((title) => title.startsWith('New')).length, patience).toBe(300);
  });

  test('the folder itself goes: the list stays and a notice says so', async () => {
    const root = await tempLibrary({ 'blog/one.md': postCalled('One') });
    const { library } = await watched(join(root, 'blog'));
    await rename(join(root, 'blog'), join(root, 'away'));
    await expect.poll(() => library.snapshot().notices.map((notice) => notice.code), patience).toContain('folder-gone');
    expect(titles(library)).toEqual(['One']);
    await rename(join(root, 'away'), join(root, 'blog'));
    await writeFile(join(root, 'blog/two.md'), postCalled('Two'));
    await library.rescan();
    expect(titles(library)).toEqual(['One', 'Two']);
    await writeFile(join(root, 'blog/three.md'), postCalled('Three'));
    await expect.poll(() => titles(library), patience).toEqual(['One', 'Three', 'Two']);
  });

  test('in a folder of the network, which is looked at every few seconds when the person asks for it', async () => {
    const root = await tempLibrary({ 'one.md': postCalled('One'), 'two.md': postCalled('Two') });
    const settings = async () => ({ corrections: {}, polling: true });
    const libraries = testLibraries({ settings, watch: true });
    const library = await libraries.open(root);
    const slowly = { timeout: 20_000 };
    await mkdir(join(root, 'a/b'), { recursive: true });
    await writeFile(join(root, 'a/b/three.md'), postCalled('Three'));
    await rm(join(root, 'two.md'));
    await expect.poll(() => titles(library), slowly).toEqual(['One', 'Three']);
    await writeFile(join(root, 'one.md'), postCalled('First'));
    await expect.poll(() => titles(library), slowly).toEqual(['First', 'Three']);
    // From now on as the system tells it.
    await library.setPolling(false);
    await writeFile(join(root, 'one.md'), postCalled('Again'));
    await expect.poll(() => titles(library), slowly).toEqual(['Again', 'Three']);
  });

  test('a look at a folder that is followed reads nothing', async () => {
    const root = await tempLibrary({ 'one.md': postCalled('One') });
    const libraries = testLibraries();
    const library = await libraries.open(root);
    await writeFile(join(root, 'one.md'), postCalled('First'));
    await library.lookAgain();
    expect(titles(library)).toEqual(['One']);
  });
});
