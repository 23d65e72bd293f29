import { describe, expect, test } from 'vitest';
import { applyChange } from '../../../../shared/base/text-change.ts';
import { outline } from '../../../../shared/markdown/facts/outline.ts';
import { textStats } from '../../../../shared/markdown/facts/stats.ts';
import { LivePost } from '../../../../shared/markdown/live/live-post.ts';
import { options } from '../support.ts';
import { inCorpus, postsBelow } from '../../../support/corpus.ts';
import { isSoak, soakTimes } from '../../../support/soak-times.ts';
import { checkEdits } from './check-edits.ts';
import { finish, fullPage, livePage, livePost } from './support.ts';

const corpus = inCorpus('corpus', 'random edits of real posts');
const samplePosts = postsBelow('assets/sample-library');
const realPosts = postsBelow(corpus);

describe('a page that is kept up to date is the page of a full parse', () => {
  test('after each of a thousand random edits of the sample posts', { timeout: 300_000 }, () => {
    expect(checkEdits(samplePosts, { seed: 1, runs: 90, steps: 12 })).toEqual([]);
  });

  test('after random edits that come while it is brought up', { timeout: 300_000 }, () => {
    expect(
      checkEdits(samplePosts, { seed: 5000, runs: isSoak ? soakTimes(20_000) : 400, steps: 8, early: true }),
    ).toEqual([]);
  });

  test.runIf(corpus)(
    'after each of two thousand random edits of real posts',
    { timeout: isSoak ? 36_000_000 : 300_000 },
    () => {
      expect(checkEdits(realPosts, { seed: isSoak ? Date.now() : 1000, runs: soakTimes(160), steps: 12 })).toEqual([]);
    },
  );

  test.runIf(corpus)('for real posts of every site as they are opened', { timeout: 300_000 }, () => {
    const some = realPosts.filter(({ text }, index) => index % 9 === 0 && text.length < 60_000);
    expect(some.length).toBeGreaterThan(100);
    for (const { name, text } of some) {
      const more = { mdx: name.endsWith('.mdx') };
      expect(livePage(livePost(text, more)), name).toEqual(fullPage(text, more));
    }
  });

  test('and so are its counts, before and after edits', () => {
    const rule = { name: 'Test', words: 200, cjk: 500, firstImage: 12, code: false, round: 'up' } as const;
    const counts = (text: string) => {
      const { words, cjk, images } = textStats(text, rule);
      return { words, cjk, images };
    };
    const image = '![Boat](a.png)\n\n';
    const texts = [
      image.repeat(4),
      `Text.\n\n${image}<img src="a.png">\n\n${image}`,
      ...samplePosts.map(({ text }) => text),
    ];
    for (const start of texts) {
      const post = livePost(start);
      expect(post.measure, start.slice(0, 200)).toEqual(counts(start));
      const edit = { from: start.length, to: start.length, insert: `\n\n${image}${image}End.\n` };
      post.edit(edit);
      finish(post, 500);
      expect(post.measure, start.slice(0, 200)).toEqual(counts(applyChange(start, edit)));
    }
  });

  test('and so are its counts and its title where a label gets a definition or loses it', () => {
    const rule = { name: 'Test', words: 200, cjk: 500, firstImage: 12, code: false, round: 'up' } as const;
    const body = '# One [two][a]\n\n![three four][A] [five][b c] six[^n]\n\n{{< x >}}\n\n> [seven][a]\n\n[d]: /d\n\n';
    for (const start of [body, body.replace('{{< x >}}', 'x')]) {
      const post = livePost(start);
      let text = start;
      const isRight = () => {
        const { words, cjk, images } = textStats(text, rule);
        expect(post.measure, text).toEqual({ words, cjk, images });
        expect(post.title(), text).toBe(outline(text)[0]?.text);
      };
      isRight();
      for (const definition of ['[a]: /a\n\n', '> [B  C]: /b\n\n', '[^n]: Note\n\n']) {
        const put = { from: text.length, to: text.length, insert: definition };
        for (const edit of [put, { from: text.length, to: text.length + definition.length, insert: '' }, put]) {
          post.edit(edit);
          finish(post, 500);
          text = applyChange(text, edit);
          isRight();
        }
      }
    }
  });

  /** A text before and after a change that reaches across blocks. */
  test.each<[string, string, string, string]>([
    ['a definition below is written', '[a]\n\n[b]\n\n', '', '[a]: /x\n'],
    ['a definition above is written', '\n\n[a] [b]\n\ntext [A]\n', '[a]: /y "t"', ''],
    ['an earlier definition of the same label', '\n\n[a]\n\n[a]: /old\n', '[a]: /new', ''],
    ['a fence is opened', 'one\n\ntwo\n\n- three\n\nfour\n', '```\n', ''],
    ['a comment is opened', 'one\n\ntwo --> three\n\nfour\n', '<!-- ', ''],
    ['a list goes on', '- a\n\nb\n\n- c\n', '', '- d\n'],
    ['an item before a list', '\n\n- b\n', '- a', ''],
    ['an element is opened', '*a*\n\n- b\n\n</div>\n\nc\n', '<div>\n\n', ''],
    ['a format is left on', 'a\n\nb\n\nc\n', '<b>x\n\n', ''],
    ['a form is opened', 'a\n\n<form>b\n\n</form>\n\nc\n', '<form>\n\n', ''],
    ['a footnote is called before others', 'x[^b]\n\n[^a]: A\n\n[^b]: B [^c]\n\n[^c]: C\n', 'y[^a] z[^a]\n\n', ''],
    ['a footnote gets its text', 'x[^a]\n\n', '', '[^a]: *A*\n\n    more\n'],
    ['footnotes inside what is left open', 'x[^a]\n\n[^a]: A\n\n', '', '<div>\n'],
    ['a label whose letter folds into two', '[straße] [ſ]\n\nx[^ß]\n\n', '[STRASSE]: /x\n\n', '[S]: /y\n\n[^ẞ]: A\n'],
    ['an item in a quote behind indented code goes on', '    a\n\n>*\n', '', 'b\n'],
    ['one in a footnote goes on', '    a\n\n[^a]: *\n', '', 'b [^a]\n'],
    ['a footnote is called in a cell too many', '[^a]: A\n\n[^b]: B\n\nx[^b]\n', '|a|\n|-|\n|b|c[^a]|\n\n', ''],
    ['a heading of the same name before', '\n\n## Same\n\n## Same\n', '# Same', ''],
    ['an island is opened', 'a\n\nb }} c\n\nd\n', '{{ ', ''],
    ['a shortcode with text in it', 'a\n\n```\n{% endhighlight %}\n\nb\n', '{% highlight js %}\n', ''],
    ['an underline below a paragraph', 'a\nb\n\nc', '', '\n===\n'],
    ['indented code becomes a list', '    code\n\n2) two\n', '1) ', ''],
    ['images in one line', '<img src="a.png">\n\n<img src="b.png">\n\nc\n', '<img src="x.png">\n\n', ''],
    ['front matter is closed', '\n\nbody\n', '---\ntitle: x\n---', ''],
    ['the first LF comes into a text of CRs', 'a\rb\r\rc', '', '\n'],
    ['import makes it MDX', 'a {b}\n\n<C d={1}>\n\ne\n', 'import C from "c"\n\n', ''],
    ['characters that cover islands', '{{ a }} b\n\n{{< c >}}\n', '\uFDD0\uFDD1 ', ''],
  ])('when %s, and when that is taken back', (_, text, before, after) => {
    const post = livePost(text);
    const check = () => expect(livePage(post)).toEqual(fullPage(post.text()));
    if (before) post.edit({ from: 0, to: 0, insert: before });
    if (after) post.edit({ from: post.text().length, to: post.text().length, insert: after });
    finish(post, 16_000);
    check();
    const whole = before + text + after;
    post.edit({ from: 0, to: whole.length, insert: text });
    finish(post, 16_000);
    check();
    expect(post.text()).toBe(text);
  });

  test('where a label folds into other letters than it was written with', () => {
    const text = '[^ß]: A\n\n[straße]: /x\n\n[^ß] [straße]\n';
    expect(livePage(livePost(text))).toEqual(fullPage(text));
  });

  test('where what a heading shows is defined far below', () => {
    const text = `## ![i] a\n\n## a\n\n${'Text.\n\n'.repeat(20)}[i]: /i.png\n\n## a\n`;
    const post = new LivePost(text, { ...options, countsCode: false });
    finish(post, 20);
    expect(livePage(post)).toEqual(fullPage(text));
  });

  test('edits that come before a long post is complete', () => {
    let text = Array.from({ length: 300 }, (_, at) => `## Part ${at % 7}\n\nText [a] of *${at}*[^1].\n\n`).join('');
    const post = new LivePost(text, { ...options, countsCode: false });
    for (const at of [10, 5000, 40, text.length, 7000, 0]) {
      post.advance(300);
      const change = { from: at, to: at, insert: '\n[a]: /x\n\n[^1]: one\n\n' };
      post.edit(change);
      text = applyChange(text, change);
    }
    finish(post, 500);
    expect(post.text()).toBe(text);
    expect(livePage(post)).toEqual(fullPage(text));
  });
});

test('what was parsed of a long post stays when something before it is changed', () => {
  const text = Array.from({ length: 300 }, (_, at) => `## Part ${at}\n\nText of *${at}*.\n\n`).join('');
  const post = new LivePost(text, { ...options, countsCode: false });
  while (post.page().length < 200) post.advance(300);
  const known = new Set<unknown>(post.page());
  for (const [at, insert] of [
    [text.indexOf('Text of *40*'), 'More '],
    [text.indexOf('Text of *3*'), 'First '],
    [text.indexOf('Text of *90*'), '\n\n'],
  ] as const) {
    post.edit({ from: at, to: at, insert });
    post.advance(10);
    expect(post.page().filter((section) => known.has(section)).length).toBeGreaterThan(180);
  }
  expect(post.isComplete).toBe(false);
  finish(post, 500);
  expect(livePage(post)).toEqual(fullPage(post.text()));
});

test('HTML that is never closed is made anew as it doubles, not with each piece; edits in it count', () => {
  const block = (at: number) => `<div>\n\n*${at}*\n\n</div>\n`;
  const text = Array.from({ length: 400 }, (_, at) => block(at)).join('');
  const post = new LivePost(text, { ...options, countsCode: false });
  const made = new Set<unknown>();
  let pieces = 0;
  const advance = (size: number) => {
    post.advance(size);
    pieces += 1;
    made.add(post.page().at(-1));
  };
  while (!post.isComplete) advance(100);
  expect(pieces).toBeGreaterThan(60);
  expect(made.size).toBeLessThan(12);
  expect(livePage(post)).toEqual(fullPage(text));

  // One that closes, one that opens, while the page is behind; then both at once.
  for (const [from, to, insert] of [
    [0, 0, 'x\n\n</div>\n\n'],
    [4000, 4000, '\n\n<div>\n\ny\n\n'],
    [20, 60, ''],
  ] as const) {
    const whole = post.text();
    post.edit({ from: 0, to: whole.length, insert: whole });
    for (let step = 0; step < 7; step++) advance(300);
    post.edit({ from, to, insert });
    advance(300);
    post.edit({ from: from + 2, to: from + 2, insert: 'z' });
    finish(post, 700);
    expect(livePage(post)).toEqual(fullPage(post.text()));
  }
});

test('nesting that no reader could follow is shown as text, and leaves when it goes', () => {
  const post = livePost('a\n\nb\n');
  for (const deep of [`${'>'.repeat(10_000)}x`, '<div>'.repeat(5000)]) {
    post.edit({ from: 0, to: 0, insert: `${deep}\n\n` });
    finish(post, 16_000);
    expect(JSON.stringify(post.page()[0]?.tree)).toContain('plain-text');
    post.edit({ from: 0, to: deep.length + 2, insert: '' });
    finish(post, 16_000);
    expect(livePage(post)).toEqual(fullPage('a\n\nb\n'));
  }
});

test('a change in one paragraph makes one section anew', () => {
  const post = livePost(Array.from({ length: 200 }, (_, at) => `Paragraph ${at}.\n\n`).join(''));
  const before = new Set(post.page());
  post.edit({ from: 1500, to: 1500, insert: 'x' });
  finish(post, 16_000);
  expect(post.page().filter((section) => !before.has(section))).toHaveLength(1);
});

test('HTML around a paragraph is one section, however much of it follows, and an edit makes that one anew', () => {
  const block = '<details>\n<summary>s <br> <img src="a.png"></summary>\n\na <b>b</b>\n\n</details>\n\n';
  const post = livePost(`${block.repeat(50)}end\n`);
  expect(post.page().map(({ parts }) => parts.length)).toEqual([...Array.from({ length: 50 }, () => 3), 1]);
  const before = new Set(post.page());
  post.edit({ from: block.length * 20 - 16, to: block.length * 20 - 16, insert: 'x' });
  finish(post, 16_000);
  expect(post.page().filter((section) => !before.has(section))).toHaveLength(1);
  expect(livePage(post)).toEqual(fullPage(post.text()));
});
