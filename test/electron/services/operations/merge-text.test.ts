import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeTexts } from '../../../../electron/services/operations/merge-text.ts';

test('changes are made beside those of somebody else in the same line', () => {
  const base = 'See [two](b.md) and [two](b.md#x) there.\n';
  const theirs = base.replaceAll('b.md', 'a.md');
  expect(mergeTexts(base, base.replace('See', 'Look at'), theirs)).toBe(theirs.replace('See', 'Look at'));
  expect(mergeTexts(base, base.replace('(b.md) ', '(c.md) '), theirs)).toBe(
    'See [two](c.md) and [two](a.md#x) there.\n',
  );
  expect(mergeTexts(base, 'Another text.\n', theirs)).toBeNull();
});

test('what is so already is left, and lines that were put in come out', () => {
  const base = '---\ntitle: A\naliases: [/a/]\n---\n\nText.\n';
  const theirs = base.replace('aliases: [/a/]\n', '');
  expect(mergeTexts(base, theirs, theirs)).toBe(theirs);
  expect(mergeTexts(base, base.replace('Text', 'New text'), theirs)).toBe(theirs.replace('Text', 'New text'));
  expect(mergeTexts(base, base.replace('title: A', 'title: B\ndraft: true'), theirs)).toBe(
    theirs.replace('title: A', 'title: B\ndraft: true'),
  );
});

test('random texts: one side alone is that side, and the same on both sides is there once', () => {
  const text = fc
    .array(fc.constantFrom('a', 'b', ' ', '\n', '[', '](x.md)', 'é', '\u{1f600}'), { maxLength: 30 })
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, text, (base, other) => {
      expect(mergeTexts(base, base, other)).toBe(other);
      expect(mergeTexts(base, other, base)).toBe(other);
      expect(mergeTexts(base, other, other)).toBe(other);
    }),
  );
});

test('random words: changes at other places do not disturb each other', () => {
  const words = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(words, (kinds) => {
      const write = (own: boolean, their: boolean) =>
        kinds
          .map((kind, at) => `w${at}${own && kind === 1 ? '-own' : ''}${their && kind === 2 ? '-their' : ''}`)
          .join(' ');
      expect(mergeTexts(write(false, false), write(true, false), write(false, true))).toBe(
        kinds.includes(2) ? write(true, true) : write(true, false),
      );
    }),
  );
});
