import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldText, foldWithPlaces } from '../../../shared/base/fold.ts';

describe('folding', () => {
  test.each([
    ['Crème BRÛLÉE', 'creme brulee'],
    ['cafe\u0301', 'cafe'],
    ['Straße, Ærø, Łódź', 'strasse, aero, lodz'],
    ['ΟΔΟΣ οδός', 'οδοσ οδοσ'],
    ['Ё ё', 'е е'],
    ['don’t “so”', 'don\'t "so"'],
    ['a \t\r\n\u00a0b', 'a b'],
    ['ＡＢＣ　１', 'abc 1'],
    ['ﬁne soft\u00adhyphen', 'fine softhyphen'],
    ['مَكْتَب', 'مكتب'],
    ['שָׁלוֹם', 'שלום'],
  ])('%j becomes %j', (text, folded) => expect(foldText(text)).toBe(folded));

  test.each([
    ['か', 'が'],
    ['कुल', 'कल'],
    ['하', '한'],
    ['กา', 'กี'],
  ])('%s and %s stay apart', (one, other) => expect(foldText(one)).not.toBe(foldText(other)));

  test('narrow, taken apart and whole letters are one', () => {
    expect(foldText('ｶﾞ')).toBe(foldText('ガ'));
    expect(foldText('\u1112\u1161\u11ab')).toBe(foldText('한'));
  });
});

// Pieces that only together become what they are, among all that Unicode has.
const odd = fc.constantFrom(
  ...['a', 'É', 'ı', 'İ', 'ß', 'Σ', 'ﬁ', '½', ' ', '\t', '\n', '\u00a0', '\u3000', '´', '’', 'か', 'ｶ', 'ﾞ', '\u3099'],
  ...['\u0301', '\u0327', '\u0338', '=', 'ㅎ', 'ㅏ', 'ㄴ', 'ﾡ', '한', '\u11a8', '\u200d', '\u00ad', 'क', 'ि', '\u093c'],
  ...['ﷺ', '℃', '①', 'ẞ', '👩‍👩‍👧', '\ufe0f', '𝔸', '𠀀'],
);
const texts = fc.oneof(
  fc.array(odd).map((parts) => parts.join('')),
  fc.string({ unit: 'binary' }).map((text) => text.toWellFormed()),
);

describe('of every text', () => {
  test('folding once is enough', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(foldText(foldText(text))).toBe(foldText(text));
      }),
    );
  });

  test('each unit of the folded form stands for what it came from, in order', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const folded = foldWithPlaces(text);
        let last = 0;
        for (let at = 0; at < folded.text.length; at++) {
          const { from, to } = folded.original(at, at + 1);
          expect(from).toBeGreaterThanOrEqual(last);
          expect(foldText(text.slice(from, to))).toContain(folded.text.charAt(at));
          last = from;
        }
      }),
      { numRuns: 1000 },
    );
  });
});
