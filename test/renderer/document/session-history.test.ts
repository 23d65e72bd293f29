import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { pageText } from '../../../renderer/document/page-text.ts';
import { postId } from '../../../shared/model/post.ts';
import { textOf } from '../../support/temp-library.ts';
import { phaseIs, post, start, until, type openSessions } from './open-sessions.ts';

type Page = Awaited<ReturnType<typeof openSessions>>;

/** Why each earlier text of `a.md` was kept and what it is, the newest first. */
async function kept({ api, library }: Pick<Page, 'api' | 'library'>): Promise<readonly string[]> {
  const one = { library: library.id, id: postId('a.md') };
  const snapshots = await api.history.list(one);
  const read = async (snapshot: string) => (await api.history.read({ ...one, snapshot })).text;
  return Promise.all(snapshots.map(async ({ id, kind }) => `${kind}: ${await read(id)}`));
}

describe('what leaves the screen goes to the history', () => {
  const theirs = post.replace('first', 'theirs');

  test('the text of a clean post that another program replaced', async () => {
    const { file, open, ...page } = await start();
    const { session } = await open('a.md');
    await writeFile(file, theirs);
    await until(session, () => session.fileText() === theirs);
    await expect.poll(() => kept(page)).toEqual([`found: ${post}`]);
  });

  test('the own text where theirs was chosen', async () => {
    const { file, open, ...page } = await start();
    const { session, editor } = await open('a.md');
    editor.type('my ');
    await writeFile(file, theirs);
    await phaseIs(session, 'conflict');
    await session.resolve('theirs');
    await expect.poll(() => kept(page)).toEqual([`unsaved: ${post.replace('first', 'my first')}`]);
  });

  test('both sides of a merge', async () => {
    const { file, open, ...page } = await start();
    const { session, editor } = await open('a.md');
    editor.type('my ');
    await writeFile(file, post.replace('third', 'theirs'));
    await until(session, () => session.fileText().includes('theirs'));
    await expect
      .poll(async () => new Set(await kept(page)))
      .toEqual(new Set([`unsaved: ${post.replace('first', 'my first')}`, `found: ${post}`]));
  });

  test('a post that another program deleted while it was open', async () => {
    const { file, open, api, library } = await start();
    const { session } = await open('a.md');
    await rm(file);
    await phaseIs(session, 'gone');
    await expect.poll(() => api.history.deleted({ library: library.id })).toMatchObject([{ id: 'a.md', snapshots: 1 }]);
  });
});

describe('bringing an earlier text back', () => {
  test('is one step of undo, and saved like any edit', async () => {
    const { root, open } = await start();
    const { session, editor } = await open('a.md');
    editor.type('my ');
    const mine = session.fileText();
    session.restore(pageText(post.replace('third', 'last'), '\n'));
    expect(session.fileText()).toBe(post.replace('third', 'last'));
    await session.save();
    expect(await textOf(root, 'a.md')).toBe(post.replace('third', 'last'));
    editor.undo();
    expect(session.fileText()).toBe(mine);
  });

  test('keeps the line ends of the file', async () => {
    const { root, open } = await start({ 'a.md': post.replaceAll('\n', '\r\n') });
    const { session } = await open('a.md');
    session.restore(pageText(post.replace('third', 'last'), '\n'));
    await session.save();
    expect(await textOf(root, 'a.md')).toBe(post.replace('third', 'last').replaceAll('\n', '\r\n'));
  });
});

describe('a save that takes most of a post away', () => {
  const head = '---\ntitle: A\n---\n';
  const long = `${head}${'A sentence that was written with care.\n'.repeat(80)}`;
  const shrink = (session: Awaited<ReturnType<Page['open']>>, to = 'oops') => {
    session.editor.select(head.length, long.length);
    session.editor.type(to);
  };

  test.each([true, false])('waits for a yes, the text stays in the journal (autosave: %s)', async (autosave) => {
    const { root, open, api, library } = await start({ 'a.md': long }, autosave);
    const page = await open('a.md');
    shrink(page);
    if (!autosave) expect(await page.session.save()).toBeNull();
    await phaseIs(page.session, 'shrunk');
    await expect
      .poll(() => api.drafts.list({ library: library.id }))
      .toMatchObject([{ id: 'a.md', text: `${head}oops` }]);
    expect(await page.session.save(), 'asking again is no yes').toBeNull();
    page.editor.type('!');
    page.session.leave();
    await page.session.save();
    expect(page.session.status.getState().phase).toBe('shrunk');
    expect(await textOf(root, 'a.md')).toBe(long);
    expect(await page.session.saveShrunk()).toMatchObject({ kind: 'saved' });
    expect(await textOf(root, 'a.md')).toBe(`${head}oops!`);
    expect(page.session.status.getState().phase).toBe('clean');
  });

  test('is no question any more once the text is back', async () => {
    const { root, open } = await start({ 'a.md': long }, true);
    const page = await open('a.md');
    shrink(page);
    await phaseIs(page.session, 'shrunk');
    page.editor.undo();
    await phaseIs(page.session, 'clean');
    expect(await textOf(root, 'a.md')).toBe(long);
  });

  test('is none where undo did it, or the choice of an earlier text', async () => {
    const { root, open } = await start({ 'a.md': 'short\n' });
    const { session, editor } = await open('a.md');
    editor.type(long);
    await session.save();
    editor.undo();
    expect(await session.save()).toMatchObject({ kind: 'saved' });
    expect(await textOf(root, 'a.md')).toBe('short\n');
    editor.type(long);
    await session.save();
    session.restore(pageText('short again\n', '\n'));
    expect(await session.save()).toMatchObject({ kind: 'saved' });
  });

  test('is none for a small post, or where a fifth stays', async () => {
    const { open } = await start({ 'a.md': long, 'b.md': 'x'.repeat(1000) });
    const page = await open('a.md');
    shrink(page, long.slice(0, Math.ceil(long.length / 5)));
    expect(await page.session.save()).toMatchObject({ kind: 'saved' });
    const small = await open('b.md');
    small.editor.select(0, 1000);
    small.editor.type('y');
    expect(await small.session.save()).toMatchObject({ kind: 'saved' });
  });

  test('closed without an answer: the file stays, and the text is offered again', async () => {
    const { root, open, sessions, library } = await start({ 'a.md': long }, true);
    const page = await open('a.md');
    shrink(page);
    await page.session.close();
    expect(await textOf(root, 'a.md')).toBe(long);
    const again = await sessions.open(library.id, postId('a.md'));
    expect(again.status.getState().recovered).toBe(true);
    expect(again.fileText()).toBe(`${head}oops`);
  });
});

test('a history that cannot be kept hinders nothing', async () => {
  const { root, dataFolder, open } = await start();
  await writeFile(join(dataFolder, 'history'), 'in the way');
  const { session, editor } = await open('a.md');
  editor.type('1');
  expect(await session.save()).toMatchObject({ kind: 'saved' });
  expect(await textOf(root, 'a.md')).toBe(post.replace('first', '1first'));
});
