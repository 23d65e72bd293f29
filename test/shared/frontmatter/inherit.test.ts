import { describe, expect, test } from 'vitest';
import { inheritedFields } from '../../../shared/frontmatter/inherit.ts';
import { readFrontMatter, values } from '../../../shared/frontmatter/read.ts';
import { detectSite } from '../../../shared/generators/detect.ts';
import type { SiteConfig } from '../../../shared/generators/rules/generator-rules.ts';
import { postFacts } from '../../../shared/markdown/facts/facts.ts';
import type { FieldValue } from '../../../shared/model/front-matter.ts';
import { postId } from '../../../shared/model/post.ts';

const now = Date.UTC(2024, 5, 1, 12);
const config = (path: string, data: unknown): SiteConfig => ({ path, text: '', data: data as FieldValue });
const yaml = (fields: string) => `---\n${fields}\n---\nText\n`;

/** The facts of a post of a site that is configured and has data files like these. */
function facts(id: string, text: string, configs: readonly SiteConfig[], dataFiles: readonly SiteConfig[] = []) {
  const profile = detectSite({ configs, folders: [], posts: [], samples: [], dataFiles });
  return { ...postFacts(text, postId(id), profile, now), profile };
}

describe('tags and categories', () => {
  test('Hugo: the section gives tags to posts without any', () => {
    const section = config('content/posts/_index.md', { cascade: { tags: ['sea'], Categories: 'Logs' } });
    const of = (text: string) => facts('content/posts/a.md', text, [config('hugo.toml', {})], [section]).taxonomies;
    expect(of(yaml('title: A'))).toEqual({ tags: ['sea'], categories: ['Logs'] });
    expect(of(yaml('Tags: [land]'))).toEqual({ tags: ['land'], categories: ['Logs'] });
    expect(of(yaml('tags: []'))).toEqual({ categories: ['Logs'] });
  });

  test('Eleventy: those of the folder come before those of the post', () => {
    const data = [config('posts/posts.json', { tags: 'post' }), config('posts/deep/deep.json', { tags: ['deep'] })];
    const of = (text: string) => facts('posts/deep/a.md', text, [config('eleventy.config.js', null)], data).taxonomies;
    expect(of(yaml('tags: [mine, post]'))).toEqual({ tags: ['post', 'deep', 'mine'] });
    expect(of(yaml('tags: mine'))).toEqual({ tags: ['post', 'deep', 'mine'] });
    expect(of(yaml('title: A'))).toEqual({ tags: ['post', 'deep'] });
  });

  test('Jekyll: categories of folder, defaults and post together; tags of the post alone', () => {
    const defaults = [{ values: { categories: 'logs sea', tags: ['common'] } }];
    const of = (id: string, text: string) => facts(id, text, [config('_config.yml', { defaults })]).taxonomies;
    expect(of('news/old/_posts/2024-01-02-a.md', yaml('categories: [mine, sea]'))).toEqual({
      tags: ['common'],
      categories: ['news', 'old', 'logs', 'sea', 'mine'],
    });
    expect(of('_posts/2024-01-02-a.md', yaml('category: one more\ntags: a b'))).toEqual({
      tags: ['a', 'b'],
      categories: ['logs', 'sea', 'one more'],
    });
    expect(of('_posts/2024-01-02-a.md', yaml('tag: a b\ntags: c d'))['tags']).toEqual(['a b']);
  });
});

test('title and date come from elsewhere where the post has none', () => {
  const defaults = [{ scope: { path: '_posts' }, values: { title: 'A letter', date: '2034-01-02' } }];
  const jekyll = [config('_config.yml', { defaults })];
  expect(facts('_posts/2024-01-02-a.md', 'Text\n', jekyll)).toMatchObject({
    title: 'A letter',
    date: '2034-01-02',
    state: 'scheduled',
    why: 'Its date is in the future, says _config.yml.',
  });
});

test('the file is named in the reason and beside each value, and nothing of the post itself is', () => {
  const section = config('content/posts/_index.md', { cascade: [{ draft: true, params: { author: 'A' } }] });
  const { why, profile } = facts('content/posts/a.md', yaml('title: A'), [config('hugo.toml', {})], [section]);
  expect(why).toBe('draft is true, says content/posts/_index.md.');
  const own = readFrontMatter(yaml('title: A'));
  expect(inheritedFields(profile, postId('content/posts/a.md'), own)).toMatchObject([
    { path: ['draft'], value: true, source: 'content/posts/_index.md' },
    { path: ['params'], value: { author: 'A' }, fields: [{ path: ['params', 'author'], value: 'A' }] },
  ]);
  expect(inheritedFields(profile, postId('content/other/a.md'), own)).toEqual([]);
  expect(values(own ?? never())).toEqual({ title: 'A' });
});

function never(): never {
  throw new Error('there is front matter');
}

test('a section page of one language speaks for that language, a target for the one it names', () => {
  const site = config('hugo.toml', {
    defaultContentLanguage: 'en',
    languages: { en: {}, de: { cascade: { title: 'Titel' } } },
    cascade: [{ target: { lang: '{de,fr}' }, draft: true }],
  });
  const section = config('content/posts/_index.de.md', { cascade: { tags: ['Meer'] } });
  const of = (id: string) => facts(id, 'Text\n', [site], [section]);
  expect(of('content/posts/a.de.md')).toMatchObject({ title: 'Titel', state: 'draft', taxonomies: { tags: ['Meer'] } });
  expect(of('content/posts/a.md')).toMatchObject({ title: 'A', state: 'live', taxonomies: {} });
});

test('what is no cascade, no set of defaults, no data is passed over', () => {
  for (const cascade of [null, 'draft', [null, 3, 'x'], { target: 5 }, { target: { path: 7, kind: [] } }, [[]]])
    expect(facts('content/a.md', 'Text\n', [config('hugo.toml', { cascade })]).state).toBe('live');
  for (const defaults of [null, 'x', {}, [null, 'x', { values: 3 }, { scope: 4, values: { x: 1 } }]])
    expect(facts('_posts/2024-01-02-a.md', yaml('a: b'), [config('_config.yml', { defaults })]).state).toBe('live');
  const data = [config('posts/posts.json', [1]), config('posts/a.json', null), config('posts/a.11tydata.json', 'x')];
  expect(facts('posts/a.md', 'Text\n', [config('eleventy.config.js', null)], data).state).toBe('live');
});

test('the profile names the files, and code that is not read', () => {
  const data = [config('posts/posts.json', { tags: 'post' }), config('posts/posts.11tydata.js', null)];
  const { profile } = facts('posts/a.md', 'Text\n', [config('eleventy.config.js', null)], data);
  expect(profile.notes).toEqual([
    {
      finding: 'values for posts: tags by posts/posts.json',
      because: 'posts/posts.json says so; posts/posts.11tydata.js is code and is not read',
    },
  ]);
});
