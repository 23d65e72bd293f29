import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renumberLists } from '../../../../shared/markdown/edits/renumber.ts';

const after = (text: string, moved: readonly number[] = []) =>
  renumberLists(text.split('\n'), (line) => moved.includes(line)).join('\n');

describe('numbers of lists', () => {
  test.each([
    ['are put right', '1. a\n3. b\n2. c', '1. a\n2. b\n3. c'],
    ['count on from an item that begins with a list', '1. 4. a\n   7. b\n3. c', '1. 4. a\n   5. b\n2. c'],
    ['count in bullets that begin with a list', '- 1. a\n  3. b\n- 1. c\n  1. d', '- 1. a\n  2. b\n- 1. c\n  1. d'],
    ['grow in a marker behind another one', '10. 9. a\n8. b\n   9. x\n   2. y', '8. 9. a\n9. b\n   2. x\n   3. y'],
    ['end before a rule', '1. a\n- - -\n5. b\n7. c', '1. a\n- - -\n5. b\n6. c'],
    ['begin where the lowest is', '5. a\n7. b', '5. a\n6. b'],
    ['stay where all are the same', '1. a\n1. b\n1. c', '1. a\n1. b\n1. c'],
    ['count in each list by itself', '1. a\n   1. x\n   3. y\n3. b', '1. a\n   1. x\n   2. y\n2. b'],
    ['count on below an item’s paragraph', '1. a\n\n   text\n\n3. b', '1. a\n\n   text\n\n2. b'],
    ['begin anew behind a paragraph', '1. a\n\ntext\n\n1. b', '1. a\n\ntext\n\n1. b'],
    ['begin anew with another mark', '1. a\n1) b\n3) c', '1. a\n1) b\n2) c'],
    ['count in quotes', '> 1. a\n> 3. b', '> 1. a\n> 2. b'],
    ['end with their quote', '> 1. a\n> 3. b\n\n5. c\n9. d', '> 1. a\n> 2. b\n\n5. c\n6. d'],
    ['end before a quote', '1. a\n3. b\n\n> 5. c\n> 9. d', '1. a\n2. b\n\n> 5. c\n> 6. d'],
    ['go on behind a quote in an item', '1. a\n\n   > 5. b\n   > 9. c\n\n9. d', '1. a\n\n   > 5. b\n   > 6. c\n\n2. d'],
    ['leave a quote as it is', '9. a\n10. b\n11. b\n8. b\n\n>      x', '8. a\n9. b\n10. b\n11. b\n\n>      x'],
    ['are as wide as one that begins with a nought', '08. a\n10. b\n12. c', '08. a\n09. b\n10. c'],
    [
      'have nine digits at most',
      '999999998. a\n999999999. b\n999999999. c',
      '999999998. a\n999999999. b\n999999999. c',
    ],
    ['are left in bullets', '- 1\n- 3', '- 1\n- 3'],
    ['take along what stands in an item', '9. a\n   x\n11. b\n    y', '9. a\n   x\n10. b\n    y'],
    ['move what stands in an item when they grow', '9. a\n9. b\n   - x\n5. c', '5. a\n6. b\n   - x\n7. c'],
  ])('%s', (_name, before, wanted) => {
    expect(after(before)).toBe(wanted);
  });

  test('move the text of an item whose number grows or shrinks', () => {
    expect(after('9. a\n7. b\n   x\n8. c\n6. d\n   y')).toBe('6. a\n7. b\n   x\n8. c\n9. d\n   y');
    expect(after('10. a\n8. b\n9. c\n   x\n   - y')).toBe('8. a\n9. b\n10. c\n    x\n    - y');
    expect(after('10. a\n    x\n9. b')).toBe('9. a\n   x\n10. b');
  });

  test('of a list made of moved items begin at 1', () => {
    expect(after('1. a\n   2. b', [1])).toBe('1. a\n   1. b');
    expect(after('1. a\n   2. b')).toBe('1. a\n   2. b');
  });
});

const line = fc.tuple(
  fc.constantFrom('', '', '> ', '    '),
  fc.constantFrom('', '1. ', '3. ', '10. ', '2) ', '- '),
  fc.constantFrom('', '', '1. ', '9. ', '12. '),
  fc.constantFrom('a', 'b', '', '# h'),
);

test('nothing but numbers and indentation changes, and twice is once', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), (parts) => {
      const lines = parts.map((pieces) => pieces.join(''));
      const once = renumberLists(lines);
      const bare = (text: string) => text.replace(/^[ \t>]*/, '').replace(/\d+(?=[.)] )/g, '#');
      expect(once.map(bare)).toEqual(lines.map(bare));
      expect(renumberLists(once)).toEqual(once);
    }),
    { numRuns: 2000 },
  );
});

test('thousands of items in each other are gone through in one go', () => {
  const lines = Array.from({ length: 3000 }, (_, depth) => `${'   '.repeat(depth)}1. x`);
  expect(renumberLists([...lines, '2. y', '4. z'])).toEqual([...lines, '2. y', '3. z']);
});
