import { expect, test } from 'vitest';
import { siteProfile } from '../../../../shared/generators/profiles.ts';
import { outline } from '../../../../shared/markdown/facts/outline.ts';
import { textStats } from '../../../../shared/markdown/facts/stats.ts';
import { html } from '../support.ts';

test('headings in order, with level, plain text, place and line in the whole file', () => {
  const text =
    '---\ntitle: x\n---\n# One *two* `three` [four](u)\n\nx\n\nFive\n====\n\n### Six {#id} ###\n\n```\n# no\n```\n';
  const found = outline(text);
  expect(found.map(({ level, text: words, line }) => [level, words, line])).toEqual([
    [1, 'One two three four', 4],
    [1, 'Five', 8],
    [3, 'Six', 11],
  ]);
  expect(found.map(({ from, to }) => text.slice(from, to))).toEqual([
    '# One *two* `three` [four](u)',
    'Five\n====',
    '### Six {#id} ###',
  ]);
});

test('no headings, no outline', () => {
  for (const text of ['', 'x', '---\n# a remark\ntitle: x\n---\n']) expect(outline(text)).toEqual([]);
});

test('a heading with long code that begins with a blank takes no time that grows with its square', () => {
  const [heading] = outline(`# \` ${'x'.repeat(300_000)}\` a\n`);
  expect(heading?.text).toMatch(/^x+$/);
});

test('line ends of Windows', () => {
  expect(outline('---\r\na: 1\r\n---\r\n\r\n## A\r\n\r\n## B').map(({ line, text }) => [line, text])).toEqual([
    [5, 'A'],
    [7, 'B'],
  ]);
});

test.each([
  ['&copy; one', '© one'],
  ['one &#169;', 'one ©'],
  ['a&mdash;b', 'a—b'],
  ['3 &times; 4 &rarr; 12&nbsp;&deg;C, 5 &euro; &laquo;c&oelig;ur&raquo;', '3 × 4 → 12 °C, 5 € «cœur»'],
  ['x &lt;&amp; **&#x79;**', 'x <& y'],
  ['one&nbsp;two', 'one two'],
  ['Caf&eacute; Ren&Eacute;e &uuml;ber &Ccedil;a &ntilde; stra&szlig;e', 'Café RenÉe über Ça ñ straße'],
  ['a &foo; &x; &xacute; &constructor; &tvalueOf; &5;', 'a &foo; &x; &xacute; &constructor; &tvalueOf; &5;'],
])('characters that are written as references: %s', (written, words) => {
  expect(outline(`## ${written}\n`).map(({ text }) => text)).toEqual([words]);
});

test.each([
  ['fix [#46]', 'fix [#46]'],
  ['[A][b]15', '[A][b]15'],
  ['[A][]', '[A][]'],
  ['*a* [*b*] ![c]', 'a [b] ![c]'],
  ['[x] done', '[x] done'],
  ['[one] [Two][] [a][in a quote] [b][in an item] [c](d) [e]()', 'one Two a b c e'],
  ['a[^one] b', 'a b'],
  ['a[^two] [^] b', 'a[^two] [^] b'],
  ['a` b `c `` ` `` ` `', 'abc `'],
  ['[a]({% link b.md %}) [c]({{< ref "d" >}}) [e] (f)', 'a c [e] (f)'],
])('what has a label that nothing defines is words, as on the page: %s', (written, words) => {
  const text = `## ${written}\n\n[One]: a\n\n[two]: b\n\n> [in a quote]: c\n\n- [in an\titem]: d\n\n[^one]: note\n`;
  expect(outline(text).map((heading) => heading.text)).toEqual([words]);
  const seen = html(text)
    .split('</h2>')[0]
    ?.replace(/<sup.*?<\/sup>|<[^>]*>/gs, '');
  expect(seen?.trim()).toBe(words);
});

test('blocks end at line ends of Windows and of old Macs, too', () => {
  const text =
    '---\ntitle: x\n---\n<div>\none\n</div>\n\n## A\n\n*two* [three](b.md)\n\n<img src="a.png">\n\n### B\n\n- `four`\n';
  const { reading } = siteProfile('plain');
  for (const other of [text.replaceAll('\n', '\r\n'), text.replaceAll('\n', '\r')]) {
    expect(outline(other).map((heading) => heading.text)).toEqual(['A', 'B']);
    expect(textStats(other, reading)).toEqual(textStats(text, reading));
  }
});

test.each(['[^1]: x\n===\n', '[^1]: x\n---\n', '[^1]: x\ny\n===\n', '[^1]: x\n[^2]: y\n---\n'])(
  'a line below a footnote makes no heading of it: %j',
  (text) => {
    expect(outline(`a[^1]\n\n${text}`)).toEqual([]);
    // The one above the list of footnotes.
    expect(html(`a[^1]\n\n${text}`).match(/<h[1-6]/g)).toHaveLength(1);
  },
);

test.each(['> a\n2. # B\n', '- a\n  > b\n  7) # B\n', '> a\n-\n  # B\n', '* a\n  b\n9. # B\n'])(
  'an item right below the words of a quote or another list begins a list: %j',
  (text) => {
    expect(outline(text).map((heading) => heading.text)).toEqual(['B']);
    expect(html(text)).toContain('<h1 id="user-content-b">B</h1>');
  },
);

test.each(['a\n2. # B\n', '- a\n  2. # B\n', '> a\n> 2. # B\n'])(
  'an item with another number than 1 interrupts no paragraph: %j',
  (text) => {
    expect(outline(text)).toEqual([]);
    expect(html(text)).not.toContain('<h1');
  },
);

test('no name of a tag has an underscore in it', () => {
  const text = '## For <your_name>, <a-b_c d> and </the_end> x<b>y</b> <c_d@e.org>\n';
  const [words = ''] = outline(text).map((heading) => heading.text);
  expect(words).toMatch(/^For <your_name>, <a-b_c d> and <\/the_end> xy /);
  expect(
    html(text)
      .replaceAll('&#x3C;', '<')
      .replaceAll(/<\/?b>/g, ''),
  ).toContain(words.slice(0, -1 - 'c_d@e.org'.length));
  expect(textStats(text, siteProfile('plain').reading).words).toBe(7);
});

test.each([
  '<br/>\n# A\n\n# B\n',
  '<img src="a.png" alt=\'x > y\' width=1 hidden />  \n*a*\n# A\n\n# B\n',
  '> <br />\n> # A\n# B\n',
  '- <hr/>\n  # A\n\n  # B\n',
  'words\n<x-a/>\n# B\n',
  '<br/> words\n# B\n',
  '    <br/>\n# B\n',
])('what stands below a tag that closes itself is HTML, up to a blank line: %j', (text) => {
  expect(outline(text).map((heading) => heading.text)).toEqual(['B']);
  expect(html(text).match(/<h1/g)).toHaveLength(1);
  expect(html(text)).toContain('<h1 id="user-content-b">B</h1>');
});
