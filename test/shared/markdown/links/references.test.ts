import { expect, test } from 'vitest';
import { references } from '../../../../shared/markdown/links/references.ts';
import { elements, html, parseHtml } from '../support.ts';

const hrefs = (text: string, mdx: boolean) => references(text, { mdx }).map(({ href }) => href);

test.each([
  ['below a tag', '<Note>\n[a](a.md) ![b](b.png)\n</Note>\n', ['a.md', 'b.png']],
  ['below a tag of HTML, which is one of JSX', '<div>\n[a](a.md)\n</div>\n', ['a.md']],
  ['with attributes over several lines', '<Note\n  kind="x"\n>\n- [a](a.md)\n</Note>\n', ['a.md']],
  ['with a blank line', '<Note>\n\n[a](a.md)\n\n</Note>\n', ['a.md']],
  ['beside one', '<Note>[a](a.md)</Note>\n', ['a.md']],
  ['in code', '<Note>\n```md\n[a](a.md)\n```\n`[b](b.md)`\n</Note>\n', []],
  ['of a tag itself', '<a href="a.md">\n  <img src="b.png" />\n</a>\n', ['a.md', 'b.png']],
])('the links of MDX %s', (_, text, found) => expect(hrefs(text, true)).toEqual(found));

test('Markdown shows what is below a tag of HTML as it is', () => {
  expect(hrefs('<div>\n[a](a.md)\n</div>\n\n[b](b.md)\n', false)).toEqual(['b.md']);
});

test('films and sounds of HTML are links to their files, by each of their sources', () => {
  const text =
    'A <audio src="a.mp3"></audio>\n\n<video controls poster="b.png">\n<source src="b.webm"><source src="b.mp4">\n</video>\n';
  const found = references(text);
  expect(found.map(({ kind, href }) => `${kind} ${href}`)).toEqual(['link a.mp3', 'link b.webm', 'link b.mp4']);
  expect(found.every(({ href, hrefFrom }) => text.startsWith(href, hrefFrom))).toBe(true);
  expect(references('<picture><source srcset="c.webp"><img src="c.png"></picture>\n').map(({ href }) => href)).toEqual([
    'c.png',
  ]);
});

test('a label leads to its definition whatever its case, where it is one letter in small and two in capitals too', () => {
  expect(hrefs('[STRASSE] [a][ſtraße]\n\n[straße]: a.md\n', false)).toEqual(['a.md', 'a.md']);
});

test('an address among the words of a link is none of the link', () => {
  const text =
    '[https://a.org](b.md) ![see www.a.org](c.png) [d@a.org][e] [f@a.org][] [https://a.org/g]\n\n[e]: <h i.md>\n[F@a.org]: j.md\n';
  const found = references(text);
  expect(found.map(({ href }) => href)).toEqual(['b.md', 'c.png', 'h i.md', 'j.md']);
  expect(found.every(({ href, hrefFrom }) => text.startsWith(href, hrefFrom))).toBe(true);
});

test.each([
  ['[[1]](a.md) [\\[2\\]](b.md)', ['[1]', '\\[2\\]']],
  ['[one [two] and [three]](a.md "t")', ['one [two] and [three]']],
  ['![[x] y](a.png)', ['[x] y']],
  ['[one](a.md) [two] [three](b.md)', ['one', 'three']],
  ['[not [a] link] (b.md) [c](d.md)', ['c']],
  ['[[in](a.md)](b.md)', ['in']],
])('brackets among the words of a link are words: %s', (text, words) => {
  expect(references(text).map((link) => link.text)).toEqual(words);
  const links = elements([parseHtml(html(text))]).filter(({ tagName }) => tagName === 'a' || tagName === 'img');
  expect(links).toHaveLength(words.length);
});

test('tags that open only take no time that grows with their square', () => {
  expect(hrefs(`<div>\n${'<a '.repeat(200_000)}\n<a href="b.md">\n</div>\n`, false)).toEqual(['b.md']);
});
