import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { siteProfile } from '../../../../shared/generators/profiles.ts';
import { headFacts, postFacts } from '../../../../shared/markdown/facts/facts.ts';
import { headLengths } from '../../../../shared/markdown/facts/head-lengths.ts';
import { tooNested } from '../../../../shared/markdown/parse/nesting.ts';
import { postId } from '../../../../shared/model/post.ts';
import { generators } from '../../../../shared/model/site.ts';
import { inCorpus, postsBelow } from '../../../support/corpus.ts';

const headLength = headLengths.at(-1) ?? 0;
const now = Date.UTC(2026, 0, 1);
const head = '---\ntitle: A\ndate: 2024-01-15\ntags: [x, y]\n---\n';

/** What the head of a text was enough for; fails where it says anything else than the whole text does. */
function compare(
  text: string,
  length: number,
  generator: (typeof generators)[number],
  file = 'content/a.md',
): 'all' | 'all but the excerpt' | 'nothing' {
  const profile = siteProfile(generator);
  const quick = headFacts({ text: text.slice(0, length), isWhole: length >= text.length }, postId(file), profile, now);
  if (!quick) return 'nothing';
  const { words: _words, minutes: _minutes, content: _content, ...whole } = postFacts(text, postId(file), profile, now);
  const excerpt = quick.excerpt ?? whole.excerpt;
  expect({ text, length, ...quick, excerpt }).toEqual({ text, length, ...whole });
  return quick.excerpt === null ? 'all but the excerpt' : 'all';
}

test('a plain post needs no more than its head', () => {
  const text = `${head}\n## One\n\n${'Some words of a plain paragraph. '.repeat(10)}\n\n${'More.\n\n'.repeat(2000)}`;
  expect(compare(text, headLength, 'hugo')).toBe('all');
  expect(compare(`${head}Short.\n`, headLength, 'hugo')).toBe('all');
});

test('what the head does not tell is left to the whole text', () => {
  const facts = (text: string) => compare(text, headLength, 'plain', 'a.md');
  expect(facts('No front matter.\n')).toBe('nothing');
  expect(facts('---\ndate: 2024-01-15\n---\nNo title.\n')).toBe('nothing');
  expect(facts('---\ntitle: [\n---\nBroken.\n')).toBe('nothing');
});

test('of MDX all but the excerpt is told, whatever its name ends with', () => {
  const text = `${head}import A from './a.js'\n\n<A>\n  Words of {1 + 1} lines.\n</A>\n`;
  expect(compare(text, headLength, 'plain', 'a.mdx')).toBe('all but the excerpt');
  expect(compare(text, headLength, 'docusaurus', 'docs/a.md')).toBe('all but the excerpt');
});

test('an excerpt that takes a parser, or more of the text, is left out', () => {
  const facts = (text: string, length = headLength) => compare(text, length, 'plain', 'a.md');
  expect(facts(`${head}{{< note >}}\nInside.\n{{< /note >}}\n`)).toBe('all but the excerpt');
  expect(facts(`${head}Words with a note[^1].\n\n[^1]: The note.\n`)).toBe('all but the excerpt');
  expect(facts(`${head}| a |\n| --- : |\r\n\r\nWords.\n`)).toBe('all but the excerpt');
  expect(facts(`${head}| a |\n| --- | \r\n\r\nWords.\n`)).toBe('all');
  expect(facts(`${head}${'It goes on. '.repeat(20)}`, 150)).toBe('all but the excerpt');
  expect(facts(`${head}${'It goes on. '.repeat(20)}\n===\n`, head.length + 242)).toBe('all but the excerpt');
});

describe('the head says what the whole says', () => {
  const block = fc.constantFrom(
    'Some plain words in a line of text that goes on for a while, so that few of them are enough for an excerpt.',
    'Words with *some* **marks**, `code`, a [link](https://example.org), https://a.example and me@example.org.',
    '## Heading',
    'Setext\n===',
    'Setext in two\nlines\n---',
    '- item\n- other item',
    '1. one\n2. two',
    '> quoted\nlazy',
    '```js\ncode\n```',
    '~~~\nopen',
    '| a | b |\n| --- | --- |\n| c | d |',
    'before\n| a |\n| --- |',
    '| a | b |\n| --- |\n| c | d |',
    '|a|\n|:-:|\nlazy',
    '| a |\n| --- |\n- item',
    '| *a* | |\n|---|:--|\n| [b](c) | https://a.example |\n|',
    '| a |',
    '| --- |',
    '    indented code',
    '<div>\nhtml\n</div>',
    '<!-- remark',
    '<!--more-->',
    '<!-- more -->',
    'mid <!--more--> line',
    '{% raw %}',
    '{{ x }}',
    ':::note\ntext\n:::',
    'import x from "y"',
    '[a]: /url "title"',
    '[^1]: note',
    '![image](x.png)',
    'two  \nlines',
    'two\\\nlines',
    'a  b\tc\u00a0 d',
    '* * *',
    'AT&amp;T &nbsp; x',
    '漢字の文章です。',
    '\u3000',
    '2024. A year',
    '#hashtag',
    '+1',
  );
  const body = fc
    .array(fc.tuple(block, fc.constantFrom('\n\n', '\n', '\r\n\r\n', '\n \t\n', '\n\n\n')), { maxLength: 8 })
    .map((blocks) => blocks.flat().join(''));

  test('of made-up posts, wherever the head ends', () => {
    let enough = 0;
    fc.assert(
      fc.property(body, fc.nat(900), fc.constantFrom(...generators), (text, length, generator) => {
        if (compare(head + text, length, generator) === 'all') enough++;
      }),
      { numRuns: 5000 },
    );
    // Some 530 of random ones.
    expect(enough).toBeGreaterThan(400);
  });
});

test('of every field that the rules look for', () => {
  const name = fc.constantFrom(
    ...['title', 'Title', 'date', 'Date', 'lastmod', 'published', 'publishDate', 'pubDate', 'pubDatetime', 'draft'],
    ...['expiryDate', 'unpublishdate', 'build', '_build', 'headless', 'render', 'permalink', 'unlisted', 'lang'],
    ...['eleventyExcludeFromCollections', 'language', 'locale', 'tags', 'tag', 'categories', 'category', 'series'],
  );
  const value = fc.constantFrom(
    'true',
    'false',
    'yes',
    '',
    'never',
    'de',
    '2030-01-01',
    '2020-01-01',
    '[a, b]',
    '\n  - a',
    '\n  render: never',
  );
  const fields = fc.uniqueArray(fc.tuple(name, value), { selector: ([key]) => key, maxLength: 6 });
  const file = fc.constantFrom('content/a.md', 'content/posts/index.md', '_posts/2024-01-15-a.md', 'blog/a.md');
  let enough = 0;
  fc.assert(
    fc.property(fields, fc.constantFrom(...generators), file, (pairs, generator, path) => {
      const block = pairs.map(([key, of]) => `${key}: ${of}\n`).join('');
      if (compare(`---\ntitle: A\n${block}---\nWords.\n`, headLength, generator, path) === 'all') enough++;
    }),
    { numRuns: 10_000 },
  );
  expect(enough).toBeGreaterThan(1000);
});

const corpus = inCorpus('corpus', 'facts from the heads of real posts');

test.runIf(corpus)('of real posts, most of which need no more', { timeout: 600_000 }, () => {
  const posts = postsBelow(corpus);
  const enough = { all: 0, 'all but the excerpt': 0, nothing: 0 };
  for (const [index, { name, text }] of posts.entries()) {
    if (tooNested(text, 0)) continue;
    enough[compare(text, headLength, 'jekyll', name)]++;
    for (const generator of generators) compare(text, (index * 7919) % 3000, generator, name);
  }
  console.info(`Of ${posts.length} posts the head was enough for`, enough);
  expect(enough.nothing).toBeLessThan(posts.length / 2);
  expect(enough.all).toBeGreaterThan(posts.length / 4);
});
