import fc from 'fast-check';
import type { Nodes, Table } from 'mdast';
import { expect, test } from 'vitest';
import { parseMarkdown } from '../../../../shared/markdown/parse/gfm.ts';
import { htmlToMarkdown } from '../../../../shared/markdown/pasted/to-markdown.ts';

const row = (...cells: readonly string[]) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
const table = (...cells: readonly string[]) => `<table><tr><th>A</th><th>B</th></tr>${row(...cells)}</table>`;

test.each([
  ['paragraphs', '<p>One.</p><p>Two.</p>', 'One. Two.'],
  ['divs and lines', '<div>one</div><div>two<br>three</div>', 'one two three'],
  ['a list', '<ul><li>x</li><li>y <b>z</b><ol><li>w</li></ol></li></ul>', 'x y **z** w'],
  ['tasks', '<ul><li><input type="checkbox" checked> x</li><li>[ ] y</li></ul>', '☑ x ☐ y'],
  ['a heading', '<h3>Ht</h3>t', 'Ht t'],
  ['a quote', '<blockquote><p>q</p></blockquote>', 'q'],
  ['code in lines', '<pre><code>let a = 1;\nlet b | 2;</code></pre>', '`let a = 1; let b \\| 2;`'],
  ['code with breaks', '<code>a<br>b</code>', '`a b`'],
  ['a table', '<table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table>', '1 2 3'],
  ['bold around blocks', '<b><p>one</p><p>two</p></b>', '**one two**'],
  [
    'a link around blocks',
    '<a href="https://x.example/"><div>one</div><img alt="i" src="https://x.example/i.png"></a>',
    '[one ![i](https://x.example/i.png)](https://x.example/)',
  ],
  ['a pipe', 'a | b <i>c|d</i>', 'a \\| b *c\\|d*'],
])('%s in a cell', (_name, html, cell) => {
  const lines = htmlToMarkdown(table(html, 'x'))?.split('\n') ?? [];
  expect(lines).toHaveLength(3);
  expect(lines[2]).toBe(`| ${cell} | x |`);
});

test('cells that span others leave those empty, wherever they say so', () => {
  const html =
    '<table><caption>Cap</caption><tr><th colspan="2">A</th><th>B</th></tr><tr><td rowspan="9">1</td><td>2</td><td>3</td></tr><tr><td>4</td></tr></table>';
  expect(htmlToMarkdown(html)).toBe(
    ['Cap', '', '| A |   | B |', '| - | - | - |', '| 1 | 2 | 3 |', '|   | 4 |   |'].join('\n'),
  );
  expect(
    htmlToMarkdown(`<table>${'<tr><td colspan="1000" rowspan="60000">a</td></tr>'.repeat(1000)}</table>`),
  ).toBeNull();
});

test('a table that only lays a page out gives way to what is in it', () => {
  expect(htmlToMarkdown(`<table>${row('<p>First</p><ul><li>a</li></ul>')}</table>`)).toBe('First\n\n- a');
  const mail = `<table width="600">${row(`<table>${row('<h1>Hello</h1><p>Dear all,</p>')}</table>`)}${row('<p>Bye</p>')}</table>`;
  expect(htmlToMarkdown(mail)).toBe('# Hello\n\nDear all,\n\nBye');
  expect(htmlToMarkdown(`<table role="presentation">${row('<b>a</b>', 'b')}</table>`)).toBe('**a**\n\nb');
  expect(htmlToMarkdown(`<table>${row('one cell of a sheet')}</table>`)).toBeNull();
});

/** The words of a node, as a reader parts them. */
function wordsOf(node: Nodes): readonly string[] {
  const text = (inner: Nodes): string =>
    inner.type === 'html'
      ? ''
      : 'value' in inner
        ? inner.value
        : 'children' in inner
          ? inner.children.map(text).join('')
          : '';
  return text(node).split(/\s+/).filter(Boolean);
}

test('made-up cells: one table of the same rows and columns, with the same words', () => {
  const word = fc.constantFrom(
    'tide',
    'a|b',
    '|',
    'x\\',
    'y\\|z',
    '\\',
    '*s*',
    '_u_',
    '`',
    '``t',
    '#',
    '-',
    '1.',
    '&amp;',
    '&lt;b&gt;',
    '[l](u)',
    '![',
    '~~d~~',
    '字',
    '{{&lt; y &gt;}}',
    '|-|',
    ':--',
  );
  const text = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
  const inline = fc.oneof(
    text,
    fc
      .tuple(fc.constantFrom('b', 'i', 'span', 's', 'a href="https://x.example/"', 'code'), text)
      .map(([tag, inner]) => `<${tag}>${inner}</${tag.split(' ')[0]}>`),
    fc.constantFrom('<br>', ' ', '\n', '&nbsp;', '<b> </b>', '<!-- c -->'),
  );
  const { block } = fc.letrec<{ block: string }>((tie) => ({
    block: fc.oneof(
      { maxDepth: 3 },
      inline,
      fc
        .tuple(
          fc.constantFrom('p', 'div', 'h2', 'blockquote', 'pre', 'section', 'b'),
          fc.array(tie('block'), { maxLength: 3 }),
        )
        .map(([tag, inner]) => `<${tag}>${inner.join(' ')}</${tag}>`),
      fc
        .tuple(fc.constantFrom('ul', 'ol'), fc.array(tie('block'), { minLength: 1, maxLength: 3 }))
        .map(([tag, items]) => `<${tag}>${items.map((item) => `<li>${item}</li>`).join('')}</${tag}>`),
      fc.array(tie('block'), { minLength: 1, maxLength: 3 }).map((cells) => `<table>${row(...cells)}</table>`),
    ),
  }));
  const tables = fc.tuple(fc.integer({ min: 2, max: 4 }), fc.integer({ min: 1, max: 4 })).chain(([columns, rows]) =>
    fc.array(
      fc.array(
        fc.array(block, { maxLength: 3 }).map((parts) => parts.join(' ')),
        { minLength: columns, maxLength: columns },
      ),
      { minLength: rows, maxLength: rows },
    ),
  );
  fc.assert(
    fc.property(tables, (cells) => {
      const markdown = htmlToMarkdown(`<table>${cells.map((line) => row(...line)).join('')}</table>`) ?? '';
      const { children } = parseMarkdown(markdown);
      expect(children.map(({ type }) => type)).toEqual(['table']);
      const { children: rows } = children[0] as Table;
      expect(rows.map((line) => line.children.length)).toEqual(cells.map((line) => line.length));
      const plain = (html: string) =>
        html
          .replace(/<!--.*?-->|<\/?(?:b|i|span|s|a|code)(?: [^>]*)?>/g, '')
          .replace(/<[^>]*>/g, ' ')
          .replace(/&nbsp;/g, ' ')
          .replace(/&lt;/g, '<')
          .replace(/&gt;/g, '>')
          .replace(/&amp;/g, '&')
          .split(/\s+/)
          .filter(Boolean);
      expect(rows.map((line) => line.children.map(wordsOf))).toEqual(cells.map((line) => line.map(plain)));
    }),
    { numRuns: 300 },
  );
});
