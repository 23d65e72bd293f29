import { expect, test } from 'vitest';
import { htmlToMarkdown } from '../../../../shared/markdown/pasted/to-markdown.ts';

test.each([
  ['braces', '<p>The <b>set</b> {a, b}</p>', 'The **set** \\{a, b}'],
  ['signs that are no tags', '<p>1 &lt; 2 and <b>List</b>&lt;String&gt;</p>', '1 \\< 2 and **List**\\<String>'],
  [
    'braces in code',
    '<p>The <code>{a}</code></p><pre><code>&lt;b&gt;{c}\n</code></pre>',
    'The `{a}`\n\n```\n<b>{c}\n```',
  ],
  [
    'an address as its words',
    '<p><i>x</i><a href="mailto:a@b.example">a@b.example</a></p>',
    '*x*[a@b.example](mailto:a@b.example)',
  ],
])('what is pasted into MDX begins no code and no tag: %s', (_name, html, markdown) => {
  expect(htmlToMarkdown(html, '', true)).toBe(markdown);
});

test('in Markdown a brace is one', () => {
  expect(htmlToMarkdown('<p>The <b>set</b> {a, b}</p>')).toBe('The **set** {a, b}');
});
