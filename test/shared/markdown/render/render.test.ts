import { describe, expect, test } from 'vitest';
import { html, render } from '../support.ts';

describe('what a post becomes', () => {
  test('an empty post has no blocks', () => {
    for (const text of ['', '\n\n', '---\ntitle: x\n---\n', '\uFEFF'])
      expect(render(text)).toEqual({ blocks: [], images: [], links: [] });
  });

  test('front matter of every format is cut off', () => {
    for (const text of [
      '---\na: 1\n---\nx',
      '+++\na = 1\n+++\nx',
      '{\n  "a": 1\n}\n\nx',
      '\uFEFF---\r\na: 1\r\n---\r\nx',
    ])
      expect(html(text)).toBe('<p>x</p>\n');
  });

  test('tables carry their alignment as classes and scroll in a frame of their own', () => {
    expect(html('| a | b |\n|--:|---|\n| 1 | 2 |')).toContain('<th class="align-right">a</th>');
    expect(html('| a |\n|---|\n| 1 |')).toMatch(
      /^<div class="table-scroll" tabindex="0" role="group" aria-label="Table"><table>/,
    );
  });

  test('short rows of a table get their empty cells, unless that would be tens of thousands', () => {
    const tableOf = (columns: number, rows: number) =>
      `|${'a|'.repeat(columns)}\n|${'-:|'.repeat(columns)}${`\n|1|${'2|'.repeat(columns)}`}${'\n|1|'.repeat(rows)}`;
    const cellsOf = (text: string) => html(text).match(/<td/g)?.length;
    expect(cellsOf(tableOf(100, 500))).toBe(100 * 501);
    expect(cellsOf(tableOf(1000, 1000))).toBe(1000 + 1000);
    expect(html(tableOf(1000, 1000))).toMatch(/<tr>\s*<td>1<\/td>\s*<\/tr>/);
  });

  test('task lists, strikethrough and bare addresses', () => {
    expect(html('- [x] done\n- [ ] todo')).toContain('<input type="checkbox" checked disabled aria-label="Done"> done');
    expect(html('~~a~~ https://example.org')).toBe(
      '<p><del>a</del> <a href="https://example.org">https://example.org</a></p>\n',
    );
  });

  test('alerts have a title and keep what follows it', () => {
    expect(html('> [!WARNING]\n> Mind the *gap*.')).toBe(
      '<div class="alert alert-warning">\n<p class="alert-title">Warning</p><p>Mind the <em>gap</em>.</p>\n</div>\n',
    );
    expect(html('> [!NOPE]\n> x')).toContain('<blockquote>');
  });

  test('footnotes point there and back by prefixed ids, in the order of use', () => {
    const page = html('a[^z] b[^y]\n\n[^y]: second\n[^z]: first', { idPrefix: 'p1-' });
    expect(page).toContain('<a href="#p1-fn-z" id="p1-fnref-z"');
    expect(page).toContain('<li id="p1-fn-z">');
    expect(page).toContain('href="#p1-fnref-z"');
    expect(page.indexOf('first')).toBeLessThan(page.indexOf('second'));
  });

  test('code is coloured by classes alone; unknown languages stay plain', () => {
    expect(html('```js\nconst a = 1;\n```')).toContain('<span class="hljs-keyword">const</span>');
    expect(html('```js\nconst a = 1;\n```')).not.toContain('style=');
    expect(html('```nope\nconst a = 1;\n```')).toBe(
      '<pre tabindex="0"><code class="language-nope">const a = 1;\n</code></pre>\n',
    );
  });

  test('raw HTML is parsed as a browser does, Markdown inside it too', () => {
    expect(html('<details>\n<summary>S</summary>\n\n*inside*\n\n</details>')).toBe(
      '<details>\n<summary>S</summary>\n<p><em>inside</em></p>\n</details>\n',
    );
    expect(html('<center>a <strike>b</strike></center>')).toBe('<div class="align-center">a <s>b</s></div>\n');
  });

  test('a link of Docusaurus to a file leads to that, however it is named', () => {
    expect(html('[a](pathname:///files/a.pdf) [b](pathname://x)')).toBe(
      '<p><a href="/files/a.pdf">a</a> <a>b</a></p>\n',
    );
    expect(html("import A from 'a';\n\n<a href={require('./a.pdf').default}>a</a>\n")).toContain('<a href="./a.pdf">');
  });

  test('named characters need no document', () => {
    expect(html('&copy; &hearts; &nope;')).toBe('<p>© ♥ &#x26;nope;</p>\n');
  });

  test('headings have the ids of GitHub, or the one the writer chose', () => {
    expect(html('## A b\n\n## A b\n\n## C {#mine}')).toBe(
      '<h2 id="user-content-a-b">A b</h2>\n<h2 id="user-content-a-b-1">A b</h2>\n<h2 id="user-content-mine">C</h2>\n',
    );
  });
});

test('a scheme in capitals leads where the same in small letters does', () => {
  expect(html('<MAILTO:a@b.example>')).toContain('<a href="mailto:a@b.example">');
  expect(html('[x](HTTPS://b.example/A) ![y](HTTP://b.example/Y.png)', { remoteImages: true })).toMatch(
    /<a href="https:\/\/b\.example\/A">.*<img src="[^"]*http:\/\/b\.example\/Y\.png"/,
  );
});

describe('images', () => {
  test('local ones go through the library', () => {
    const asked: string[] = [];
    const post = render('![a](x%20y.png) <img src="/img/z.png" alt="z">', {
      assetUrl: (src) => {
        asked.push(src);
        return src.includes('z') ? null : `/media/${src}`;
      },
    });
    expect(asked).toEqual(['x%20y.png', '/img/z.png']);
    expect(post.images).toEqual([
      { src: 'x y.png', alt: 'a', line: 1, state: 'shown' },
      { src: '/img/z.png', alt: 'z', line: 1, state: 'missing' },
    ]);
  });

  test('a missing one shows its alt text and its path', () => {
    expect(html('![A cat](cat.png)', { assetUrl: () => null })).toBe(
      '<p><span class="missing-image">A cat <code>cat.png</code></span></p>\n',
    );
  });

  test('those of the network are shown only when that is allowed', () => {
    const text = '![A](https://example.org/a.png)\n\n![B](//example.org/b.png)';
    expect(html(text)).toBe(
      '<p><span class="blocked-image">A <code>https://example.org/a.png</code></span></p>\n' +
        '<p><span class="blocked-image">B <code>https://example.org/b.png</code></span></p>\n',
    );
    expect(html(text, { remoteImages: true, assetUrl: () => null })).toBe(
      '<p><img src="https://example.org/a.png" alt="A"></p>\n<p><img src="https://example.org/b.png" alt="B"></p>\n',
    );
  });

  test('files by absolute path and shares are never asked for', () => {
    for (const src of ['file:///etc/passwd', 'C:/x.png', '%5C%5Chost%5Cx.png', 'app://longhand/x']) {
      const post = render(`![a](${src})`, {
        assetUrl: () => {
          throw new Error('asked');
        },
      });
      expect(post.images[0]?.state).toBe('missing');
    }
  });

  test('data of pictures stays, data of anything else goes', () => {
    expect(html('![a](data:image/png;base64,AAAA)')).toContain('<img src="data:image/png;base64,AAAA"');
    expect(html('![a](data:text/html,x)')).toContain('missing-image');
  });
});

describe('films and sounds', () => {
  test.each([
    ['<video src="a%20film.mp4" controls autoplay onplay="x()">No film</video>', 'a%20film.mp4', 'Video: a film.mp4'],
    ['<video>\n<source src="b.webm"><source src="b.mp4">\n</video>', 'b.webm', 'Video: b.webm'],
    ['<audio src="https://a.example/c.mp3?x=1#t=3"></audio>', 'https://a.example/c.mp3?x=1#t=3', 'Sound: c.mp3'],
    ['<audio src="//a.example/"></audio>', 'https://a.example/', 'Sound: //a.example/'],
  ])('are links to their files: %s', (text, href, words) => {
    expect(html(`${text}\n`)).toBe(`<p><a href="${href}">${words}</a></p>\n`);
    expect(html(`See ${text.replaceAll('\n', '')}.\n`)).toBe(`<p>See <a href="${href}">${words}</a>.</p>\n`);
  });

  test.each([
    '<video src="javascript:x()"></video>',
    '<audio><source src="data:text/html,x"></audio>',
    '<video>a</video>',
  ])('that lead nowhere are gone, as what stands in them is: %s', (text) =>
    expect(html(`a ${text} b\n`)).toBe('<p>a  b</p>\n'),
  );
});

describe('blocks', () => {
  const text = '---\ntitle: x\n---\n\n# A\n\npara\nmore\n\n- one\n- two\n\n---\n\n---\n';

  test('know their lines in the whole file', () => {
    expect(render(text).blocks.map(({ line, endLine }) => [line, endLine])).toEqual([
      [5, 5],
      [7, 8],
      [10, 11],
      [13, 13],
      [15, 15],
    ]);
    expect(render(text.replaceAll('\n', '\r\n')).blocks.map(({ line }) => line)).toEqual([5, 7, 10, 13, 15]);
  });

  test('keep their keys when they only move, and never share one', () => {
    const before = render(text).blocks.map(({ key }) => key);
    const after = render(text.replace('# A', '# B\n\nnew')).blocks.map(({ key }) => key);
    expect(new Set(before).size).toBe(before.length);
    expect(after.slice(2)).toEqual(before.slice(1));
    expect(after[0]).not.toBe(before[0]);
  });

  test('count the lines inside from their own', () => {
    const list = render(text).blocks[2]?.tree[0];
    const items = list?.type === 'element' ? list.children.filter((child) => child.type === 'element') : [];
    expect(items.map((item) => item.properties.dataLine)).toEqual([0, 1]);
  });

  test('are plain JSON', () => {
    const { blocks } = render(text);
    expect(JSON.parse(JSON.stringify(blocks))).toEqual(blocks);
  });
});

describe('posts that no writer makes', () => {
  const plain = (text: string) => html(text).startsWith('<pre class="plain-text" tabindex="0">');

  test('nesting without end is shown as plain text', () => {
    expect(plain(`${'>'.repeat(10_000)}x`)).toBe(true);
    expect(plain(`${'- '.repeat(10_000)}x`)).toBe(true);
    expect(plain('<div>'.repeat(5000))).toBe(true);
    expect(plain('<b>'.repeat(5000))).toBe(true);
    expect(plain('*a **b '.repeat(2000))).toBe(false);
  });

  test('nesting that people do use is rendered', () => {
    expect(plain(`${'>'.repeat(20)} x`)).toBe(false);
  });

  test('openers without an end are text', () => {
    for (const opener of ['[', '![', '`', '<', '{{', '{%', '<!--', ':::', '*'])
      expect(() => render(opener.repeat(3000))).not.toThrow();
  });

  test('control characters and halves of characters do no harm', () => {
    expect(() => render('a\0b \uD800 \uFDD0 {{ x }} \uFFFF')).not.toThrow();
  });
});

test.each(['[^1]<table>\n[^1]:<table>', ')<![CDATA[><a f="]]>_<e>_'])(
  'HTML that its parser cannot make sense of is shown somehow: %j',
  (text) => expect(html(text)).not.toBe(''),
);
