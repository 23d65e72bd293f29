import fc from 'fast-check';
import { expect, test } from 'vitest';
import { minuteStarts } from '../../../../shared/markdown/facts/minutes.ts';
import { parseBody } from '../../../../shared/markdown/parse/parser.ts';
import { textStats } from '../../../../shared/markdown/facts/stats.ts';
import type { ReadingRule } from '../../../../shared/model/site.ts';

const rule: ReadingRule = { name: 'Test', words: 4, cjk: 10, firstImage: 12, code: false, round: 'up' };

/** The words with which further minutes begin. */
function begins(text: string, more: Partial<ReadingRule> = {}, from = 0): readonly string[] {
  const input = { text, from, tree: parseBody(text, from), rule: { ...rule, ...more }, mdx: false };
  return minuteStarts(input).map((at) => text.slice(at).split(/[\s\]*]/)[0] ?? '');
}

test.each([
  ['the first word behind a whole minute', 'a b c d e1 f g h i2 j', ['e1', 'i2']],
  ['no minute begins behind the last word', 'a b c d', []],
  ['nothing of an empty text', '', []],
  ['marks and addresses are not read', '# a **b** [c d](https://x.y/a-b-c) *e1* f', ['e1']],
  ['a word that marks part is one', 'a b c d**d** e1', ['e1']],
  ['code is not read', 'a b\n\n```\nx y z\n```\n\nc d e1', ['e1']],
  ['islands are not read', 'a b {{< x y z >}} c d e1', ['e1']],
  ['CJK by the character', '一二三四五六七八九十鯨', ['鯨']],
  ['CJK and words together', '一二三四五 a b c1', ['c1']],
  ['an image can begin one', 'a b c d ![x](y.png) e', ['![x']],
  ['a minute begins within a word', 'a b c ![x](y.png) d1 e f', ['d1']],
])('%s', (_, text, expected) =>
  expect(begins(text).map((word) => word.replace(/^(![^(]*).*$/, '$1'))).toEqual(expected),
);

test('code by the rule, and front matter never', () => {
  expect(begins('a b\n\n```\nx y z1\n```', { code: true })).toEqual(['z1']);
  const head = '---\ntitle: one two three four five six\n---\n';
  expect(begins(`${head}a b c d e1`, {}, head.length)).toEqual(['e1']);
});

test('where the tree ends the minutes end', () => {
  const text = 'a b c d e1 f g h i2\n\nj k l m3';
  const tree = parseBody(text.slice(0, 12), 0);
  expect(minuteStarts({ text, from: 0, tree, rule, mdx: false })).toEqual([8]);
});

test('there are as many as the reading time has minutes behind its first', () => {
  const word = fc.constantFrom('boat', '**tide**', '字', '字字字', '![a](b.png)', '[a b](c)', '`x y`', '\n\n', '<br>');
  fc.assert(
    fc.property(fc.array(word, { maxLength: 200 }), fc.integer({ min: 1, max: 20 }), (list, words) => {
      const [text, own] = [list.join(' '), { ...rule, words }];
      const starts = minuteStarts({ text, from: 0, tree: parseBody(text, 0), rule: own, mdx: false });
      expect(starts).toHaveLength(textStats(text, own).minutes - 1);
      expect(starts).toEqual([...starts].sort((one, other) => one - other));
    }),
  );
});
