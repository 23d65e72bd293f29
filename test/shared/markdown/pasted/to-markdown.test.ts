import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { htmlToMarkdown } from '../../../../shared/markdown/pasted/to-markdown.ts';
import { repository } from '../../../support/source-files.ts';

const clipboard = (name: string) => readFileSync(join(repository, 'test/fixtures/clipboard', name), 'utf8');

test.each(['google-docs', 'word', 'notion', 'web-page'])('what %s puts on the clipboard becomes Markdown', (name) => {
  expect(htmlToMarkdown(clipboard(`${name}.html`))).toBe(clipboard(`${name}.md`).trimEnd());
});

test.each([
  ['the colours of a code editor', clipboard('code-editor.html')],
  ['a block of code alone', '<meta charset="utf-8"><pre>a\n  b</pre>'],
  [
    'words without any meaning beside them',
    '<meta charset="utf-8"><p style="color:red">one</p><div>two<br>three</div>',
  ],
  ['nothing', ''],
  ['a comment', '<!-- a -->'],
  ['more than anybody copies', `<b>${'x'.repeat(2_000_000)}</b>`],
])('%s: the plain text is to be taken', (_name, html) => {
  expect(htmlToMarkdown(html)).toBeNull();
});

test.each([
  ['bold inside a word', 'un<b>believ</b>able', 'un**believ**able'],
  ['spaces at the edge of bold', '<p>a<b> b </b>c</p>', 'a **b** c'],
  ['bold that holds nothing', '<p>a<b> </b>c <i></i><em>d</em></p>', 'a c *d*'],
  ['a heading in bold', '<h2><span style="font-weight:700">Wind</span></h2>', '## Wind'],
  ['spaces that do not break', '<p>10&nbsp;km <b>and</b>&nbsp; more</p>', '10\u00A0km **and** more'],
  ['a list beside its item', '<ul><li>a</li><ol><li>b</li></ol></ul>', '- a\n  1. b'],
  ['an item of two paragraphs', '<ul><li><p>a</p><p>b</p></li></ul>', '- a\n\n  b'],
  ['a table without a head', '<table><tr><td>a</td></tr><tr><td>b</td></tr></table>', '| a |\n| - |\n| b |'],
  ['a list that starts at 3', '<ol start="3"><li>c</li></ol>', '3. c'],
  ['what looks like a shortcode', '<p><b>x</b> {{&lt; y &gt;}}</p>', '**x** {{< y >}}'],
  ['an image with its bytes', '<img alt="d" src="data:image/png;base64,AAAA">', '![d](data:image/png;base64,AAAA)'],
  ['a link without words', '<p><b>a</b><a href="https://x.example/"></a></p>', '**a**'],
])('%s', (_name, html, markdown) => {
  expect(htmlToMarkdown(html)).toBe(markdown);
});

test('the deepest nesting and every broken tag end in text or nothing', () => {
  expect(() => htmlToMarkdown('<ul><li>'.repeat(3000))).not.toThrow();
  const piece = fc.constantFrom(
    '<b>',
    '</b>',
    '<p class=MsoListParagraph style="mso-list:l0 level2 lfo1">',
    '<ul>',
    '<li>',
  );
  const pieces = fc.array(
    fc.oneof(piece, fc.constantFrom('</ul>', '<table>', '<td>', 'a', ' ', '<!--', '-->', '<a href=x>')),
  );
  fc.assert(
    fc.property(pieces, (parts) => void htmlToMarkdown(parts.join(''))),
    { numRuns: 500 },
  );
});
