import { expect, test } from 'vitest';
import { htmlToMarkdown } from '../../../../shared/markdown/pasted/to-markdown.ts';

// HTML as Chromium puts it on the clipboard when a page is copied: addresses whole, and nothing of what is not drawn.

test.each([
  ['Sphinx', '<h2>A<a class="headerlink" href="https://x.example/p#a" title="Link to this heading">¶</a></h2>'],
  ['Docusaurus', '<h2 id="a">A<a class="hash-link" href="https://x.example/p#a" aria-label="Link">\u200B</a></h2>'],
  ['MDN', '<h2 id="a"><a href="https://x.example/p#a">A</a></h2>'],
  ['a page with names of other letters', '<h2 id="ä"><a href="https://x.example/p#%C3%A4">A</a></h2>'],
])('the link of a heading to itself of %s goes', (_name, html) => {
  expect(htmlToMarkdown(html)).toBe('## A');
});

test.each([
  ['to another part', '<h2 id="b"><a href="https://x.example/p#a">A</a></h2>', '## [A](https://x.example/p#a)'],
  [
    'around an image',
    '<h2 id="b"><a href="https://x.example/p#a"><img alt="" src="https://x.example/i.png"></a></h2>',
    '## [![](https://x.example/i.png)](https://x.example/p#a)',
  ],
])('a link in a heading %s stays', (_name, html, markdown) => {
  expect(htmlToMarkdown(html)).toBe(markdown);
});

test.each([
  ['its stand-in', 'src="data:image/gif;base64,R0lGOD" data-src="https://x.example/a.jpg"'],
  ['the address of the page', 'src="https://x.example/post" data-lazy-src="https://x.example/a.jpg"'],
  ['a picture that turns', 'src="https://x.example/wait.svg" data-original="//x.example/a.jpg"'],
  ['nothing', 'data-srcset="https://x.example/a.jpg 1024w, https://x.example/b.jpg 300w"'],
  ['its stand-in, with sizes', 'src="data:image/gif;base64,R0lGOD" srcset="https://x.example/a.jpg 2x"'],
])('an image that shows %s until it is fetched is itself', (_name, attributes) => {
  expect(htmlToMarkdown(`<p><img alt="A" ${attributes}></p>`)).toBe('![A](https://x.example/a.jpg)');
});

test('an image that was fetched, or waits with an address of which only its page knows the rest, stays what it shows', () => {
  const html =
    '<p><img alt="" src="https://x.example/a.jpg" srcset="https://x.example/b.jpg 2x" data-src="/c.jpg"></p>';
  expect(htmlToMarkdown(html)).toBe('![](https://x.example/a.jpg)');
});

test('a raised number and the item that it leads to are a footnote, where the way back was not copied', () => {
  const call = (n: string) =>
    `<sup id="cite_ref-${n}"><a href="https://x.example/w#cite_note-${n}"><span>[</span>${n}<span>]</span></a></sup>`;
  const note = (n: string, text: string) => `<li id="cite_note-${n}"><span class="reference-text">${text}</span></li>`;
  const notes = `<ol class="references">${note('1', '<i>A</i>')}${note('2', 'B')}</ol>`;
  expect(htmlToMarkdown(`<p>T${call('1')}${call('2')}, again${call('1')}.</p>${notes}`)).toBe(
    'T[^1][^2], again[^1].\n\n[^1]: *A*\n\n[^2]: B',
  );
});

test('a number that leads to an item of a list stays a link', () => {
  const html = '<p>Step <a href="https://x.example/w#s">2</a></p><ol><li>A</li><li id="s">B</li></ol>';
  expect(htmlToMarkdown(html)).toBe('Step [2](https://x.example/w#s)\n\n1. A\n2. B');
});

test.each([
  [
    'Longhand',
    '<div class="alert alert-warning"><p class="alert-title">Warning</p><p>Mind <em>this</em>.</p><ul><li>a</li></ul></div>',
  ],
  [
    'GitHub',
    '<div class="markdown-alert markdown-alert-warning"><p class="markdown-alert-title"><svg></svg>Warning</p><p>Mind <em>this</em>.</p><ul><li>a</li></ul></div>',
  ],
  [
    'Docusaurus',
    '<div class="theme-admonition theme-admonition-warning admonition_x alert alert--warning"><div class="admonitionHeading_Gvgb"><span><svg></svg></span>warning</div><div class="admonitionContent_x"><p>Mind <em>this</em>.</p><ul><li>a</li></ul></div></div>',
  ],
  [
    'Sphinx and MkDocs',
    '<div class="admonition warning"><p class="admonition-title">Warning</p><p>Mind <em>this</em>.</p><ul><li>a</li></ul></div>',
  ],
  [
    'Starlight',
    '<aside aria-label="Warning" class="starlight-aside starlight-aside--warning"><p class="starlight-aside__title" aria-hidden="true"><svg></svg>Warning</p><div class="starlight-aside__content"><p>Mind <em>this</em>.</p><ul><li>a</li></ul></div></aside>',
  ],
  [
    'Obsidian',
    '<div data-callout="warning" class="callout"><div class="callout-title"><div class="callout-icon"></div><div class="callout-title-inner">Warning</div></div><div class="callout-content"><p>Mind <em>this</em>.</p><ul><li>a</li></ul></div></div>',
  ],
])('a warning of %s is an alert', (_name, html) => {
  expect(htmlToMarkdown(`<p>x</p>${html}`)).toBe('x\n\n> [!WARNING]\n> Mind *this*.\n>\n> - a');
});

test.each([
  [
    'a title of its own',
    '<div class="custom-block danger"><p class="custom-block-title">Stop</p><p>a</p></div>',
    '> [!CAUTION]\n> **Stop**\n>\n> a',
  ],
  [
    'code first',
    '<div class="markdown-alert markdown-alert-tip"><p class="markdown-alert-title">Tip</p><pre>a</pre></div>',
    '> [!TIP]\n>\n> ```\n> a\n> ```',
  ],
  [
    'a title that is a word of JavaScript',
    '<div class="admonition note"><p class="admonition-title">Constructor</p><p>a</p></div>',
    '> [!NOTE]\n> **Constructor**\n>\n> a',
  ],
  ['no title', '<div class="alert alert-warning"><p>a <b>b</b></p></div>', 'a **b**'],
])('a box with %s', (_name, html, markdown) => {
  expect(htmlToMarkdown(html)).toBe(markdown);
});

test('how letters are read stays above them', () => {
  const html = '<p><ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>字</p>';
  expect(htmlToMarkdown(html)).toBe('<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>字');
});

test('a list of nothing but buttons goes, an empty item of another stays', () => {
  const html =
    '<ul role="tablist"><li role="tab"><button>npm</button></li><li><button>yarn</button></li></ul><ul><li>a</li><li></li></ul>';
  expect(htmlToMarkdown(html)).toBe('- a\n-');
});

test.each(['address', 'article', 'center', 'fieldset', 'footer', 'form', 'header', 'legend', 'main', 'nav'])(
  'the words of one %s do not run into those behind it',
  (name) => {
    expect(htmlToMarkdown(`<div>x<${name}><b>a</b></${name}><${name}>b</${name}>c</div>`)).toBe('x\n\n**a**\n\nb\n\nc');
  },
);

test('a heading of nothing goes, and one of an image stays', () => {
  const html = '<h2> <br></h2><p><b>a</b></p><h3></h3><h2><img alt="b" src="https://x.example/b.png"></h2>';
  expect(htmlToMarkdown(html)).toBe('**a**\n\n## ![b](https://x.example/b.png)');
});

test('a bold address that ends in an underscore and a letter is whole', () => {
  const html = '<p><b>https://x.example/b_c</b> https://x.example/b_c</p>';
  expect(htmlToMarkdown(html)).toBe('**<https://x.example/b_c>** https://x.example/b_c');
});

test('spaces go out of marks that stand in marks', () => {
  const html = '<p><b><i>a </i> </b>b <i><s>c </s>!</i>d</p>';
  expect(htmlToMarkdown(html)).toBe('**_a_** b *~~c~~* !d');
});

const numbered = '<div class="line number1 index0 alt2">1</div><div class="line number2 index1 alt1">2</div>';
const drawnLines =
  '<div class="container"><div class="line number1 index0 alt2"><code class="js keyword">if</code> <code class="js plain">(a) {</code></div><div class="line number2 index1 alt1"><code class="js spaces">&nbsp;&nbsp;</code><code class="js plain">b();</code></div><div class="line">&nbsp;</div><div class="line"><code class="js plain">}</code></div></div>';

test.each([
  [
    'SyntaxHighlighter',
    `<div><div id="highlighter_1" class="syntaxhighlighter  js"><div class="toolbar"><span><a href="#">?</a></span></div><table><tbody><tr><td class="gutter">${numbered}</td><td class="code">${drawnLines}</td></tr></tbody></table></div></div>`,
  ],
  [
    'Confluence, drawn',
    `<div class="codeContent panelContent pdl"><div class="syntaxhighlighter sh-confluence nogutter js"><table><tbody><tr><td class="code">${drawnLines}</td></tr></tbody></table></div></div>`,
  ],
  [
    'Confluence, as it is stored',
    '<div class="code panel pdl"><pre class="syntaxhighlighter-pre" data-syntaxhighlighter-params="brush: js; gutter: false; theme: Confluence">if (a) {\n  b();\n\n}</pre></div>',
  ],
  [
    'Confluence in the cloud',
    '<div class="code-block"><span data-ds--code--code-block="" data-code-lang="js" class="prismjs"><code><span data-ds--code--row=""><span class="comment linenumber ds-line-number" data-ds--line-number="1"></span><span class="token">if</span> (a) {\n</span><span>  b();\n\n</span><span>}</span></code></span></div>',
  ],
  [
    'Crayon',
    `<div id="crayon-5f" class="crayon-syntax crayon-theme-classic notranslate"><div class="crayon-toolbar"><span class="crayon-title"></span><div class="crayon-tools"><div class="crayon-button">Copy</div><span class="crayon-language">JS</span></div></div><div class="crayon-plain-wrap"><textarea>if (a)</textarea></div><div class="crayon-main"><table class="crayon-table"><tbody><tr class="crayon-row"><td class="crayon-nums "><div class="crayon-nums-content"><div class="crayon-num">1</div><div class="crayon-num crayon-striped-num">2</div></div></td><td class="crayon-code"><div class="crayon-pre"><div class="crayon-line"><span class="crayon-st">if</span> (a) {</div><div class="crayon-line"><span class="crayon-h">&nbsp;&nbsp;</span>b();</div><div class="crayon-line">&nbsp;</div><div class="crayon-line">}</div></div></td></tr></tbody></table></div></div>`,
  ],
])('code that %s draws is its text under its language', (_name, html) => {
  expect(htmlToMarkdown(`<p>a</p>${html}<p>b</p>`)).toBe('a\n\n```js\nif (a) {\n  b();\n\n}\n```\n\nb');
});

test('the name that Crayon gives a block stands above it', () => {
  const bar = '<div class="crayon-toolbar"><span class="crayon-title">Setup</span></div>';
  const line = '<div class="crayon-pre"><div class="crayon-line">a</div></div>';
  expect(htmlToMarkdown(`<div class="crayon-syntax">${bar}${line}</div>`)).toBe('Setup\n\n```\na\n```');
});

test('the lists that Notion makes of every item are one, as far as they are of a kind and counted on', () => {
  const bullet = (words: string) => `<ul class="bulleted-list"><li style="list-style-type:disc">${words}</li></ul>`;
  const number = (start: number, words: string) =>
    `<ol type="1" class="numbered-list" start="${start}"><li>${words}</li></ol>`;
  const task = (mark: string, words: string) =>
    `<ul class="to-do-list"><li><div class="checkbox checkbox-${mark}"></div> <span>${words}</span></li></ul>`;
  expect(htmlToMarkdown(bullet('a') + bullet(`b${bullet('c')}${bullet('d')}`))).toBe('- a\n- b\n  - c\n  - d');
  expect(htmlToMarkdown(number(1, 'a') + number(2, 'b'))).toBe('1. a\n2. b');
  expect(htmlToMarkdown(task('on', 'a') + task('off', 'b'))).toBe('- [x] a\n- [ ] b');
  expect(htmlToMarkdown(`${number(1, 'a')}<p>x</p>${number(1, 'b')}`)).toBe('1. a\n\nx\n\n1. b');
  expect(htmlToMarkdown('<ul><li>a</li></ul><ul><li>b</li></ul>')).toBe('- a\n\n* b');
});
