import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editedText } from '../../../shared/base/text-edit.ts';
import { sumOf, sumOfAll, writtenSum } from '../../../shared/base/text-sum.ts';

const text = fc.string({ unit: 'binary', maxLength: 60 });
const sumFor = (after: string) => writtenSum(sumOf(after));

describe('sums', () => {
  test('of pieces make that of the whole', () =>
    fc.assert(
      fc.property(fc.array(text, { maxLength: 5 }), (pieces) => {
        expect(sumOfAll(pieces.map(sumOf))).toEqual(sumOf(pieces.join('')));
      }),
    ));

  test('tell apart what differs in a unit, in order or in length', () => {
    const seen = new Map<string, string>();
    const words = ['', 'a', 'b', '\0', '\0\0', 'ab', 'ba', 'aab', 'aba', 'baa', '\ud83d', '\ude00', '\ud83d\ude00'];
    for (const word of words)
      for (const place of [0, 1, 1000, 4096, 65_536]) {
        const long = 'word and\n'.repeat(8000);
        const all = word && long.slice(0, place) + word + long.slice(place);
        const sum = sumFor(all);
        expect(seen.get(sum) ?? all).toBe(all);
        seen.set(sum, all);
      }
    expect(seen.size).toBe(61);
  });
});

describe('an edit', () => {
  test('makes the text that was meant of the one it was made for', () => {
    const changes = [
      { from: 0, to: 1, insert: 'A' },
      { from: 2, to: 2, insert: '-' },
      { from: 2, to: 3, insert: '' },
      { from: 4, to: 4, insert: 'e' },
    ];
    expect(editedText('abcd', { changes, sum: sumFor('Ab-de') })).toBe('Ab-de');
    expect(editedText('abcd', { changes: [], sum: sumFor('abcd') })).toBe('abcd');
  });

  test('of another text makes nothing', () => {
    const edit = { changes: [{ from: 1, to: 2, insert: 'x' }], sum: sumFor('axc') };
    expect(editedText('abc', edit)).toBe('axc');
    for (const other of ['abd', 'ab', 'a', '', 'abcc', 'bac']) expect(editedText(other, edit)).toBeNull();
  });

  test.each([
    ['behind the end', [{ from: 4, to: 4, insert: 'x' }]],
    [
      'out of order',
      [
        { from: 2, to: 2, insert: 'x' },
        { from: 1, to: 1, insert: 'y' },
      ],
    ],
    [
      'over one another',
      [
        { from: 0, to: 2, insert: 'x' },
        { from: 1, to: 3, insert: 'y' },
      ],
    ],
    ['backwards', [{ from: 2, to: 1, insert: 'x' }]],
  ])('with places %s makes nothing', (_, changes) => {
    const all = changes.map(({ insert }) => insert).join('');
    for (const sum of ['abcx', 'abxc', `${all}c`, 'x', 'abbcx'].map(sumFor))
      expect(editedText('abc', { changes, sum })).toBeNull();
  });
});
