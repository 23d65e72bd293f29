import { expect, test } from 'vitest';
import { notBegun } from '../../../../renderer/features/changes/words.ts';
import { postId } from '../../../../shared/model/post.ts';

test('of a change that was stopped each post is counted once', () => {
  const [a, b, c, d, e] = ['a.md', 'b.md', 'c.md', 'd.md', 'e.md'].map(postId) as [never, never, never, never, never];
  const report = {
    changed: [a],
    // One was left while the work was under way, one was never meant.
    skipped: [
      { id: b, why: 'It has text that is not saved.' },
      { id: postId('x.md'), why: 'It is so already.' },
    ],
    failed: [{ id: c, code: 'denied', message: 'Permission denied.' }],
    cancelled: true,
    undo: null,
  } as const;
  expect(notBegun([a, b, c, d, e], report)).toBe(2);
  expect(notBegun([a, b, c, d, e], { ...report, cancelled: false })).toBe(0);
  expect(notBegun([], report), 'not known').toBe(0);
});
