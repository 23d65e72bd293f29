import { describe, expect, test } from 'vitest';
import { noAddresses } from '../../../shared/generators/addresses.ts';
import { siteProfile } from '../../../shared/generators/profiles.ts';
import { postFacts } from '../../../shared/markdown/facts/facts.ts';
import { postId } from '../../../shared/model/post.ts';
import { permalinkOf } from '../../../shared/site/permalink.ts';
import { noSiteFields } from '../../../shared/site/site-post.ts';

// Asked of a blog of Docusaurus 3.10.
describe.each([
  ['2024-1-5-b.md', '/blog/2024/1/5/b/', '2024-01-05'],
  ['2024-01-05_c.md', '/blog/2024/01/05/_c/', '2024-01-05'],
  ['2024-01-05.md', '/blog/2024/01/05/', '2024-01-05'],
  ['2024/01/05/e.md', '/blog/2024/01/05/e/', '2024-01-05'],
  ['2024/01/05-f.md', '/blog/2024/01/05/f/', '2024-01-05'],
  ['2024/01-05-g.md', '/blog/2024/01/05/g/', '2024-01-05'],
  ['2024-01-05-dir/index.md', '/blog/2024/01/05/dir/', '2024-01-05'],
  ['2024-01-05-dir/other.md', '/blog/2024/01/05/dir/other/', '2024-01-05'],
  ['2024-01-05-gg/2024-01-06-hh.md', '/blog/2024/01/06/2024-01-05-gg/hh/', '2024-01-06'],
  ['sub/2024-01-05-j.md', '/blog/2024/01/05/sub/j/', '2024-01-05'],
  ['x2024-01-05-jj.md', '/blog/2024/01/05/xjj/', '2024-01-05'],
  ['24-01-05-kk.md', '/blog/24-01-05-kk/', null],
  ['x/README.md', '/blog/x/README/', null],
])('a post of Docusaurus called %s', (name, address, day) => {
  const id = postId(`blog/${name}`);
  const profile = siteProfile('docusaurus');

  test(`is at ${address}`, () => {
    const post = { ...noSiteFields, id, title: 'A', date: null, time: null, taxonomies: {}, language: 'en' };
    expect(permalinkOf(profile, noAddresses, post)).toBe(address);
  });

  test(`is of ${day ?? 'no day'}`, () => {
    const { time } = postFacts('---\ntitle: A\n---\n', id, profile, 0);
    expect(time).toBe(day === null ? null : Date.parse(day));
  });
});
