import { describe, expect, test } from 'vitest';
import { readFrontMatter } from '../../../../shared/frontmatter/read.ts';
import { postStatus } from '../../../../shared/frontmatter/status/status.ts';
import { siteProfile } from '../../../../shared/generators/profiles.ts';
import { postId } from '../../../../shared/model/post.ts';
import { generators, type Generator, type SiteProfile } from '../../../../shared/model/site.ts';

const now = Date.UTC(2024, 5, 1, 12);

function status(generator: Generator, id: string, fields: string, more: Partial<SiteProfile> = {}) {
  const text = fields === '' ? 'Body\n' : fields.startsWith('+++') ? fields : `---\n${fields}\n---\nBody\n`;
  return postStatus({ ...siteProfile(generator), ...more }, postId(id), readFrontMatter(text), now);
}

const past = 'date: 2024-05-31';
const future = 'date: 2024-06-02';

describe.each<[Generator, string, string, string]>([
  ['hugo', 'content/posts/a.md', past, 'live'],
  ['hugo', 'content/posts/a.md', future, 'scheduled'],
  ['hugo', 'content/posts/a.md', `${past}\ndraft: true`, 'draft'],
  ['hugo', 'content/posts/a.md', `${past}\nDRAFT: true`, 'draft'],
  ['hugo', 'content/posts/a.md', `${past}\ndraft: "true"`, 'draft'],
  ['hugo', 'content/posts/a.md', `${past}\npublished: false`, 'draft'],
  ['hugo', 'content/posts/a.md', `${past}\npublishDate: 2024-07-01`, 'scheduled'],
  ['hugo', 'content/posts/a.md', `${future}\npublishDate: 2024-05-01`, 'live'],
  ['hugo', 'content/posts/a.md', `${past}\nexpiryDate: 2024-05-31`, 'expired'],
  ['hugo', 'content/posts/a.md', `${past}\nunpublishdate: 2024-06-30`, 'live'],
  ['hugo', 'content/posts/_index.md', past, 'hidden'],
  ['hugo', 'content/posts/a/index.md', `${past}\nheadless: true`, 'hidden'],
  ['hugo', 'content/posts/a.md', `${past}\nbuild:\n  render: never`, 'hidden'],
  ['hugo', 'README.md', past, 'hidden'],
  ['hugo', 'content/posts/a.md', '+++\ndate = 2024-06-01T13:00:00Z\n+++\n', 'scheduled'],
  ['hugo', 'content/posts/a.md', '+++\ndate = 2024-06-01T11:00:00Z\n+++\n', 'live'],
  ['jekyll', '_posts/2024-05-31-a.md', 'title: A', 'live'],
  ['jekyll', '_posts/2024-06-02-a.md', 'title: A', 'scheduled'],
  ['jekyll', '_posts/2024-06-02-a.md', past, 'live'],
  ['jekyll', '_posts/a.md', 'title: A', 'hidden'],
  ['jekyll', '_posts/2024-05-31-a.md', 'published: false', 'hidden'],
  ['jekyll', '_posts/2024-05-31-a.md', 'draft: true', 'live'],
  ['jekyll', '_drafts/a.md', 'title: A', 'draft'],
  ['jekyll', 'news/_drafts/a.md', 'title: A', 'draft'],
  ['jekyll', 'about.md', future, 'live'],
  ['jekyll', 'about.md', '', 'hidden'],
  ['jekyll', '_includes/a.md', 'title: A', 'hidden'],
  ['astro', 'src/content/blog/a.md', 'pubDate: 2024-06-02', 'live'],
  ['astro', 'src/content/blog/a.md', 'draft: true', 'draft'],
  ['astro', 'src/content/blog/_a.md', past, 'hidden'],
  ['astro', 'src/pages/_parts/a.md', past, 'hidden'],
  ['eleventy', 'content/a.md', future, 'live'],
  ['eleventy', 'content/a.md', 'permalink: false', 'hidden'],
  ['eleventy', 'content/a.md', 'eleventyExcludeFromCollections: true', 'hidden'],
  ['eleventy', 'content/a.md', 'draft: true', 'draft'],
  ['hexo', 'source/_posts/a.md', future, 'live'],
  ['hexo', 'source/_posts/a.md', 'published: false', 'hidden'],
  ['hexo', 'source/_drafts/a.md', past, 'draft'],
  ['hexo', 'scaffolds/post.md', past, 'hidden'],
  ['zola', 'content/a.md', '+++\ndate = 2024-06-02\n+++\n', 'live'],
  ['zola', 'content/a.md', '+++\ndraft = true\n+++\n', 'draft'],
  ['zola', 'content/_index.md', '+++\n+++\n', 'hidden'],
  ['zola', 'content/a.md', '+++\nrender = false\n+++\n', 'hidden'],
  ['docusaurus', 'blog/2024-06-02-a.md', 'title: A', 'live'],
  ['docusaurus', 'blog/a.md', 'draft: true', 'draft'],
  ['docusaurus', 'blog/a.md', 'unlisted: true', 'hidden'],
  ['docusaurus', 'blog/_a.md', past, 'hidden'],
  ['next', 'posts/a.mdx', 'published: false', 'draft'],
  ['next', 'posts/a.mdx', '', 'live'],
  ['next', 'data/authors/default.mdx', 'name: Nora', 'hidden'],
  ['next', 'site/data/authors/kai.md', '', 'hidden'],
  ['next', 'data/blog/authors/kai.mdx', '', 'live'],
  ['plain', 'data/authors/kai.md', '', 'live'],
  ['plain', 'a.md', '', 'live'],
  ['plain', 'a.md', 'draft: true', 'draft'],
  ['plain', 'a.md', future, 'live'],
])('%s %s %j', (generator, id, fields, state) => {
  test(`is ${state}`, () => {
    const found = status(generator, id, fields);
    expect(found.state).toBe(state);
    expect(found.why === '').toBe(state === 'live');
  });
});

test('a site that publishes the future has nothing scheduled', () => {
  expect(status('jekyll', '_posts/2024-06-02-a.md', 'title: A', { publishesFuture: true }).state).toBe('live');
});

test('only Hugo knows posts that expire by itself, and any site may be said to', () => {
  const fields = `${past}\nexpiryDate: 2024-05-31`;
  expect(generators.filter((name) => !siteProfile(name).publishesExpired)).toEqual(['hugo']);
  expect(status('astro', 'src/content/blog/a.md', fields).state).toBe('live');
  expect(status('astro', 'src/content/blog/a.md', fields, { publishesExpired: false }).state).toBe('expired');
});

test('a date without an offset is read in the zone of the site', () => {
  const fields = 'date: 2024-06-01 20:00:00';
  expect(status('hugo', 'content/a.md', fields, { timeZone: 'Asia/Tokyo' })).toMatchObject({
    state: 'live',
    time: Date.UTC(2024, 5, 1, 11),
  });
  expect(status('hugo', 'content/a.md', fields, { timeZone: 'UTC' }).state).toBe('scheduled');
  expect(status('hugo', 'content/a.md', `${fields} +0900`, { timeZone: 'UTC' }).state).toBe('live');
});

test('the date comes from the front matter as written, else from the path', () => {
  expect(status('plain', 'a.md', 'date: "Jul 08 2022"')).toMatchObject({
    date: 'Jul 08 2022',
    time: Date.UTC(2022, 6, 8),
  });
  expect(status('plain', '2022-07-08-a.md', 'title: A')).toMatchObject({ date: '2022-07-08' });
  expect(status('plain', '2022-07-08-a/index.md', 'title: A')).toMatchObject({ date: '2022-07-08' });
  expect(status('docusaurus', 'blog/2022/07/08/a.md', 'title: A')).toMatchObject({ date: '2022-07-08' });
  expect(status('plain', 'a.md', 'date: soon')).toMatchObject({ date: null, time: null });
  expect(status('plain', '2022-13-08-a.md', '')).toMatchObject({ date: null });
});

test('front matter that cannot be read says nothing about the state', () => {
  expect(status('hugo', 'content/a.md', 'draft: true\ntitle: "x')).toMatchObject({ state: 'live' });
});

test('a scheduled post names the field that holds it back', () => {
  expect(status('hugo', 'content/a.md', `${past}\npublishDate: 2024-07-01`).why).toBe(
    'Its publishDate is in the future.',
  );
  expect(status('hugo', 'content/a.md', future).why).toBe('Its date is in the future.');
  expect(status('jekyll', '_posts/2024-06-02-a.md', 'title: A').why).toBe('Its date is in the future.');
});
