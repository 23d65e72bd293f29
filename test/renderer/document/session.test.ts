import { readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createDisk } from '../../../electron/fs/disk.ts';
import type { Api } from '../../../renderer/api.ts';
import { postId } from '../../../shared/model/post.ts';
import { createFailingDisk } from '../../support/failing-disk.ts';
import { tempFolder, tempLibrary, textOf } from '../../support/temp-library.ts';
import { openSessions, phaseIs, until } from './open-sessions.ts';

const post = '---\ntitle: One # why\ntags: [a]\n---\nfirst\n\nsecond\n\nthird\n';
const crlf = post.replaceAll('\n', '\r\n');

async function start(files: Readonly<Record<string, string>> = { 'a.md': post }, autosave = false) {
  const root = await tempLibrary(files);
  const page = await openSessions(root, { autosave });
  return { root, ...page, file: join(root, 'a.md') };
}

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
    const api = ({ app, library, posts, tags, exports, tasks }: Api): Api => ({
      ...{ app, library, posts, tags, exports, tasks },
      drafts: { list: no, save: no, drop: no },
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
    expect(session.edit([{ op: 'set', path: ['title'], value: 'Two' }])).toMatchObject({ kind: 'changed' });
    await session.save();
    expect(await textOf(root, 'a.md')).toBe(crlf.replace('One', 'Two').replace('first', 'xfirst'));
    editor.undo();
    editor.undo();
    expect(session.fileText()).toBe(crlf);
  });

  test('gives a post without front matter one, and the caret stays in the body', async () => {
    const { open } = await start({ 'a.md': 'body\n' });
    const { session, editor } = await open('a.md');
    expect(session.edit([{ op: 'set', path: ['title'], value: 'Two' }])).toMatchObject({ kind: 'changed' });
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

describe('another program', () => {
  test('changes a clean post: it is shown, the caret stays with its text, undo does not take it back', async () => {
    const { file, open, notices } = await start();
    const { session, editor } = await open('a.md');
    editor.select(post.indexOf('third'));
    await writeFile(file, post.replace('first', 'first, longer'));
    await until(session, () => session.fileText() === post.replace('first', 'first, longer'));
    expect(editor.undo()).toBe(false);
    editor.type('>');
    expect(session.fileText()).toBe(post.replace('first', 'first, longer').replace('third', '>third'));
    expect(notices.map((notice) => notice.kind)).toEqual(['reloaded']);
  });

  test('changes other lines of a dirty post: both stay', async () => {
    const { root, file, open, notices } = await start({ 'a.md': crlf });
    const { session, editor } = await open('a.md');
    editor.type('my ');
    await writeFile(file, crlf.replace('third', 'theirs'));
    const merged = crlf.replace('first', 'my first').replace('third', 'theirs');
    await until(session, () => session.fileText() === merged);
    expect(notices.map((notice) => notice.kind)).toEqual(['merged']);
    await session.save();
    expect(await textOf(root, 'a.md')).toBe(merged);
    editor.undo();
    expect(session.fileText()).toBe(crlf.replace('first', 'my first'));
  });

  test('is met by a save: what does not overlap is merged and saved in one go', async () => {
    const { root, file, open } = await start();
    const { session, editor } = await open('a.md');
    editor.type('my ');
    await writeFile(file, post.replace('third', 'theirs'));
    expect(await session.save()).toMatchObject({ kind: 'saved' });
    expect(await textOf(root, 'a.md')).toBe(post.replace('first', 'my first').replace('third', 'theirs'));
  });

  test.each(['mine', 'theirs'] as const)(
    'changes the same line: nothing is written until %s is chosen',
    async (choice) => {
      const { root, file, open } = await start(undefined, true);
      const { session, editor } = await open('a.md');
      const theirs = post.replace('first', 'theirs');
      editor.type('my ');
      await writeFile(file, theirs);
      await phaseIs(session, 'conflict');
      expect(session.status.getState().conflict?.text).toBe(theirs);
      editor.type('own ');
      session.leave();
      expect(await session.save()).toBeNull();
      expect(await textOf(root, 'a.md')).toBe(theirs);
      await session.resolve(choice);
      await phaseIs(session, 'clean');
      const mine = post.replace('first', 'my own first');
      expect(await textOf(root, 'a.md')).toBe(choice === 'mine' ? mine : theirs);
      expect(session.fileText()).toBe(choice === 'mine' ? mine : theirs);
      if (choice === 'theirs') {
        editor.undo();
        expect(session.fileText()).toBe(mine);
      }
    },
  );

  test('deletes the file: the text stays and can be saved anew', async () => {
    const { root, file, open } = await start();
    const { session } = await open('a.md');
    await rm(file);
    await phaseIs(session, 'gone');
    expect(session.fileText()).toBe(post);
    expect(await session.save()).toMatchObject({ kind: 'saved' });
    expect(await textOf(root, 'a.md')).toBe(post);
  });

  test('renames the file: the post follows with what is unsaved', async () => {
    const { root, file, open, sessions, library } = await start();
    const { session, editor } = await open('a.md');
    editor.type('1');
    await rename(file, join(root, 'b.md'));
    await expect.poll(() => session.id()).toBe('b.md');
    expect(sessions.get(library.id, postId('b.md'))).toBe(session);
    await session.save();
    expect(await textOf(root, 'b.md')).toBe(post.replace('first', '1first'));
  });

  test('touches the file: nothing happens', async () => {
    const { file, open, api, library, notices } = await start();
    const { session, editor } = await open('a.md');
    editor.type('1');
    await utimes(file, new Date(), new Date());
    await api.library.rescan({ library: library.id });
    expect(session.status.getState().phase).toBe('dirty');
    expect(notices).toEqual([]);
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

  test('over a file that changed meanwhile is a conflict', async () => {
    const { file, open, sessions, library } = await start();
    const { editor, session } = await open('a.md');
    editor.type('unsaved ');
    await session.close();
    await writeFile(file, 'other');
    const again = await sessions.open(library.id, postId('a.md'));
    expect(again.status.getState()).toMatchObject({ phase: 'conflict', conflict: { text: 'other' } });
    expect(again.fileText()).toBe(post.replace('first', 'unsaved first'));
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
    expect(session.edit([{ op: 'set', path: ['title'], value: 'x' }])).toMatchObject({ kind: 'refused' });
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
