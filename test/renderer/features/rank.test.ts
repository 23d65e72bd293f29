import { expect, test } from 'vitest';
import { rank } from '../../../renderer/features/palette/rank.ts';

const titles = ['A year of bread', 'Bread', 'Gingerbread', 'Stones', 'Ärger im Garten'];
const find = (typed: string) =>
  rank(titles, typed, (title) => [title, title === 'Stones' ? 'posts/bread-oven.md' : '']);

test('the start of the title comes first, then the start of a word, then anywhere, then path and tags', () => {
  expect(find('bread')).toEqual(['Bread', 'A year of bread', 'Gingerbread', 'Stones']);
});

test('every word must be there; case and accents do not count', () => {
  expect(find('ARGER garten')).toEqual(['Ärger im Garten']);
  expect(find('bread garten')).toEqual([]);
});

test('nothing typed keeps everything as it was', () => {
  expect(find('  ')).toEqual(titles);
});
