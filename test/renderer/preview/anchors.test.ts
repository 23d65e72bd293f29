import { describe, expect, test } from 'vitest';
import { lineOfTop, topOfLine } from '../../../renderer/preview/anchors.ts';

describe('scrolling together', () => {
  const anchors = [
    { line: 3, top: 0 },
    { line: 10, top: 70 },
    { line: 12, top: 400 },
  ];
  test.each([
    [1, 0],
    [3, 0],
    [6.5, 35],
    [11, 235],
    [99, 400],
  ])('line %d is at %d', (line, top) => {
    expect(topOfLine(anchors, line)).toBe(top);
  });

  test('there and back is the same place', () => {
    for (let top = 0; top <= 400; top += 25) expect(topOfLine(anchors, lineOfTop(anchors, top))).toBeCloseTo(top);
  });

  test('a page without blocks has one place', () => {
    expect(topOfLine([], 5)).toBe(0);
    expect(lineOfTop([], 5)).toBe(1);
  });
});
