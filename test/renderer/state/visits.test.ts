import { expect, test } from 'vitest';
import { createVisits } from '../../../renderer/state/visits.ts';
import { postId, type PostId } from '../../../shared/model/post.ts';

const [a, b, c] = ['a.md', 'b.md', 'c.md'].map(postId) as [PostId, PostId, PostId];
const at = (id: PostId, offset: number | null = null) => ({ id, offset });
const all = () => true;

test('back goes where the caret stood, forward returns, and another way forgets what was ahead', () => {
  const visits = createVisits();
  visits.go(at(a), null);
  visits.go(at(b), at(a, 7));
  visits.go(at(b, 50), at(b, 3));
  expect(visits.step(-1, at(b, 60), all)).toEqual(at(b, 3));
  expect(visits.step(-1, at(b, 3), all)).toEqual(at(a, 7));
  expect(visits.step(-1, at(a, 7), all)).toBeNull();
  expect(visits.step(1, at(a, 9), all)).toEqual(at(b, 3));
  expect(visits.step(1, at(b, 4), all)).toEqual(at(b, 60));
  expect(visits.step(-1, at(b, 60), all)).toEqual(at(b, 4));
  visits.go(at(c), at(b, 5));
  expect(visits.step(1, at(c), all)).toBeNull();
  expect(visits.step(-1, at(c), all)).toEqual(at(b, 5));
});

test('what can no more be shown is passed over, a rename is followed', () => {
  const visits = createVisits();
  for (const id of [a, b, c]) visits.go(at(id), null);
  expect(visits.step(-1, null, (id) => id !== b)).toEqual(at(a));
  visits.apply({ sequence: 1, upserted: [], removed: [c], renamed: [{ from: c, to: postId('d.md') }] });
  expect(visits.step(1, null, (id) => id !== b)).toEqual(at(postId('d.md')));
});
