import { expect, test } from 'vitest';
import { noAddresses } from '../../../shared/generators/addresses.ts';
import { siteProfile } from '../../../shared/generators/profiles.ts';
import { postId } from '../../../shared/model/post.ts';
import { permalinkOf } from '../../../shared/site/permalink.ts';
import { noSiteFields } from '../../../shared/site/site-post.ts';

test.each([
  ['/s/{{ slug }}/', '/s/own/'],
  [`/{{ page.date | date: "%Y/%m/%-d" }}/{{ page.fileSlug }}/`, '/2024/01/5/a/'],
  [`/{{ page.date | date: '%b' }}/`, '/Jan/'],
  // What the format asks for besides is not known here: the path says where the post is.
  [`/{{ page.date | date: "%s" }}/`, '/posts/a/'],
])('a permalink of Eleventy may ask for what the post says: %s', (address, whole) => {
  const post = {
    ...noSiteFields,
    ...{ id: postId('posts/a.md'), title: 'A Post', slug: 'own', address },
    ...{ date: '2024-01-05', time: null, taxonomies: {}, language: 'en' },
  };
  expect(permalinkOf(siteProfile('eleventy'), noAddresses, post)).toBe(whole);
});
