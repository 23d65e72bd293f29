export interface SpecCase {
  readonly section: string;
  readonly markdown: string;
  readonly html: string;
}

const cases = (section: string, pairs: readonly (readonly [markdown: string, html: string])[]): readonly SpecCase[] =>
  pairs.map(([markdown, html]) => ({ section, markdown, html }));

const link = (href: string, words = href) => `<a href="${href}">${words}</a>`;

/** What GFM adds to CommonMark, in words of our own: one case for each of the 24 examples in the extension sections of its
 * specification (0.29). The HTML is what cmark-gfm 0.29.0.gfm.6 prints. */
export const gfmCases: readonly SpecCase[] = [
  ...cases('Tables', [
    [
      '| day | rain |\n| --- | ---- |\n| Mon | 3 mm |\n',
      '<table><thead><tr><th>day</th><th>rain</th></tr></thead><tbody><tr><td>Mon</td><td>3 mm</td></tr></tbody></table>',
    ],
    [
      '| one | two |\n:-: | -----------:\nleft | right\n',
      '<table><thead><tr><th align="center">one</th><th align="right">two</th></tr></thead><tbody><tr><td align="center">left</td><td align="right">right</td></tr></tbody></table>',
    ],
    [
      '| p\\|q |\n| ---- |\n| x `\\|` y |\n| x **\\|** y |\n',
      '<table><thead><tr><th>p|q</th></tr></thead><tbody><tr><td>x <code>|</code> y</td></tr><tr><td>x <strong>|</strong> y</td></tr></tbody></table>',
    ],
    [
      '| h | i |\n| --- | --- |\n| j | k |\n> quoted\n',
      '<table><thead><tr><th>h</th><th>i</th></tr></thead><tbody><tr><td>j</td><td>k</td></tr></tbody></table><blockquote><p>quoted</p></blockquote>',
    ],
    [
      '| h | i |\n| --- | --- |\n| j | k |\nloose\n\nloose\n',
      '<table><thead><tr><th>h</th><th>i</th></tr></thead><tbody><tr><td>j</td><td>k</td></tr><tr><td>loose</td><td></td></tr></tbody></table><p>loose</p>',
    ],
    ['| h | i |\n| --- |\n| j |\n', '<p>| h | i |\n| --- |\n| j |</p>'],
    [
      '| h | i |\n| --- | --- |\n| j |\n| k | l | m |\n',
      '<table><thead><tr><th>h</th><th>i</th></tr></thead><tbody><tr><td>j</td><td></td></tr><tr><td>k</td><td>l</td></tr></tbody></table>',
    ],
    ['| h | i |\n| --- | --- |\n', '<table><thead><tr><th>h</th><th>i</th></tr></thead></table>'],
  ]),
  ...cases('Task list items', [
    [
      '- [ ] sow\n- [x] reap\n',
      '<ul><li><input type="checkbox" disabled=""> sow</li><li><input type="checkbox" checked="" disabled=""> reap</li></ul>',
    ],
    [
      '- [x] sow\n  - [ ] oats\n  - [x] rye\n- [ ] reap\n',
      '<ul><li><input type="checkbox" checked="" disabled=""> sow<ul><li><input type="checkbox" disabled=""> oats</li><li><input type="checkbox" checked="" disabled=""> rye</li></ul></li><li><input type="checkbox" disabled=""> reap</li></ul>',
    ],
  ]),
  ...cases('Strikethrough', [
    ['~~Good~~ ~Fine~ day!\n', '<p><del>Good</del> <del>Fine</del> day!</p>'],
    ['Here ~~ends\n\na struck~~ run.\n', '<p>Here ~~ends</p><p>a struck~~ run.</p>'],
  ]),
  ...cases('Autolinks', [
    ['www.blog.example\n', `<p>${link('http://www.blog.example', 'www.blog.example')}</p>`],
    [
      'See www.blog.example/now today.\n',
      `<p>See ${link('http://www.blog.example/now', 'www.blog.example/now')} today.</p>`,
    ],
    [
      'See www.blog.example.\n\nSee www.blog.example/a.b.\n',
      `<p>See ${link('http://www.blog.example', 'www.blog.example')}.</p><p>See ${link('http://www.blog.example/a.b', 'www.blog.example/a.b')}.</p>`,
    ],
    [
      'www.w.example/s?q=Tea+(drink)\n\nwww.w.example/s?q=Tea+(drink)))\n\n(www.w.example/s?q=Tea+(drink))\n\n(www.w.example/s?q=Tea+(drink)\n',
      `<p>${link('http://www.w.example/s?q=Tea+(drink)', 'www.w.example/s?q=Tea+(drink)')}</p>` +
        `<p>${link('http://www.w.example/s?q=Tea+(drink)', 'www.w.example/s?q=Tea+(drink)')}))</p>` +
        `<p>(${link('http://www.w.example/s?q=Tea+(drink)', 'www.w.example/s?q=Tea+(drink)')})</p>` +
        `<p>(${link('http://www.w.example/s?q=Tea+(drink)', 'www.w.example/s?q=Tea+(drink)')}</p>`,
    ],
    [
      'www.w.example/s?q=(tea))+milk=ok\n',
      `<p>${link('http://www.w.example/s?q=(tea))+milk=ok', 'www.w.example/s?q=(tea))+milk=ok')}</p>`,
    ],
    [
      'www.w.example/s?q=tea&hl=de\n\nwww.w.example/s?q=tea&hl;\n',
      `<p>${link('http://www.w.example/s?q=tea&amp;hl=de', 'www.w.example/s?q=tea&amp;hl=de')}</p><p>${link('http://www.w.example/s?q=tea', 'www.w.example/s?q=tea')}&amp;hl;</p>`,
    ],
    ['www.blog.example/no<w\n', `<p>${link('http://www.blog.example/no', 'www.blog.example/no')}&lt;w</p>`],
    [
      'http://blog.example\n\n(See https://s.blog.example/q?a=Tea+(drink))\n',
      `<p>${link('http://blog.example')}</p><p>(See ${link('https://s.blog.example/q?a=Tea+(drink)')})</p>`,
    ],
    ['me@post.example\n', `<p>${link('mailto:me@post.example', 'me@post.example')}</p>`],
    [
      'you@post+tea.example is none, you+tea@post.example is one.\n',
      `<p>you@post+tea.example is none, ${link('mailto:you+tea@post.example', 'you+tea@post.example')} is one.</p>`,
    ],
    [
      'a.b-c_d@e.f\n\na.b-c_d@e.f.\n\na.b-c_d@e.f-\n\na.b-c_d@e.f_\n',
      `<p>${link('mailto:a.b-c_d@e.f', 'a.b-c_d@e.f')}</p><p>${link('mailto:a.b-c_d@e.f', 'a.b-c_d@e.f')}.</p><p>a.b-c_d@e.f-</p><p>a.b-c_d@e.f_</p>`,
    ],
  ]),
  ...cases('Disallowed Raw HTML', [
    [
      '<b> <title> <style> <i>\n\n<blockquote>\n  <xmp> is not allowed. <XMP> neither.\n</blockquote>\n',
      '<p><b> &lt;title> &lt;style> <i></p>\n<blockquote>\n  &lt;xmp> is not allowed. &lt;XMP> neither.\n</blockquote>',
    ],
  ]),
];
