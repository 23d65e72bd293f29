import { describe, expect, test } from 'vitest';
import type { Generator } from '../../../shared/model/site.ts';
import { faultsOf, firstChoice, requestOf } from '../../../renderer/features/exports/export-choice.ts';
import { postId } from '../../../shared/model/post.ts';
import { summary } from '../../support/post-summary.ts';

const posts = [
  summary('a.md', { state: 'live', taxonomies: { tags: ['sea'] } }),
  summary('b.md', { state: 'draft', taxonomies: { tags: ['sea'] } }),
  summary('c.md', { state: 'hidden', taxonomies: { tags: ['sea'] } }),
  summary('d.md', { state: 'live' }),
];
const source = { posts, chosen: [postId('d.md')], current: postId('b.md') };
const own = (look: string, generator: Generator = 'hugo') => ({ look, generator });
const usual = { ...firstChoice(0, false, null, own('default')), folder: ' /out ' };

describe('what a choice asks for', () => {
  test.each([
    [{ scope: 'live' }, { kind: 'live' }, false],
    [{ scope: 'live', drafts: true }, { kind: 'posts', ids: ['a.md', 'b.md', 'd.md'] }, true],
    [{ scope: 'tag', tag: 'sea' }, { kind: 'posts', ids: ['a.md'] }, false],
    [{ scope: 'tag', tag: 'sea', drafts: true }, { kind: 'posts', ids: ['b.md', 'a.md'] }, true],
    [{ scope: 'chosen' }, { kind: 'posts', ids: ['d.md'] }, true],
    [{ scope: 'post' }, { kind: 'posts', ids: ['b.md'] }, true],
  ] as const)('%j', (choice, scope, drafts) => {
    expect(requestOf({ ...usual, ...choice }, source)).toMatchObject({ scope, drafts, to: 'html', folder: '/out' });
  });

  test('a site with a theme and an address of its own, and a conversion', () => {
    const site = {
      ...usual,
      to: 'site',
      theme: 'own',
      themeFolder: '/mine',
      address: 'https://example.org/blog',
    } as const;
    expect(requestOf(site, source)).toMatchObject({ theme: '/mine', baseUrl: 'https://example.org/blog/' });
    expect(requestOf({ ...usual, to: 'convert', generator: 'zola' }, source)).toMatchObject({ to: 'zola' });
  });
});

test('what stands in the way is told by its field', () => {
  const choice = { ...usual, folder: ' ', scope: 'tag', to: 'site', theme: 'own', address: 'example' } as const;
  expect(Object.keys(faultsOf(choice, source))).toEqual(['folder', 'tag', 'themeFolder', 'address']);
  expect(faultsOf(usual, source)).toEqual({});
});

test('a tag of drafts only is no export until the drafts come too', () => {
  const drafts = { ...source, posts: posts.filter(({ state }) => state !== 'live') };
  const choice = { ...usual, scope: 'tag', tag: 'sea' } as const;
  expect(faultsOf(choice, drafts)).toHaveProperty('tag');
  expect(faultsOf({ ...choice, drafts: true }, drafts)).toEqual({});
  expect(faultsOf(choice, source)).toEqual({});
});

test('the next dialog begins with what the last export was, for what is at hand', () => {
  const last = { to: 'site', drafts: false, theme: '/mine', baseUrl: 'https://example.org/' } as const;
  const proposal = { folder: '/out', last };
  expect(firstChoice(0, true, proposal, own('journal'))).toMatchObject({
    to: 'site',
    theme: 'own',
    themeFolder: '/mine',
    folder: '/out',
  });
  expect(firstChoice(2, true, proposal, own('journal'))).toMatchObject({ to: 'html', scope: 'chosen' });
  expect(
    firstChoice(0, false, { folder: '/out', last: { to: 'hexo', drafts: false } }, own('/my/look.css')),
  ).toMatchObject({
    to: 'convert',
    generator: 'hexo',
    theme: 'own',
    themeFolder: '/my/look.css',
  });
  // A site that was given no look yet has the one that the preview shows.
  expect(firstChoice(0, false, null, own('journal'))).toMatchObject({ theme: 'journal', themeFolder: '' });
});

test('posts are made for another generator than their own first', () => {
  expect(firstChoice(0, true, null, own('default', 'hugo')).generator).toBe('jekyll');
  expect(firstChoice(0, true, null, own('default', 'zola')).generator).toBe('hugo');
});
