import { describe, expect, test } from 'vitest';
import { foldersOf, queryPosts, yearOf } from '../../../shared/library/query.ts';
import type { PostSummary } from '../../../shared/model/post.ts';
import { summary } from '../../support/post-summary.ts';

const dated = (id: string, date: string, more: Partial<PostSummary> = {}) =>
  summary(id, { date, time: Date.parse(date), ...more });

const posts = [
  dated('blog/a.md', '2024-01-01', { title: 'Part 10', taxonomies: { tags: ['Sea', 'boats'] }, modified: 3 }),
  dated('blog/b.md', '2023-12-31', { title: 'part 2', state: 'draft', modified: 2 }),
  summary('notes/c.md', { title: 'Étude', taxonomies: { categories: ['Sea'] }, modified: 1 }),
  dated('d.md', '2024-06-01', { title: '日本語の記事', state: 'scheduled' }),
];
const found = (query: Parameters<typeof queryPosts>[1]) => queryPosts(posts, query).map((post) => post.id);

describe('finding posts', () => {
  test.each([
    [{}, ['d.md', 'blog/a.md', 'blog/b.md', 'notes/c.md']],
    [{ direction: 'ascending' }, ['blog/b.md', 'blog/a.md', 'd.md', 'notes/c.md']],
    [{ sort: 'title' }, ['notes/c.md', 'blog/b.md', 'blog/a.md', 'd.md']],
    [{ sort: 'modified' }, ['blog/a.md', 'blog/b.md', 'notes/c.md', 'd.md']],
    [{ text: 'u' }, ['notes/c.md']],
    [{ text: 'tag:sea t' }, ['blog/a.md', 'notes/c.md']],
    [{ text: 'ETU' }, ['notes/c.md']],
    [{ text: 'oats' }, ['blog/a.md']],
    [{ text: 'tag:sea -boats' }, ['notes/c.md']],
    [{ text: 'part state:draft' }, ['blog/b.md']],
    [{ text: 'part after:2024' }, ['blog/a.md']],
    [{ text: 'etude' }, ['notes/c.md']],
    [{ text: '日本' }, ['d.md']],
    [{ text: 'boats part' }, ['blog/a.md']],
    [{ text: 'boats missing' }, []],
    [{ state: 'draft' }, ['blog/b.md']],
    [{ tag: 'Sea' }, ['blog/a.md']],
    [{ tag: 'Sea', taxonomy: 'categories' }, ['notes/c.md']],
    [{ tag: 'constructor' }, []],
    [{ folder: 'blog' }, ['blog/a.md', 'blog/b.md']],
    [{ folder: 'blo' }, []],
    [{ year: 2023 }, ['blog/b.md']],
  ] as const)('%j', (query, ids) => expect(found(query)).toEqual(ids));

  test('equal posts stand by path, in either direction', () => {
    const same = [dated('b.md', '2024-01-01'), dated('a.md', '2024-01-01')];
    for (const direction of ['ascending', 'descending'] as const) {
      expect(queryPosts(same, { direction }).map((post) => post.id)).toEqual(['a.md', 'b.md']);
    }
  });

  test('a draft without a date is newer than all with one, the last that was changed first', () => {
    const drafts = [1, 9, 5].map((modified) => summary(`draft-${modified}.md`, { state: 'draft', modified }));
    const all = [...posts, ...drafts];
    const ids = (direction: 'ascending' | 'descending') => queryPosts(all, { direction }).map(({ id }) => id);
    const newest = ['draft-9.md', 'draft-5.md', 'draft-1.md', 'd.md', 'blog/a.md', 'blog/b.md'];
    expect(ids('descending')).toEqual([...newest, 'notes/c.md']);
    expect(ids('ascending')).toEqual([...newest.toReversed(), 'notes/c.md']);
  });

  test('the list given is left as it was', () => {
    const before = [...posts];
    queryPosts(posts, { sort: 'title' });
    expect(posts).toEqual(before);
  });
});

test('the year of a post is that of its date as written', () => {
  expect(yearOf({ date: '2023-12-31T23:30:00-11:00' })).toBe(2023);
  expect(yearOf({ date: 'May 3, 2020' })).toBe(2020);
  expect(yearOf({ date: null })).toBeNull();
});

test('folders to filter by: those of bundles are none', () => {
  expect(foldersOf([summary('a/b/c.md'), summary('a/trip/index.md'), summary('d.md')])).toEqual(['a', 'a/b']);
});
