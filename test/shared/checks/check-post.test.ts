import { describe, expect, test } from 'vitest';
import { applyChanges } from '../../../shared/base/text-change.ts';
import { anchorsOf } from '../../../shared/checks/anchors.ts';
import { checkPost } from '../../../shared/checks/check-post.ts';
import { createKnownSite } from '../../../shared/checks/known-site.ts';
import { siteProfile } from '../../../shared/generators/profiles.ts';
import { postId } from '../../../shared/model/post.ts';
import type { Generator } from '../../../shared/model/site.ts';

const files = [
  'content/posts/a.md',
  'content/posts/2024-01-15-boat.md',
  'content/posts/trip/index.md',
  'content/posts/trip/map.png',
  'content/about.md',
  'content/old.mkd',
  'layouts/index.html',
  'static/images/boat.png',
  'static/files/plan.pdf',
];
const site = createKnownSite({
  profile: siteProfile('hugo'),
  files,
  posts: [{ id: postId('content/old.mkd'), names: ['/kept/old-name/'] }],
});
const head = '---\ntitle: A\ndescription: D\n---\n';

const found = (body: string, id = 'content/posts/a.md') =>
  checkPost(head + body, postId(id), site).map(({ code, line }) => `${code} ${String(line)}`);

test.each([
  ['a post by its path', '[x](../about.md)'],
  ['a post by its address', '[x](/posts/boat/)'],
  ['a post by its file name', '[x](2024-01-15-boat.md)'],
  ['a post of another ending', '[x](/old/) [y](../old.mkd)'],
  ['a bundle', '[x](/posts/trip/#day)'],
  ['a former address', '[x](/kept/old-name)'],
  ['a file to load down', '[x](/files/plan.pdf)'],
  ['a section', '[x](/posts/)'],
  ['the start', '[x](/)'],
  ['a tag', '[x](/tags/boats/)'],
  ['a page of a list', '[x](/posts/page/2/)'],
  ['a feed', '[x](/index.xml)'],
  ['another site', '[x](https://example.org/nothing)'],
  ['mail', '[x](mailto:a@b.org) <a@b.org>'],
  ['a heading', '## The *long* way\n\n[x](#the-long-way)'],
  ['a heading with a footnote', '## A[^n]\n\n[x](#a) [x](#a1) [x](#an)\n\n[^n]: d'],
  ['an id of its own', '## T {#own}\n\n[x](#own)'],
  ['an id in HTML', '<a id="own"></a>\n\n[x](#own)'],
  ['a footnote', '[x](#fn:1)'],
  ['an image', '![A boat](/images/boat.png)'],
  ['an image in code', '`![](/nothing.png)`'],
  ['what a template makes', '![x]({{ site.url }}{{ x }}) {{< ref "b" lang="de" >}}'],
  ['a link by a label', '[x][b]\n\n[b]: /posts/boat/'],
  ['brackets that are no link', '[x] and [y][z]'],
])('nothing is said of %s', (_name, body) => {
  expect(found(body)).toEqual([]);
});

test.each([
  ['a post that is not there', '[x](/posts/nothing/)', 'broken-link 5'],
  ['a file that is not there', 'a\n\n[x](gone.md)', 'broken-link 7'],
  ['no address', '[x]()', 'broken-link 5'],
  ['a heading that is not there', '## A\n\n[x](#b)', 'broken-anchor 7'],
  ['a heading with another footnote', 'C[^m]\n\n## A[^n]\n\n[x](#a1)\n\n[^n]: d\n\n[^m]: e', 'broken-anchor 9'],
  ['an image that is not there', '![A](/images/gone.png)', 'missing-image 5'],
  ['an image by a path of the disk', '![A](C:/x.png)', 'missing-image 5'],
  ['an image by a label', '![A][b]\n\n[b]: /gone.png', 'missing-image 5'],
  ['an image in HTML', '<img src="/gone.png" alt="A">', 'missing-image 5'],
  ['a film in HTML', '<video src="/nothing.mp4" controls></video>', 'broken-link 5'],
  ['a link in HTML', '<p><a href="/posts/nothing/">A</a></p>', 'broken-link 5'],
  ['an image without words', '![](/images/boat.png)', 'no-alt 5'],
  ['a level left out', '## A\n\n#### B', 'heading-jump 7'],
])('%s is found', (_name, body, expected) => {
  expect(found(body)).toEqual([expected]);
});

test('a level left out right below a tag, which is none of HTML in MDX', () => {
  const body = '## A\n\n<Note>\n#### B\n\n</Note>\n';
  expect(found(body, 'content/posts/a.mdx')).toEqual(['heading-jump 8']);
  expect(found(body)).toEqual([]);
});

test('a bundle has its images beside it', () => {
  expect(found('![A](map.png)', 'content/posts/trip/index.md')).toEqual([]);
  expect(found('![A](map.png)')).toEqual(['missing-image 5']);
});

test('paths of Docusaurus from the root of the site lead to files', () => {
  const ids = ['docs/a/intro.md', 'docs/b.md'].map(postId);
  const profile = siteProfile('docusaurus');
  const posts = ids.map((id) => ({ id, names: [`/${id.replace('.md', '')}`] as const }));
  const docs = createKnownSite({ profile, files: ids, posts });
  const broken = (href: string) => checkPost(`${head}[x](${href})`, postId('docs/b.md'), docs).map(({ code }) => code);
  expect(broken('@site/docs/a/intro.md')).toEqual([]);
  expect(broken('@site/docs/a/none.md')).toEqual(['broken-link']);
});

test('what is missing from the front matter is told at its head, and nothing of a block that cannot be read', () => {
  const codes = (text: string) => checkPost(text, postId('content/posts/a.md'), site).map(({ code }) => code);
  expect(codes('---\ntags: [a]\n---\n')).toEqual(['no-title', 'no-description']);
  expect(codes('---\nTitle: A\ndescription: ""\n---\n')).toEqual(['no-description']);
  expect(codes('---\ntitle: "A\n---\n\ntext\n')).toEqual(['front-matter']);
  expect(codes('plain text')).toEqual([]);
});

test('a title in the text is one where the generator takes it from there', () => {
  const codes = (generator: Generator, text: string) => {
    const own = createKnownSite({ profile: siteProfile(generator), files: [], posts: [] });
    return checkPost(`---\ndescription: D\n---\n${text}`, postId('docs/a.md'), own).map(({ code }) => code);
  };
  expect(codes('docusaurus', '# A\n\ntext\n')).toEqual([]);
  expect(codes('plain', '# A\n\ntext\n')).toEqual([]);
  expect(codes('docusaurus', '## A\n\ntext\n')).toEqual(['no-title']);
  expect(codes('hugo', '# A\n\ntext\n')).toEqual(['no-title']);
});

test.each([
  ['_posts/2024-13-01-a.md', '', ['no-such-day']],
  ['_posts/sea/2024-02-32-a.md', '', ['no-such-day']],
  ['_posts/2024-0-10-a.md', 'date:\n', ['no-such-day']],
  ['_posts/2024-13-01-a.md', 'date: 2024-01-01\n', []],
  // The second of March to Ruby.
  ['_posts/2024-02-31-a.md', '', []],
  ['notes/2024-13-01-a.md', '', []],
])('a day in the name of a post at which Jekyll stops: %s %j', (id, date, codes) => {
  const own = createKnownSite({ profile: siteProfile('jekyll'), files: [], posts: [] });
  const text = `---\ntitle: A\ndescription: D\n${date}---\n`;
  expect(checkPost(text, postId(id), own).map(({ code }) => code)).toEqual(codes);
  const hugo = createKnownSite({ profile: siteProfile('hugo'), files: [], posts: [] });
  expect(checkPost(text, postId(id), hugo)).toEqual([]);
});

test('a place is one of the text, and a fix sets right what it is for', () => {
  const text = `${head}## A\n\n##### B\n\n![](/images/boat.png)`;
  const [jump, alt] = checkPost(text, postId('content/posts/a.md'), site);
  expect(text.slice(alt?.place?.from, alt?.place?.to)).toBe('![](/images/boat.png)');
  const fixed = applyChanges(text, jump?.fix?.changes ?? []);
  expect(fixed).toBe(text.replace('##### B', '### B'));
  expect(checkPost(fixed, postId('content/posts/a.md'), site).map(({ code }) => code)).toEqual(['no-alt']);
});

test.each([
  ['title: A\ndescription: D\n---\ntext\n', '---\n'],
  ['\uFEFFtitle: A\r\ndescription: D\r\n---\r\ntext\r\n', '---\r\n'],
  ['"title": "A",\n"description": "D"\n;;;\ntext\n', ';;;\n'],
])('front matter without its first line gets it: %j', (text, line) => {
  const id = postId('content/posts/a.md');
  const [check] = checkPost(text, id, site);
  expect(check).toMatchObject({ code: 'front-matter', line: 1 });
  const fixed = applyChanges(text, check?.fix?.changes ?? []);
  expect(fixed).toBe(text.replace(/^\uFEFF?/, (mark) => mark + line));
  expect(checkPost(fixed, id, site)).toEqual([]);
});

describe('a link to a place of another post', () => {
  const names = [
    { id: postId('content/posts/2024-01-15-boat.md'), names: ['/posts/boat/'] },
    { id: postId('content/posts/trip/index.md'), names: ['/posts/trip/'] },
    { id: postId('content/posts/a.md'), names: ['/posts/a/'] },
    { id: postId('content/old.mkd'), names: ['/old/', '/twice/'] },
    { id: postId('content/about.md'), names: ['/about/', '/twice/'] },
    { id: postId('content/kept.md'), names: ['/kept/'] },
  ] as const;
  const texts: Readonly<Record<string, string>> = {
    'content/posts/2024-01-15-boat.md':
      '## Über *Bord*\n\n## 2. The harbour\n\n## T {#own}\n\n## S[^n]\n\n[^n]: d\n\n{{< anchor "made" >}}\n',
    'content/posts/trip/index.md': '## Day one\n\n## Day two\n',
    'content/about.md': '{{< include "more.md" >}}\n',
    'content/old.mkd': '## A\n',
  };
  const known = createKnownSite({ profile: siteProfile('hugo'), files, posts: names });
  const check = (body: string) =>
    checkPost(head + body, postId('content/posts/a.md'), known, (id) => {
      const text = texts[id];
      return text === undefined ? null : anchorsOf(text, known.profile);
    });

  test.each([
    ['a heading', '[x](2024-01-15-boat.md#über-bord)'],
    ['without its accent', '[x](/posts/boat/#uber-bord)'],
    ['without its number', '[x](/posts/boat/#the-harbour)'],
    ['an id of its own', '[x](../boat/#own)'],
    ['a heading with a footnote', '[x](/posts/boat/#s) [y](/posts/boat/#s1) [z](/posts/boat/#sn)'],
    ['a word of a call', '[x](/posts/boat#made)'],
    ['the top, a footnote', '[x](/posts/boat/#top) [y](/posts/boat/#fn:1)'],
    ['what is brought in', '[x](/about/#anything)'],
    ['a post that cannot be read', '[x](/kept/#gone)'],
    ['one of two posts at an address', '[x](/twice/#gone)'],
    ['a file', '[x](/files/plan.pdf#page=2)'],
  ])('nothing is said of %s', (_name, body) => expect(check(body)).toEqual([]));

  test.each([
    ['by its file', '[x](2024-01-15-boat.md#gone)'],
    ['by a path from the content', '[x](/posts/2024-01-15-boat.md#gone)'],
    ['by its address', '[x](/posts/boat/#gone)'],
    ['by an address from its own', '[x](../boat/#gone)'],
    ['by a label', '[x][b]\n\n[b]: /posts/boat/#gone'],
  ])('that is not there is found, %s', (_name, body) => {
    const text = head + body;
    const [found, ...others] = check(body);
    expect(others).toEqual([]);
    expect(found).toMatchObject({ code: 'broken-anchor', line: 5, fix: null });
    expect(found?.message).toBe('No heading of content/posts/2024-01-15-boat.md is called #gone.');
    expect(text.slice(found?.place?.from, found?.place?.to)).toMatch(/^\[x\]/);
  });

  test('is set right where one heading is near', () => {
    const body = 'See [x](/posts/boat/#the-harbor) and [y](trip/#day-on).';
    const found = check(body);
    expect(found.map(({ fix }) => fix?.title)).toEqual(['Link to “2. The harbour”', 'Link to “Day one”']);
    const fixed = applyChanges(
      head + body,
      found.flatMap(({ fix }) => fix?.changes ?? []),
    );
    expect(fixed).toBe(`${head}See [x](/posts/boat/#2-the-harbour) and [y](trip/#day-one).`);
    expect(check('[x](trip/#day)')[0]?.fix).toBeNull();
    expect(check('## One way\n\n[x](#one-why)')[0]?.fix?.title).toBe('Link to “One way”');
  });
});

test('ids of headings are those of the generator', () => {
  const ids = (generator: 'hugo' | 'hexo' | 'zola', text: string) =>
    anchorsOf(text, siteProfile(generator)).headings.map(({ id }) => id);
  const text = '## Über & *mehr*\n\n## Again\n\n## Again\n';
  expect(ids('hugo', text)).toEqual(['über--mehr', 'again', 'again-1']);
  expect(ids('hexo', text)).toEqual(['Uber-mehr', 'Again', 'Again-1']);
  // As slug-rs makes them: one hyphen for whatever is no letter and no digit.
  expect(ids('zola', '## A & B: foo_bar\n\n## A - B (foo) bar!\n')).toEqual(['a-b-foo-bar', 'a-b-foo-bar-1']);
  // Zola alone knows what it makes of a picture.
  expect(anchorsOf('## Tools 🦀\n', siteProfile('zola')).isOpen).toBe(true);
  expect(anchorsOf('## Über\n', siteProfile('zola'))).toMatchObject({ isOpen: false, headings: [{ id: 'uber' }] });
});
