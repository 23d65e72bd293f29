import { expect, test } from 'vitest';
import { noAddresses } from '../../../shared/generators/addresses.ts';
import { siteProfile } from '../../../shared/generators/profiles.ts';
import { siteAddresses } from '../../../shared/generators/site-config.ts';
import { postId } from '../../../shared/model/post.ts';
import { permalinkOf } from '../../../shared/site/permalink.ts';
import { noSiteFields, type SitePost } from '../../../shared/site/site-post.ts';

// Each address is the one that Hexo 8 builds.

const post: SitePost = {
  ...noSiteFields,
  id: postId('source/_posts/a.md'),
  title: 'Über C++: a Post',
  date: '2024-01-05',
  time: null,
  taxonomies: {},
  language: 'en',
};
const hexo = siteProfile('hexo');

test('a day in the name is a part of the title where new names have none', () => {
  const dated = { ...post, id: postId('source/_posts/2024-01-05-dated.md') };
  expect(permalinkOf(hexo, noAddresses, dated)).toBe('/2024/01/05/2024-01-05-dated/');
  expect(permalinkOf({ ...hexo, pathDates: 'last' }, noAddresses, dated)).toBe('/2024/01/05/dated/');
});

test.each([
  [{}, [], '/uncategorized/a/'],
  [{}, ['A B', 'C'], '/A-B/C/a/'],
  [{}, ['constructor'], '/constructor/a/'],
  [{ default_category: 'none' }, [], '/none/a/'],
  [{ category_map: { Solo: 'one' } }, ['Solo'], '/one/a/'],
])('with %j, categories %j are in the address', (settings, categories, address) => {
  const config = { path: '_config.yml', data: { permalink: ':category/:title/', ...settings }, text: '' };
  const addresses = siteAddresses(hexo, [config]);
  expect(permalinkOf(hexo, addresses, { ...post, taxonomies: { categories } })).toBe(address);
});

test('the title of the post may be its address', () => {
  const addresses = { ...noAddresses, patterns: { '': ':post_title/' } };
  expect(permalinkOf(hexo, addresses, post)).toBe('/uber-c-a-post/');
});
