import { expect, test } from 'vitest';
import { planMove } from '../../../shared/library/moves.ts';
import { postId } from '../../../shared/model/post.ts';

const all = ['a.md', 'x/a.md', 'x/trip/index.md', 'y/b.md'].map(postId);
const plan = (ids: readonly string[], folder: string) => planMove(ids.map(postId), folder, all);

test('a bundle moves with its folder, a file alone; the root is the empty folder', () => {
  expect(plan(['x/trip/index.md', 'x/a.md'], '/y/').renames).toEqual([
    { from: 'x/trip/index.md', to: 'y/trip/index.md' },
    { from: 'x/a.md', to: 'y/a.md' },
  ]);
  expect(plan(['y/b.md'], ' ').renames).toEqual([{ from: 'y/b.md', to: 'b.md' }]);
});

test('what is there already, or would land on another post, is left with the reason', () => {
  const { renames, skipped } = plan(['a.md', 'x/a.md', 'y/b.md'], 'y');
  expect(renames).toEqual([{ from: 'a.md', to: 'y/a.md' }]);
  expect(skipped.map(({ id }) => id)).toEqual(['x/a.md', 'y/b.md']);
});

test('a folder outside is refused', () => {
  expect(() => plan(['a.md'], '../out')).toThrow('outside');
});

test('a translation in a bundle moves with the folder of the bundle', () => {
  expect(plan(['x/trip/index.de.md'], 'y').renames).toEqual([{ from: 'x/trip/index.de.md', to: 'y/trip/index.de.md' }]);
});
