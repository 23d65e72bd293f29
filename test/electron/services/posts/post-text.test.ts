import { execFileSync } from 'node:child_process';
import { chmod, link, mkdir, symlink, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createDisk } from '../../../../electron/fs/disk.ts';
import { resolveInside } from '../../../../electron/fs/inside.ts';
import {
  createPostReader,
  largestPost,
  readPostText,
  readTextNow,
} from '../../../../electron/services/posts/post-text.ts';
import { postId, type PostId } from '../../../../shared/model/post.ts';
import { tempLibrary } from '../../../support/temp-library.ts';

const disk = createDisk();

test('a post read without promises is the one that is waited for, and fails as that does', async () => {
  const root = await tempLibrary({
    'a.md': '# Häuser\r\n',
    'bom.md': '\uFEFF---\ntitle: B\n---\n',
    'utf16.md': Buffer.from('\uFEFF# Wide 雨', 'utf16le'),
    'latin.md': Buffer.from('# caf\xe9', 'latin1'),
    'nul.md': 'a\0b',
    'binary.md': Buffer.from([0, 0xff, 0xfe, 0x80, 0]),
    'empty.md': '',
    'long.md': 'x'.repeat(300_000),
    'huge.md': '',
  });
  await truncate(join(root, 'huge.md'), largestPost + 1);
  await mkdir(join(root, 'folder.md'));
  const ids = ['a', 'bom', 'utf16', 'latin', 'nul', 'binary', 'empty', 'long', 'huge', 'folder', 'none', '../a'];
  // Links need a right on Windows, and there are no FIFOs.
  if (process.platform !== 'win32') {
    const outside = await tempLibrary({ 'secret.md': 'secret' });
    await symlink('a.md', join(root, 'link.md'));
    await symlink(join(outside, 'secret.md'), join(root, 'out.md'));
    await symlink('gone.md', join(root, 'dangling.md'));
    await symlink(outside, join(root, 'away'));
    await symlink('.', join(root, 'here'));
    await link(join(root, 'a.md'), join(root, 'twice.md'));
    await chmod(join(root, 'empty.md'), 0o444);
    await symlink('loop.md', join(root, 'loop.md'));
    execFileSync('mkfifo', [join(root, 'fifo.md')]);
    ids.push('link', 'out', 'dangling', 'loop', 'fifo', 'away/secret', 'here/a', 'twice');
  }
  const codes = new Map<string, string>();
  const told = async (read: (id: PostId) => string | Promise<string>, name: string) => {
    try {
      return `text ${await read(postId(`${name}.md`))}`;
    } catch (error) {
      const { code } = error as { code: string };
      codes.set(name, code);
      return `failed: ${code}`;
    }
  };
  const locate = (id: PostId) => resolveInside(disk, root, id);
  const reader = createPostReader(disk.sync, root);
  for (const name of ids) {
    const waited = await told(async (id) => JSON.stringify(await readPostText(disk, await locate(id), id)), name);
    expect(await told((id) => JSON.stringify(reader(id).post), name), name).toBe(waited);
    const text = await told(async (id) => (await readPostText(disk, await locate(id), id)).text, name);
    expect(await told((id) => readTextNow(disk.sync, root, id).text, name), name).toBe(text);
  }
  const { file, bytes } = reader(postId('a.md'));
  expect(file).toEqual({ path: join(root, 'a.md'), stat: disk.sync.stat(join(root, 'a.md')) });
  expect(Buffer.from(bytes).toString()).toBe('# Häuser\r\n');
  expect([...new Set(codes.values())].toSorted()).toEqual(
    expect.arrayContaining(['invalid-input', 'not-found', 'not-text', 'outside-library', 'too-large']),
  );
});
