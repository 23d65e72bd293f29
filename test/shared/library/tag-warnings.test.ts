import { describe, expect, test } from 'vitest';
import { siteProfile } from '../../../shared/generators/profiles.ts';
import { tagWarnings } from '../../../shared/library/tag-warnings.ts';
import type { TagAction } from '../../../shared/model/tags.ts';
import { summary } from '../../support/post-summary.ts';

describe('pages of terms in Hugo', () => {
  const posts = ['content/posts/a.md', 'content/tags/red-wine/_index.md', 'content/tags/cheese/_index.md'].map((id) =>
    summary(id, {}),
  );
  const warn = (action: TagAction, taxonomy = 'tags') => tagWarnings(siteProfile('hugo'), posts, taxonomy, action);

  test('are named where they stay behind, and where they would go', () => {
    const { sentences, pages } = warn({ kind: 'rename', from: 'Red wine', to: 'Red Wines' });
    expect(sentences).toEqual([
      'The tag has a page of its own, which stays where it is: content/tags/red-wine/_index.md.',
    ]);
    expect(pages).toEqual([{ from: 'content/tags/red-wine/_index.md', to: 'content/tags/red-wines/_index.md' }]);
  });

  test('do not go where one is already, nor where there is no one place', () => {
    expect(warn({ kind: 'merge', from: ['red wine', 'wine'], to: 'cheese' })).toMatchObject({
      sentences: [expect.stringContaining('red-wine/_index.md')],
      pages: [],
    });
    expect(warn({ kind: 'split', from: 'cheese', to: ['brie', 'gouda'] }).pages).toEqual([]);
    expect(warn({ kind: 'delete', tags: ['cheese', 'red wine'] }).sentences).toEqual([
      'The tags have pages of their own, which stay where they are: content/tags/cheese/_index.md, content/tags/red-wine/_index.md.',
    ]);
  });

  // As hugo 0.111.3 lists posts with these tags on these pages.
  test.each([
    ['Red wine, dry', 'red-wine-dry'],
    ['Rock & Roll', 'rock-roll'],
    ['a - b', 'a-b'],
    ['What?', 'what'],
    ['C#', 'c#'],
    ['C++', 'c++'],
    ['C%', 'c'],
  ])('the tag %s has the page %s', (tag, folder) => {
    const page = `content/tags/${folder}/_index.md`;
    const found = (action: TagAction, id = page) => tagWarnings(siteProfile('hugo'), [summary(id, {})], 'tags', action);
    expect(found({ kind: 'delete', tags: [tag] }).sentences).toEqual([expect.stringContaining(page)]);
    expect(found({ kind: 'rename', from: 'old', to: tag }, 'content/tags/old/_index.md').pages).toEqual([
      { from: 'content/tags/old/_index.md', to: page },
    ]);
  });

  test('stay where a name leaves nothing for a folder', () => {
    expect(warn({ kind: 'rename', from: 'cheese', to: '?' })).toMatchObject({
      sentences: [expect.stringContaining('content/tags/cheese/_index.md')],
      pages: [],
    });
  });

  test('follow into another taxonomy; without a page nothing is said', () => {
    expect(warn({ kind: 'move', tags: ['cheese'], into: 'categories' }).pages).toEqual([
      { from: 'content/tags/cheese/_index.md', to: 'content/categories/cheese/_index.md' },
    ]);
    expect(warn({ kind: 'rename', from: 'bread', to: 'loaf' })).toEqual({ sentences: [], pages: [] });
    expect(warn({ kind: 'rename', from: 'cheese', to: 'x' }, 'categories')).toEqual({ sentences: [], pages: [] });
  });
});

// As hugo 0.111.3 lists the posts of `C` and `C%` on one page named `C`.
test('terms that Hugo makes one page of are named where they come to be', () => {
  const posts = [
    summary('a.md', { taxonomies: { tags: ['C', 'Go'], categories: ['c%'] } }),
    summary('b.md', { taxonomies: { tags: ['C++', 'percent'] } }),
  ];
  const warn = (action: TagAction) => tagWarnings(siteProfile('hugo'), posts, 'tags', action).sentences;
  const shared = (names: string) => [`Hugo makes one page of ${names}: their address is the same.`];
  expect(warn({ kind: 'rename', from: 'percent', to: 'C%' })).toEqual(shared('“C” and “C%”'));
  expect(warn({ kind: 'split', from: 'percent', to: ['x y', 'X-Y'] })).toEqual(shared('“x y” and “X-Y”'));
  expect(warn({ kind: 'move', tags: ['C'], into: 'categories' })).toEqual(shared('“c%” and “C”'));
  // The other one goes, it is there already, or its path is another.
  expect(warn({ kind: 'rename', from: 'Go', to: 'go' })).toEqual([]);
  expect(warn({ kind: 'merge', from: ['C', 'percent'], to: 'C%' })).toEqual([]);
  expect(warn({ kind: 'rename', from: 'percent', to: 'C' })).toEqual([]);
  expect(warn({ kind: 'rename', from: 'percent', to: 'C#' })).toEqual([]);
});

describe('collections of Eleventy', () => {
  const posts = ['a', 'b', 'c', 'd', 'e'].map((id) => summary(`${id}.md`, { taxonomies: { tags: ['log', id] } }));
  const warn = (from: string) =>
    tagWarnings(siteProfile('eleventy'), posts, 'tags', { kind: 'rename', from, to: 'new' }).sentences;

  test('are warned about by name, and where most posts have the tag', () => {
    expect(warn('post')[0]).toContain('collections.post ');
    expect(warn('log')).toHaveLength(1);
    expect(warn('a')).toEqual([]);
  });
});
