import { expect, test } from 'vitest';
import { siteProfile } from '../../../shared/generators/profiles.ts';
import { postId } from '../../../shared/model/post.ts';
import type { Generator } from '../../../shared/model/site.ts';
import { relink, relinkSite } from '../../../shared/site/relink.ts';
import { relinkOwn } from '../../../shared/site/relink-own.ts';

const [from, to, place] = [postId('docs/salt.md'), postId('docs/c/salt.md'), postId('docs/sea.md')];
const moved = { from, to, before: '/docs/salt/', after: '/docs/c/salt/', base: null };
const note = (href: string) => `<Note>\n[a](${href})\n</Note>\n`;

test('links below a tag are followed where the generator reads all posts as MDX', () => {
  const linked = (generator: Generator) =>
    relink(note('salt.md'), place, moved, relinkSite(siteProfile(generator), [place, from], [moved]));
  expect(linked('docusaurus')).toBe(note('c/salt.md'));
  expect(linked('plain')).toBe(note('salt.md'));
  const own = { posts: new Set([place]), profile: siteProfile('docusaurus') };
  expect(relinkOwn(note('sea.md'), moved, own)).toBe(note('../sea.md'));
});
