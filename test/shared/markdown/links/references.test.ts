import { expect, test } from 'vitest';
import { references } from '../../../../shared/markdown/links/references.ts';

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

test('a label leads to its definition whatever its case, where it is one letter in small and two in capitals too', () => {
  expect(hrefs('[STRASSE] [a][ſtraße]\n\n[straße]: a.md\n', false)).toEqual(['a.md', 'a.md']);
});
