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
