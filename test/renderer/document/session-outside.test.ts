import { chmod, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { postId } from '../../../shared/model/post.ts';
import { finish } from '../../support/finish.ts';
import { filesBelow, tempLibrary, textOf } from '../../support/temp-library.ts';
import { crlf, openSessions, phaseIs, post, start, until } from './open-sessions.ts';

describe('Longhand itself', () => {
  test('changes open posts without a word: in another window, several at once, renamed, and by undo', async () => {
    const { root, open, notices, api, library } = await start({ 'a.md': post, 'b.md': post });
    const { session } = await open('a.md');
    const shows = (text: string) => until(session, () => session.fileText() === text);
    const found = await api.posts.read({ library: library.id, id: postId('a.md') });
    const longer = post.replace('first', 'first, longer');
    await api.posts.write({
      library: library.id,
      id: found.id,
      text: longer,
      base: found.revision,
      format: found.format,
    });
    await shows(longer);

    const edit = { kind: 'set-field', field: 'mood', value: 'calm', type: null } as const;
    const task = 'several at once';
    const report = await finish(api.operations.run({ library: library.id, task, ids: null, edit }));
    expect(report.changed).toHaveLength(2);
    await shows(longer.replace('tags: [a]', 'tags: [a]\nmood: calm'));
    await api.posts.rename({ library: library.id, id: postId('a.md'), to: postId('c.md') });
    await until(session, () => session.id() === 'c.md');
    await finish(api.operations.undo({ library: library.id, task: 'undo', id: report.undo ?? '' }));
    await open('b.md');
    expect(notices).toEqual([]);

    await writeFile(join(root, 'c.md'), post);
    await shows(post);
    expect(notices.map((notice) => notice.kind)).toEqual(['reloaded']);
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

  test('deletes the file: saving all posts for something else does not bring it back', async () => {
    const { root, file, open, sessions } = await start({ 'a.md': post, 'b.md': post });
    const { session, editor } = await open('a.md');
    (await open('b.md')).editor.type('2');
    await rm(file);
    await phaseIs(session, 'gone');
    expect(await sessions.saveAll()).toEqual([]);
    editor.type('1');
    expect(await sessions.saveAll()).toEqual(['a.md']);
    expect(await filesBelow(root)).toEqual(['b.md']);
    expect(await textOf(root, 'b.md')).toContain('2first');
    expect(await session.save()).toMatchObject({ kind: 'saved' });
    expect(await textOf(root, 'a.md')).toContain('1first');
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

  test('takes the file away and brings it back under another name: the post follows', async () => {
    const { root, file, open } = await start();
    const { session } = await open('a.md');
    const away = join(root, 'away');
    await rename(file, away);
    await phaseIs(session, 'gone');
    await rename(away, join(root, 'b.md'));
    await expect.poll(() => session.id()).toBe('b.md');
    await phaseIs(session, 'clean');
    expect(session.fileText()).toBe(post);
  });

  test('has just written the file: who asks for it waits for the new text', async () => {
    const root = await tempLibrary({ 'a.md': post });
    const { open } = await openSessions(root, { watch: false });
    const { session } = await open('a.md');
    await writeFile(join(root, 'a.md'), post.replace('third', 'other'));
    await session.outside({ kind: 'changed', revision: null });
    expect(session.fileText()).toBe(post.replace('third', 'other'));
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

test('a post that was read-only is written once that is allowed: looked at again when it is shown, without a word', async () => {
  const { root, file, open, sessions, library, notices } = await start();
  await chmod(file, 0o444);
  const { session, editor } = await open('a.md');
  expect(session.status.getState()).toMatchObject({ phase: 'read-only', message: expect.stringContaining('mark') });
  await chmod(file, 0o644);
  await sessions.open(library.id, session.id());
  await phaseIs(session, 'clean');
  editor.type('1');
  expect(await session.save()).toMatchObject({ kind: 'saved' });
  expect(await textOf(root, 'a.md')).toBe(post.replace('first', '1first'));
  expect(notices).toEqual([]);

  await chmod(file, 0o444);
  await session.outside({ kind: 'changed', revision: null });
  await phaseIs(session, 'read-only');
});
