import { execFileSync } from 'node:child_process';
import { chmod, mkdir, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createLibraries } from '../../../../electron/services/library/libraries.ts';
import { createDisk } from '../../../../electron/fs/disk.ts';
import type { OpenLibrary } from '../../../../electron/services/library/libraries.ts';
import { postId } from '../../../../shared/model/post.ts';
import { tempFolder, tempLibrary } from '../../../support/temp-library.ts';
import { testLibraries } from '../../../support/test-libraries.ts';

const post = (title: string, more = '') => `---\ntitle: ${title}\ndate: 2024-01-02\n${more}---\nSome words.\n`;
const now = () => Date.UTC(2024, 5, 1);

async function open(root: string): Promise<OpenLibrary> {
  const libraries = testLibraries({ now });
  return libraries.open(root);
}

const ids = (library: OpenLibrary) => library.snapshot().posts.map((entry) => entry.id);

describe('opening a folder', () => {
  test('lists what is Markdown, with the facts of each post', async () => {
    const root = await tempLibrary({
      'one.md': post('One', 'tags: [a, b]\n'),
      'deep/er/two.markdown': '# Two\n\nFirst words here.',
      'three.mdx': post('Three'),
      'four.mkd': post('Four', 'draft: true\n'),
      'five.mdown': post('Five', ''),
      'bundle/index.md': post('Bundle'),
      'note.txt': 'not a post',
      '.hidden.md': post('Hidden'),
      '.git/x.md': post('Git'),
      'node_modules/pkg/readme.md': post('Package'),
    });
    const library = await open(root);
    expect(ids(library)).toEqual([
      'bundle/index.md',
      'deep/er/two.markdown',
      'five.mdown',
      'four.mkd',
      'one.md',
      'three.mdx',
    ]);
    expect(library.find(postId('one.md'))).toMatchObject({
      title: 'One',
      date: '2024-01-02',
      time: Date.UTC(2024, 0, 2),
      state: 'live',
      taxonomies: { tags: ['a', 'b'] },
      excerpt: 'Some words.',
    });
    expect(library.find(postId('deep/er/two.markdown'))).toMatchObject({ title: 'Two', titleFrom: 'heading' });
    expect(library.find(postId('four.mkd'))?.state).toBe('draft');
  });

  test('an empty folder is a library without posts', async () => {
    const library = await open(await tempFolder());
    expect(library.snapshot()).toMatchObject({ sequence: 0, posts: [], notices: [] });
  });

  test('the same folder is one library, however it is reached', async () => {
    const root = await tempLibrary({ 'one.md': post('One') });
    const libraries = testLibraries();
    await symlink(root, `${root}-link`);
    onTestFinished(() => rm(`${root}-link`));
    const [first, second] = await Promise.all([libraries.open(root), libraries.open(`${root}-link/.`)]);
    expect(second).toBe(first);
    expect(libraries.get(first.info.id)).toBe(first);
    await first.close();
    expect(() => libraries.get(first.info.id)).toThrow('not open');
  });

  test('a folder that is missing, or is a file, is refused with its name', async () => {
    const root = await tempLibrary({ 'one.md': post('One') });
    const libraries = createLibraries({ disk: createDisk(), watch: false });
    await expect(libraries.open(join(root, 'none'))).rejects.toMatchObject({
      code: 'not-found',
      file: join(root, 'none'),
    });
    await expect(libraries.open(join(root, 'one.md'))).rejects.toMatchObject({ code: 'not-a-folder' });
  });
});

describe('one bad file never stops the rest', () => {
  test('binary, broken, empty, not UTF-8 and huge files are listed with what is wrong', async () => {
    const root = await tempLibrary({
      'good.md': post('Good'),
      'binary.md': Uint8Array.from([0x89, 0x50, 0, 0, 1, 2, 3]),
      'broken.md': '---\ntitle: "unclosed\ntags: [a\n---\nText\n',
      'empty.md': '',
      'latin.md': Uint8Array.from([...new TextEncoder().encode('# Caf'), 0xe9]),
      'huge.md': new Uint8Array(17 * 1024 * 1024).fill(97),
    });
    const library = await open(root);
    const codes = (name: string) => library.find(postId(name))?.problems.map((problem) => problem.code);
    expect(ids(library)).toHaveLength(6);
    expect(codes('good.md')).toEqual([]);
    expect(codes('binary.md')).toEqual(['binary']);
    expect(codes('broken.md')?.length).toBeGreaterThan(0);
    expect(codes('empty.md')).toEqual([]);
    expect(codes('latin.md')).toEqual(['not-utf8']);
    expect(codes('huge.md')).toEqual(['too-large']);
  });

  test('links: a circle and a way out are not followed, a file inside is a post', async ({ skip }) => {
    skip(process.platform === 'win32', 'links need a right on Windows');
    const outside = await tempLibrary({ 'secret.md': post('Secret') });
    const root = await tempLibrary({ 'a/one.md': post('One') });
    await symlink(root, join(root, 'a/circle'));
    await symlink(outside, join(root, 'out'));
    await symlink(join(outside, 'secret.md'), join(root, 'secret.md'));
    await symlink(join(root, 'a/one.md'), join(root, 'alias.md'));
    await symlink(join(root, 'nowhere.md'), join(root, 'broken.md'));
    const library = await open(root);
    expect(ids(library)).toEqual(['a/one.md', 'alias.md']);
    expect(
      library
        .snapshot()
        .notices.map((notice) => notice.message)
        .join(),
    ).toMatch(/secret\.md.*broken\.md|broken\.md.*secret\.md/);
    await expect(library.path(postId('secret.md'))).rejects.toMatchObject({ code: 'outside-library' });
  });

  test('a FIFO, a socket and a folder named like posts are left out without waiting', async ({ skip }) => {
    skip(process.platform === 'win32', 'Windows has no FIFOs');
    const root = await tempLibrary({ 'one.md': post('One') });
    execFileSync('mkfifo', [join(root, 'fifo.md')]);
    await mkdir(join(root, 'folder.md'));
    const server = createServer().listen(join(root, 'socket.md'));
    onTestFinished(() => void server.close());
    await new Promise((resolve) => server.once('listening', resolve));
    const library = await open(root);
    expect(ids(library)).toEqual(['one.md']);
    expect(library.snapshot().notices).toHaveLength(2);
  });

  test('a folder and a file that may not be read become a notice and a problem', async ({ skip }) => {
    skip(process.platform === 'win32' || process.getuid?.() === 0, 'root may read everything');
    const root = await tempLibrary({ 'one.md': post('One'), 'shut/two.md': post('Two'), 'closed.md': post('Closed') });
    await chmod(join(root, 'shut'), 0);
    await chmod(join(root, 'closed.md'), 0);
    onTestFinished(() => chmod(join(root, 'shut'), 0o755));
    const library = await open(root);
    expect(ids(library)).toEqual(['closed.md', 'one.md']);
    expect(library.snapshot().notices).toMatchObject([{ code: 'unreadable-folder' }]);
    expect(library.find(postId('closed.md'))?.problems).toMatchObject([{ code: 'unreadable' }]);
  });

  test('a name that is not UTF-8 is reported, the rest is listed', async ({ skip }) => {
    skip(process.platform !== 'linux', 'only Linux keeps such names');
    const root = await tempLibrary({ 'one.md': post('One') });
    await writeFile(
      Buffer.concat([Buffer.from(`${root}/caf`), Buffer.from([0xe9]), Buffer.from('.md')]),
      post('Bytes'),
    );
    const library = await open(root);
    expect(ids(library)).toEqual(['one.md']);
    expect(library.snapshot().notices).toMatchObject([{ code: 'skipped' }]);
  });
});

describe('our own changes', () => {
  test('show at once in find, and in one change to who follows', async () => {
    const root = await tempLibrary({ 'one.md': post('One'), 'two.md': post('Two') });
    const library = await open(root);
    const changes = library.changes()[Symbol.asyncIterator]();
    await writeFile(join(root, 'one.md'), post('Changed'));
    await library.refresh([postId('one.md')]);
    expect(library.find(postId('one.md'))?.title).toBe('Changed');
    await rm(join(root, 'two.md'));
    await library.refresh([postId('two.md'), postId('one.md')]);
    const { value } = await changes.next();
    expect(value).toMatchObject({ sequence: 1, upserted: [{ title: 'Changed' }], removed: ['two.md'], renamed: [] });
    expect(library.snapshot()).toMatchObject({ sequence: 1, posts: [{ id: 'one.md' }] });
  });

  test('the same bytes written again change the time alone', async () => {
    const root = await tempLibrary({ 'one.md': post('One') });
    const library = await open(root);
    await library.counted();
    const { posts, sequence } = library.snapshot();
    const known = posts[0];
    await library.refresh([postId('one.md')]);
    expect(library.snapshot()).toMatchObject({ sequence, posts: [known] });
    await writeFile(join(root, 'one.md'), post('One'));
    await utimes(join(root, 'one.md'), new Date(), new Date(2_000_000_000_000));
    await library.refresh([postId('one.md')]);
    expect(library.snapshot().posts).toEqual([{ ...known, modified: 2_000_000_000_000 }]);
  });

  test('a file that went and came with the same bytes is renamed', async () => {
    const root = await tempLibrary({ 'one.md': post('One') });
    const library = await open(root);
    await rename(join(root, 'one.md'), join(root, 'new.md'));
    const changes = library.changes()[Symbol.asyncIterator]();
    await library.refresh([postId('one.md'), postId('new.md')]);
    const { value } = await changes.next();
    expect(value).toMatchObject({ removed: ['one.md'], renamed: [{ from: 'one.md', to: 'new.md' }] });
  });

  test('each follower has the changes after its call, until it stops', async () => {
    const root = await tempLibrary({ 'one.md': post('One') });
    const library = await open(root);
    const stop = new AbortController();
    const seen: number[] = [];
    const follow = (async () => {
      for await (const change of library.changes(stop.signal)) seen.push(change.sequence);
    })();
    await writeFile(join(root, 'one.md'), post('Two'));
    await library.refresh([postId('one.md')]);
    library.snapshot();
    await expect.poll(() => seen).toEqual([1]);
    stop.abort();
    await follow;
    await library.close();
  });
});

describe('reading again', () => {
  test('finds what changed, and a profile that changed', async () => {
    const root = await tempLibrary({ 'one.md': post('One'), 'two.md': post('Two') });
    const library = await open(root);
    await rm(join(root, 'two.md'));
    await writeFile(join(root, 'three.md'), post('Three'));
    await writeFile(join(root, '_config.yml'), 'title: My site\n');
    const { posts, library: info } = await library.rescan();
    expect(posts.map((entry) => entry.id)).toEqual(['one.md', 'three.md']);
    expect(info.profile).toMatchObject({ generator: 'jekyll', siteTitle: 'My site' });
  });

  test('a folder that has gone keeps its list and says what to do; coming back it is read again', async () => {
    const root = await tempLibrary({ 'blog/one.md': post('One') });
    const blog = join(root, 'blog');
    const library = await open(blog);
    await rename(blog, `${blog}-away`);
    await library.refresh([postId('one.md')]);
    expect(library.snapshot()).toMatchObject({ posts: [{ id: 'one.md' }], notices: [{ code: 'folder-gone' }] });
    await expect(library.rescan()).rejects.toMatchObject({ code: 'not-found' });
    await rename(`${blog}-away`, blog);
    expect(await library.rescan()).toMatchObject({ posts: [{ id: 'one.md' }], notices: [] });
  });

  test('the person’s word on the generator counts', async () => {
    const root = await tempLibrary({ 'content/one.md': post('One') });
    const library = await open(root);
    await library.setCorrections({ generator: 'zola', author: { name: 'Ada', links: [] } });
    expect(library.info.profile).toMatchObject({ generator: 'zola', author: { name: 'Ada' } });
    expect(library.snapshot().library.profile.generator).toBe('zola');
  });

  test('the schemas that come with the site are part of what is known of it', async () => {
    const root = await tempLibrary({
      'astro.config.mjs': 'export default {}',
      'src/content/blog/a.md': post('A'),
      '.astro/collections/blog.schema.json': '{"type":"object","properties":{"title":{"type":"string"}}}',
    });
    const { schemas } = (await open(root)).snapshot().library;
    expect(schemas).toMatchObject([{ name: 'blog', places: ['src/content/blog'], fields: [{ path: ['title'] }] }]);
  });
});

test('a scheduled post goes live when its time has come', async () => {
  const root = await tempLibrary({
    'hugo.toml': 'baseURL = "/"\n',
    'content/a.md': '+++\ntitle = "A"\ndate = 2024-01-02\n+++\n',
  });
  let clock = Date.UTC(2024, 0, 1);
  const libraries = testLibraries({ now: () => clock });
  const library = await libraries.open(root);
  expect(library.snapshot().posts).toMatchObject([{ state: 'scheduled' }]);
  clock = Date.UTC(2024, 0, 3);
  expect((await library.rescan()).posts).toMatchObject([{ state: 'live' }]);
});
