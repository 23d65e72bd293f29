import fc from 'fast-check';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import { linkOfPost } from '../../../renderer/editor/link-of-post.ts';

const parser = unified().use(remarkParse).use(remarkGfm);

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly Node[];
}

/** The links of a text, each as its words; what is not words in them stands as its type. */
function links(node: Node): readonly string[] {
  if (node.type === 'link')
    return [(node.children ?? []).map(({ type, value }) => (type === 'text' ? value : `<${type}>`)).join('')];
  return (node.children ?? []).flatMap(links);
}

const linkOf = (title: string) => linkOfPost({ title, path: 'a.md', href: () => '/a/' });

test.each<[string, string]>([
  ['2 * 3 < 4 & snake_case', '2 * 3 < 4 & snake_case'],
  ['Using <template> | more', 'Using \\<template> \\| more'],
  ['{{ site.title }}', '\\{\\{ site.title }}'],
  ['_Stars_ and `ticks` &copy;', '\\_Stars\\_ and \\`ticks\\` \\&copy;'],
])('%s: nothing but what needs it stands behind a backslash', (title, words) => {
  expect(linkOf(title)).toBe(`[${words}](/a/)`);
});

test('the words of a link to a post are its title, whatever that is, in a paragraph and in a table', () => {
  const pieces = fc.constantFrom(
    ...'[](){}|`*_<>!&;#\\"\'~ ',
    'a',
    'b',
    'copy',
    '<br>',
    '</a>',
    '<!--',
    '](x)',
    '日',
    '~~',
  );
  const titles = fc
    .array(pieces, { minLength: 1, maxLength: 12 })
    .map((all) => all.join('').replace(/ +/g, ' ').trim())
    .filter((title) => title !== '');
  fc.assert(
    fc.property(titles, (title) => {
      expect(links(parser.parse(`See ${linkOf(title)} and *\`more\`*`))).toEqual([title]);
      expect(links(parser.parse(`| ${linkOf(title)} | b |\n| - | - |`))).toEqual([title]);
    }),
    { numRuns: 500 },
  );
});
