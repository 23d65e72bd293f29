import { writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { createDailyWords, type DailyWords } from '../../../renderer/state/written-words.ts';
import { createWordGoals } from '../../../renderer/state/word-goals.ts';
import { createLibrary } from '../../../renderer/state/library.ts';
import { postId } from '../../../shared/model/post.ts';
import { start } from '../document/open-sessions.ts';
import { countWords } from '../../../renderer/document/count-words.ts';

async function open() {
  const page = await start({ 'a.md': 'one two three\n' });
  const library = createLibrary(page.api, []);
  await library.open('it', () => page.api.library.open({ path: page.root }));
  const reopen = () => library.open('it', () => page.api.library.open({ path: page.root }));
  return { ...page, store: library, reopen };
}

test('a goal is kept with the library and follows its post', async () => {
  const { store, api, root } = await open();
  const goals = createWordGoals(store);
  await goals.set(postId('a.md'), 500);
  await goals.set(postId('b.md'), 20);
  const renamed = [{ from: postId('a.md'), to: postId('c.md') }];
  await goals.apply({ sequence: 1, upserted: [], removed: [postId('a.md')], renamed });
  await goals.set(postId('b.md'), null);
  expect((await api.library.open({ path: root })).settings.goals).toEqual({ 'c.md': 500 });
});

test('the words of a day are counted on, and those of another day are not', async () => {
  const { store, api, reopen } = await open();
  let day = '2026-03-30';
  const words = createDailyWords({
    ...{ api, library: store },
    today: () => day,
    onFail: (error) => expect.unreachable(String(error)),
  });
  words.start();
  words.add(40);
  words.add(-10);
  await words.stop();
  await reopen();
  words.start();
  expect(words.store.getState()).toEqual({ day, words: 30 });
  day = '2026-03-31';
  words.add(5);
  expect(words.store.getState()).toEqual({ day, words: 5 });
  words.turn();
  expect(words.store.getState()).toEqual({ day, words: 5 });
  day = '2026-04-01';
  words.turn();
  expect(words.store.getState()).toEqual({ day, words: 0 });
  words.add(5);
  day = '2026-04-02';
  await words.stop();
  await reopen();
  words.start();
  expect(words.store.getState()).toEqual({ day, words: 0 });
});

test('two windows count the words of the day together', async () => {
  const { store, api, root, reopen } = await open();
  const { id } = (await reopen()).library;
  const day = '2026-03-30';
  const [here, there] = [0, 1].map(() =>
    createDailyWords({
      ...{ api, library: store },
      today: () => day,
      onFail: (error) => expect.unreachable(String(error)),
    }),
  ) as [DailyWords, DailyWords];
  here.start();
  there.start();
  here.add(40);
  there.add(5);
  await here.stop();
  await there.stop();
  expect(there.store.getState()).toEqual({ day, words: 45 });
  expect(here.store.getState()).toEqual({ day, words: 40 });
  // The window is come back to.
  here.turn();
  await expect.poll(() => here.store.getState().words).toBe(45);
  // What a window comes to tell after midnight is of the day before.
  await api.library.addWords({ library: id, day: '2026-03-31', words: 3 });
  here.add(2);
  await here.stop();
  const { written } = (await api.library.open({ path: root })).settings;
  expect(written).toEqual({ day: '2026-03-31', words: 3 });
});

test('words that are typed into a long post before it has been read are counted', async () => {
  const { open: show } = await start({ 'a.md': 'one two three\n\n'.repeat(3000) });
  const { session, editor } = await show('a.md');
  let counted = 0;
  countWords(session, (words) => (counted += words));
  editor.select(0);
  editor.type('four five ');
  await expect.poll(() => counted).toBe(2);
});

test('the person’s own words are counted, those of another program are not', async () => {
  const { open: show, root } = await start({ 'a.md': 'one two three\n' });
  const { session, editor } = await show('a.md');
  let counted = 0;
  countWords(session, (words) => (counted += words));
  editor.select(0);
  editor.type('four five ');
  await expect.poll(() => counted).toBe(2);
  await session.save();
  const stats = session.projections.getState().stats;
  await writeFile(`${root}/a.md`, 'another program wrote all of these words\n');
  await expect.poll(() => session.projections.getState().stats === stats).toBe(false);
  expect(counted).toBe(2);
});
