import { expect, test } from 'vitest';
import { linkTo } from '../../../shared/convert/link-forms.ts';
import { siteProfile } from '../../../shared/generators/profiles.ts';
import { postId } from '../../../shared/model/post.ts';
import type { ConversionTarget } from '../../../shared/model/task.ts';
import { convertFolder } from '../../support/convert-folder.ts';

test('a page with posts below it is no folder that takes them for its parts', () => {
  const posts = new Map([
    ['source/ja/docs/index.md', '---\ntitle: Docs\n---\n![](pic.png) [Help](help.html)\n'],
    ['source/ja/docs/help.md', '---\ntitle: Help\n---\n'],
    ['source/ja/about/index.md', '---\ntitle: About\n---\n'],
  ]);
  const files = new Set(['source/ja/docs/pic.png']);
  const made = convertFolder({ profile: siteProfile('hexo'), posts, files }, 'hugo');
  expect([...made.posts.keys()]).toEqual([
    'content/posts/ja/docs.md',
    'content/posts/ja/docs/help.md',
    'content/posts/ja/about/index.md',
  ]);
  expect(made.posts.get('content/posts/ja/docs.md')).toContain(
    '![](/assets/posts/ja/docs/pic.png) [Help]({{< relref "/posts/ja/docs/help" >}})',
  );
  expect([...made.files]).toEqual(['static/assets/posts/ja/docs/pic.png']);
});

test('the page at the root of a site does not take the others for its parts', () => {
  const posts = new Map([
    ['index.markdown', '---\nlayout: home\n---\n'],
    ['about.markdown', '---\ntitle: About\n---\n'],
  ]);
  const { posts: made } = convertFolder({ profile: siteProfile('jekyll'), posts, files: new Set() }, 'hugo');
  expect([...made.keys()]).toEqual(['content/_index.md', 'content/about.md']);
  const place = { folders: [], name: 'index', isPage: true, isBundle: false };
  const home = { place, to: postId('content/_index.md'), isHidden: false, address: '/' };
  expect(linkTo('hugo', home, home, 'end')).toBe('{{< relref "/#end" >}}');
});

test('of a site of Zola it is a section, which has no fields of a page', () => {
  const text = '---\ntitle: Hi\ndate: 2024-01-15\nauthor: [Ann, Bo]\ntags: [a]\npermalink: /\nmood: calm\n---\nHello\n';
  const posts = new Map([['index.markdown', text]]);
  const { posts: made } = convertFolder({ profile: siteProfile('jekyll'), posts, files: new Set() }, 'zola');
  expect([...made.keys()]).toEqual(['content/_index.md']);
  expect(made.get('content/_index.md')).toBe(
    [
      ...['+++', 'title = "Hi"', '[extra]', 'date = 2024-01-15', 'path = "/"', 'authors = ["Ann", "Bo"]'],
      ...['mood = "calm"', '', '[extra.taxonomies]', 'tags = ["a"]', '+++', 'Hello', ''],
    ].join('\n'),
  );
});

test('links to the front page lead to it wherever it lies', () => {
  const posts = new Map([
    ['index.markdown', '---\nlayout: home\n---\n'],
    ['feed.md', '---\npermalink: /feed.xml\n---\n'],
    ['about.md', '[a]({% link index.markdown %}#end) [b]({{ "/" | relative_url }}) [c](/) [d]({% link feed.md %})\n'],
  ]);
  const linksIn = (target: ConversionTarget, path: string) => {
    const { posts: made } = convertFolder({ profile: siteProfile('jekyll'), posts, files: new Set() }, target);
    return [...(made.get(path) ?? '').matchAll(/\]\((.*?)\)(?: |$)/gm)].map(([, href]) => href);
  };
  const hugo = ['{{< relref "/#end" >}}', '{{< relref "/" >}}', '{{< relref "/" >}}', '{{< relref "/feed" >}}'];
  expect(linksIn('hugo', 'content/about.md')).toEqual(hugo);
  expect(linksIn('hexo', 'source/about.md')).toEqual(['/#end', '/', '/', '/feed.xml']);
  expect(linksIn('plain', 'about.md')).toEqual(['index.md#end', 'index.md', 'index.md', 'feed.md']);
});

test('links below a tag of MDX are links as others are', () => {
  const posts = new Map([
    ['src/content/blog/a.mdx', '---\ntitle: A\n---\n<Note>\n[b](./b.mdx)\n</Note>\n'],
    ['src/content/blog/b.mdx', '---\ntitle: B\n---\nText.\n'],
  ]);
  const { posts: made } = convertFolder({ profile: siteProfile('astro'), posts, files: new Set() }, 'hugo');
  expect(made.get('content/posts/a.md')).toContain('[b]({{< relref "/posts/b" >}})');
});

test('the index of the folder of posts is that of Hugo, too, and not a page that has the others for its parts', () => {
  const posts = new Map([
    ['docs/index.md', '---\ntitle: All\n---\nText.\n'],
    ['docs/a.md', '---\ntitle: A\n---\n[All](index.md)\n'],
    ['docs/b.md', '---\ntitle: B\n---\nText.\n'],
  ]);
  const profile = { ...siteProfile('plain'), contentFolders: ['docs'], newFolder: 'docs' };
  const { posts: made } = convertFolder({ profile, posts, files: new Set() }, 'hugo');
  expect([...made.keys()]).toEqual(['content/posts/_index.md', 'content/posts/a.md', 'content/posts/b.md']);
  expect(made.get('content/posts/a.md')).toContain('[All]({{< relref "/posts" >}})');
});

test('a name with a dot keeps its ending in the calls of Hugo, which would take the rest for one', () => {
  const posts = new Map([
    ['_posts/2024-01-01-rust-1.53.0.md', '---\ntitle: A\n---\nText.\n'],
    ['_posts/2024-01-02-b.md', '---\ntitle: B\n---\n[A]({% post_url 2024-01-01-rust-1.53.0 %}#x)\n'],
  ]);
  const { posts: made } = convertFolder({ profile: siteProfile('jekyll'), posts, files: new Set() }, 'hugo');
  expect(made.get('content/posts/b.md')).toContain('[A]({{< relref "/posts/rust-1.53.0.md#x" >}})');
});

test('an address of Zola with a dot stays that of a folder', () => {
  const posts = new Map([['content/a.md', '+++\ntitle = "A"\npath = "2014/1.0-timeline"\n+++\nText.\n']]);
  const made = (target: ConversionTarget) =>
    [...convertFolder({ profile: siteProfile('zola'), posts, files: new Set() }, target).posts.values()].join('');
  expect(made('hugo')).toContain('url: 2014/1.0-timeline/\n');
  expect(made('eleventy')).toContain('permalink: 2014/1.0-timeline/\n');
  expect(made('zola')).toContain('path = "2014/1.0-timeline"\n');
});
