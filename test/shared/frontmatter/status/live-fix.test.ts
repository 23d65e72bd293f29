import { describe, expect, test } from 'vitest';
import { dateNow, withPrecision } from '../../../../shared/frontmatter/status/date-now.ts';
import { editFrontMatter } from '../../../../shared/frontmatter/edits/edit.ts';
import { liveFix, type LiveFix } from '../../../../shared/frontmatter/status/live-fix.ts';
import { readFrontMatter } from '../../../../shared/frontmatter/read.ts';
import { postStatus } from '../../../../shared/frontmatter/status/status.ts';
import { siteProfile } from '../../../../shared/generators/profiles.ts';
import { postId } from '../../../../shared/model/post.ts';
import type { FieldKind } from '../../../../shared/model/front-matter.ts';
import type { Generator, SiteProfile } from '../../../../shared/model/site.ts';

const now = Date.UTC(2024, 5, 1, 12, 34, 56);

function fixOf(generator: Generator, id: string, text: string, more: Partial<SiteProfile> = {}) {
  const profile = { ...siteProfile(generator), ...more };
  const frontMatter = readFrontMatter(text);
  const fix = liveFix({ profile, id: postId(id), frontMatter, now, text: () => text, editOptions: {} });
  return { profile, fix };
}

/** The file name and text after a fix. */
function fixed(id: string, text: string, fix: LiveFix | null): readonly [string, string] {
  if (!fix) return ['no fix', ''];
  if ('to' in fix) return [fix.to, text];
  const outcome = editFrontMatter(text, fix.edits);
  return [id, outcome.kind === 'changed' ? outcome.text : outcome.kind];
}

const yaml = (fields: string) => `---\n${fields}\n---\nBody\n`;

describe('one click gets a post past what holds it back', () => {
  test.each<[Generator, string, string, string, string]>([
    [
      'hugo',
      'content/a.md',
      yaml('date: 2024-05-31\ndraft: true # yet'),
      'content/a.md',
      yaml('date: 2024-05-31\ndraft: false # yet'),
    ],
    ['hugo', 'content/a.md', yaml('Draft: TRUE'), 'content/a.md', yaml('Draft: FALSE')],
    ['hugo', 'content/a.md', yaml('published: false'), 'content/a.md', yaml('published: true')],
    ['hugo', 'content/a.md', yaml('date: 2024-07-01'), 'content/a.md', yaml('date: 2024-06-01')],
    [
      'hugo',
      'content/a.md',
      '+++\ndate = 2024-05-01\npublishDate = 2024-07-01T08:00:00+02:00\n+++\n',
      'content/a.md',
      '+++\ndate = 2024-05-01\npublishDate = 2024-06-01T14:34:56+02:00\n+++\n',
    ],
    ['hugo', 'content/a.md', yaml('expiryDate: 2024-05-01\ntitle: A'), 'content/a.md', yaml('title: A')],
    [
      'hugo',
      'content/a.md',
      yaml('build:\n  render: never\n  list: always'),
      'content/a.md',
      yaml('build:\n  list: always'),
    ],
    ['hugo', 'content/x/index.md', yaml('headless: true'), 'content/x/index.md', yaml('headless: false')],
    ['hugo', 'README.md', yaml('title: A'), 'content/posts/README.md', yaml('title: A')],
    ['jekyll', '_drafts/a-b.md', yaml('date: 2024-05-30'), '_posts/2024-05-30-a-b.md', yaml('date: 2024-05-30')],
    ['jekyll', 'news/_drafts/a.md', yaml('title: A'), 'news/_posts/2024-06-01-a.md', yaml('title: A')],
    ['jekyll', '_posts/2024-05-31-a.md', yaml('published: false'), '_posts/2024-05-31-a.md', yaml('published: true')],
    ['jekyll', '_posts/a.md', yaml('title: A'), '_posts/2024-06-01-a.md', yaml('title: A')],
    ['jekyll', '_posts/2025-01-02-a.md', yaml('title: A'), '_posts/2024-06-01-a.md', yaml('title: A')],
    ['jekyll', 'about.md', 'Body\n', 'about.md', '---\ntitle: about\n---\n\nBody\n'],
    ['astro', 'src/content/blog/_a.md', yaml('title: A'), 'src/content/blog/a.md', yaml('title: A')],
    ['eleventy', 'content/a.md', yaml('permalink: false\ntitle: A'), 'content/a.md', yaml('title: A')],
    ['eleventy', 'content/a.md', yaml('draft: "false"'), 'content/a.md', yaml('draft: false')],
    ['eleventy', 'content/a.markdown', yaml('title: A'), 'content/a.md', yaml('title: A')],
    ['hexo', 'source/_drafts/a.md', yaml('title: A'), 'source/_posts/a.md', yaml('title: A')],
    ['hexo', 'source/_posts/a.md', yaml('published: false'), 'source/_posts/a.md', yaml('published: true')],
    ['zola', 'content/a.md', '+++\nrender = false\n+++\n', 'content/a.md', '+++\nrender = true\n+++\n'],
    ['docusaurus', 'blog/a.md', yaml('unlisted: true'), 'blog/a.md', yaml('unlisted: false')],
  ])('%s %s %j', (generator, id, text, toId, toText) => {
    const { profile, fix } = fixOf(generator, id, text);
    const [newId, newText] = fixed(id, text, fix);
    expect([newId, newText]).toEqual([toId, toText]);
    expect(postStatus(profile, postId(newId), readFrontMatter(newText), now).state).toBe('live');
  });

  test.each<[Generator, string, string]>([
    ['hugo', 'content/a.md', yaml('date: 2024-05-31')],
    ['hugo', 'content/posts/_index.md', yaml('title: A')],
    ['jekyll', '_includes/a.md', yaml('title: "never closed')],
    ['hugo', 'content/a.md', yaml('draft: true\ntitle: "x')],
  ])('%s %s %j has none', (generator, id, text) => {
    expect(fixOf(generator, id, text).fix).toBeNull();
  });

  test('a second reason comes after the first', () => {
    const text = yaml('draft: true\ndate: 2024-07-01');
    const first = fixOf('hugo', 'content/a.md', text).fix;
    expect(first?.label).toBe('Take it out of the drafts');
    const [, next] = fixed('content/a.md', text, first);
    expect(fixOf('hugo', 'content/a.md', next).fix?.label).toBe('Publish it now');
  });
});

describe('now, written as the date was', () => {
  test.each<[Generator, string, FieldKind, string, string]>([
    ['hugo', '2099-01-01', 'date', 'Asia/Tokyo', '2024-06-01'],
    ['hugo', '2099-01-01T08:00:00+02:00', 'date', 'UTC', '2024-06-01T14:34:56+02:00'],
    ['hugo', '2099-01-01 08:00:00', 'date', 'America/New_York', '2024-06-01 08:34:56'],
    // Psych reads a bare date with seconds as UTC, and text in the zone of the site.
    ['jekyll', '2099-01-01 08:00:00', 'date', 'America/New_York', '2024-06-01 12:34:56'],
    ['jekyll', '2099-01-01 08:00:00', 'text', 'America/New_York', '2024-06-01 08:34:56'],
    ['jekyll', '2099-01-01 08:00', 'date', 'Asia/Tokyo', '2024-06-01 21:34'],
    ['hexo', '2099-01-01 00:00:00', 'date', 'America/New_York', '2024-06-01 08:34:56'],
    // Hexo 8 takes the clock of UTC for that of the site, of a date without quotes.
    ['hexo', '2099-01-01T00:00:00Z', 'date', 'America/New_York', '2024-06-01T08:34:56Z'],
    ['hexo', '2099-01-01T00:00:00+02:00', 'date', 'Asia/Tokyo', '2024-06-01T23:34:56+02:00'],
    ['hexo', '2099-01-01T00:00:00Z', 'text', 'America/New_York', '2024-06-01T12:34:56Z'],
    ['plain', 'Jul 08 2099', 'text', 'UTC', '2024-06-01'],
    ['plain', 'Last Modified', 'text', 'Europe/Oslo', '2024-06-01T14:34:56+02:00'],
  ])('%s %s', (generator, written, kind, timeZone, expected) => {
    expect(dateNow({ ...siteProfile(generator), timeZone }, written, kind, now)).toBe(expected);
  });

  test('a day gets a time, and loses it', () => {
    const profile = { ...siteProfile('hugo'), timeZone: 'Europe/Oslo' };
    expect(withPrecision(profile, '2024-06-01', 'second')).toBe('2024-06-01T00:00:00+02:00');
    expect(withPrecision(profile, '2024-06-01T10:00:00+09:00', 'day')).toBe('2024-06-01');
    expect(withPrecision(profile, 'soon', 'second')).toBe('soon');
  });
});

test('the state tells when it changes by itself', () => {
  const until = (text: string) =>
    postStatus(siteProfile('hugo'), postId('content/a.md'), readFrontMatter(text), now).until;
  expect(until(yaml('date: 2024-06-02'))).toBe(Date.UTC(2024, 5, 2));
  expect(until(yaml('date: 2024-05-02\nexpiryDate: 2024-06-03'))).toBe(Date.UTC(2024, 5, 3));
  expect(until(yaml('date: 2024-05-02'))).toBeNull();
  expect(until(yaml('draft: true\ndate: 2024-07-02'))).toBeNull();
});

test('a value of another file is answered in the post, where the post has a say', () => {
  const place = { under: 'content/', glob: null, type: null, languages: null };
  const draft = { ...place, source: 'content/_index.md', values: { draft: true } };
  const text = yaml('title: A');
  const hugo = fixOf('hugo', 'content/a.md', text, { defaults: [draft] });
  expect(fixed('content/a.md', text, hugo.fix)).toEqual(['content/a.md', yaml('title: A\ndraft: false')]);
  const late = { ...draft, values: { date: '2034-01-01' } };
  const { fix } = fixOf('hugo', 'content/a.md', text, { defaults: [late] });
  expect(fixed('content/a.md', text, fix)[1]).toMatch(/^---\ntitle: A\ndate: 2024-06-01\n---/);
  const zola = fixOf('zola', 'content/a.md', text, { defaults: [{ ...draft, always: true }] });
  expect(fixed('content/a.md', text, zola.fix)[0]).toBe('no fix');
  const gone = fixOf('hugo', 'content/a.md', text, { defaults: [{ ...draft, values: { expiryDate: '2020-01-01' } }] });
  expect(gone.fix).toBeNull();
});
