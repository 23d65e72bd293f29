import { expect, test } from 'vitest';
import { groupPosts } from '../../../shared/library/group.ts';
import { summary } from '../../support/post-summary.ts';

const posts = [
  summary('posts/night/index.md', { date: '2024-02-01', taxonomies: { tags: ['sea', 'Night', 'sea'] } }),
  summary('posts/day.md', { date: '2023-01-01', taxonomies: { tags: ['sea'] } }),
  summary('about.md', { date: null, taxonomies: {} }),
];
const options = { taxonomy: 'tags', oldestFirst: false };
const names = (by: 'year' | 'folder' | 'tag', oldestFirst = false) =>
  groupPosts(posts, by, { ...options, oldestFirst }).map((group) => [group.name, group.posts.map(({ id }) => id)]);

test('years run as the dates do, and what has no date comes last', () => {
  expect(names('year')).toEqual([
    ['2024', ['posts/night/index.md']],
    ['2023', ['posts/day.md']],
    [null, ['about.md']],
  ]);
  expect(names('year', true).map(([name]) => name)).toEqual(['2023', '2024', null]);
});

test('drafts without a date stand by themselves at the newest end', () => {
  const drafts = [summary('idea.md', { date: null, time: null, state: 'draft' }), ...posts];
  const headings = (oldestFirst: boolean) =>
    groupPosts(drafts, 'year', { ...options, oldestFirst }).map(({ name, posts: some }) => [name, some.length]);
  expect(headings(false)).toEqual([
    ['', 1],
    ['2024', 1],
    ['2023', 1],
    [null, 1],
  ]);
  expect(headings(true).map(([name]) => name)).toEqual(['2023', '2024', '', null]);
});

test('a bundle is in the folder that its own folder is in', () => {
  expect(names('folder')).toEqual([
    ['', ['about.md']],
    ['posts', ['posts/night/index.md', 'posts/day.md']],
  ]);
});

test('a post stands once under each of its tags', () => {
  expect(names('tag')).toEqual([
    ['Night', ['posts/night/index.md']],
    ['sea', ['posts/night/index.md', 'posts/day.md']],
    [null, ['about.md']],
  ]);
});
