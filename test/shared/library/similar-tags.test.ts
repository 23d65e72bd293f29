import { expect, test } from 'vitest';
import { similarTags } from '../../../shared/library/similar-tags.ts';

test('finds tags that differ in case, accents, blanks, hyphens or a plural s only', () => {
  const similar = similarTags(['Web Dev', 'web-dev', 'café', 'Cafe', 'tool', 'Tools', 'alone']);
  expect(Object.fromEntries(similar)).toEqual({
    'Web Dev': ['web-dev'],
    'web-dev': ['Web Dev'],
    café: ['Cafe'],
    Cafe: ['café'],
    tool: ['Tools'],
    Tools: ['tool'],
  });
});

test('keeps apart what only looks alike', () => {
  const tags = ['C', 'C#', 'C++', 'css', 'cs', 'news', 'new', 'ios', 'io', '...', '-', '日本', '日本語'];
  expect(similarTags(tags).size).toBe(0);
});
