import { expect, test } from 'vitest';
import type { Api } from '../../../renderer/api.ts';
import { tempFolder, tempLibrary } from '../../support/temp-library.ts';
import { crlf, openSessions } from './open-sessions.ts';

/** The calls of the journal by their names, between the sessions and the services. The real ones have no names of their own. */
function counted(calls: string[]): (real: Api) => Api {
  return ({ app, library, posts, drafts, images, history, operations, checks, tags, exports, git, tasks }) => ({
    ...{ app, library, posts, images, history, operations, checks, tags, exports, git, tasks },
    drafts: {
      list: (input) => drafts.list(input),
      drop: (input) => drafts.drop(input),
      save: (input) => (calls.push('save'), drafts.save(input)),
      change: (input) => (calls.push(`change ${input.edit.changes.length}`), drafts.change(input)),
    },
  });
}

test('the journal is told what changes in the file, then in the draft, and in the file again where that is forgotten', async () => {
  const root = await tempLibrary({ 'a.md': crlf });
  const calls: string[] = [];
  const { open, api, library } = await openSessions(root, { api: counted(calls) });
  const { session, editor } = await open('a.md');
  const isKept = () =>
    expect.poll(async () => (await api.drafts.list({ library: library.id }))[0]?.text).toBe(session.fileText());
  editor.type('one ');
  await isKept();
  expect(calls).toEqual(['change 1']);
  editor.type('two\n');
  editor.type('\ud83d');
  editor.select(editor.state().doc.length - 3, editor.state().doc.length);
  editor.type('three\n');
  await isKept();
  editor.undo();
  await isKept();
  expect(calls).toEqual(['change 1', 'change 1', 'change 1']);
  // Another window keeps its own text of the post.
  await api.drafts.save({ library: library.id, id: session.id(), text: 'other', base: null, mark: 'of the other' });
  editor.type('four');
  await isKept();
  expect(calls.slice(3)).toEqual(['change 1', 'change 1']);
});

test('what was typed while a save was on its way, when the page was left, lies over what that has saved', async () => {
  const root = await tempLibrary({ 'a.md': 'one\n' });
  const dataFolder = await tempFolder('data');
  // The page is gone before it hears of the save.
  const saved = Promise.withResolvers<void>();
  const gone = (real: Api): Api => ({
    ...{ app: real.app, library: real.library, drafts: real.drafts, images: real.images, history: real.history },
    ...{ operations: real.operations, checks: real.checks, tags: real.tags, exports: real.exports },
    ...{ git: real.git, tasks: real.tasks },
    posts: {
      ...{ create: real.posts.create, rename: real.posts.rename, duplicate: real.posts.duplicate },
      ...{ trash: real.posts.trash, reveal: real.posts.reveal, drag: real.posts.drag },
      read: (input) => real.posts.read(input),
      write: (input) => real.posts.write(input),
      change: async (input) => {
        await real.posts.change(input);
        saved.resolve();
        return new Promise(() => {});
      },
    },
  });
  const before = await openSessions(root, { dataFolder, api: gone });
  const { session, editor } = await before.open('a.md');
  editor.type('two ');
  void session.save();
  editor.type('three ');
  session.part();
  await saved.promise;
  await before.dispose();

  const after = await openSessions(root, { dataFolder });
  const again = await after.open('a.md');
  expect(again.session.status.getState()).toMatchObject({ phase: 'dirty', recovered: true });
  expect(again.session.fileText()).toBe('two three one\n');
});

test('what is kept when the page is left is not dropped by a call that waited since before', async () => {
  const root = await tempLibrary({ 'a.md': 'one\n' });
  const calls: string[] = [];
  const begun = Promise.withResolvers<void>();
  const answer = Promise.withResolvers<void>();
  const slow = (real: Api): Api => {
    const { drafts, ...others } = counted(calls)(real);
    const change: typeof drafts.change = async (input) => {
      const done = await drafts.change(input);
      begun.resolve();
      await answer.promise;
      return done;
    };
    const drop: typeof drafts.drop = (input) => (calls.push('drop'), drafts.drop(input));
    return { ...others, drafts: { list: drafts.list, save: drafts.save, change, drop } };
  };
  const { open } = await openSessions(root, { api: slow });
  const { session, editor } = await open('a.md');
  editor.type('two ');
  await begun.promise;
  await session.save();
  calls.length = 0;
  editor.type('three ');
  session.part();
  answer.resolve();
  await expect.poll(() => calls.length).toBe(2);
  expect(calls).toEqual(['save', 'change 1']);
});
