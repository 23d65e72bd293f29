import { expect, test } from 'vitest';
import {
  createLineWriter,
  inPieces,
  isSameLine,
  postOf,
  postsOf,
  type PostLine,
} from '../../../../../electron/services/library/kept/post-lines.ts';
import { randomFrom } from '../../../../../scripts/make-library.mjs';

const jsonOf = (number: number, length: number) => JSON.stringify({ id: `${number}.md`, why: 'x'.repeat(length) });

test('posts are the same in pieces, whatever is left out of them and whichever way they are put', () => {
  const random = randomFrom(4);
  const write = createLineWriter();
  const jsons = Array.from({ length: 3000 }, (_, number) => jsonOf(number, random() * 600));
  jsons[1500] = jsonOf(1500, 600_000);
  const lines = jsons.map(write);
  expect(new Set(lines.map(({ bytes }) => bytes)).size).toBeGreaterThan(3);
  const orders: readonly (readonly PostLine[])[] = [
    [],
    lines,
    lines.toReversed(),
    lines.filter(() => random() < 0.9),
    lines.toSorted(() => random() - 0.5),
  ];
  for (const some of orders) {
    const pieces = inPieces(some);
    const byId = (posts: readonly { readonly id: string }[]) => posts.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    expect(byId(postsOf(pieces))).toEqual(byId(some.map(postOf)));
    // As they come from another thread: bytes are shared, and every other kind of them is an array of bytes.
    expect(postsOf(structuredClone(pieces))).toEqual(postsOf(pieces));
  }
  expect(inPieces(lines).length).toBeLessThan(60);
  expect(inPieces(lines.toReversed()).length).toBeLessThan(60);
});

test('lines are the same where they say the same', () => {
  const [one, same, other, longer] = ['{"id":1}', '{"id":1}', '{"id":2}', '{"id":11}'].map(createLineWriter());
  if (!one || !same || !other || !longer) throw new Error('not written');
  expect([one, same, other, longer].map((line) => isSameLine(one, line))).toEqual([true, true, false, false]);
});
