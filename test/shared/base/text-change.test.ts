import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyChange, applyChanges, oneChange, textChange } from '../../../shared/base/text-change.ts';

/** How many units two texts share from their ends, one by one. */
function tailOf(one: string, other: string): number {
  let tail = 0;
  while (tail < Math.min(one.length, other.length) && one.at(-1 - tail) === other.at(-1 - tail)) tail++;
  return tail;
}

test('the smallest replacement, also below long ends that are alike', () => {
  const piece = fc.constantFrom('a', 'b', 'é', '漢', '😀', '😁', '🐀');
  const short = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''));
  // Around the lengths by which ends are compared.
  const long = fc.tuple(short, fc.constantFrom(0, 1, 63, 64, 65, 511, 512, 4095, 4096, 4097, 9000));
  const end = long.map(([text, length]) => text.repeat(Math.ceil(length / (text.length || 1))) + text);
  fc.assert(
    fc.property(short, short, short, end, (front, one, other, back) => {
      const [before, after] = [front + one + back, front + other + back];
      const change = textChange(before, after);
      expect(change === null).toBe(before === after);
      if (!change) return;
      expect(applyChange(before, change)).toBe(after);
      const [kept, put] = [before.slice(change.from, change.to), change.insert];
      expect([kept.isWellFormed(), put.isWellFormed()]).toEqual([true, true]);
      // Nothing is left in it that both begin or end with, but halves of characters.
      const shares =
        kept !== '' && put !== '' && ([...kept][0] === [...put][0] || [...kept].at(-1) === [...put].at(-1));
      expect(shares).toBe(false);
      expect(tailOf(before, after)).toBeGreaterThanOrEqual(before.length - change.to);
    }),
    { numRuns: 2000 },
  );
});

test('several changes as one', () => {
  const text = 'abcdefghij';
  const change = fc.tuple(fc.nat(10), fc.nat(10), fc.string({ maxLength: 3 }));
  const inOrder = fc.array(change, { maxLength: 4 }).map((all) => {
    const ends = all.flatMap(([from, to]) => [from, to]).toSorted((one, other) => one - other);
    return all.map(([, , insert], index) => ({ from: ends[index * 2] ?? 0, to: ends[index * 2 + 1] ?? 0, insert }));
  });
  fc.assert(
    fc.property(inOrder, (changes) => {
      const one = oneChange(text, changes);
      expect(one === null).toBe(changes.length === 0);
      expect(one ? applyChange(text, one) : text).toBe(applyChanges(text, changes));
    }),
  );
});
