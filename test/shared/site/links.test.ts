import { expect, test } from 'vitest';
import { noAddresses } from '../../../shared/generators/addresses.ts';
import { siteProfile } from '../../../shared/generators/profiles.ts';
import { postId } from '../../../shared/model/post.ts';
import { pagesMap, resolveLink, siteMap } from '../../../shared/site/links.ts';
import { planSite } from '../../../shared/site/plan.ts';
import { noSiteFields } from '../../../shared/site/site-post.ts';

const profile = siteProfile('jekyll');
const names = ['_posts/2024-01-02-a.md', 'travel/_posts/2024-01-03-b.md', '_posts/old/2023-01-02-c.md', 'about.md'];
const posts = names.map((name) => {
  const date = /\d{4}-\d\d-\d\d/.exec(name)?.[0] ?? null;
  const found = { id: postId(name), title: name, date, time: date === null ? null : Date.parse(date), taxonomies: {} };
  return { ...noSiteFields, ...found, language: 'en' };
});
const map = siteMap(planSite({ profile, addresses: noAddresses, posts }), null, []);
const at = (written: string) => {
  const found = resolveLink(map, profile, { id: postId('about.md'), file: 'about.html' }, written);
  return found.kind === 'page' ? found.href : found.kind;
};

test('calls of Jekyll lead to the posts that they name', () => {
  expect(at('{% post_url 2024-01-02-a %}')).toBe('2024/01/02/a.html');
  expect(at('{% post_url /travel/2024-01-03-b %}#c')).toMatch(/^travel\/2024\/01\/03\/b\.html#/);
  expect(at('{% post_url old/2023-01-02-c %}')).toBe('2023/01/02/c.html');
  // Jekyll takes these with a warning.
  expect(at('{% post_url 2024-01-03-b %}')).toBe('travel/2024/01/03/b.html');
  expect(at('{{ site.baseurl }}{% post_url 2023-01-02-c %}')).toBe('2023/01/02/c.html');
  expect(at('{% link travel/_posts/2024-01-03-b.md %}')).toBe('travel/2024/01/03/b.html');
  expect(at('{% post_url 2020-01-01-none %}')).toBe('path');
  expect(at('/2024-01-03-b')).toBe('path');
});

test('of two files that only capitals tell apart each is found by its own name', () => {
  const plain = siteProfile('plain');
  const ids = ['Notes.md', 'notes.md', 'other.md'];
  const alike = ids.map((id) => ({
    ...{ ...noSiteFields, id: postId(id), title: id, date: null, time: null, taxonomies: {}, language: 'en' },
  }));
  const whole = siteMap(planSite({ profile: plain, addresses: noAddresses, posts: alike }), null, []);
  const fileOf = (written: string) => {
    const found = resolveLink(whole, plain, { id: postId('other.md'), file: 'other.html' }, written);
    return found.kind === 'page' ? found.href : found.kind;
  };
  expect(fileOf('Notes.md')).toBe('notes/index.html');
  expect(fileOf('notes.md')).toBe('notes-2/index.html');
  expect(fileOf('Other.md')).toBe('other/index.html');
});

test('paths of Docusaurus to files lead where Docusaurus leads them', () => {
  const docusaurus = siteProfile('docusaurus');
  const ids = ['docs/intro.md', 'docs/a/intro.md', 'docs/a/b/c.md', 'docs/only.md', 'blog/only.md'];
  const pages = ids.map((id) => ({
    ...{ ...noSiteFields, id: postId(id), title: id, date: null, time: null, taxonomies: {}, language: 'en' },
  }));
  const whole = siteMap(planSite({ profile: docusaurus, addresses: noAddresses, posts: pages }), null, []);
  const fileOf = (id: string) => whole.posts[id];
  const from = (id: string, path: string) => {
    const found = resolveLink(whole, docusaurus, { id: postId(id), file: 'x.html' }, path);
    return found.kind === 'page' ? found.href : found.kind;
  };
  for (const [id, path, target] of [
    ['docs/a/b/c.md', 'intro.md', 'docs/intro.md'],
    ['docs/a/c.md', 'intro.md', 'docs/a/intro.md'],
    ['docs/a/b/c.md', 'a/intro.md', 'docs/a/intro.md'],
    ['docs/a/b/c.md', '/a/intro.md', 'docs/a/intro.md'],
    ['docs/a/b/c.md', '/docs/a/intro.md', 'docs/a/intro.md'],
    ['docs/a/b/c.md', '@site/docs/intro.md', 'docs/intro.md'],
    ['docs/a/b/c.md', '/only.md', 'docs/only.md'],
    ['blog/x.md', '/only.md', 'blog/only.md'],
  ] as const)
    expect(from(id, path), `${path} in ${id}`).toBe(encodeURI(fileOf(target) ?? ''));
  expect(from('docs/a/b/c.md', './intro.md')).toBe('path');
});

test('calls of Hugo lead where Hugo leads them', () => {
  const languages = ['en', 'de'].map((code) => ({ code, folder: null }));
  const hugo = { ...siteProfile('hugo'), languages };
  const ids = [
    'content/Blog/a.md',
    'content/Blog/name.md',
    'content/posts/name.md',
    'content/posts/only/index.md',
    'content/Blog/twice.md',
    'content/Blog/twice.de.md',
  ];
  const blog = ids.map((id) => ({
    ...{
      ...noSiteFields,
      id: postId(id),
      title: id,
      date: null,
      time: null,
      taxonomies: {},
      language: id.includes('.de.') ? 'de' : 'en',
    },
  }));
  const whole = siteMap(planSite({ profile: hugo, addresses: noAddresses, posts: blog }), null, []);
  const from = (id: string, path: string) => {
    const found = resolveLink(whole, hugo, { id: postId(id), file: 'x.html' }, `{{< ref "${path}" >}}`);
    return found.kind === 'page' ? found.href : found.kind;
  };
  expect(from('content/Blog/a.md', 'name')).toBe('blog/name/index.html');
  expect(from('content/posts/only/index.md', 'name.md')).toBe('posts/name/index.html');
  expect(from('content/about.md', 'name')).toBe('path');
  expect(from('content/Blog/b.de.md', 'twice')).toBe('de/blog/twice/index.html');
  expect(from('content/Blog/a.md', 'only#x')).toMatch(/^posts\/only\/index\.html#/);
});

test('a link from the root of a site routed in code may leave out the folder that its posts are in', () => {
  const next = siteProfile('next');
  const blog = ['README.md', 'docs/index.mdx', 'docs/guides/gfm.mdx', 'docs/blog/v2.mdx', 'docs/blog/docs/v2.mdx'];
  const made = blog.map((id) => {
    const facts = { id: postId(id), title: id, date: null, time: null, taxonomies: {} };
    return { ...noSiteFields, ...facts, language: 'en' };
  });
  const whole = siteMap(planSite({ profile: next, addresses: noAddresses, posts: made }), null, []);
  const from = (written: string, site = next) => {
    const found = resolveLink(whole, site, { id: postId('README.md'), file: 'x.html' }, written);
    return found.kind === 'page' ? found.href : found.kind;
  };
  expect(from('/guides/gfm/')).toBe('docs/guides/gfm/index.html');
  expect(from('/guides/gfm')).toBe('docs/guides/gfm/index.html');
  expect(from('/docs/blog/v2/'), 'what is there as written comes first').toBe('docs/blog/v2/index.html');
  expect(from('/gfm/')).toBe('path');
  expect(from('guides/gfm/')).toBe('path');
  expect(from('/guides/gfm/', siteProfile('hugo'))).toBe('path');
});

test('a sign of the address in the name of a post is a part of it where it is encoded', () => {
  const pages = pagesMap(new Map([[postId('C# tips?.md'), 'c-tips.html']]), null, []);
  const place = { id: postId('a.md'), file: 'a.html' };
  expect(
    ['C%23%20tips%3F.md', 'C%23%20tips%3F.md#end', 'C%23%20tips%3F.md?x=1#end'].map((href) =>
      resolveLink(pages, siteProfile('plain'), place, href),
    ),
  ).toEqual(['', '#user-content-end', '#user-content-end'].map((end) => ({ kind: 'page', href: `c-tips.html${end}` })));
});
