import { expect, test } from 'vitest';
import fc from 'fast-check';
import {
  closeTabs,
  keepTab,
  moveTab,
  renameTabs,
  lookAtTab,
  showTab,
  tabAfter,
  tidyRow,
} from '../../../renderer/state/tab-row.ts';
import { noTabs, type TabRow } from '../../../shared/model/panes.ts';
import { postId } from '../../../shared/model/post.ts';

const [a, b, c, d] = ['a.md', 'b.md', 'c.md', 'd.md'].map(postId) as [
  ReturnType<typeof postId>,
  ReturnType<typeof postId>,
  ReturnType<typeof postId>,
  ReturnType<typeof postId>,
];
const row = (change: Partial<TabRow>): TabRow => ({ tabs: [a, b, c], current: b, passing: null, ...change });

test('a new tab stands behind the current one', () => {
  expect(showTab(noTabs, a)).toEqual({ tabs: [a], current: a, passing: null });
  expect(showTab(row({}), d).tabs).toEqual([a, b, d, c]);
  expect(showTab(row({}), c)).toEqual(row({ current: c }));
});

test('a post that is looked at takes the place of the one before, until that is kept', () => {
  const looked = lookAtTab(row({}), d);
  expect(looked).toEqual({ tabs: [a, b, d, c], current: d, passing: d });
  expect(lookAtTab(looked, postId('e.md')).tabs).toEqual([a, b, 'e.md', c]);
  expect(lookAtTab(keepTab(looked, d), postId('e.md')).tabs).toEqual([a, b, d, 'e.md', c]);
  // Opened for good, it stays; looked at once more, it does not become one that goes.
  expect(showTab(looked, d).passing).toBeNull();
  expect(lookAtTab(looked, a)).toEqual({ ...looked, current: a });
});

test('closing shows the neighbour, the next rather than the one before', () => {
  expect(closeTabs(row({}), new Set([b]))).toEqual(row({ tabs: [a, c], current: c }));
  expect(closeTabs(row({ current: c }), new Set([c]))).toEqual(row({ tabs: [a, b], current: b }));
  expect(closeTabs(row({}), new Set([a, b, c]))).toEqual(noTabs);
  expect(closeTabs(row({ passing: a }), new Set([a]))).toEqual({ tabs: [b, c], current: b, passing: null });
});

test('a tab is moved within its row and no further', () => {
  expect(moveTab(row({}), a, 2).tabs).toEqual([b, c, a]);
  expect(moveTab(row({}), c, -5).tabs).toEqual([c, a, b]);
  expect(moveTab(row({}), c, 9).tabs).toEqual([a, b, c]);
});

test('steps go round', () => {
  expect([tabAfter(row({ current: c }), 1), tabAfter(row({ current: a }), -1), tabAfter(noTabs, 1)]).toEqual([
    a,
    c,
    null,
  ]);
});

test('renames are followed, also onto a post that is open', () => {
  expect(renameTabs(row({ passing: b }), new Map([[b, d]]))).toEqual({ tabs: [a, d, c], current: d, passing: d });
  expect(renameTabs(row({}), new Map([[b, a]]))).toEqual({ tabs: [a, c], current: a, passing: null });
});

test('a row from a file is put in order, and whatever is done to it, one of its tabs is the current', () => {
  expect(tidyRow({ tabs: [a, b, a], current: d, passing: d })).toEqual({ tabs: [a, b], current: a, passing: null });
  const id = fc.constantFrom(a, b, c, d);
  const step = fc.oneof(
    fc.tuple(id, fc.boolean()).map(
      ([post, passing]) =>
        (now: TabRow) =>
          (passing ? lookAtTab : showTab)(now, post),
    ),
    fc.array(id).map((posts) => (now: TabRow) => closeTabs(now, new Set(posts))),
    fc.tuple(id, fc.integer({ min: -2, max: 5 })).map(
      ([post, to]) =>
        (now: TabRow) =>
          moveTab(now, post, to),
    ),
    fc.tuple(id, id).map(
      ([from, to]) =>
        (now: TabRow) =>
          renameTabs(now, new Map([[from, to]])),
    ),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const end = steps.reduce((now, one) => one(now), noTabs);
      expect(end).toEqual(tidyRow(end));
      expect(end.current === null).toBe(end.tabs.length === 0);
    }),
  );
});
