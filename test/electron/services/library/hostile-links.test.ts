import { rename, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createDisk, type Disk } from '../../../../electron/fs/disk.ts';
import { postId } from '../../../../shared/model/post.ts';
import { contents, failure, hashOf, nameOf, openSandbox, plainPost } from '../../../support/sandbox.ts';

const posix = process.platform !== 'win32';
if (!posix) console.info('hostile-links.test.ts: skipped on Windows, where links need a permission of their own');
const text = plainPost;

describe.runIf(posix)('links', () => {
  test('a post that is a link out is not listed, read, saved or made anew', async () => {
    const { listed, notices, read, write, fingerprint, library } = await openSandbox(
      { 'good.md': text },
      (root, outside) => symlink(join(outside, 'secret.md'), join(root, 'post.md')),
    );
    const before = [await fingerprint(), await contents(library)];
    expect(listed).toEqual(['good.md']);
    expect(notices.map(({ message }) => message).join()).toContain('post.md');
    expect((await failure(read('post.md')))?.code).toBe('outside-library');
    const { revision } = await read('good.md');
    for (const base of [revision, null]) {
      expect((await failure(write('post.md', base, 'mine')))?.code).toBe('outside-library');
    }
    expect([await fingerprint(), await contents(library)]).toEqual(before);
  });

  test('a folder that is a link out gives nothing and takes nothing', async () => {
    const { listed, read, write, fingerprint, api, id } = await openSandbox({ 'good.md': text }, (root, outside) =>
      symlink(outside, join(root, 'out')),
    );
    const before = await fingerprint();
    expect(listed).toEqual(['good.md']);
    expect((await failure(read('out/secret.md')))?.code).toBe('outside-library');
    expect((await failure(write('out/new.md', null, 'mine')))?.code).toBe('outside-library');
    const move = { library: id, id: postId('good.md'), to: postId('out/good.md') };
    expect((await failure(api.posts.rename(move)))?.code).toBe('outside-library');
    const trashed = await api.posts.trash({ library: id, ids: [postId('out/secret.md')] });
    expect(trashed.failed.map(({ code }) => code)).toEqual(['outside-library']);
    expect(await fingerprint()).toBe(before);
  });

  test('a link to a folder inside keeps working: listed once, read and saved through either name', async () => {
    const { listed, read, write, library } = await openSandbox(
      { 'other/content/a.md': text, 'content/b.md': text },
      (root) => symlink('../other/content', join(root, 'content/en')),
    );
    expect(listed).toEqual(['content/b.md', 'other/content/a.md']);
    const post = await read('content/en/a.md');
    expect(post.text).toBe(text);
    expect((await write('content/en/a.md', post.revision, `${text}more\n`)).kind).toBe('saved');
    expect((await read('other/content/a.md')).text).toBe(`${text}more\n`);
    expect((await contents(library)).map(({ name }) => Buffer.from(name, 'hex').toString())).toContain('content/en');
  });

  test('circles end, and broken links are left as they are', async () => {
    const { listed, read, write, fingerprint, library, id, api } = await openSandbox(
      { 'posts/a.md': text },
      async (root) => {
        await symlink('..', join(root, 'posts/up'));
        await symlink('self', join(root, 'self'));
        await symlink('loop.md', join(root, 'loop.md'));
        await symlink('missing.md', join(root, 'post.md'));
        await symlink('../outside/new', join(root, 'later'));
      },
    );
    const before = [await fingerprint(), await contents(library)];
    expect(listed).toEqual(['posts/a.md']);
    const codes = ['not-found', 'io', 'already-exists', 'not-a-folder', 'outside-library', 'invalid-input'];
    for (const path of ['post.md', 'loop.md', 'self/a.md', 'later/a.md']) {
      expect(codes, path).toContain((await failure(read(path)))?.code);
      const refused = await failure(write(path, null, 'mine'));
      expect(codes, path).toContain(refused?.code);
    }
    expect((await read('posts/up/posts/a.md')).text).toBe(text);
    const rename = { library: id, id: postId('posts/a.md'), to: postId('post.md') };
    expect(codes).toContain((await failure(api.posts.rename(rename)))?.code);
    expect([await fingerprint(), await contents(library)]).toEqual(before);
  });
});

/** A disk on which a step happens once, at the chosen call of a save. */
function disturbed(at: 'before' | 'after', call: 'readFile' | 'writeLike' | 'stat' | 'realpath') {
  const real = createDisk();
  let swap: (() => Promise<void>) | null = null;
  async function around<T>(step: () => Promise<T>): Promise<T> {
    const run = swap;
    swap = null;
    if (at === 'before') await run?.();
    const result = await step();
    if (at === 'after') await run?.();
    return result;
  }
  const disk: Disk = {
    ...real,
    readFile: (...args) => (call === 'readFile' ? around(() => real.readFile(...args)) : real.readFile(...args)),
    writeLike: (...args) => (call === 'writeLike' ? around(() => real.writeLike(...args)) : real.writeLike(...args)),
    stat: (path) => (call === 'stat' ? around(() => real.stat(path)) : real.stat(path)),
    realpath: (path) => (call === 'realpath' ? around(() => real.realpath(path)) : real.realpath(path)),
  };
  return { disk, arm: (step: () => Promise<void>) => void (swap = step) };
}

describe.runIf(posix)('the folder of a post becomes a link out while it is saved', () => {
  const moments = (['readFile', 'stat', 'writeLike', 'realpath'] as const).flatMap((call) =>
    (['before', 'after'] as const).map((at) => ({ call, at })),
  );
  test.each(moments)('$at $call', async ({ call, at }) => {
    const { disk, arm } = disturbed(at, call);
    const { read, write, fingerprint, library, outside } = await openSandbox(
      { 'posts/secret.md': text },
      (_, beside) => writeFile(join(beside, 'secret.md'), text),
      disk,
    );
    const post = await read('posts/secret.md');
    const before = await fingerprint();
    arm(async () => {
      await rename(join(library, 'posts'), join(library, 'moved'));
      await symlink(outside, join(library, 'posts'));
    });
    let kind = '';
    const saving = write('posts/secret.md', post.revision, 'mine').then((outcome) => (kind = outcome.kind));
    // Gone: another reader of the folder set the swap off, and the save came between its two steps.
    expect(['outside-library', 'not-found', 'gone']).toContain((await failure(saving))?.code ?? kind);
    expect(await fingerprint()).toBe(before);
    const moved = (await contents(join(library, 'moved'))).find(({ name }) => name === nameOf('secret.md'));
    expect(moved?.hash).toBe(hashOf(text));
  });
});
