import { expect, test } from 'vitest';
import { tellOfChange } from '../../../renderer/features/changes/tell-of-change.ts';
import { createNotices } from '../../../renderer/state/notices.ts';
import { postId } from '../../../shared/model/post.ts';

test('the word that is left of a change says that it was stopped on its way', () => {
  const notices = createNotices();
  const report = { changed: [postId('a.md')], skipped: [], failed: [], undo: null, takeBack: null };
  for (const cancelled of [false, true])
    tellOfChange(notices, { kind: 'trash', ids: [postId('a.md'), postId('b.md')] }, { ...report, cancelled });
  expect(notices.store.getState().map(({ detail }) => detail?.startsWith('Stopped. '))).toEqual([false, true]);
});
