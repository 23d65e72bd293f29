import { expect, test } from 'vitest';
import { checkPost } from '../../../shared/checks/check-post.ts';
import { createKnownSite } from '../../../shared/checks/known-site.ts';
import { siteProfile } from '../../../shared/generators/profiles.ts';
import { safeHref } from '../../../shared/markdown/links/addresses.ts';
import { postId } from '../../../shared/model/post.ts';
import { generators, type Generator } from '../../../shared/model/site.ts';
import { imageSource, linkTo } from '../../../shared/site/written-paths.ts';

/** From a post in one folder to one in another, whose address has blanks and brackets. */
const to = { id: postId('content/blog/other (2).md'), address: '/blog/other (2)/' };
const byFile: Partial<Record<Generator, string>> = {
  zola: '@/blog/other%20%282%29.md',
  docusaurus: '../blog/other%20%282%29.md',
  plain: '../blog/other%20%282%29.md',
};
/** Others by the address, Next without a slash at the end. */
const byAddress = (generator: Generator) => `/blog/other%20%282%29${generator === 'next' ? '' : '/'}`;

test.each(generators)('a link as %s follows it, which no check calls broken', (generator) => {
  const profile = siteProfile(generator);
  const written = linkTo(profile, postId('content/notes/a.md'), to);
  expect(written).toBe(byFile[generator] ?? byAddress(generator));
  const inFolder = linkTo(profile, postId('content/notes/a.md'), to, '/journal/');
  expect(inFolder).toBe(byFile[generator] ?? `/journal${byAddress(generator)}`);
  const site = createKnownSite({ profile, files: [to.id], posts: [{ id: to.id, names: [to.address] }] });
  const codes = checkPost(`[x](${written})\n`, postId('content/notes/a.md'), site).map(({ code }) => code);
  expect(codes).not.toContain('broken-link');
});

test.each<[Generator, string, string, string | null]>([
  ['hugo', 'content/posts/a.md', 'static/images/boat.png', '/images/boat.png'],
  ['hugo', 'content/posts/trip/index.md', 'content/posts/trip/a map.png', 'a%20map.png'],
  ['hugo', 'content/posts/a.md', 'content/posts/trip/map.png', '/posts/trip/map.png'],
  ['hugo', 'content/posts/a.md', 'notes/sketch.png', null],
  ['jekyll', '_posts/2024-01-15-a.md', 'assets/images/boat.png', '/assets/images/boat.png'],
  ['hexo', 'source/_posts/a.md', 'source/_posts/a/boat.png', 'boat.png'],
  ['hexo', 'source/_posts/a.md', 'source/img/boat#1.png', '/img/boat%231.png'],
  ['hexo', 'source/_posts/a.md', 'source/_posts/other/boat.png', null],
  ['jekyll', '_posts/2024-01-15-a.md', '_posts/boat.png', null],
  ['astro', 'src/content/blog/a.md', 'public/boat.png', '/boat.png'],
  ['astro', 'src/content/blog/a.md', 'src/content/blog/boat.png', './boat.png'],
  ['astro', 'src/content/blog/a.md', 'src/assets/boat.png', '../../assets/boat.png'],
  ['plain', 'notes/a.md', 'images/boat.png', '../images/boat.png'],
  ['plain', 'a.md', 'images/boat.png', 'images/boat.png'],
])('in %s, %s names %s as %s', (generator, post, path, expected) => {
  expect(imageSource(siteProfile(generator), postId(post), path)).toBe(expected);
});

test('a name with a colon is no address of another kind', () => {
  const named = { id: postId('Review: a book.md'), address: '/review/' };
  expect(safeHref(linkTo(siteProfile('plain'), postId('a.md'), named))).toBe('./Review:%20a%20book.md');
});
