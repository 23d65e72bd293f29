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
  ['spaces at the edge of code', '<p>a<code> b </code>c <code>d</code> e</p>', 'a `b` c `d` e'],
  ['spaces in a block of code', '<p>a</p><pre><code>  b </code></pre>', 'a\n\n```\n  b \n```'],
  [
    'addresses with signs of Markdown in them',
    '<b>a</b> https://a.org/Foo_bar_(x), https://a.org/?a=1&amp;b=2. https://a.org/a_b www.a.org/*x*y',
    '**a** <https://a.org/Foo_bar_(x)>, <https://a.org/?a=1&b=2>. https://a.org/a_b [www.a.org/\\*x\\*y](http://www.a.org/*x*y)',
  ],
  [
    'addresses with words right behind',
    '<p>https://a.org/y<s>x</s> <b>https://b.org</b>. <i>https://c.org</i> d</p>',
    '<https://a.org/y>~~x~~ **https://b.org**. *https://c.org* d',
  ],
  ['bold that holds nothing', '<p>a<b> </b>c <i></i><em>d</em></p>', 'a c *d*'],
  ['a heading in bold', '<h2><span style="font-weight:700">Wind</span></h2>', '## Wind'],
  ['spaces that do not break', '<p>10&nbsp;km <b>and</b>&nbsp; more</p>', '10\u00A0km **and** more'],
  ['a list beside its item', '<ul><li>a</li><ol><li>b</li></ol></ul>', '- a\n  1. b'],
  [
    'items of a list in an item',
    '<ul><li><p>a</p><ul><li><p>b</p></li><li>c</li></ul></li><li>d</li></ul>',
    '- a\n  - b\n  - c\n- d',
  ],
  ['an item of two paragraphs', '<ul><li><p>a</p><p>b</p></li></ul>', '- a\n\n  b'],
  ['a table without a head', '<table><tr><td>a</td></tr><tr><td>b</td></tr></table>', '| a |\n| - |\n| b |'],
  [
    'a table with columns at other sides',
    '<table><tr><th>a</th><th>b</th><th align="center">c</th></tr><tr><td style="color:red; text-align: right">1</td><td align="center">x</td><td>y</td></tr><tr><td align="right">2</td><td align="center">z</td><td align="right">3</td></tr></table>',
    '|  a |  b  | c |\n| -: | :-: | - |\n|  1 |  x  | y |\n|  2 |  z  | 3 |',
  ],
  ['a list that starts at 3', '<ol start="3"><li>c</li></ol>', '3. c'],
  ['what looks like a shortcode', '<p><b>x</b> {{&lt; y &gt;}}</p>', '**x** {{< y >}}'],
  ['an image with its bytes', '<img alt="d" src="data:image/png;base64,AAAA">', '![d](data:image/png;base64,AAAA)'],
  ['bold in bold', '<b>a <strong>b</strong> <i><b>c</b></i></b>', '**a b _c_**'],
  ['bold beside bold', '<p><b>a</b><b>b</b><i>c</i><em> d</em></p>', '**ab**_c d_'],
  ['bold around paragraphs', '<b><p>one</p><p>two</p></b>', '**one**\n\n**two**'],
  ['a wrapper around paragraphs', '<i><span><p>one</p><ul><li>two</li></ul></span></i>', '*one*\n\n- *two*'],
  [
    'a link around a card',
    '<a href="https://x.example/"><h3><b>T</b></h3><p>d</p></a>',
    '### [**T**](https://x.example/)\n\n[d](https://x.example/)',
  ],
  ['a break in a heading', '<h2>a<br>b</h2>', '## a b'],
  ['a break in bold in a heading', '<h2>a <b>b<br>c</b></h2>', '## a **b c**'],
  ['breaks at the edges of marks', '<p>a <b>b<br></b>c <i><b><br>d</b></i></p>', 'a **b**\\\nc\\\n***d***'],
  ['a break at the end of a link', '<p>a<a href="https://x.example/">b<br></a>c</p>', 'a[b](https://x.example/)\\\nc'],
  ['a bold break', '<p>a<b><br></b><i>b</i></p>', 'a\\\n*b*'],
  [
    'addresses in words',
    '<p>https://a.example www.a.example a@b.example <b>c</b></p>',
    'https://a.example www.a.example a@b.example **c**',
  ],
  ['code beside code', '<p><code>a</code><code>b_c_</code> d</p>', '`a`<code>b_c\\_</code> d'],
  [
    'code in pieces',
    '<p><span style="font-family: monospace">a</span><span style="font-family: monospace">b</span></p>',
    '`ab`',
  ],
  [
    'bold punctuation beside letters',
    '<p><b>注意：</b>内容<b>「字」</b>漢<b>，</b>（<b>字</b>）</p>',
    '**注意**：内容「**字**」漢，（**字**）',
  ],
  ['bold quotes before letters', '<p>他说<b>“你好”</b>。</p>', '他说“**你好**”。'],
  ['a bold link in a word', '<p>a<b><a href="https://x.example/">b</a></b>c</p>', 'a[**b**](https://x.example/)c'],
  ['bold code in a word', '<p>a<b><code>b</code></b>c</p>', 'a<b>`b`</b>c'],
  ['lines without words', '<div><b>a</b></div><div><br></div><p>b<br></p><ul><li>c<br></li></ul>', '**a**\n\nb\n\n- c'],
  ['two breaks', '<span>a</span><br><br><b>b</b><br>c', 'a\n\n**b**\\\nc'],
  ['a break behind a bare address', '<p>At <b>https://x.example/a</b><br>and</p>', 'At **https://x.example/a**  \nand'],
  ['two breaks in a paragraph', '<p>a<br> <br><b>b</b></p>', 'a\n\n**b**'],
  ['a paragraph and words in an item', '<ul><li><p>x</p>y</li></ul>', '- x\n\n  y'],
  ['a button', '<p><b>a</b></p><button>Copy</button>', '**a**'],
  [
    'raised and lowered',
    '<p>H<span style="vertical-align:sub">2</span>O<span style="vertical-align:super">a</span></p>',
    'H<sub>2</sub>O<sup>a</sup>',
  ],
  [
    'HTML among the words of items and boxes',
    '<ul><li>Press <kbd>Ctrl</kbd> now<ul><li>H<sub>2</sub>O</li></ul></li></ul><div>a <u><b>b</b></u> c</div>',
    '- Press <kbd>Ctrl</kbd> now\n  - H<sub>2</sub>O\n\na <u>**b**</u> c',
  ],
  [
    'loose words in elements without marks',
    '<b>a</b> <cite>c</cite> <dfn>d</dfn> <samp>e f</samp> <abbr>g</abbr> <strike>h</strike> <tt>i</tt>',
    '**a** c d `e f` g ~~h~~ `i`',
  ],
  ['a link without words', '<p><b>a</b><a href="https://x.example/"></a></p>', '**a**'],
])('%s', (_name, html, markdown) => {
  expect(htmlToMarkdown(html)).toBe(markdown);
});

const katex = (source: string, drawn: string) =>
  `<span class="katex"><span class="katex-mathml"><math><semantics><mrow><mi>${drawn}</mi></mrow><annotation encoding="application/x-tex">${source}</annotation></semantics></math></span><span class="katex-html" aria-hidden="true"><span class="base">${drawn}</span></span></span>`;

test.each([
  ['in a line', `<p>So ${katex('x_1*y_1', 'xy')}, <b>or</b></p>`, 'So $x_1*y_1$, **or**'],
  ['in an item', `<ul><li>${katex('\\frac{a}{b}', 'ab')}</li><li><code>c</code></li></ul>`, '- $\\frac{a}{b}$\n- `c`'],
  ['right beside code', `<p>${katex('x', 'x')}<code>a</code></p>`, '$x$<code>a</code>'],
  [
    'by itself',
    `<p>As</p><span class="katex-display">${katex('\\sum_i\n i &lt; 1', 'i')}</span><p>is</p>`,
    'As\n\n$$\\sum_i i < 1$$\n\nis',
  ],
])('a formula %s is what it was written as', (_name, html, markdown) => {
  expect(htmlToMarkdown(html)).toBe(markdown);
});

const row = (number: string, code: string) => `<tr><td class="gutter">${number}</td><td class="code">${code}</td></tr>`;
const lines = '<span class="k">def</span> x\n  end\n';

test.each([
  [
    'GitHub',
    '<div class="highlight highlight-source-rb"><pre><span class="pl-k">def</span> x\n  end</pre><clipboard-copy></clipboard-copy></div>',
  ],
  [
    'a page of GitHub',
    '<table class="highlight-source-rb"><tr><td class="blob-num" data-line-number="1"></td><td class="blob-code"><span>def</span> x</td></tr><tr><td class="blob-num"></td><td class="blob-code">  end</td></tr></table>',
  ],
  [
    'Hugo',
    `<div class="highlight"><table class="lntable"><tr><td><pre><code><span class="lnt">1\n</span><span class="lnt">2\n</span></code></pre></td><td><pre><code class="language-rb">${lines}</code></pre></td></tr></table></div>`,
  ],
  [
    'Hugo, numbers within',
    '<pre><code class="language-rb"><span class="line"><span class="ln">1</span><span class="cl">def x\n</span></span><span class="line"><span class="ln">2</span><span class="cl">  end\n</span></span></code></pre>',
  ],
  [
    'Jekyll',
    `<div class="language-rb highlighter-rouge"><div class="highlight"><pre class="highlight"><code><table class="rouge-table"><tr><td class="rouge-gutter gl"><pre class="lineno">1\n2\n</pre></td><td class="rouge-code"><pre>${lines}</pre></td></tr></table></code></pre></div></div>`,
  ],
  [
    'Hexo',
    `<figure class="highlight language-rb"><table>${row('<pre><span class="line">1</span><br><span class="line">2</span><br></pre>', '<pre><span class="line">def x</span><br><span class="line">  end</span><br></pre>')}</table></figure>`,
  ],
  [
    'Docusaurus',
    '<div class="language-rb"><pre class="prism-code language-rb"><code><span class="token-line"><span>def</span><span> x</span><br></span><span class="token-line">  end<br></span></code></pre><button>Copy</button></div>',
  ],
  [
    'MkDocs',
    `<div class="highlight"><table class="highlighttable"><tr><td class="linenos"><div class="linenodiv"><pre><span class="normal">1</span>\n<span class="normal">2</span></pre></div></td><td class="code"><div class="highlight language-rb"><pre><span></span><code>${lines}</code></pre></div></td></tr></table></div>`,
  ],
  [
    'a chat',
    `<pre><div><div>rb</div><div><button>Copy code</button></div><div><code class="language-rb"><span>${lines}</span></code></div></div></pre>`,
  ],
  ['a block with a button in it', `<pre class="lang-rb"><button>Copy</button><code>${lines}</code></pre>`],
  ['lines as blocks', '<pre class="brush: rb;"><code><div>def x</div><div>  end</div></code></pre>'],
  ['lines as a list', '<pre class="lang-rb"><ol><li class="L0">def x</li><li>  end</li></ol></pre>'],
])('code of %s is its text under its language', (_name, html) => {
  expect(htmlToMarkdown(`<p>a</p>${html}`)).toBe('a\n\n```rb\ndef x\n  end\n```');
});

test('a table of numbers and code is no listing', () => {
  const html = '<table><tr><th>n</th><th>code</th></tr><tr><td>1</td><td><pre>a</pre></td></tr></table>';
  expect(htmlToMarkdown(html)).toBe('| n | code |\n| - | ---- |\n| 1 | `a`  |');
});

test.each([
  [
    'Word, by any style of paragraph',
    '<p class=MsoNormal style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">·</span>a</p><p style="mso-list:l0 level2 lfo1"><span style="mso-list:Ignore">1.</span>b</p>',
    '- a\n  1. b',
  ],
  [
    'Word in a browser',
    '<div class="ListContainerWrapper"><ul><li aria-level="1"><p>a</p></li></ul></div><div class="ListContainerWrapper"><ol><li data-aria-level="2"><p>b</p></li></ol></div>',
    '- a\n  1. b',
  ],
  [
    'Word, of numbers that go on from before',
    '<p style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">3.</span>a</p><p style="mso-list:l0 level2 lfo1"><span style="mso-list:Ignore">(5)</span>b</p><p style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">4.</span>c</p>',
    '3. a\n\n   5. b\n4. c',
  ],
  [
    'Word in a browser, the same',
    '<div class="ListContainerWrapper"><ol start="3"><li aria-level="1"><p>a</p></li></ol></div><div class="ListContainerWrapper"><ol start="4"><li aria-level="1"><p>b</p></li></ol></div>',
    '3. a\n4. b',
  ],
  [
    'Slack',
    '<ul data-indent="0"><li>a</li></ul><ol data-indent="1"><li>b</li><li>c</li></ol><ul data-indent="2"><li>d</li></ul><ul data-indent="0"><li>e</li></ul>',
    '- a\n  1. b\n  2. c\n     - d\n- e',
  ],
  [
    'tasks of Google Docs',
    '<ul><li role="checkbox" aria-checked="true"><img alt="checked" src="data:image/png;base64,AAAA"><p>a</p></li><li role="checkbox" aria-checked="false"><p>b</p></li></ul>',
    '- [x] a\n- [ ] b',
  ],
  [
    'tasks of GitHub',
    '<ul><li class="task-list-item"><span class="handle"><svg></svg></span><input type="checkbox" checked>a</li></ul>',
    '- [x] a',
  ],
  [
    'a section of Wikipedia',
    '<h2>A<span class="mw-editsection">[<a href="https://x.example/">edit</a>]</span></h2>',
    '## A',
  ],
])('%s', (_name, html, markdown) => {
  expect(htmlToMarkdown(html)).toBe(markdown);
});

test.each([
  [
    'Word',
    '<p class=MsoNormal>T<a href="#_ftn1" name="_ftnref1" title=""><span class=MsoFootnoteReference>[1]</span></a>.</p><div style="mso-element:footnote-list"><hr><div style="mso-element:footnote" id=ftn1><p class=MsoFootnoteText><a href="#_ftnref1" name="_ftn1"><span>[1]</span></a> The <b>note</b>.</p></div></div>',
  ],
  [
    'GitHub',
    '<p>T<sup><a href="https://x.example/#user-content-fn-1-a" id="user-content-fnref-1-a" data-footnote-ref>1</a></sup>.</p><section data-footnotes class="footnotes"><h2 id="footnote-label" class="sr-only">Footnotes</h2><ol><li id="user-content-fn-1-a"><p>The <b>note</b>. <a href="#user-content-fnref-1-a">↩</a></p></li></ol></section>',
  ],
  [
    'Hugo',
    '<p>T<sup id="fnref:1"><a href="#fn:1">1</a></sup>.</p><div class="footnotes"><hr><ol><li id="fn:1"><p>The <b>note</b>.&nbsp;<a href="#fnref:1">↩</a></p></li></ol></div>',
  ],
  [
    'Wikipedia',
    '<p>T<sup id="cite_ref-1"><a href="#cite_note-1"><span>[</span>1<span>]</span></a></sup>.</p><ol class="references"><li id="cite_note-1"><b><a href="#cite_ref-1">^</a></b> <span>The <b>note</b>.</span></li></ol>',
  ],
])('footnotes of %s keep their notes, and get no label that the post has', (_name, html) => {
  expect(htmlToMarkdown(html)).toBe('T[^1].\n\n[^1]: The **note**.');
  expect(htmlToMarkdown(html, 'Mine[^1].\n\n[^1]: M.\n[^2]: N.')).toBe('T[^3].\n\n[^3]: The **note**.');
});

test('a note that two places lead to is there once', () => {
  const html =
    '<p>T<sup id="r1"><a href="#n">a</a></sup> U<sup id="r2"><a href="#n">a</a></sup></p><ol><li id="n"><a href="#r1">1</a><a href="#r2">2</a> <b>N</b></li></ol>';
  expect(htmlToMarkdown(html)).toBe('T[^a] U[^a]\n\n[^a]: **N**');
});

test('a link to a part of a page that does not lead back is a link', () => {
  const html = '<p><a href="#a" id="b">1</a></p><h2 id="a">A</h2>';
  expect(htmlToMarkdown(html)).toBe('[1](#a)\n\n## A');
});

test('the deepest nesting and every broken tag end in text or nothing', () => {
  expect(() => htmlToMarkdown('<ul><li>'.repeat(3000))).not.toThrow();
  expect(() => htmlToMarkdown('<b><i><p>'.repeat(1000))).not.toThrow();
  const piece = fc.constantFrom(
    '<b>',
    '</b>',
    '<p class=MsoListParagraph style="mso-list:l0 level2 lfo1">',
    '<ul>',
    '<li>',
  );
  const pieces = fc.array(
    fc.oneof(
      piece,
      fc.constantFrom(
        '</ul>',
        '<table>',
        '<td>',
        'a',
        ' ',
        '<!--',
        '-->',
        '<a href=x>',
        '<br>',
        '<pre>',
        '<p>',
        '<h1>',
      ),
    ),
  );
  fc.assert(
    fc.property(pieces, (parts) => void htmlToMarkdown(parts.join(''))),
    { numRuns: 500 },
  );
});
