import { expect, test } from 'vitest';
import { siteProfile } from '../../../shared/library/profiles.ts';
import { countTags, findTaxonomy, postsWithTag } from '../../../shared/library/tags.ts';
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
  expect(postsWithTag(posts, 'tags', 'Sea').map((post) => post.id)).toEqual(['b.md']);
});

test('a taxonomy by its name or by a field of it', () => {
  const zola = siteProfile('zola');
  expect(findTaxonomy(zola, 'Tags')?.name).toBe('tags');
  expect(findTaxonomy(zola, 'taxonomies.tags')?.name).toBe('tags');
  expect(findTaxonomy(zola, 'colours')).toBeNull();
});
