import { expect, test } from 'vitest';
import { siteProfile } from '../../../shared/generators/profiles.ts';
import { countTags, describeTagAction, findTaxonomy, postsWithTags } from '../../../shared/library/tags.ts';
import { summary } from '../../support/post-summary.ts';

const posts = [
  summary('a.md', { taxonomies: { tags: ['sea', 'boats'] }, time: 20 }),
  summary('b.md', { taxonomies: { tags: ['sea', 'Sea'] }, time: 10 }),
  summary('c.md', { taxonomies: { tags: ['sea'], categories: ['x'] } }),
];

test('tags are counted once a post, the most used first, with first and last use', () => {
  expect(countTags(posts, 'tags')).toEqual([
    { tag: 'sea', count: 3, first: 10, last: 20 },
    { tag: 'boats', count: 1, first: 20, last: 20 },
    { tag: 'Sea', count: 1, first: 10, last: 10 },
  ]);
  expect(countTags(posts, 'categories')).toEqual([{ tag: 'x', count: 1, first: null, last: null }]);
  expect(countTags(posts, 'none')).toEqual([]);
});

test('posts with a tag, to the letter', () => {
  expect(postsWithTags(posts, 'tags', new Set(['Sea'])).map((post) => post.id)).toEqual(['b.md']);
});

test('a taxonomy by its name or by a field of it', () => {
  const zola = siteProfile('zola');
  expect(findTaxonomy(zola, 'Tags')?.name).toBe('tags');
  expect(findTaxonomy(zola, 'taxonomies.tags')?.name).toBe('tags');
  expect(findTaxonomy(zola, 'colours')).toBeNull();
});

test('an action in words', () => {
  const words = [
    describeTagAction({ kind: 'rename', from: 'a', to: 'b' }, 'tags'),
    describeTagAction({ kind: 'merge', from: ['a', 'b', 'c'], to: 'c' }, 'tags'),
    describeTagAction({ kind: 'delete', tags: ['a', 'b', 'c', 'd', 'e'] }, 'series'),
    describeTagAction({ kind: 'split', from: 'a', to: ['b', 'c'] }, 'tags'),
    describeTagAction({ kind: 'move', tags: ['a'], into: 'categories' }, 'tags'),
  ];
  expect(words).toEqual([
    'Rename “a” to “b” in tags',
    'Merge “a” and “b” into “c” in tags',
    'Delete “a”, “b”, “c” and 2 more from series',
    'Split “a” into “b” and “c” in tags',
    'Move “a” from tags to categories',
  ]);
});
