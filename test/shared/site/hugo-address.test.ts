import { expect, test } from 'vitest';
import { noAddresses, type SiteAddresses } from '../../../shared/generators/addresses.ts';
import { siteProfile } from '../../../shared/generators/profiles.ts';
import { siteAddresses } from '../../../shared/generators/site-config.ts';
import { postId } from '../../../shared/model/post.ts';
import { hugoTerm } from '../../../shared/site/hugo-address.ts';
import { permalinkOf } from '../../../shared/site/permalink.ts';
import { noSiteFields, type SitePost } from '../../../shared/site/site-post.ts';

// `test/generators/hugo-addresses.test.ts` asks Hugo itself, where it is installed.

const bare: SitePost = {
  ...noSiteFields,
  id: postId('a.md'),
  title: 'A Post',
  date: null,
  time: null,
  taxonomies: {},
  language: 'en',
};

const posts = (pattern: string): Partial<SiteAddresses> => ({ patterns: { posts: pattern } });
const date = '2024-01-05T23:30:00-05:00';

test.each<[id: string, address: string, post?: Partial<SitePost>, site?: Partial<SiteAddresses>]>([
  ['Foo - Bar.md', '/posts/foo-bar/'],
  ['Foo & Bar.md', '/posts/foo-bar/'],
  ['me@home.md', '/posts/me@home/'],
  ['a.md', '/posts/ac/dc/', { slug: '-AC/DC-' }],
  ['a.md', '/x/y/', { address: '/x/y' }],
  ['a.md', '/v1.2', { address: '/v1.2' }],
  ['A B.md', '/blog-posts/a-b/', {}, posts('/Blog Posts/:filename')],
  ['A B.md', '/a-b/', {}, posts('/:slugorfilename/')],
  ['a.md', '/24/1/5/c-more/', { title: 'C++ & more', date }, posts('/:06/:1/:2/:title/')],
  ['a.md', '/b/ça-va/', { title: '« Ça va ? »' }, posts('/b/:title/')],
  ['a.md', '/b/why/', { slug: 'Why …' }, posts('/b/:slug/')],
  ['Why ….md', '/posts/why-/'],
  ['Größe Ä.md', '/posts/Große-A/', {}, { keepCase: true, noAccents: true }],
  ['trip/index.md', '/posts/trip.html', {}, { ugly: true }],
  ['a.md', '/b/a-post.html', {}, { ugly: true, ...posts('/b/:title/') }],
])('%s is at %s', (id, address, post = {}, site = {}) => {
  const whole = { ...bare, id: postId(`content/posts/${id}`), ...post };
  expect(permalinkOf(siteProfile('hugo'), { ...noAddresses, ...site }, whole)).toBe(address);
});

test('a section may be called as an object has its own', () => {
  const post = { ...bare, id: postId('content/constructor/a.md') };
  expect(permalinkOf(siteProfile('hugo'), noAddresses, post)).toBe('/constructor/a/');
});

test('permalinks may stand in a file that is called by them', () => {
  const config = { path: 'config/_default/permalinks.toml', data: { posts: '/p/:slug/' }, text: '' };
  expect(siteAddresses(siteProfile('hugo'), [config]).patterns).toEqual({ posts: '/p/:slug/' });
});

test.each([
  ['C++', 'c++'],
  ['Foo Bar', 'foo-bar'],
  ['a & b', 'a-b'],
  ['a--b', 'a--b'],
  ['-lead', '-lead'],
  ['~x', '~x'],
  ["it's 50%", 'its-50'],
  ['漢字', '漢字'],
  ['dot.net', 'dot.net'],
  // Hugo has them as `#tag`, `a/b` and `x.`, which are no single name in an address or on every system.
  ['#tag', 'tag'],
  ['a/b', 'a-b'],
  ['x.', 'x'],
])('the tag %s is at %s', (name, part) => {
  expect(hugoTerm(name)).toBe(part);
});
