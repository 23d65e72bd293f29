import { expect, test } from 'vitest';
import { createRenderer } from '../../../renderer/preview/renderer.ts';
import { siteProfile } from '../../../shared/generators/profiles.ts';
import { libraryId } from '../../../shared/model/library.ts';
import { postId } from '../../../shared/model/post.ts';

test('a long post that is not drawn to its end rests while somebody types, and goes on at once when nobody does', () => {
  let time = 0;
  const { take, step, rest } = createRenderer(() => (time += 10));
  const post = { library: libraryId('0123456789abcdef'), post: postId('a.md'), profile: siteProfile('plain') };
  const text = 'word word\n\n'.repeat(20_000);
  take({ number: 1, request: { kind: 'open', page: 1, text, ...post, remoteImages: false } });
  step();
  expect(rest()).toBe(0);
  take({ number: 2, request: { kind: 'edit', changes: [{ from: 0, to: 0, insert: 'a' }] } });
  const began = time;
  expect(step().isComplete).toBe(false);
  expect(rest()).toBeGreaterThanOrEqual(2 * (time - began));
  time += 3000;
  expect(rest()).toBe(0);
});
