import type { ElementContent, RootContent } from 'hast';
import { describe, expect, test } from 'vitest';
import { siteProfile } from '../../../../shared/generators/profiles.ts';
import { outline } from '../../../../shared/markdown/facts/outline.ts';
import { idsOf } from '../../../../shared/markdown/ids/ids-of.ts';
import { LivePost } from '../../../../shared/markdown/live/live-post.ts';
import { pageBody } from '../../../../shared/markdown/page-body/page-body.ts';
import { renderPost } from '../../../../shared/markdown/render/render.ts';
import { generators, type Generator, type HeadingIds } from '../../../../shared/model/site.ts';
import { checkEdits } from '../live/check-edits.ts';
import { oddHeadings, otherScripts } from '../../../generators/posts/headings.ts';

const textOf = (headings: typeof oddHeadings) => headings.map(([heading]) => `${heading}\n\n`).join('');
const everything = textOf([...oddHeadings, ...otherScripts]);

const idsIn = (node: RootContent | ElementContent): readonly string[] => {
  if (node.type !== 'element') return [];
  const own = /^h[1-6]$/.test(node.tagName) ? [String(node.properties['id'])] : [];
  return [...own, ...node.children.flatMap(idsIn)];
};

const optionsFor = (generator: Generator, headingIds: HeadingIds = {}) => ({
  ...{
    profile: { ...siteProfile(generator), headingIds },
    idPrefix: 'p-',
    assetUrl: () => null,
    remoteImages: false,
    countsCode: false,
  },
});

/** Of a whole page, of one that is kept up to date, and of one that is written straight. */
function pagesOf(text: string, generator: Generator, headingIds?: HeadingIds): readonly (readonly string[])[] {
  const options = optionsFor(generator, headingIds);
  const whole = renderPost(text, options).blocks.flatMap(({ tree }) => tree.flatMap(idsIn));
  const live = new LivePost(text, options);
  while (!live.isComplete) live.advance(1000);
  const tags = pageBody(text, '', options).html.match(/<h[1-6][^>]*>/g) ?? [];
  const written = tags.map((tag) => String(/ id="([^"]*)"/.exec(tag)?.[1]));
  return [whole, live.page().flatMap(({ tree }) => tree.flatMap(idsIn)), written];
}

describe.each(['hugo', 'jekyll', 'hexo', 'eleventy', 'astro'] as const)('the ids of %s', (generator) => {
  const headings = generator === 'eleventy' ? oddHeadings : [...oddHeadings, ...otherScripts];
  test.each(headings.map(([heading, ids], index) => [heading, ids[generator], index] as const))(
    '%s',
    (_, id, index) => {
      const text = textOf(headings);
      expect(idsOf(text, outline(text), siteProfile(generator))[index]).toBe(id);
    },
  );
});

test.each(generators)('pages of %s have them', (generator) => {
  const text = `${everything}words[^n]\n\n## A[^n] b\n\n## Own *words* {#own}\n\n## Größe {.x #größe}\n\n## [A][b]15 [c][] [d][e]\n\n[e]: f\n\n## !\n\nTwo\nlines\n---\n\n[^n]: c\n`;
  const ids = idsOf(text, outline(text), siteProfile(generator)).map((id) => `p-${id || 'section'}`);
  for (const page of pagesOf(text, generator)) expect(page).toEqual([...ids, 'p-footnote-label']);
});

test.each(generators)('the words of a heading of %s do not make an id that one above has chosen', (generator) => {
  const text = '## One {#other}\n\n## Other\n\n## Two { #two }\n\n## Two\n\n## three\n\n## Third {#three}\n';
  const ids = idsOf(text, outline(text), siteProfile(generator));
  expect(ids[0]).toBe('other');
  expect(new Set(ids.slice(0, 4)).size).toBe(4);
  expect([ids[4], ids[5]]).toEqual(['three', 'three']);
  for (const page of pagesOf(text, generator)) expect(page).toEqual(ids.map((id) => `p-${id}`));
});

test('headings in raw HTML have the id that is written, or none, and take none away', () => {
  const text =
    '<h2>Again</h2>\n\n## Again\n\n<div>\n<h3 id="own">x</h3>\n\n## Again\n\n</div>\n\n<details>\n\n# In it\n\n</details>\n';
  const page = ['undefined', 'p-again', 'p-own', 'p-again-1', 'p-in-it'];
  for (const ids of pagesOf(text, 'hugo')) expect(ids).toEqual(page);
});

test.each([
  ['{#own}', 'own'],
  ['{: .no_toc #own }', 'own'],
  ['{#own .a b="c"}', 'own'],
  ['{.a}', 'a'],
  ['{{< icon #own >}}', 'a'],
  ['{{% icon #own %}}', 'a'],
])('attributes behind a heading give it an id, calls do not: %s', (attributes, id) => {
  const text = `## A ${attributes}\n`;
  expect(idsOf(text, outline(text), siteProfile('zola'))).toEqual([id]);
  for (const page of pagesOf(text, 'zola')) expect(page).toEqual([`p-${id}`]);
});

// As Docusaurus 3.10 makes them.
test('a remark of MDX behind a heading gives it an id where it begins with the sign for one', () => {
  const text = "import A from 'a';\n\n## A {/* #own */}\n\n## B {/* #Ü.x and more */}\n\n## C {/* words */}\n";
  expect(idsOf(text, outline(text), siteProfile('docusaurus')).slice(0, 2)).toEqual(['own', 'Ü.x']);
  for (const page of pagesOf(text, 'docusaurus')) expect(page).toEqual(['p-own', 'p-Ü.x', 'p-c']);
});

// As Astro 6 makes them.
test('two hyphens are a dash before Astro names a heading', () => {
  const headings = ['One -- two', 'One---two', '`a -- b` -- c', 'x--y "q" ...', '--- z', '[w -- v](x.md) **u -- t**'];
  const text = headings.map((words) => `## ${words}\n\n`).join('');
  const ids = ['one--two', 'one---two', 'a----b--c', 'xy-q-', '----z', 'w--v-u--t'];
  expect(idsOf(text, outline(text), siteProfile('astro'))).toEqual(ids);
  for (const page of pagesOf(text, 'astro')) expect(page).toEqual(ids.map((id) => `p-${id}`));
});

// As Nextra 4.6 makes them.
test('brackets behind a heading name it where the site is one of Next', () => {
  const text = '## Words [#own]\n\n## Words\n\n## [#a] words\n\n## A [b](#c)\n';
  expect(idsOf(text, outline(text), siteProfile('next'))).toEqual(['own', 'words', 'a-words', 'a-b']);
  for (const page of pagesOf(text, 'next')) expect(page).toEqual(['p-own', 'p-words', 'p-a-words', 'p-a-b']);
  expect(idsOf(text, outline(text), siteProfile('astro'))[0]).toBe('words-own');
});

// As Hugo 0.111 and Jekyll 4.3 made them.
test.each([
  ['caf&eacute;', { jekyll: 'café', astro: 'café', hugo: 'cafeacute' }],
  ['caf&#233; &#x444;&egrave;', { jekyll: 'café-фè', astro: 'café-фè', hugo: 'caf233-x444egrave' }],
  ['a&nbsp;b', { jekyll: 'ab', astro: 'ab', hugo: 'anbspb' }],
  ['&copy; z', { jekyll: '-z', astro: '-z', hugo: 'copy-z' }],
  ['x&lt;&amp;y', { jekyll: 'xy', astro: 'xy', hugo: 'xltampy' }],
  ['&bogus; r', { jekyll: 'bogus-r', astro: 'bogus-r', hugo: 'bogus-r' }],
  ['`&eacute;` c', { jekyll: 'eacute-c', astro: 'eacute-c', hugo: 'eacute-c' }],
] as const)('characters that are written as references count as themselves: %s', (words, ids) => {
  const text = `## ${words}\n`;
  for (const generator of ['jekyll', 'astro', 'hugo'] as const) {
    expect(idsOf(text, outline(text), siteProfile(generator))).toEqual([ids[generator]]);
    for (const page of pagesOf(text, generator)) expect(page).toEqual([`p-${ids[generator]}`]);
  }
});

// As Hugo 0.111, Jekyll 4.3 with kramdown 2.4 and Hexo 7 made them by these settings.
test.each<readonly [Generator, HeadingIds, Readonly<Record<string, string>>]>([
  [
    'hugo',
    { way: 'github-ascii' },
    {
      ...{ 'Über *Bord* & mehr': 'uber-bord--mehr', '你好 a': '-a', 'Straße Øre': 'strae-re', नमस्ते: 'heading' },
      ...{ 'a---b__c': 'a---b__c', 'Ñandú’s': 'nandus', 'own {#own}': 'own', again: 'again' },
    },
  ],
  [
    'hugo',
    { way: 'blackfriday' },
    {
      ...{
        'Über *Bord* & mehr': 'über-bord-mehr',
        'snake_case: what’s new?': 'snake-case-what-s-new',
        '!!!': 'heading',
      },
      ...{
        '-dash- 2.  x': 'dash-2-x',
        'a [link](https://e.com/x)': 'a-link-https-e-com-x',
        '² ½ a': '²-½-a',
        नमस्ते: 'नमस-त',
      },
    },
  ],
  ['hugo', { none: true }, { 'Über *Bord*': '', 'own {#own}': 'own' }],
  [
    'jekyll',
    { way: 'kramdown' },
    {
      ...{
        'Über *Bord* & mehr': 'ber-bord--mehr',
        '2. the harbour': 'the-harbour',
        'snake_case: what’s new?': 'snakecase-whats-new',
      },
      ...{ '!!!': 'section', '3.14 пр': 'section-1', 'Straße Øre': 'strae-re', 'own {#own}': 'own' },
    },
  ],
  [
    'jekyll',
    { prefix: 'pre-' },
    { 'Über *Bord* & mehr': 'pre-über-bord--mehr', 'own {#own}': 'own', '2. the': 'pre-2-the' },
  ],
  ['jekyll', { none: true }, { 'Über *Bord*': '', 'own {#own}': 'own' }],
  ['hexo', { way: 'lower' }, { 'Über *Bord* & mehr': 'uber-bord-mehr', 'C++ & c#': 'c-c' }],
  ['hexo', { way: 'upper' }, { 'Über *Bord* & mehr': 'UBER-BORD-MEHR' }],
  ['hexo', { none: true }, { 'Über *Bord*': '' }],
  ['zola', { way: 'words' }, { 'Über *Bord* (mehr)': 'Über_Bord_(mehr)', 'dot. ': 'dot.' }],
])('settings of %s name them otherwise: %j', (generator, headingIds, headings) => {
  const text = Object.keys(headings)
    .map((heading) => `## ${heading}\n\n`)
    .join('');
  const ids = Object.values(headings);
  expect(idsOf(text, outline(text), { generator, headingIds })).toEqual(ids);
  const shown = ids.map((id) => (id === '' ? 'undefined' : `p-${id}`));
  for (const page of pagesOf(text, generator, headingIds)) expect(page).toEqual(shown);
});

test.each([
  ['## A\n{: #mine }\n\n## A\n', ['mine', 'a']],
  ['## A\r\n{:.cls #mine key="v"}\r\n\r\n## A\r\n', ['mine', 'a']],
  ['A\n---\n{: #mine}\n', ['mine']],
  ['{: #above}\n## A\n', ['above']],
  ['words\n\n{: #above}\n## A\n', ['above']],
  ['> ## A\n> {: #mine}\n', ['mine']],
  ['words\n{: #words}\n## A\n', ['a']],
  ['## A\n\n{: #words}\nwords\n', ['a']],
  ['## A\n{: .no_toc}\n', ['a']],
  ['## A\n## B\n{: #b2}\n', ['a', 'b2']],
])('attributes in a line beside a heading name it in Jekyll: %j', (text, ids) => {
  expect(idsOf(text, outline(text), siteProfile('jekyll'))).toEqual(ids);
  for (const page of pagesOf(text, 'jekyll')) expect(page).toEqual(ids.map((id) => `p-${id}`));
});

test.each([
  ['blanks', `a${' '.repeat(200_000)}b`, /^a-{200000}b$/],
  ['signs behind a brace', `a {${'='.repeat(200_000)}`, /^a-$/],
])('a heading of Hugo with very many %s is read once, not from each of them', (_, words, id) => {
  const text = `## ${words}\n`;
  expect(idsOf(text, outline(text), siteProfile('hugo'))).toEqual([expect.stringMatching(id)]);
});

test('a live page keeps them with each key', () => {
  const text = '## A [b](c)\n\n## D\n\n## D\n';
  const live = new LivePost(text, optionsFor('hugo'));
  live.advance(1000);
  const ids = () => live.page().flatMap(({ tree }) => tree.flatMap(idsIn));
  expect(ids()).toEqual(['p-a-bc', 'p-d', 'p-d-1']);
  live.edit({ from: text.indexOf('c)'), to: text.indexOf('c)') + 1, insert: 'xyz' });
  live.edit({ from: 0, to: 0, insert: '## D\n\n' });
  while (!live.isComplete) live.advance(1000);
  expect(ids()).toEqual(['p-d', 'p-a-bxyz', 'p-d-1', 'p-d-2']);
});

test('and those that a line beside them gives', () => {
  const text =
    '# A\n{: #one }\n\n{: #two}\n## B\n\n> ## C\n> {: #three .x}\n\nD\n---\n{: #four}\n\n<div>\n\n## F\n{: #six}\n\n</div>\n\n[^1]: x\n\n    {: #seven}\n    ## G\n\nuse[^1]\n\n## B\n';
  const posts = [{ name: 'a.md', text: text.repeat(2) }];
  expect(checkEdits(posts, { seed: 1, runs: 20, steps: 8 })).toEqual([]);
});
