import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createFeed } from '../../../../electron/services/library/library-feed.ts';
import { postId, type PostSummary } from '../../../../shared/model/post.ts';
import { plainLibrary as library } from '../../../support/library-info.ts';
import { summary } from '../../../support/post-summary.ts';

test('updates that leave as one change say what a map would hold after them, each post once', () => {
  const name = fc.constantFrom('a.md', 'b.md', 'c.md', 'd.md').map(postId);
  const update = fc.record({ upserted: fc.array(fc.tuple(name, fc.string())), removed: fc.array(name) });
  fc.assert(
    fc.property(fc.array(fc.array(update)), (windows) => {
      const feed = createFeed({ library, sequence: 0, posts: [], reading: null, notices: [] });
      const model = new Map<string, PostSummary>();
      for (const updates of windows) {
        for (const { upserted, removed } of updates) {
          const posts = upserted.map(([id, title]) => summary(id, { title }));
          feed.put({ upserted: posts, removed });
          for (const id of removed) model.delete(id);
          for (const post of posts) model.set(post.id, post);
        }
        expect(feed.snapshot().posts).toEqual([...model.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1)));
      }
      feed.close();
    }),
  );
});
