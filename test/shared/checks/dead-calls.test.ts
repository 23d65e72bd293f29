import { describe, expect, test } from 'vitest';
import { applyChanges } from '../../../shared/base/text-change.ts';
import { checkPost } from '../../../shared/checks/check-post.ts';
import { createKnownSite } from '../../../shared/checks/known-site.ts';
import { siteProfile } from '../../../shared/generators/profiles.ts';
import { postId } from '../../../shared/model/post.ts';
import type { Generator } from '../../../shared/model/site.ts';

const head = '---\ntitle: A\ndescription: D\n---\n';

function siteOf(generator: Generator, files: readonly string[]) {
  const site = createKnownSite({ profile: siteProfile(generator), files, posts: [] });
  return (body: string, id: string) => checkPost(head + body, postId(id), site);
}

/** What the one finding says, and the text once it is set right. */
function setRight(check: ReturnType<typeof siteOf>, body: string, id: string) {
  const [found, more] = check(body, id);
  expect(more).toBeUndefined();
  const text = applyChanges(head + body, found?.fix?.changes ?? []).slice(head.length);
  return { code: found?.code, message: found?.message, text };
}

// What Hugo 0.111 made of each was looked at: `test/generators/hugo.test.ts` holds it to that.
describe('calls of Hugo', () => {
  const files = [
    'content/blog/_index.md',
    'content/blog/a.md',
    'content/blog/bund/index.md',
    'content/blog/bund/part.md',
    'content/blog/name.md',
    'content/blog/sub/from.md',
    'content/blog/sub/inner.md',
    'content/other/lbund/index.md',
    'content/posts/name.md',
    'content/posts/only.md',
    'content/posts/deep/solo.md',
    'content/posts/the harbour.md',
    'content/root.md',
    'static/only.png',
  ];
  const check = siteOf('hugo', files);
  const codes = (path: string, id = 'content/blog/a.md') => check(`{{< ref "${path}" >}}`, id).map(({ code }) => code);

  test.each([
    'name',
    'name.md',
    'only',
    'Only.md',
    'posts/name',
    'posts/deep/solo.md',
    '/posts/name.md',
    '/only',
    './name',
    '../posts/name.md',
    'bund',
    'bund/index.md',
    'lbund',
    'other',
    'blog/',
    '/',
    'sub/inner',
    'posts/the harbour.md',
    'only#part',
    '#part',
    'tags/boats',
  ])('%s is found', (path) => expect(codes(path)).toEqual([]));

  test.each([
    'gone',
    'gone.md',
    'deep/solo',
    'blog/posts/name',
    '/name',
    './only',
    '../name',
    'zz/only',
    'part',
    'gone#x',
  ])('%s is not', (path) => expect(codes(path)).toEqual(['broken-link']));

  test.each([
    ['content/blog/bund/index.md', '../name', []],
    ['content/blog/bund/index.md', 'name', []],
    ['content/root.md', 'name', ['broken-link']],
    ['content/root.md', 'sub/inner', ['broken-link']],
    ['content/blog/sub/from.md', '../name', []],
    ['content/blog/sub/from.md', 'name', ['broken-link']],
  ])('from %s: %s', (id, path, expected) => expect(codes(path, id)).toEqual(expected));

  test('are told as Hugo tells them, and set right by the nearest page', () => {
    const body = 'a [b]({{% relref `onli.md#x` %}}) c';
    expect(setRight(check, body, 'content/blog/a.md')).toEqual({
      code: 'broken-link',
      message: 'No page of this site is at onli.md: Hugo stops there.',
      text: 'a [b]({{% relref `/posts/only.md#x` %}}) c',
    });
    expect(setRight(check, '{{< ref path="deep/solo" >}}', 'content/blog/a.md').text).toBe(
      '{{< ref path="/posts/deep/solo" >}}',
    );
    expect(setRight(check, '{{< ref "name" >}}', 'content/root.md')).toEqual({
      code: 'broken-link',
      message: 'Several pages are called name: Hugo stops there. The path tells them apart.',
      text: '{{< ref "name" >}}',
    });
    expect(setRight(check, '{{< ref bunt/index.md >}}', 'content/blog/a.md').text).toBe(
      '{{< ref /blog/bund/index.md >}}',
    );
  });

  test.each(['`{{< ref "gone" >}}`', '```\n{{< ref "gone" >}}\n```', '<!-- {{< ref "gone" >}} -->'])(
    'are made wherever they stand: %j',
    (body) => expect(setRight(check, body, 'content/blog/a.md').message).toContain('gone'),
  );

  test('know no drafts', () => {
    const site = (unseen: readonly string[]) =>
      createKnownSite({
        profile: siteProfile('hugo'),
        files,
        posts: unseen.map((id) => ({ id: postId(id), names: [`/${id}/`], unseen: true })),
      });
    const said = (...unseen: string[]) =>
      checkPost(`${head}{{< ref "name" >}}`, postId('content/root.md'), site(unseen)).map(({ message }) => message);
    expect(said('content/blog/name.md')).toEqual([]);
    const full = `${head}{{< ref "blog/name.md" >}} {{< ref "/blog/name" >}}`;
    const messages = (id: string, ...drafts: string[]) =>
      checkPost(full, postId(id), site(drafts)).map(({ message }) => message);
    expect(messages('content/root.md', 'content/blog/name.md')).toEqual([
      'blog/name.md is a post that is not out: Hugo stops there until it is.',
      '/blog/name is a post that is not out: Hugo stops there until it is.',
    ]);
    expect(messages('content/root.md', 'content/blog/name.md', 'content/root.md')).toEqual([]);
    expect(messages('content/root.md')).toEqual([]);
    expect(said()).toEqual(['Several pages are called name: Hugo stops there. The path tells them apart.']);
  });

  test('are left alone where they are no calls, in another language, and where pages are made', () => {
    const id = 'content/blog/a.md';
    expect(check('{{</* ref "gone" */>}} {{< ref "gone" lang="de" >}} {{< refs "gone" >}}', id)).toEqual([]);
    expect(siteOf('hugo', [...files, 'content/made/_content.gotmpl'])('{{< ref "gone" >}}', id)).toEqual([]);
    expect(siteOf('jekyll', files)('{{< ref "gone" >}}', id)).toEqual([]);
  });
});

describe('calls of Jekyll', () => {
  const check = siteOf('jekyll', [
    '_posts/2024-01-15-boat.md',
    'travel/_posts/2024-02-01-sea.markdown',
    'about.md',
    'a/plan.pdf',
  ]);
  const id = '_posts/2024-03-01-a.md';

  test.each([
    '{% post_url 2024-01-15-boat %}',
    '{%- post_url /travel/2024-02-01-sea -%}',
    '{% post_url 2024-02-01-sea %}',
    '{% link _posts/2024-01-15-boat.md %}',
    '{% link /a/plan.pdf %}',
    '{% link {{ page.other }} %}',
    '{% raw %}{% post_url gone %}{% endraw %}',
    '{% comment %}{% post_url gone %}{% endcomment %}',
  ])('%s is found', (call) => expect(check(call, id)).toEqual([]));

  test.each([
    [
      '[a]({% post_url 2024-01-15-boats %}#x)',
      'No post is called 2024-01-15-boats: Jekyll stops there.',
      '[a]({% post_url 2024-01-15-boat %}#x)',
    ],
    ['`{% post_url gone %}`', 'No post is called gone: Jekyll stops there.', '`{% post_url gone %}`'],
    ['{% post_url gone %}', 'No post is called gone: Jekyll stops there.', '{% post_url gone %}'],
    [
      '{% link _posts/about.md %}',
      'No file of this site is at _posts/about.md: Jekyll stops there.',
      '{% link about.md %}',
    ],
  ])('%s is not', (call, message, text) =>
    expect(setRight(check, call, id)).toEqual({ code: 'broken-link', message, text }),
  );
});

test.each([
  ['render_with_liquid: false\n', [], 0],
  ['render_with_liquid: true\n', [], 1],
  ['', [false], 0],
  ['render_with_liquid: true\n', [false], 1],
])('Jekyll makes no calls where it is told to leave them: %j, by default %j', (field, given, findings) => {
  const defaults = given.map((value) => ({
    ...{ source: '_config.yml', under: '', glob: null, type: null, languages: null },
    values: { render_with_liquid: value },
  }));
  const site = createKnownSite({
    profile: { ...siteProfile('jekyll'), defaults },
    files: ['_posts/2024-01-15-boat.md'],
    posts: [],
  });
  const text = `---\ntitle: A\ndescription: D\n${field}---\n{% post_url gone %}\n`;
  expect(checkPost(text, postId('_posts/2024-01-16-a.md'), site)).toHaveLength(findings);
});

test('a path of Zola is the whole one', () => {
  const check = siteOf('zola', ['content/blog/boat.md', 'content/blog/_index.md']);
  const found = (body: string) => check(body, 'content/blog/a.md').map(({ message }) => message);
  expect(found('[x](@/blog/boat.md) [y](@/blog/_index.md#z)')).toEqual([]);
  expect(found('[x](@/boat.md)')).toEqual(['No post, page or file of this library is at @/boat.md.']);
});

test('Zola follows no path of a post but behind its sign', () => {
  const id = postId('content/blog/a.md');
  const posts = ['content/blog/boat.md', 'content/blog/a.md', 'content/map.md'].map((file) => postId(file));
  const site = createKnownSite({
    profile: siteProfile('zola'),
    files: posts,
    posts: posts.map((post) => ({ id: post, names: [`/${post.slice(8, -3)}/`] })),
  });
  const body = '[a](./boat.md#sail) [b](boat.md) [c](../map.md "T") [d](@/map.md) [e](/map/) <a href="boat.md">f</a>\n';
  const found = checkPost(head + body, id, site);
  expect(found.map(({ code }) => code)).toEqual(found.map(() => 'broken-link'));
  expect(found[0]?.message).toBe('Zola follows the path of a post behind @/ alone: ./boat.md#sail leads nowhere.');
  expect(
    applyChanges(
      head + body,
      found.flatMap(({ fix }) => fix?.changes ?? []),
    ).slice(head.length),
  ).toBe(
    '[a](@/blog/boat.md#sail) [b](@/blog/boat.md) [c](@/map.md "T") [d](@/map.md) [e](/map/) <a href="boat.md">f</a>\n',
  );
  expect(found.length).toBe(4);
});
