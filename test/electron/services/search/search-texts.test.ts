import fc from 'fast-check';
import { expect, test } from 'vitest';
import { no, perhaps, yes } from '../../../../electron/services/search/search-memory.ts';
import { createSearchTexts } from '../../../../electron/services/search/search-texts.ts';
import { makePost } from '../../../../scripts/make-library.mjs';
import { foldText } from '../../../../shared/base/fold.ts';
import { hasTerm } from '../../../../shared/library/search-match.ts';

const made = Array.from({ length: 20 }, (_, number) => makePost(11, number).text);
const scripts = '日本語test語彙 ร้านกาแฟ 한국은 Ελλάδα море, моря. 𠀀𠀁 😀sea 😀 naïve — “the” c++ x\u0001y caf\u0301e';
const piece = fc.oneof(
  fc.constantFrom(...scripts.split(''), 'sea', 'the', 'море', ' ', ' the ', '語', 'q', '-'),
  fc.string({ unit: 'grapheme', maxLength: 3 }),
);
const text = fc
  .oneof(
    fc.array(piece, { maxLength: 30 }).map((parts) => parts.join('')),
    fc.constantFrom(scripts, ...made),
  )
  .map((written) => foldText(written.toWellFormed()));

/** A stretch of one of the texts, or something else. */
const term = (texts: readonly string[]) =>
  fc
    .tuple(fc.constantFrom(...texts, 'zebra q'), fc.nat(), fc.integer({ min: 1, max: 12 }), fc.boolean())
    .map(([from, at, length, prefix]) => {
      const start = at % Math.max(1, from.length);
      return {
        text:
          from
            .slice(start, start + length)
            .toWellFormed()
            .trim() || 'the',
        prefix,
      };
    });

test('texts kept as bytes are found as strings are, whatever was removed meanwhile', () => {
  const changes = fc.array(fc.tuple(fc.integer({ min: 1, max: 8 }), fc.option(text)), { minLength: 1, maxLength: 24 });
  const asked = changes.chain((all) =>
    fc.tuple(fc.constant(all), fc.array(term(all.map(([, folded]) => folded ?? '')), { minLength: 1, maxLength: 8 })),
  );
  fc.assert(
    fc.property(asked, ([all, terms]) => {
      const texts = createSearchTexts();
      const expected = new Map<number, string>();
      for (const [number, folded] of all) {
        if (folded === null) expect(texts.remove(number)).toBe(expected.delete(number));
        else {
          texts.put(number, folded);
          expected.set(number, folded);
        }
      }
      expect(new Map(texts.some(99))).toEqual(expected);
      for (const wanted of terms) {
        // Not asked of the first.
        const asked = (number: number, held: number) => (number === 1 || !expected.has(number) ? no : held);
        const holding = Uint8Array.from({ length: 9 }, (_, number) => asked(number, perhaps));
        texts.find(wanted, holding);
        const held = (number: number) => (hasTerm(expected.get(number) ?? '', wanted) ? yes : no);
        expect([...holding]).toEqual(Array.from({ length: 9 }, (_, number) => asked(number, held(number))));
      }
    }),
    { numRuns: 600 },
  );
});

test('a text longer than a block is kept and found, and what is removed takes no room', () => {
  const texts = createSearchTexts();
  texts.put(1, `${'sea '.repeat(400_000)}shore`);
  texts.put(2, 'shore');
  const holding = Uint8Array.of(no, perhaps, perhaps);
  texts.find({ text: 'shore', prefix: false }, holding);
  expect([...holding]).toEqual([no, yes, yes]);
  texts.remove(1);
  texts.remove(2);
  expect([texts.count(), texts.size()]).toEqual([0, 0]);
});
