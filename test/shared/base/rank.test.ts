import { expect, test } from 'vitest';
import { rank } from '../../../shared/base/rank.ts';

const titles = ['A year of bread', 'Bread', 'Gingerbread', 'Stones', 'Ärger im Garten'];
const find = (typed: string) =>
  rank(titles, typed, (title) => [title, title === 'Stones' ? 'posts/bread-oven.md' : '']);

test('the start of the title comes first, then the start of a word, then anywhere, then path and tags', () => {
  expect(find('bread')).toEqual(['Bread', 'A year of bread', 'Gingerbread', 'Stones']);
});

test('the very title comes before those that begin with it', () => {
  expect(rank(['About the site', 'Abouts', 'About'], 'about', (name) => [name, ''])[0]).toBe('About');
});

test('every word must be there; case and accents do not count', () => {
  expect(find('ARGER garten')).toEqual(['Ärger im Garten']);
  expect(find('bread garten')).toEqual([]);
});

test('nothing typed keeps everything as it was', () => {
  expect(find('  ')).toEqual(titles);
});

test('each word that starts a word comes before what merely holds it', () => {
  const names = ['The notebook of an engineer', 'Engine notes', 'Re-engined footnotes'];
  expect(rank(names, 'note eng', (name) => [name, ''])).toEqual([
    'The notebook of an engineer',
    'Engine notes',
    'Re-engined footnotes',
  ]);
  expect(rank(names, 'engine', (name) => [name, ''])[0]).toBe('Engine notes');
});

test('several words that stand so in the further texts come before words that merely begin so', () => {
  const things: readonly (readonly [string, string])[] = [
    ['Deleted posts', 'history'],
    ['Move to trash', 'delete post'],
  ];
  const found = (typed: string) => rank(things, typed, (thing) => thing).map(([name]) => name);
  expect(found('delete post')).toEqual(['Move to trash', 'Deleted posts']);
  expect(found('deleted post')).toEqual(['Deleted posts']);
  expect(found('delete')).toEqual(['Deleted posts', 'Move to trash']);
});

test('letters in order find a name by its initials or by a few pieces, after all that holds what was typed', () => {
  const names = ['What the chart does not say', 'Winter cover', 'Engine notes', 'wtc'];
  const found = (typed: string) =>
    rank(names, typed, (name) => [name, name === 'Winter cover' ? 'boats/winter.md' : '']);
  expect(found('wtc')).toEqual(['wtc', 'What the chart does not say']);
  expect(found('engnot')).toEqual(['Engine notes']);
  expect(found('boawint')).toEqual(['Winter cover']);
  expect(found('xyz')).toEqual([]);
  // Scattered over a whole sentence nobody means them.
  expect(found('whdsay')).toEqual(['What the chart does not say']);
  expect(found('hethes')).toEqual([]);
});
