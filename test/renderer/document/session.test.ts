import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createDisk } from '../../../electron/fs/disk.ts';
import type { Api } from '../../../renderer/api.ts';
import { editFields } from '../../../renderer/document/edit-fields.ts';
import { siteProfile } from '../../../shared/generators/profiles.ts';
import { postId } from '../../../shared/model/post.ts';
import { createFailingDisk } from '../../support/failing-disk.ts';
import { tempFolder, tempLibrary, textOf } from '../../support/temp-library.ts';
import { crlf, openSessions, phaseIs, post, start } from './open-sessions.ts';

describe('saving', () => {
  test('a post that was only looked at is not written', async () => {
    const { file, open, sessions } = await start();
    const before = await stat(file);
    const { session, editor } = await open('a.md');
    editor.type('x');
    editor.undo();
    expect(await session.save()).toMatchObject({ kind: 'saved' });
    await sessions.closeAll();
    expect((await stat(file)).mtimeMs).toBe(before.mtimeMs);
    expect(sessions.all()).toEqual([]);
  });

  test('the caret starts in the body and what is typed there is all that changes', async () => {
    const { root, open } = await start({ 'a.md': crlf });
    const { session, editor } = await open('a.md');
    editor.type('Once\n');
    expect(session.status.getState().phase).toBe('dirty');
    await session.save();
    expect(await textOf(root, 'a.md')).toBe(crlf.replace('first', 'Once\r\nfirst'));
    expect(session.status.getState()).toMatchObject({ phase: 'clean', message: null });
  });

  test('text typed while a save is on its way is dirty and is saved next', async () => {
    const { root, open } = await start();
    const { session, editor } = await open('a.md');
    editor.type('1');
    const first = session.save();
    editor.type('2');
    await first;
    expect(await textOf(root, 'a.md')).toBe(post.replace('first', '1first'));
    expect(session.status.getState().phase).toBe('dirty');
    await session.save();
    expect(await textOf(root, 'a.md')).toBe(post.replace('first', '12first'));
  });

  test('happens by itself', async () => {
    const { root, open } = await start(undefined, true);
    const { session, editor } = await open('a.md');
    editor.type('1');
    await phaseIs(session, 'clean');
    expect(await textOf(root, 'a.md')).toBe(post.replace('first', '1first'));
  });

  test('a failure keeps the text, here and in the journal, and the next save works', async () => {
    const root = await tempLibrary({ 'a.md': post });
    const failing = createFailingDisk(createDisk());
    const { open, api, library, notices } = await openSessions(root, { disk: failing.disk });
    const { session, editor } = await open('a.md');
    editor.type('1');
    const rename = failing.disk.rename;
    let broken = true;
    Object.assign(failing.disk, {
      rename: (from: string, to: string) =>
        broken && to.endsWith('a.md')
          ? Promise.reject(Object.assign(new Error('disk'), { code: 'ENOSPC' }))
          : rename(from, to),
    });
    expect(await session.save()).toBeNull();
    expect(session.status.getState().phase).toBe('failed');
    expect(notices.map((notice) => notice.kind)).toEqual(['failed']);
    expect(session.status.getState().message).toContain('kept outside the folder');
    await expect
      .poll(() => api.drafts.list({ library: library.id }))
      .toMatchObject([{ id: 'a.md', text: post.replace('first', '1first') }]);
    broken = false;
    expect(await session.save()).toMatchObject({ kind: 'saved' });
    expect(await textOf(root, 'a.md')).toBe(post.replace('first', '1first'));
    await expect.poll(() => api.drafts.list({ library: library.id })).toEqual([]);
  });

  test('an unreadable journal is said once and hinders nothing', async () => {
    const root = await tempLibrary({ 'a.md': post, 'b.md': post });
    const no = () => Promise.reject(new Error('The journal cannot be read'));
    const api = ({
      app,
      library,
      posts,
      images,
      history,
      operations,
      checks,
      tags,
      exports,
      git,
      tasks,
    }: Api): Api => ({
      ...{ app, library, posts, images, history, operations, checks, tags, exports, git, tasks },
      drafts: { list: no, save: no, change: no, drop: no },
    });
    const { open, notices } = await openSessions(root, { api });
    const { session, editor } = await open('a.md');
    await open('b.md');
    editor.type('1');
    session.leave();
    await session.save();
    await session.close();
    expect(notices.map((notice) => notice.kind)).toEqual(['journal']);
    expect(await textOf(root, 'a.md')).toBe(post.replace('first', '1first'));
  });
});

describe('the form', () => {
  test('changes one line, in the same undo history', async () => {
    const { root, open } = await start({ 'a.md': crlf });
    const { session, editor } = await open('a.md');
    editor.type('x');
    expect(editFields(session, siteProfile('plain'), [{ op: 'set', path: ['title'], value: 'Two' }])).toMatchObject({
      kind: 'changed',
    });
    await session.save();
    expect(await textOf(root, 'a.md')).toBe(crlf.replace('One', 'Two').replace('first', 'xfirst'));
    editor.undo();
    editor.undo();
    expect(session.fileText()).toBe(crlf);
  });

  test('gives a post without front matter one, and the caret stays in the body', async () => {
    const { open } = await start({ 'a.md': 'body\n' });
    const { session, editor } = await open('a.md');
    expect(editFields(session, siteProfile('plain'), [{ op: 'set', path: ['title'], value: 'Two' }])).toMatchObject({
      kind: 'changed',
    });
    editor.type('x');
    expect(session.fileText()).toMatch(/title: Two\n---\n+xbody\n$/);
    await expect.poll(() => session.projections.getState().frontMatter?.fields.length).toBe(1);
  });

  test('cannot be reached by typing while it is hidden', async () => {
    const { open } = await start();
    const { session, editor } = await open('a.md');
    editor.select(0, editor.state().doc.length);
    editor.type('all');
    expect(session.fileText()).toBe(`${post.slice(0, post.indexOf('first'))}all`);
  });
});

describe('the crash journal', () => {
  test('brings unsaved text back, undoable, and is dropped after the save', async () => {
    const root = await tempLibrary({ 'a.md': post });
    const dataFolder = await tempFolder('data');
    const before = await openSessions(root, { dataFolder });
    const { editor, session } = await before.open('a.md');
    editor.type('unsaved ');
    await session.close();
    await before.dispose();
    expect(await textOf(root, 'a.md')).toBe(post);

    const after = await openSessions(root, { dataFolder });
    const again = await after.open('a.md');
    expect(again.session.status.getState()).toMatchObject({ phase: 'dirty', recovered: true });
    expect(again.session.fileText()).toBe(post.replace('first', 'unsaved first'));
    expect(after.notices.map((notice) => notice.kind)).toEqual(['recovered']);
    await again.session.save();
    expect(again.session.status.getState().recovered).toBe(false);
    await expect.poll(() => after.api.drafts.list({ library: after.library.id })).toEqual([]);
    again.editor.undo();
    expect(again.session.fileText()).toBe(post);
  });

  test('over a file that changed meanwhile is a conflict, each time until somebody decides', async () => {
    const { file, open, sessions, library } = await start();
    const { editor, session } = await open('a.md');
    editor.type('unsaved ');
    await session.close();
    await writeFile(file, 'other');
    for (const time of ['first', 'second', 'third']) {
      const again = await sessions.open(library.id, postId('a.md'));
      expect(again.status.getState(), time).toMatchObject({ phase: 'conflict', conflict: { text: 'other' } });
      expect(again.fileText()).toBe(post.replace('first', 'unsaved first'));
      await again.save();
      expect(await readFile(file, 'utf8')).toBe('other');
      await again.close();
    }
  });

  test('keeps a post whose file is gone', async () => {
    const { file, open, sessions, library } = await start();
    const { editor, session } = await open('a.md');
    editor.type('unsaved ');
    await session.close();
    await rm(file);
    const again = await sessions.open(library.id, postId('a.md'));
    expect(again.status.getState()).toMatchObject({ phase: 'gone', recovered: true });
    await again.save();
    expect(await readFile(file, 'utf8')).toBe(post.replace('first', 'unsaved first'));
  });
});

describe('opening', () => {
  test('twice at once answers one session; a post that is not there fails', async () => {
    const { sessions, library } = await start();
    const id = postId('a.md');
    const [one, two] = await Promise.all([sessions.open(library.id, id), sessions.open(library.id, id)]);
    expect(one).toBe(two);
    await expect(sessions.open(library.id, postId('none.md'))).rejects.toMatchObject({ code: 'not-found' });
  });

  test('while it is being closed waits for the last save', async () => {
    const { open, sessions, library } = await start(undefined, true);
    const { session, editor } = await open('a.md');
    editor.type('last ');
    const closing = session.close();
    const again = await sessions.open(library.id, postId('a.md'));
    await closing;
    expect(again).not.toBe(session);
    expect(again.fileText()).toBe(post.replace('first', 'last first'));
  });

  test('a file that is not text is read-only, with the reason', async () => {
    const { root, sessions, library, file } = await start();
    await writeFile(file, Buffer.from([0x63, 0xe9, 0x0a]));
    const session = await sessions.open(library.id, postId('a.md'));
    expect(session.status.getState()).toMatchObject({
      phase: 'read-only',
      message: expect.stringMatching(/./) as string,
    });
    expect(editFields(session, siteProfile('plain'), [{ op: 'set', path: ['title'], value: 'x' }])).toMatchObject({
      kind: 'refused',
    });
    expect(await session.save()).toBeNull();
    expect(await readFile(join(root, 'a.md'))).toEqual(Buffer.from([0x63, 0xe9, 0x0a]));
  });

  test('saveAll names what is still not saved', async () => {
    const { open, sessions, file } = await start({ 'a.md': post, 'b.md': post });
    const a = await open('a.md');
    const b = await open('b.md');
    a.editor.type('my ');
    b.editor.type('my ');
    await writeFile(file, post.replace('first', 'theirs'));
    expect(await sessions.saveAll()).toEqual(['a.md']);
    expect(b.session.status.getState().phase).toBe('clean');
  });
});
