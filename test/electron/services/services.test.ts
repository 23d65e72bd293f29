import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createDisk, type Disk } from '../../../electron/fs/disk.ts';
import { diskError } from '../../../electron/fs/disk-error.ts';
import { createServices, type ServicesOptions } from '../../../electron/services/index.ts';
import type { Shell } from '../../../electron/services/shell.ts';
import { createTrashFolder } from '../../../electron/services/posts/trash-folder.ts';
import { AppError } from '../../../shared/base/errors.ts';
import { libraryId } from '../../../shared/model/library.ts';
import { postId } from '../../../shared/model/post.ts';
import { defaultLibrarySettings, defaultSettings } from '../../../shared/model/settings.ts';
import { failure } from '../../support/sandbox.ts';
import { filesBelow, tempFolder, tempLibrary, textOf } from '../../support/temp-library.ts';

async function start(options: Partial<ServicesOptions> = {}) {
  const disk = createDisk();
  const dataFolder = options.dataFolder ?? join(await tempFolder('data'), 'not there yet');
  const opened: string[] = [];
  const shell: Shell = {
    capabilities: { pickFolder: false, reveal: false, trash: 'folder', openExternal: true },
    host: 'terminal',
    pickFolder: async () => null,
    reveal: async () => {
      throw new AppError('unsupported', 'There is no file manager here');
    },
    openExternal: async (url) => void opened.push(url),
    trash: createTrashFolder({ disk, dataFolder }),
  };
  const sampleLibrary = await tempLibrary({ 'posts/sample.md': '# Sample\n' });
  const services = await createServices({ disk, shell, dataFolder, version: '1.2.3', sampleLibrary, ...options });
  onTestFinished(() => services.dispose());
  return { ...services, dataFolder, opened };
}

test('hello answers what the page needs at once', async () => {
  const { api, dataFolder } = await start();
  expect(await api.app.hello()).toEqual({
    version: '1.2.3',
    host: 'terminal',
    platform: expect.stringMatching(/^(?:mac|windows|linux)$/) as string,
    capabilities: { pickFolder: false, reveal: false, trash: 'folder', openExternal: true },
    settings: defaultSettings,
    settingsProblem: null,
    recent: [],
    open: null,
    dataFolder,
  });
  expect(await api.library.first()).toBeNull();
});

test('a day: open, read, write, settings, and the same folder on the next start', async () => {
  const root = await tempLibrary({ 'a.md': '# One\n' });
  const { api, dataFolder, dispose } = await start();
  const { library, posts } = await api.library.open({ path: root });
  expect(posts).toMatchObject([{ id: 'a.md', title: 'One' }]);
  const where = { library: library.id, id: postId('a.md') };
  const { revision: base, format, text } = await api.posts.read(where);
  const saved = await api.posts.write({ ...where, text: `${text}two\n`, base, format });
  expect(saved.kind).toBe('saved');
  expect(await textOf(root, 'a.md')).toBe('# One\ntwo\n');
  expect((await api.posts.write({ ...where, text: 'late', base, format })).kind).toBe('conflict');
  expect(await filesBelow(root)).toEqual(['a.md']);
  await api.app.saveSettings({ theme: 'dark' });
  await dispose();
  const next = await start({ dataFolder });
  const hello = await next.api.app.hello();
  expect([hello.open, hello.settings.theme]).toEqual([root, 'dark']);
  expect(hello.recent).toMatchObject([{ path: root, missing: false }]);
  expect(await next.api.library.first()).toMatchObject({ library: { path: root }, settings: defaultLibrarySettings });
});

test('a post opens its library; after sleep folders are read again; windows have their own first library', async () => {
  const root = await tempLibrary({ 'posts/a.md': '# One\n' });
  const services = await start({ watch: false });
  const { api } = services;
  const { library, named, posts } = await api.library.open({ path: join(root, 'posts', 'a.md') });
  expect([library.path, named, posts.length]).toEqual([join(root, 'posts'), 'a.md', 1]);
  await writeFile(join(root, 'posts', 'b.md'), '# Two\n');
  await services.wake();
  expect((await api.library.snapshot({ library: library.id })).posts).toHaveLength(2);

  const opened: string[] = [];
  const context = { open: null, onOpen: (folder: string) => void opened.push(folder) };
  const other = createRouterClient(services.router, { context });
  expect([(await api.app.hello()).open, (await other.app.hello()).open]).toEqual([library.path, null]);
  expect(await other.library.first()).toBeNull();
  await other.library.open({ path: root });
  expect(opened).toEqual([root]);
  expect((await failure(other.app.newWindow()))?.code).toBe('unsupported');
});

test('changes reach whoever follows, until they leave', async () => {
  const { api } = await start();
  const { library } = await api.library.open({ path: await tempLibrary({ 'a.md': '# One\n' }) });
  const leave = new AbortController();
  const changes = await api.library.changes({ library: library.id }, { signal: leave.signal });
  const first = changes.next();
  const { id } = await api.posts.create({ library: library.id, title: 'New', draft: false });
  expect((await first).value).toMatchObject({ sequence: 1, upserted: [{ id, title: 'New' }] });
  leave.abort();
  expect(await changes.next()).toMatchObject({ done: true });
});

test('a new library and the sample', async () => {
  const { api, dataFolder } = await start();
  const root = join(await tempFolder(), 'blog');
  expect((await api.library.create({ path: root })).posts).toHaveLength(1);
  expect((await failure(api.library.create({ path: root })))?.code).toBe('already-exists');
  const sample = await api.library.openSample();
  expect(sample.library.path).toBe(join(dataFolder, 'Sample Library'));
  expect(sample.posts).toMatchObject([{ title: 'Sample' }]);
});

test('settings of a library change what its list is made with', async () => {
  const { api } = await start();
  const path = await tempLibrary({ 'a.md': 'text' });
  const { library } = await api.library.open({ path });
  expect(library.profile.generator).toBe('plain');
  await api.library.saveSettings({ library: library.id, change: { corrections: { generator: 'hexo' } } });
  expect((await api.library.snapshot({ library: library.id })).library.profile.generator).toBe('hexo');
  expect((await api.library.open({ path })).settings.corrections).toEqual({ generator: 'hexo' });
});

test('temp files of a crash are gone after the next opening', async () => {
  const root = await tempLibrary({ 'posts/a.md': 'text', 'posts/.#a.md.7ffffffe01234567.tmp': 'half' });
  const { api, dispose } = await start();
  await api.library.open({ path: root });
  await dispose();
  expect(await filesBelow(root)).toEqual(['posts/a.md']);
});

test('an end is no later for a folder whose disk does not answer', async () => {
  const real = createDisk();
  const root = await tempLibrary({ 'a.md': '# One\n' });
  const [asked, answer] = [Promise.withResolvers<void>(), Promise.withResolvers<never>()];
  const disk: Disk = {
    ...real,
    readFile: (path, ...more) => {
      if (!path.includes('libraries')) return real.readFile(path, ...more);
      asked.resolve();
      return answer.promise;
    },
  };
  const { api, dispose } = await start({ disk });
  const opened = failure(api.library.open({ path: root }));
  await asked.promise;
  await dispose(50);
  answer.reject(new AppError('io', 'The disk was pulled'));
  await opened;
});

describe('failures name file and remedy, with a code of ours', () => {
  test('expected ones', async () => {
    const { api } = await start();
    const gone = await failure(api.library.open({ path: join(await tempFolder(), 'gone') }));
    expect(gone).toMatchObject({ code: 'not-found', file: expect.stringContaining('gone') as string });
    expect(gone?.remedy).toBeTruthy();
    const library = libraryId('0123456789abcdef');
    expect((await failure(api.posts.read({ library, id: postId('a.md') })))?.code).toBe('not-found');
    expect((await failure(api.app.openExternal({ url: 'file:///etc/passwd' })))?.code).toBe('denied');
    expect((await failure(api.library.open({ path: 'relative' })))?.code).toBe('invalid-input');
  });

  test('input that is not what the contract says', async () => {
    const { api } = await start();
    for (const id of ['../x.md', '/etc/passwd', 'a\0.md', '']) {
      const call = failure(api.posts.read({ library: libraryId('0123456789abcdef'), id: postId(id) }));
      expect((await call)?.code, id).toBe('invalid-input');
    }
    expect((await failure(api.posts.read({ library: libraryId('../..'), id: postId('a.md') })))?.code).toBe(
      'invalid-input',
    );
  });

  test('a full disk', async () => {
    const real = createDisk();
    let isFull = false;
    const disk: Disk = {
      ...real,
      writeLike: async (like, path, ...rest) => {
        if (isFull) throw diskError(Object.assign(new Error('full'), { code: 'ENOSPC' }), path);
        return real.writeLike(like, path, ...rest);
      },
    };
    const root = await tempLibrary({ 'a.md': 'old' });
    const { api } = await start({ disk, watch: false });
    const { library } = await api.library.open({ path: root });
    const where = { library: library.id, id: postId('a.md') };
    const { revision: base, format } = await api.posts.read(where);
    const full = { ...where, text: 'new', base, format };
    await api.posts.write(full);
    const again = await api.posts.read(where);
    isFull = true;
    const error = await failure(api.posts.write({ ...full, text: 'newer', base: again.revision }));
    expect(error).toMatchObject({ code: 'disk-full', file: join(root, 'a.md') });
    expect(error?.message).toContain('a.md');
    expect(await textOf(root, 'a.md')).toBe('new');
  });
});

test('a file named like a post that is none does not stop the rest', async () => {
  const root = await tempLibrary({ 'a.md': '# A\n', 'b.md': Uint8Array.from([0, 1, 255, 254, 0]), 'c.md': '' });
  await mkdir(join(root, 'd.md'));
  await writeFile(join(root, 'e.md'), Uint8Array.from([0xc4, 0xe3]));
  const { api } = await start();
  const { library, posts } = await api.library.open({ path: root });
  expect(posts.map((post) => post.id).sort()).toEqual(['a.md', 'b.md', 'c.md', 'e.md']);
  expect((await failure(api.posts.read({ library: library.id, id: postId('b.md') })))?.code).toBe('not-text');
  expect((await api.posts.read({ library: library.id, id: postId('e.md') })).readOnly).toContain('UTF-8');
  expect(await readFile(join(root, 'e.md'))).toEqual(Buffer.from([0xc4, 0xe3]));
});
