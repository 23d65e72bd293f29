import { expect, test } from 'vitest';
import { siteProfile } from '../../../shared/generators/profiles.ts';
import { postId } from '../../../shared/model/post.ts';
import type { Generator } from '../../../shared/model/site.ts';
import { relink, relinkSite } from '../../../shared/site/relink.ts';

const moved = {
  from: postId('docs/blog/pragma.mdx'),
  to: postId('docs/news/2020 pragma.mdx'),
  before: '/docs/blog/pragma/',
  after: '/docs/news/2020-pragma/',
  base: null,
};
const linked = (text: string, generator: Generator = 'next', more: readonly string[] = [], move = moved) => {
  const posts = ['docs/a.mdx', 'docs/blog/b.mdx', move.from, 'readme.md', ...more].map(postId);
  return relink(text, postId('docs/a.mdx'), move, relinkSite(siteProfile(generator), posts, [move]));
};

test('an address that leaves the folder of all posts out follows where the site makes its addresses in code', () => {
  const text = '[a](/blog/pragma/#x) [b](/blog/pragma) [c](/blog/pragma.mdx) [d](/docs/blog/pragma/) [e](/blog/b/)\n';
  expect(linked(text)).toBe(
    '[a](/news/2020%20pragma/#x) [b](/news/2020%20pragma) [c](/news/2020%20pragma.mdx) [d](/docs/news/2020-pragma/) [e](/blog/b/)\n',
  );
  expect(linked('[a](/blog/pragma/)\n', 'astro')).toBe('[a](/news/2020%20pragma/)\n');
});

test('not where the generator makes them, where another post is there, or out of that folder', () => {
  const text = '[a](/blog/pragma/)\n';
  expect(linked(text, 'hugo')).toBe(text);
  expect(linked(text, 'next', ['blog/pragma.mdx'])).toBe(text);
  expect(linked(text, 'next', [], { ...moved, to: postId('old/pragma.mdx'), after: '/old/pragma/' })).toBe(text);
});
