import { StandardRPCJsonSerializer } from '@orpc/client/standard';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createFeed } from '../../../../electron/services/library/library-feed.ts';
import { createLineWriter, inPieces } from '../../../../electron/services/library/kept/post-lines.ts';
import { postRows } from '../../../../electron/services/library/post-rows.ts';
import { summaryLine } from '../../../../electron/services/library/kept/summary-line.ts';
import { wireOptions } from '../../../../electron/services/wire.ts';
import { readingOptions } from '../../../../shared/library/change-on-wire.ts';
import { reduceLibrary } from '../../../../shared/library/reduce.ts';
import type { LibraryChange } from '../../../../shared/model/library.ts';
import { postId, type PostSummary } from '../../../../shared/model/post.ts';
import { plainLibrary as library } from '../../../support/library-info.ts';
import { summary } from '../../../support/post-summary.ts';

const empty = { library, sequence: 0, posts: [], reading: null, notices: [] } as const;
const write = createLineWriter();
const rowsOf = (posts: readonly PostSummary[]) => postRows(inPieces(posts.map((post) => write(summaryLine(post)))));

/** A change as it comes out of the wire of a host. */
function overTheWire(change: LibraryChange): LibraryChange {
  const [json, meta] = new StandardRPCJsonSerializer(wireOptions).serialize(change);
  const sent = JSON.parse(JSON.stringify({ json, meta })) as { readonly json: unknown; readonly meta: typeof meta };
  return new StandardRPCJsonSerializer(readingOptions).deserialize(sent.json, sent.meta) as LibraryChange;
}

const name = fc.constantFrom('a.md', 'b.md', 'c.md', 'd.md').map(postId);
const update = fc.record({
  upserted: fc.array(fc.tuple(name, fc.string({ unit: 'binary' }))),
  removed: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, fc.array(name)),
  /** A post that somebody asks for then. */
  asked: fc.option(name),
});

test('updates that leave as one change say what a map would hold after them, here and on a page, each post once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.array(update), fc.boolean())), async (windows) => {
      const feed = createFeed(empty);
      const changes = feed.changes()[Symbol.asyncIterator]();
      let page: Parameters<typeof reduceLibrary>[0] = empty;
      const model = new Map<string, PostSummary>();
      const listed = () => [...model.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
      for (const [updates, isLookedAt] of windows) {
        for (const { upserted, removed, asked } of updates) {
          const posts = upserted.map(([id, title]) => summary(id, { title }));
          feed.put({ rows: rowsOf(posts), removed });
          for (const id of removed) model.delete(id);
          for (const post of posts) model.set(post.id, post);
          if (asked !== null) expect(feed.find(asked)).toEqual(model.get(asked));
        }
        const { sequence } = feed.snapshot();
        while (page.sequence < sequence) {
          const step = await changes.next();
          if (!step.done) page = reduceLibrary(page, overTheWire(step.value));
        }
        expect(page.posts).toEqual(listed());
        if (isLookedAt) expect(feed.snapshot().posts).toEqual(listed());
      }
      expect(feed.snapshot().posts).toEqual(listed());
      feed.close();
    }),
  );
});

test('posts that are renamed again before a change leaves are told of once, from their first name to their last', async () => {
  const feed = createFeed({ ...empty, posts: ['a.md', 'b.md', 'c.md', 'd.md'].map((id) => summary(id)) });
  const changes = feed.changes()[Symbol.asyncIterator]();
  const rename = (...renames: readonly (readonly [string, string])[]) => {
    const renamed = renames.map(([from, to]) => ({ from: postId(from), to: postId(to) }));
    feed.put({ removed: renamed.map(({ from }) => from), rows: rowsOf(renamed.map(({ to }) => summary(to))), renamed });
  };
  const told = async () => {
    feed.snapshot();
    const step = await changes.next();
    return step.done ? [] : step.value.renamed.map(({ from, to }) => `${from} ${to}`);
  };
  rename(['a.md', 'x.md'], ['b.md', 'y.md']);
  rename(['x.md', 'z.md'], ['y.md', 'b.md']);
  expect(await told()).toEqual(['a.md z.md']);
  // Two that change names with each other do so at once.
  rename(['c.md', 'd.md'], ['d.md', 'c.md']);
  expect(await told()).toEqual(['c.md d.md', 'd.md c.md']);
  // Another post comes under the name that one has left, and leaves, too.
  rename(['c.md', 'e.md']);
  feed.put({ rows: rowsOf([summary('c.md')]) });
  rename(['c.md', 'f.md']);
  expect(await told()).toEqual(['c.md e.md']);
  rename(['e.md', 'g.md']);
  feed.put({ removed: [postId('g.md')] });
  expect(await told()).toEqual([]);
  feed.close();
});

test('however many changes nobody looks at, the list is whole', () => {
  const feed = createFeed(empty);
  for (let round = 0; round < 250; round++) {
    feed.put({ rows: rowsOf([summary(`${round % 7}.md`, { title: `${round}` })]) });
    feed.put({ reading: { done: round, total: 250 } });
    if (round % 2 === 0) feed.put({ reading: null });
  }
  feed.put({ removed: [postId('3.md')] });
  const titles = feed.snapshot().posts.map(({ id, title }) => [id, title]);
  expect(titles).toEqual([0, 1, 2, 4, 5, 6].map((n) => [`${n}.md`, `${[245, 246, 247, 0, 249, 243, 244][n]}`]));
  feed.close();
});

test('a change crosses with no object made of a post, and says of the rest what it said', async () => {
  const feed = createFeed(empty);
  const changes = feed.changes()[Symbol.asyncIterator]();
  const { pieces } = rowsOf([summary('b.md', { title: 'Ä "quoted" …' }), summary('a.md')]);
  const notices = [{ code: 'skipped', message: 'Left out' }] as const;
  const posts = () => {
    throw new Error('an object was made');
  };
  feed.put({ rows: { pieces, posts }, notices, library, renamed: [{ from: postId('x.md'), to: postId('a.md') }] });
  feed.put({ reading: null });
  const { value } = await changes.next();
  const change = overTheWire(value as LibraryChange);
  expect(change).toEqual({
    ...{ sequence: 1, removed: [], renamed: [{ from: 'x.md', to: 'a.md' }], reading: null, notices, library },
    upserted: [summary('a.md'), summary('b.md', { title: 'Ä "quoted" …' })],
  });
});
