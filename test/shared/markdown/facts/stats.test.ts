import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ReadingRule } from '../../../../shared/model/site.ts';
import { GFM, parser } from '@lezer/markdown';
import { innerBrackets } from '../../../../shared/markdown/parse/inner-brackets.ts';
import { lazyItems } from '../../../../shared/markdown/parse/lazy-items.ts';
import { markdownParser } from '../../../../shared/markdown/parse/parser.ts';
import { strikethrough } from '../../../../shared/markdown/parse/strikethrough.ts';
import { textStats } from '../../../../shared/markdown/facts/stats.ts';
import { countWords } from '../../../../shared/markdown/facts/words.ts';

const rule: ReadingRule = { name: 'Test', words: 200, cjk: 500, firstImage: 12, code: false, round: 'up' };
const words = (text: string, more: Partial<ReadingRule> = {}) => textStats(text, { ...rule, ...more }).words;

describe('words', () => {
  test.each([
    ['plain', 'one two  three\nfour', 4],
    ['marks inside words part nothing', '**one**two _three_ ~~four~~', 3],
    ['signs alone are no words', '- & — + * 1 %', 1],
    ['front matter', '---\ntitle: a b c\n---\none', 1],
    ['TOML front matter', '+++\ntitle = "a b c"\n+++\none', 1],
    ['links count by their words', '[one two](https://a.b/c-d "three four")', 2],
    ['bare addresses do not count', 'one https://a.b/c two <https://d.e>', 2],
    ['definitions do not count', 'one [two][r]\n\n[r]: https://a.b "three"', 2],
    ['footnotes count, their numbers do not', 'one[^1]\n\n[^1]: two\n\n[^2]: three four', 4],
    ['images do not count', 'one ![two](a.png) three', 2],
    ['what has a label that nothing defines counts as it is written', 'one [two][r s] ![t u] v[^1] [w][]', 7],
    ['islands do not count', 'one {{< two three >}} {% four %} five\n{: .six}', 2],
    [
      'addresses with islands do not count',
      'one [two]({{< ref "a b" >}}#c "three") ![x]({{ site.url }}/d/e.png), four',
      3,
    ],
    ['an address that does not end takes no time', `one [two](${'{{a}}'.repeat(90)} three {{b}} four`, 4],
    [
      'tags do not count, what they hold does',
      'one <b title="x y">two</b><br>three\n\n<div class="a">\nfour\n</div>',
      4,
    ],
    ['scripts, styles and remarks do not count', 'one\n\n<script>\nvar a b\n</script>\n\n<!-- two three -->', 1],
    ['tables count by their cells', '| a | b |\n|---|---|\n| c d | e |', 5],
    ['headings and lists', '# One two\n\n1. three\n2. four\n\nFive\n====', 5],
    ['inline code', 'one `two three`', 3],
    ['an entity inside a word', 'caf&eacute; a&nbsp;b', 3],
    ['an escape inside a word', 'snake\\_case', 1],
    ['Chinese and Japanese by the character', '漢字かなカナ。text', 7],
    ['Korean by the character', '한국어 글', 4],
    ['nothing', '', 0],
  ])('%s', (_, text, expected) => {
    expect(words(text)).toBe(expected);
  });

  test('blocks of code count when the rule says so', () => {
    const text = 'one\n\n```js\nconst two = 3\n```\n\n    four five';
    expect(words(text)).toBe(1);
    expect(words(text, { code: true })).toBe(6);
  });

  test('line ends change nothing', () => {
    const text = '# A b\n\n- c\n- d\n\n> e\n';
    expect(words(text.replaceAll('\n', '\r\n'))).toBe(words(text));
  });

  test('of text without marks are the runs between blanks', () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/);
    fc.assert(
      fc.property(fc.array(word, { maxLength: 40 }), (list) => {
        expect(countWords(list.join(' ')).words).toBe(list.length);
        expect(words(list.join('\n\n'))).toBe(list.length);
      }),
    );
  });
});

describe('minutes', () => {
  const text = (count: number) => 'word '.repeat(count);

  test('are rounded by the rule and at least one', () => {
    expect(textStats('', rule).minutes).toBe(1);
    expect(textStats(text(200), rule).minutes).toBe(1);
    expect(textStats(text(201), rule).minutes).toBe(2);
    expect(textStats(text(299), { ...rule, round: 'nearest' }).minutes).toBe(1);
    expect(textStats(text(300), { ...rule, round: 'nearest' }).minutes).toBe(2);
  });

  test('count CJK characters by their own speed', () => {
    const stats = textStats(`${'字'.repeat(1000)} ${text(200)}`, rule);
    expect(stats).toMatchObject({ cjk: 1000, words: 1200, minutes: 3 });
  });

  test('count images down a ladder that ends at three seconds', () => {
    const images = (count: number) => textStats('![a](b.png)\n\n'.repeat(count), rule);
    // 12 + 11 + ... + 3 is 75 seconds, each further image 3.
    expect(images(10).how).toContain('10 images at 75 s');
    expect(images(10).minutes).toBe(2);
    expect(images(12).how).toContain('12 images at 81 s');
    expect(textStats('![a](b.png) <img src="c.png">', rule).images).toBe(2);
    expect(textStats('![a](b.png)\n\n'.repeat(100), { ...rule, firstImage: 0 }).minutes).toBe(1);
  });

  test.each([
    ['readingTime: 8', 8],
    ['reading_time: "8 min read"', 8],
    ['readingTime: 7.2', 8],
    ['readingTime:\n  text: 3 min read\n  minutes: 2.4', 3],
  ])('are what the front matter says: %s', (field, expected) => {
    const stats = textStats(`---\n${field}\n---\n${text(5000)}`, rule);
    expect(stats).toMatchObject({ minutes: expected, override: true });
    expect(stats.how).toContain('front matter');
  });

  test.each(['readingTime: soon', 'readingTime: -3', 'readingTime:', 'title: "readingTime: 8"'])(
    'are counted when the front matter says nothing usable: %s',
    (field) => {
      expect(textStats(`---\n${field}\n---\nx`, rule)).toMatchObject({ minutes: 1, override: false });
    },
  );

  test('tell how they came about', () => {
    expect(textStats(text(450), { ...rule, name: 'Hugo' })).toMatchObject({
      rule: 'Hugo',
      how: 'Hugo rule: 450 words at 200 a minute, rounded up, at least 1.',
    });
  });
});

test('a tree given by the editor is used, one that is not complete is not', () => {
  const text = '---\ntitle: a b\n---\n\none *two*\n';
  const whole = parser.configure([GFM]).parse(text);
  expect(textStats(text, rule, whole).words).toBe(2);
  expect(textStats(text, rule, parser.parse(text.slice(0, 10))).words).toBe(2);
});

test('the parser that steps over words finds the same tree', () => {
  const plain = parser.configure([GFM, strikethrough, innerBrackets, lazyItems]);
  const piece = fc.constantFrom(
    'word',
    ' ',
    '  \n',
    '\n',
    '\n\n',
    '*',
    '**',
    '_',
    '`',
    '[',
    '](u)',
    '!',
    '<b>',
    '&amp;',
    '\\*',
    '~~',
    '@',
    'a@b.c',
    'www.a.b',
    'https://a.b',
    'mailto:a@b.c',
    '| a |',
    '- ',
    '> ',
    '# ',
  );
  const show = (tree: ReturnType<typeof plain.parse>) => {
    const nodes: string[] = [];
    tree.iterate({ enter: (node) => void nodes.push(`${node.name} ${node.from}-${node.to}`) });
    return nodes;
  };
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = pieces.join('');
      expect(show(markdownParser.parse(text))).toEqual(show(plain.parse(text)));
    }),
    { numRuns: 2000 },
  );
});
