import { expect, test } from 'vitest';
import { createFrequentTerms } from '../../../../electron/services/search/search-frequent.ts';

test('frequent are the words and beginnings of a quarter of the texts', () => {
  const frequent = createFrequentTerms();
  for (const text of ['a seal, c++ -ab', 'seas. 日本語ab', 'sea-ab', 'x', 'ete', 'ete 猫', '', '']) frequent.add(text);
  const terms = frequent.terms().map(({ text, prefix }) => text + (prefix ? '*' : ''));
  expect(terms.toSorted()).toEqual(['ab', 'ab*', 'et*', 'ete', 'ete*', 'se*', 'sea*']);
});
