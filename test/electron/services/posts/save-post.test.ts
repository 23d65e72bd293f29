import { chmod, link, lstat, mkdir, rm, stat, symlink, unlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createDisk } from '../../../../electron/fs/disk.ts';
import { resolveInside } from '../../../../electron/fs/inside.ts';
import { hashBytes } from '../../../../electron/fs/revision.ts';
import { readPostText } from '../../../../electron/services/posts/post-text.ts';
import { createSavePost } from '../../../../electron/services/posts/save-post.ts';
import { AppError } from '../../../../shared/base/errors.ts';
import { postId, revision, type TextFormat } from '../../../../shared/model/post.ts';
import { filesBelow, tempFolder, tempLibrary, textOf } from '../../../support/temp-library.ts';

const utf8: TextFormat = { encoding: 'utf-8', bom: false };
const disk = createDisk();
const revisionOf = (text: string) => revision(hashBytes(new TextEncoder().encode(text)));
const id = postId('post.md');

function saver(root: string, path = id) {
  const save = createSavePost(disk);
  return (text: string, base: string | null, format = utf8) =>
    save(() => resolveInside(disk, root, path), {
      id: path,
      text,
      base: base === null ? null : revisionOf(base),
      format,
    });
}

describe('a save over the base', () => {
  test('writes the new text and leaves nothing else', async () => {
    const root = await tempLibrary({ 'post.md': 'old' });
    const outcome = await saver(root)('new\n', 'old');
    expect(outcome).toEqual({ kind: 'saved', revision: revisionOf('new\n') });
    expect(await textOf(root, 'post.md')).toBe('new\n');
    expect(await filesBelow(root)).toEqual(['post.md']);
  });

  test('of the same text touches nothing', async () => {
    const root = await tempLibrary({ 'post.md': 'same' });
    const path = join(root, 'post.md');
    await utimes(path, 1000, 1000);
    const before = await stat(path);
    expect((await saver(root)('same', 'same')).kind).toBe('saved');
    const after = await stat(path);
    expect([after.mtimeMs, after.ino]).toEqual([before.mtimeMs, before.ino]);
  });

  test.skipIf(process.platform === 'win32')('keeps the permissions', async () => {
    const root = await tempLibrary({ 'post.md': 'old' });
    await chmod(join(root, 'post.md'), 0o640);
    await saver(root)('new', 'old');
    expect((await stat(join(root, 'post.md'))).mode & 0o7777).toBe(0o640);
  });

  test('keeps byte order mark and encoding', async () => {
    const bytes = Buffer.from('\ufeffold', 'utf16le');
    const root = await tempLibrary({ 'post.md': bytes });
    const post = await readPostText(disk, join(root, 'post.md'), id);
    expect([post.text, post.format, post.readOnly]).toEqual(['old', { encoding: 'utf-16le', bom: true }, null]);
    const outcome = await createSavePost(disk)(() => resolveInside(disk, root, id), {
      id,
      text: 'new',
      format: post.format,
      base: post.revision,
    });
    expect(outcome.kind).toBe('saved');
    expect(await disk.readFile(join(root, 'post.md'))).toEqual(Buffer.from('\ufeffnew', 'utf16le'));
  });
});

describe('what somebody else did meanwhile', () => {
  test('is a conflict that shows their text and keeps it', async () => {
    const root = await tempLibrary({ 'post.md': 'theirs' });
    const outcome = await saver(root)('mine', 'old');
    expect(outcome).toMatchObject({ kind: 'conflict', disk: { text: 'theirs', revision: revisionOf('theirs') } });
    expect(await textOf(root, 'post.md')).toBe('theirs');
  });

  test('is found even in the moment before the rename', async () => {
    const root = await tempLibrary({ 'post.md': 'old' });
    const path = join(root, 'post.md');
    const late = {
      ...disk,
      writeLike: async (...args: Parameters<typeof disk.writeLike>) => {
        await disk.writeLike(...args);
        await writeFile(path, 'theirs');
      },
    };
    const outcome = await createSavePost(late)(() => resolveInside(disk, root, id), {
      id,
      text: 'mine',
      base: revisionOf('old'),
      format: utf8,
    });
    expect(outcome).toMatchObject({ kind: 'conflict', disk: { text: 'theirs' } });
    expect(await filesBelow(root)).toEqual(['post.md']);
    expect(await textOf(root, 'post.md')).toBe('theirs');
  });

  test('to the same text is no conflict', async () => {
    const root = await tempLibrary({ 'post.md': 'mine' });
    expect((await saver(root)('mine', 'old')).kind).toBe('saved');
  });

  test('deleted: gone, and nothing is written', async () => {
    const root = await tempLibrary({ 'post.md': 'old' });
    await unlink(join(root, 'post.md'));
    expect(await saver(root)('mine', 'old')).toEqual({ kind: 'gone' });
    expect(await filesBelow(root)).toEqual([]);
  });

  test('a folder of that name is named as such', async () => {
    const root = await tempLibrary({});
    await mkdir(join(root, 'post.md'));
    await expect(saver(root)('mine', 'old')).rejects.toMatchObject({ code: 'invalid-input' });
  });
});

describe('a new file', () => {
  test('gets its folders', async () => {
    const root = await tempLibrary({});
    const save = saver(root, postId('a/b/post.md'));
    expect((await save('new', null)).kind).toBe('saved');
    expect(await filesBelow(root)).toEqual(['a/b/post.md']);
    expect((await lstat(join(root, 'a/b/post.md'))).nlink).toBe(1);
  });

  test('never replaces what is there', async () => {
    const root = await tempLibrary({ 'post.md': 'theirs' });
    expect(await saver(root)('mine', null)).toMatchObject({ kind: 'conflict', disk: { text: 'theirs' } });
    expect(await textOf(root, 'post.md')).toBe('theirs');
  });
});

describe.skipIf(process.platform === 'win32')('files that are more than a name', () => {
  test('a link to a file inside is kept, its target saved', async () => {
    const root = await tempLibrary({ 'real/post.md': 'old' });
    await symlink('real/post.md', join(root, 'post.md'));
    expect((await saver(root)('new', 'old')).kind).toBe('saved');
    expect((await lstat(join(root, 'post.md'))).isSymbolicLink()).toBe(true);
    expect(await textOf(root, 'real/post.md')).toBe('new');
  });

  test('a link that leads out is refused', async () => {
    const outside = await tempLibrary({ 'secret.md': 'old' });
    const root = await tempLibrary({});
    await symlink(join(outside, 'secret.md'), join(root, 'post.md'));
    await expect(saver(root)('new', 'old')).rejects.toMatchObject({ code: 'outside-library' });
    expect(await textOf(outside, 'secret.md')).toBe('old');
  });

  test('a link swapped during the save is noticed', async () => {
    const outside = await tempLibrary({ 'secret.md': 'old' });
    const root = await tempLibrary({ 'real.md': 'old' });
    await symlink('real.md', join(root, 'post.md'));
    const swapping = {
      ...disk,
      writeLike: async (...args: Parameters<typeof disk.writeLike>) => {
        await disk.writeLike(...args);
        await unlink(join(root, 'post.md'));
        await symlink(join(outside, 'secret.md'), join(root, 'post.md'));
      },
    };
    const save = createSavePost(swapping)(() => resolveInside(disk, root, id), {
      id,
      text: 'new',
      base: revisionOf('old'),
      format: utf8,
    });
    await expect(save).rejects.toMatchObject({ code: 'outside-library' });
    expect([await textOf(outside, 'secret.md'), await textOf(root, 'real.md')]).toEqual(['old', 'old']);
    expect(await filesBelow(root)).toEqual(['post.md', 'real.md']);
  });

  test('several names: refused with the reason, all of them kept', async () => {
    const root = await tempLibrary({ 'post.md': 'old' });
    await link(join(root, 'post.md'), join(root, 'other.md'));
    expect((await readPostText(disk, join(root, 'post.md'), id)).readOnly).toContain('2 names');
    await expect(saver(root)('new', 'old')).rejects.toMatchObject({ code: 'read-only' });
    expect([await textOf(root, 'post.md'), await textOf(root, 'other.md')]).toEqual(['old', 'old']);
  });

  test('read-only: refused, never replaced in silence', async () => {
    const root = await tempLibrary({ 'post.md': 'old' });
    await chmod(join(root, 'post.md'), 0o444);
    expect((await readPostText(disk, join(root, 'post.md'), id)).readOnly).toContain('read-only');
    const error = await saver(root)('new', 'old').catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({ code: 'read-only', file: join(root, 'post.md') });
    expect(await textOf(root, 'post.md')).toBe('old');
  });

  test('a FIFO is refused instead of waited for', async () => {
    const root = await tempFolder();
    const { execFileSync } = await import('node:child_process');
    execFileSync('mkfifo', [join(root, 'post.md')]);
    await expect(readPostText(disk, join(root, 'post.md'), id)).rejects.toMatchObject({ code: 'unsupported' });
    await rm(join(root, 'post.md'));
  });
});

describe('what is not text', () => {
  test('a binary file is refused', async () => {
    const root = await tempLibrary({ 'post.md': Uint8Array.from([0x89, 0x50, 0, 0xff, 0xfe, 0x80]) });
    await expect(readPostText(disk, join(root, 'post.md'), id)).rejects.toMatchObject({ code: 'not-text' });
  });

  test('another encoding is shown read-only and cannot be written back', async () => {
    const bytes = Uint8Array.from([0xc4, 0xe3, 0xba, 0xc3]);
    const root = await tempLibrary({ 'post.md': bytes });
    const post = await readPostText(disk, join(root, 'post.md'), id);
    expect(post.format.encoding).toBe('unknown');
    expect(post.readOnly).toContain('UTF-8');
    const save = createSavePost(disk)(() => resolveInside(disk, root, id), {
      id,
      text: post.text,
      base: post.revision,
      format: post.format,
    });
    await expect(save).rejects.toMatchObject({ code: 'not-text' });
    expect(await disk.readFile(join(root, 'post.md'))).toEqual(Buffer.from(bytes));
  });

  test('100 MB is refused before it is read', async () => {
    const root = await tempLibrary({ 'post.md': '' });
    const { truncate } = await import('node:fs/promises');
    await truncate(join(root, 'post.md'), 100 * 1024 * 1024);
    await expect(readPostText(disk, join(root, 'post.md'), id)).rejects.toMatchObject({ code: 'too-large' });
  });
});
