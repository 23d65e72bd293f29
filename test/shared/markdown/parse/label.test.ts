import { expect, test } from 'vitest';
import { definedIn } from '../../../../shared/markdown/parse/label.ts';

test('a label is told from many in one look', () => {
  const labels = Array.from({ length: 300_000 }, (_, at) => `L${at}`);
  const isDefined = definedIn(labels.map((label) => `[${label.toLowerCase()}]: /u\n`).join(''));
  expect(labels.filter((label) => !isDefined(label))).toEqual([]);
  expect(isDefined('L300000')).toBe(false);
});
