import type { Nodes } from 'mdast';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseMarkdown } from '../../../../shared/markdown/parse/gfm.ts';
import { markdownParser } from '../../../../shared/markdown/parse/parser.ts';

/** What the editor takes for struck, as it stands in the text. */
function inEditor(text: string): readonly string[] {
  const found: string[] = [];
  markdownParser.parse(text).iterate({
    enter: ({ name, from, to }) => void (name === 'Strikethrough' && found.push(text.slice(from, to))),
  });
  return found;
}

/** What preview and export strike. */
function inPage(text: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: Nodes) => {
    if (node.type === 'delete') found.push(text.slice(node.position?.start.offset, node.position?.end.offset));
    if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(parseMarkdown(text));
  return found;
}

test.each([
  ['~one~ and ~~two~~', ['~one~', '~~two~~']],
  ['H~2~O', ['~2~']],
  ['a ~not~~ b', []],
  ['about ~5 of ~ 6', []],
  ['~~~three~~~ in a line', []],
])('%s', (text, struck) => {
  expect(inEditor(text)).toEqual(struck);
  expect(inPage(text)).toEqual(struck);
});

test('the editor strikes what the page does, one or two tildes', () => {
  const piece = fc.constantFrom('~', '~~', 'a', 'b', ' ', '.', '“', '1');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = `a ${pieces.join('')} b`;
      expect(inEditor(text)).toEqual(inPage(text));
    }),
    { numRuns: 3000 },
  );
});
