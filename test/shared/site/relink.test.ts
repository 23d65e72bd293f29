import { expect, test } from 'vitest';
import { siteProfile } from '../../../shared/generators/profiles.ts';
import { postId, type PostId } from '../../../shared/model/post.ts';
import type { Generator } from '../../../shared/model/site.ts';
import { relink, relinkAll, relinkSite, type MovedPost } from '../../../shared/site/relink.ts';
import { relinkOwn } from '../../../shared/site/relink-own.ts';

const jekyll: MovedPost = {
  from: postId('_drafts/salt.md'),
  to: postId('_posts/2024-06-02-salt.md'),
  before: '/drafts/salt.html',
  after: '/2024/06/02/salt.html',
  base: 'https://example.org/blog/',
};
const hugo: MovedPost = {
  from: postId('content/posts/salt.md'),
  to: postId('content/notes/2024 salt.md'),
  before: '/posts/salt/',
  after: '/notes/2024-salt/',
  base: 'https://example.org/',
};
const linked = (
  text: string,
  moved = hugo,
  generator: Generator = 'hugo',
  place = 'content/posts/sea.md',
  others: readonly string[] = [],
) =>
  relink(
    text,
    postId(place),
    moved,
    relinkSite(siteProfile(generator), [place, moved.from, ...others].map(postId), [moved]),
  );

test('links by path keep their form: relative, dotted, from the root, without ending, with an anchor', () => {
  expect(linked('[a](salt.md) and [b](./salt.md#part "Title")')).toBe(
    '[a](../notes/2024%20salt.md) and [b](../notes/2024%20salt.md#part "Title")',
  );
  expect(linked('[a](/posts/salt.md), [b](/content/posts/salt.md), [c](salt)')).toBe(
    '[a](/notes/2024%20salt.md), [b](/content/notes/2024%20salt.md), [c](../notes/2024%20salt)',
  );
  const beside = { ...hugo, to: postId('content/posts/salz.md'), after: '/posts/salz/' };
  expect(linked('[a](./salt.md)', beside)).toBe('[a](./salz.md)');
});

test('a post that keeps its address keeps the links to that, and is followed by its file', () => {
  const kept = { ...hugo, to: postId('content/posts/salz.md'), after: '/posts/salt/' };
  const text = '[a](../salt/) [b](/posts/salt/) [c](salt) [d](salt.md)';
  expect(linked(text, kept, 'zola', 'content/posts/sea/index.md')).toBe(text);
  expect(linked(text, kept, 'zola')).toBe('[a](../salt/) [b](/posts/salt/) [c](salt) [d](salz.md)');
  expect(linked('[c](salt)', kept, 'plain')).toBe('[c](salz)');
});

test('links by address, with host or without, of the site and in its folder', () => {
  expect(linked('[a](/posts/salt/) [b](/posts/salt) [c](https://example.org/posts/salt/?x#y)')).toBe(
    '[a](/notes/2024-salt/) [b](/notes/2024-salt) [c](https://example.org/notes/2024-salt/?x#y)',
  );
  expect(linked('<a href="/blog/drafts/salt.html">a</a>', jekyll, 'jekyll')).toBe(
    '<a href="/blog/2024/06/02/salt.html">a</a>',
  );
});

test('links by a label change where the address stands, once', () => {
  expect(linked('[a][s] and [s] and [b](salt.md)\n\n[s]: <salt.md> "T"\n[other]: pepper.md\n')).toBe(
    '[a][s] and [s] and [b](../notes/2024%20salt.md)\n\n[s]: <../notes/2024%20salt.md> "T"\n[other]: pepper.md\n',
  );
});

test('only the address changes, wherever its words stand elsewhere', () => {
  expect(linked('[salt.md](salt.md "salt.md") <a href="salt.md" title="salt.md">salt.md</a>')).toBe(
    '[salt.md](../notes/2024%20salt.md "salt.md") <a href="../notes/2024%20salt.md" title="salt.md">salt.md</a>',
  );
  expect(linked('> [a][s]\n>\n> [s]: salt.md\n\n```\n[s]: salt.md\n```\n')).toBe(
    '> [a][s]\n>\n> [s]: ../notes/2024%20salt.md\n\n```\n[s]: salt.md\n```\n',
  );
});

test('signs that would end an address or its path are encoded', () => {
  const moved = { ...hugo, to: postId('content/posts/c# (why?).md') };
  expect(linked('[a](salt.md#part)', moved)).toBe('[a](c%23%20%28why%3F%29.md#part)');
});

test('the roots of Zola and Docusaurus', () => {
  expect(linked('[a](@/posts/salt.md#part) [b](@/posts/sea.md)', hugo, 'zola')).toBe(
    '[a](@/notes/2024%20salt.md#part) [b](@/posts/sea.md)',
  );
  const docs = { ...hugo, from: postId('docs/salt.md'), to: postId('docs/spice/salt.md') };
  expect(linked('[a](@site/docs/salt.md)', docs, 'docusaurus', 'docs/sea.md')).toBe('[a](@site/docs/spice/salt.md)');
});

test('a path of Docusaurus to a file begins beside the text, in the content or in the site, in this order', () => {
  const docs = { ...hugo, from: postId('docs/a/salt.md'), to: postId('docs/b/salt.md') };
  const at = (text: string, place: string, others: readonly string[] = [], moved = docs) =>
    linked(text, moved, 'docusaurus', place, others);
  expect(at('[a](a/salt.md) [b](/a/salt.md#x) [c](/docs/a/salt.md) [d](docs/a/salt.md)', 'docs/c/d/sea.md')).toBe(
    '[a](b/salt.md) [b](/b/salt.md#x) [c](/docs/b/salt.md) [d](docs/b/salt.md)',
  );
  expect(at('[a](./a/salt.md) [b](../a/salt.md)', 'docs/sea.md')).toBe('[a](./b/salt.md) [b](../a/salt.md)');
  expect(at('[a](salt.md) [b](./salt.md)', 'docs/a/sea.md')).toBe('[a](../b/salt.md) [b](../b/salt.md)');
  // Another one is nearer, or in the content of the own plugin.
  expect(at('[a](a/salt.md)', 'docs/c/sea.md', ['docs/c/a/salt.md'])).toBe('[a](a/salt.md)');
  expect(at('[a](/a/salt.md)', 'blog/sea.md', ['blog/a/salt.md'])).toBe('[a](/a/salt.md)');
  expect(at('[a](a/salt.md)', 'docs/c/sea.md', [], { ...docs, to: postId('blog/salt.md') })).toBe(
    '[a](../../blog/salt.md)',
  );
  const website = { ...siteProfile('docusaurus'), siteFolder: 'website', contentFolders: ['website/docs'] };
  const moved = { ...hugo, from: postId('website/docs/salt.md'), to: postId('website/docs/salz.md') };
  expect(
    relink('[a](/docs/salt.md) [b](/salt.md)', postId('website/docs/b/c.md'), moved, relinkSite(website, [], [moved])),
  ).toBe('[a](/docs/salz.md) [b](/salz.md)');
});

test('the calls of Hexo', () => {
  const moved = {
    ...jekyll,
    from: postId('source/_posts/2024-01-02-salt.md'),
    to: postId('source/_posts/2024-01-02-salz.md'),
  };
  expect(linked('{% post_link 2024-01-02-salt %} {% post_path "salt" %} {% post_link salty %}', moved, 'hexo')).toBe(
    '{% post_link 2024-01-02-salz %} {% post_path "salz" %} {% post_link salty %}',
  );
});

test('the calls of Hugo and Jekyll', () => {
  expect(
    linked('[a]({{< ref "posts/salt.md#p" >}}) {{% relref "salt" %}} {{< ref "/posts/salt" >}} {{< ref "saltern" >}}'),
  ).toBe(
    '[a]({{< ref "notes/2024 salt.md#p" >}}) {{% relref "2024 salt" %}} {{< ref "/notes/2024 salt" >}} {{< ref "saltern" >}}',
  );
  expect(
    linked('[a]({% link _drafts/salt.md %}) {% post_url salt %}', jekyll, 'jekyll', '_posts/2024-01-01-sea.md'),
  ).toBe('[a]({% link _posts/2024-06-02-salt.md %}) {% post_url 2024-06-02-salt %}');
});

test('a call of Hugo from the root means the whole path, not another post of that name', () => {
  const other = '[a]({{< ref "/salt" >}}) [b]({{% relref "/salt.md#p" %}})';
  expect(linked(other)).toBe(other);
});

test('a name that Hugo takes for another post, or for several, is left alone, and none is made', () => {
  const calls = '{{< ref "salt" >}} {{< ref "posts/salt.md" >}}';
  const far = (...others: string[]) => linked(calls, hugo, 'hugo', 'content/blog/a.md', others);
  expect(far()).toBe('{{< ref "2024 salt" >}} {{< ref "notes/2024 salt.md" >}}');
  expect(far('content/blog/salt.md')).toBe('{{< ref "salt" >}} {{< ref "notes/2024 salt.md" >}}');
  expect(far('content/other/salt.md')).toBe('{{< ref "salt" >}} {{< ref "notes/2024 salt.md" >}}');
  expect(far('content/blog/posts/salt.md')).toBe('{{< ref "salt" >}} {{< ref "posts/salt.md" >}}');
  expect(far('content/other/2024 salt.md')).toBe('{{< ref "/notes/2024 salt" >}} {{< ref "notes/2024 salt.md" >}}');
  expect(linked('{{< ref "salt" >}}', hugo, 'hugo', 'content/posts/sea.md', ['content/blog/salt.md'])).toBe(
    '{{< ref "2024 salt" >}}',
  );
});

test('a call of Hugo by a path from the own folder follows the post, and the post takes its own along', () => {
  expect(linked('{{< ref "./salt.md#p" >}} {{< ref "../posts/salt" >}} {{< ref "../salt" >}}')).toBe(
    '{{< ref "../notes/2024 salt.md#p" >}} {{< ref "../notes/2024 salt" >}} {{< ref "../salt" >}}',
  );
  const posts = new Set([hugo.from, postId('content/posts/sea.md'), postId('content/a/b/index.md')]);
  expect(relinkOwn('{{< ref "./sea.md" >}} {{< relref "../a/b#x" >}} {{< ref "./gone" >}}', hugo, { posts })).toBe(
    '{{< ref "../posts/sea.md" >}} {{< relref "../a/b#x" >}} {{< ref "./gone" >}}',
  );
});

test('an address that ends in a slash keeps it', () => {
  expect(linked('[a](posts/salt/)', hugo, 'hugo', 'content/x.md')).toBe('[a](notes/2024%20salt/)');
});

test('code, images, other sites and posts of like names are left alone, and so is the rest of the text', () => {
  const text = [
    '`[a](salt.md)` ![a](salt.md) [b](https://other.org/posts/salt/) [c](saltern.md) [d](/posts/salt/more/)',
    '',
    '    [a](salt.md)',
    '',
    'salt.md\r\nsalt',
  ].join('\n');
  expect(linked(text)).toBe(text);
});

test('links of the moved post to others lead to them from its new folder', () => {
  const posts = new Set<PostId>(['content/posts/sea.md', 'content/posts/salt.md', 'content/x.md'].map(postId));
  expect(relinkOwn('[a](sea.md#x) [b](../x.md) [c](/posts/sea/) [d](none.md) [e](#here)', hugo, { posts })).toBe(
    '[a](../posts/sea.md#x) [b](../x.md) [c](/posts/sea/) [d](none.md) [e](#here)',
  );
  expect(relinkOwn('[a](sea.md)', { ...hugo, to: postId('content/posts/b.md') }, { posts })).toBe('[a](sea.md)');
});

test('links of the moved post to itself lead to it under its new name', () => {
  const posts = new Set([hugo.from]);
  expect(
    relinkOwn('[a](salt.md#x) [b](./salt.md) {{< ref "./salt#x" >}} {{< ref "../posts/salt.md" >}}', hugo, { posts }),
  ).toBe('[a](2024%20salt.md#x) [b](./2024%20salt.md) {{< ref "./2024 salt#x" >}} {{< ref "./2024 salt.md" >}}');
});

test('links of the moved post keep their form, and those that lead right from the new folder stay', () => {
  const sea = postId('content/posts/sea.md');
  const posts = new Set([sea, hugo.from]);
  const along = new Map([
    [hugo.from, hugo.to],
    [sea, postId('content/notes/sea.md')],
  ]);
  expect(relinkOwn('[a](./sea.md#x) [b](sea.md) [c](.//sea.md)', hugo, { posts, moves: along })).toBe(
    '[a](./sea.md#x) [b](sea.md) [c](.//sea.md)',
  );
  const down = { ...hugo, to: postId('content/salt.md') };
  expect(relinkOwn('[a](./sea.md#x) [b](sea.md)', down, { posts })).toBe('[a](./posts/sea.md#x) [b](posts/sea.md)');
});

test('calls of Hugo by a named path, with a slash at the end, and down from the own folder', () => {
  expect(linked('{{< ref path="posts/salt.md" lang="de" >}} {{% relref lang="de" path="/posts/salt#p" %}}')).toBe(
    '{{< ref path="notes/2024 salt.md" lang="de" >}} {{% relref lang="de" path="/notes/2024 salt#p" %}}',
  );
  expect(linked('{{< ref lang="salt" path="pepper" >}} {{< ref "pepper" lang="salt" >}}')).toBe(
    '{{< ref lang="salt" path="pepper" >}} {{< ref "pepper" lang="salt" >}}',
  );
  expect(linked('{{< ref "../posts/salt/" >}} {{< ref "/posts/salt/" >}}')).toBe(
    '{{< ref "../notes/2024 salt/" >}} {{< ref "/notes/2024 salt/" >}}',
  );
  const deep = { ...hugo, from: postId('content/posts/deep/salt.md'), to: postId('content/posts/salt.md') };
  expect(linked('{{< ref "deep/salt.md#p" >}}', deep)).toBe('{{< ref "./salt.md#p" >}}');
});

test('calls of Hugo in a bundle begin in the folder around it', () => {
  const place = 'content/posts/trip/index.md';
  expect(linked('{{< ref "./salt" >}} {{< ref "../salt.md" >}}', hugo, 'hugo', place)).toBe(
    '{{< ref "../notes/2024 salt" >}} {{< ref "../../notes/2024 salt.md" >}}',
  );
  const moved = { ...hugo, from: postId(place), to: postId('content/notes/trip/index.md') };
  const posts = new Set([postId('content/posts/sea.md')]);
  expect(relinkOwn('{{< ref "./sea" >}} {{< ref "../sea.md" >}}', moved, { posts })).toBe(
    '{{< ref "../posts/sea" >}} {{< ref "../../posts/sea.md" >}}',
  );
});

test('post_url of Jekyll names posts of other folders by their path without _posts', () => {
  const moved = {
    ...jekyll,
    from: postId('travel/_posts/2024-05-01-azores.md'),
    to: postId('travel/_posts/2024-05-02-azores.md'),
  };
  const read = (text: string, one: MovedPost = moved) => linked(text, one, 'jekyll', '_posts/2024-01-01-a.md');
  expect(
    read(
      '{% post_url travel/2024-05-01-azores %} {% post_url 2024-05-01-azores %} {% post_url sea/2024-05-01-azores %}',
    ),
  ).toBe(
    '{% post_url travel/2024-05-02-azores %} {% post_url 2024-05-02-azores %} {% post_url sea/2024-05-01-azores %}',
  );
  const elsewhere = { ...moved, to: postId('sea/_posts/deep/2024-05-01-azores.md') };
  expect(read('{% post_url travel/2024-05-01-azores %}', elsewhere)).toBe('{% post_url sea/deep/2024-05-01-azores %}');
  const atTop = { ...moved, to: postId('_posts/2024-05-01-azores.md') };
  expect(read('{% post_url /travel/2024-05-01-azores %}', atTop)).toBe('{% post_url 2024-05-01-azores %}');
  expect(read('{% post_url 2024-05-01-azores %}', { ...atTop, from: atTop.to, to: moved.from })).toBe(
    '{% post_url travel/2024-05-01-azores %}',
  );
});

test('links from the address of their page follow the address, as a browser does', () => {
  const move = { ...hugo, to: postId('content/posts/salz.md'), after: '/posts/salz/' };
  const from = (text: string, place: string, address: string, moved = move, generator: Generator = 'hugo') => {
    const posts = [place, moved.from].map(postId);
    const site = relinkSite(siteProfile(generator), posts, [moved], () => address);
    return relink(text, postId(place), moved, site);
  };
  const sea = ['content/posts/sea.md', '/posts/sea/'] as const;
  expect(from('[a](../salt/) [b](../salt/#x "T") [c](../salt)', ...sea)).toBe(
    '[a](../salz/) [b](../salz/#x "T") [c](../salz)',
  );
  expect(from('[a](../salt/)', ...sea, hugo)).toBe('[a](../../notes/2024-salt/)');
  expect(from('[a](./posts/salt/)', 'content/_index.md', '/')).toBe('[a](./posts/salz/)');
  expect(from('[a](../salt.md)', ...sea)).toBe('[a](../salt.md)');
  expect(from('[a](../notes/salt/) [b](../../salt/)', ...sea)).toBe('[a](../notes/salt/) [b](../../salt/)');
  const jekylls = { ...jekyll, before: '/2024/06/02/salt.html', after: '/2024/06/02/salz.html' };
  expect(from('[a](salt.html) [b](../01/salt.html)', '_posts/a.md', '/2024/06/02/a.html', jekylls, 'jekyll')).toBe(
    '[a](salz.html) [b](../01/salt.html)',
  );
  // The page itself moves: what was beside it is not any more.
  const own: MovedPost = {
    ...move,
    from: postId('content/posts/sea.md'),
    to: postId('content/sea.md'),
    before: '/posts/sea/',
    after: '/sea/',
  };
  const both = [own, move];
  const site = relinkSite(
    siteProfile('hugo'),
    both.map(({ from: id }) => id),
    both,
  );
  expect(relinkAll('[a](../salt/)', own.to, both, site)).toBe('[a](../posts/salz/)');
});
