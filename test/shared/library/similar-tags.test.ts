import { describe, expect, test } from 'vitest';
import { similarTags, suggestMerges } from '../../../shared/library/similar-tags.ts';

const once = (tags: readonly string[]) => tags.map((tag) => ({ tag, count: 1 }));

describe('tags that look alike', () => {
  test('differ in case, accents, blanks, hyphens or number only', () => {
    const similar = similarTags(once(['Web Dev', 'web-dev', 'café', 'Cafe', 'tool', 'Tools', 'alone']));
    expect(Object.fromEntries(similar)).toEqual({
      'Web Dev': ['web-dev'],
      'web-dev': ['Web Dev'],
      café: ['Cafe'],
      Cafe: ['café'],
      tool: ['Tools'],
      Tools: ['tool'],
    });
  });

  test('the most used one stays', () => {
    const counts = [
      { tag: 'stories', count: 2 },
      { tag: 'Story', count: 1 },
      { tag: 'story', count: 7 },
      { tag: 'boxes', count: 1 },
      { tag: 'box', count: 1 },
    ];
    expect(suggestMerges(counts)).toEqual([
      { into: 'story', from: ['stories', 'Story'], because: 'spelling' },
      { into: 'boxes', from: ['box'], because: 'spelling' },
    ]);
  });

  test.each([
    ['a letter less', 'javascript', 'javasript'],
    ['a letter more', 'kubernetes', 'kubernnetes'],
    ['another letter', 'accessibility', 'accesribility'],
    ['two in the wrong order', 'design', 'deisgn'],
    ['in Cyrillic', 'программа', 'програма'],
  ])('a slip of the finger: %s', (_name, right, slip) => {
    const counts = [
      { tag: right, count: 9 },
      { tag: slip, count: 1 },
    ];
    expect(suggestMerges(counts)).toEqual([{ into: right, from: [slip], because: 'typing' }]);
  });

  test.each([
    ['a word that ends in ie', 'movies', 'movie'],
    ['two numbers', 'release 2.1', 'Release-2-1'],
    ['a number of a word', 'python 3', 'Python3'],
    ['letters that are two elsewhere', 'straße', 'strasse'],
    ['marks that come apart', 'Da\u0308nemark', 'd\u00e4nemark'],
  ])('are the same for %s', (_name, tag, other) => {
    expect(similarTags(once([tag, other])).get(tag)).toEqual([other]);
  });

  test.each([
    ['vowel signs of Hindi', 'काम', 'कम'],
    ['vowel signs of Thai', 'กิน', 'กัน'],
    ['voicing marks of Japanese', 'ハス', 'バス'],
    ['versions', '1.0', '10'],
    ['days', '2024-1-12', '2024-11-2'],
    ['a name that ends in js', 'angular', 'angularjs'],
  ])('are two for %s', (_name, tag, other) => {
    const counts = [
      { tag, count: 9 },
      { tag: other, count: 1 },
    ];
    expect(suggestMerges(counts)).toEqual([]);
  });

  test('keeps apart what only looks alike', () => {
    const tags = ['C', 'C#', 'C++', 'css', 'cs', 'news', 'new', 'ios', 'io', '...', '-', '日本', '日本語'];
    expect(similarTags(once(tags)).size).toBe(0);
  });

  test.each<readonly [string, string, number, string, number]>([
    ['both in use', 'stark', 9, 'stack', 8],
    ['the first letter', 'react', 9, 'yeact', 1],
    ['a number', 'vuejs2', 9, 'vuejs3', 1],
    ['a character that is a word', '日本語文法', 9, '日本語文化', 1],
    ['too short', 'text', 9, 'test', 1],
  ])('no slip: %s', (_name, tag, count, other, rare) => {
    const counts = [
      { tag, count },
      { tag: other, count: rare },
    ];
    expect(suggestMerges(counts)).toEqual([]);
  });
});
