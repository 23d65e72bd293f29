import fc from 'fast-check';
import { expect, test } from 'vitest';
import { follows, reduceLibrary } from '../../../shared/library/reduce.ts';
import type { LibraryChange, LibrarySnapshot } from '../../../shared/model/library.ts';
import { postId } from '../../../shared/model/post.ts';
import { plainLibrary as library } from '../../support/library-info.ts';
import { summary } from '../../support/post-summary.ts';

const start: LibrarySnapshot = {
  library,
  sequence: 0,
  posts: [summary('a.md'), summary('b.md')],
  reading: null,
  notices: [],
};
const change = (more: Partial<LibraryChange>): LibraryChange => ({
  sequence: 1,
  upserted: [],
  removed: [],
  renamed: [],
  ...more,
});
const ids = (snapshot: LibrarySnapshot) => snapshot.posts.map((post) => post.id);

test('the posts stay in the order of their ids, whatever comes and goes', () => {
  const next = reduceLibrary(
    start,
    change({
      upserted: [summary('c.md'), summary('a.md', { title: 'New' }), summary('aa.md')],
      removed: [postId('b.md')],
    }),
  );
  expect(ids(next)).toEqual(['a.md', 'aa.md', 'c.md']);
  expect(next.posts[0]?.title).toBe('New');
  expect(next.sequence).toBe(1);
});

test('a change already seen is the same snapshot; a gap is told', () => {
  expect(reduceLibrary(start, change({ sequence: 0, removed: [postId('a.md')] }))).toBe(start);
  expect(follows(start, change({}))).toBe(true);
  expect(follows(start, change({ sequence: 2 }))).toBe(false);
});

test('notices and profile change only when the change names them', () => {
  const notices = [{ code: 'watch-limit', message: 'x' } as const];
  const next = reduceLibrary(start, change({ notices }));
  expect(next.notices).toEqual(notices);
  expect(next.posts).toBe(start.posts);
  expect(reduceLibrary(next, change({ sequence: 2, library: { ...library, name: 'other' } }))).toMatchObject({
    notices,
    library: { name: 'other' },
  });
});

test('any run of changes leaves what a plain map would hold', () => {
  const name = fc.constantFrom('a.md', 'b.md', 'c.md', 'd.md');
  const step = fc.record({ upsert: fc.array(fc.tuple(name, fc.string())), remove: fc.uniqueArray(name) });
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      const model = new Map(start.posts.map((post) => [post.id, post]));
      let held = start;
      for (const [index, { upsert, remove }] of steps.entries()) {
        const removed = remove.filter((id) => !upsert.some(([other]) => other === id)).map(postId);
        const upserted = upsert.map(([id, title]) => summary(id, { title }));
        for (const id of removed) model.delete(id);
        for (const post of upserted) model.set(post.id, post);
        held = reduceLibrary(held, change({ sequence: index + 1, upserted, removed }));
      }
      expect(new Map(held.posts.map((post) => [post.id, post]))).toEqual(model);
      expect(held.posts.length).toBe(model.size);
    }),
  );
});
