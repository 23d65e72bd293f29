import { writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { createDailyWords } from '../../../renderer/state/written-words.ts';
import { createWordGoals } from '../../../renderer/state/word-goals.ts';
import { createLibrary } from '../../../renderer/state/library.ts';
import { postId } from '../../../shared/model/post.ts';
import { start } from '../document/open-sessions.ts';
import { countWords } from '../../../renderer/document/count-words.ts';

async function open() {
  const page = await start({ 'a.md': 'one two three\n' });
  const library = createLibrary(page.api, []);
  await library.open('it', () => page.api.library.open({ path: page.root }));
  return { ...page, store: library };
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
  const { store } = await open();
  let day = '2026-03-30';
  const words = createDailyWords({
    library: store,
    today: () => day,
    onFail: (error) => expect.unreachable(String(error)),
  });
  words.start();
  words.add(40);
  words.add(-10);
  await words.stop();
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
  words.start();
  expect(words.store.getState()).toEqual({ day, words: 0 });
});

test('words that are typed into a long post before it has been read are counted', async () => {
  const { open: show } = await start({ 'a.md': 'one two three\n\n'.repeat(3000) });
  const { session, editor } = await show('a.md');
  let counted = 0;
  countWords(session, (words) => (counted += words));
  editor.select(0);
  editor.type('four five ');
  await expect.poll(() => counted, { timeout: 10_000 }).toBe(2);
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
