import { describe, expect, test } from 'vitest';
import { foldText } from '../../../shared/base/fold.ts';
import { allMatches, hasTerm } from '../../../shared/library/search-match.ts';
import { passesFilters, scoreOf, searchFacts, searchHeadings } from '../../../shared/library/search-facts.ts';
import { parseSearch } from '../../../shared/library/search-query.ts';
import { findMatches, snippetOf } from '../../../shared/library/search-snippet.ts';
import type { PostSummary } from '../../../shared/model/post.ts';
import { summary } from '../../support/post-summary.ts';

const termsOf = (query: string) => parseSearch(query).terms;
const holds = (text: string, query: string) => termsOf(query).every((term) => hasTerm(foldText(text), term));

describe('a word or phrase in a text', () => {
  test.each([
    ['The river bends', 'river', true],
    ['Two rivers', 'river', false],
    ['Two rivers', 'river*', true],
    ['upriver', 'river*', false],
    ['*River*, _stones_', 'stones river', true],
    ['the old\n  river', '"old river"', true],
    ['the old, river', '"old river"', false],
    ['the older river', '"old river"', false],
    ['written in C++.', 'c++', true],
    ['written in C.', 'c++', false],
    ['今日は雨の日', '雨の日', true],
    ['今日は雨の日', '雨 日', true],
    ['日本語test日本語', 'test', true],
    ['한국은 지금', '한국', true],
    ['ร้านกาแฟ', 'กาแฟ', true],
    ['un café', 'CAFE', true],
  ])('%j holds %s: %s', (text, query, expected) => expect(holds(text, query)).toBe(expected));

  test('is found without overlaps', () => {
    const [term] = termsOf('"a a"');
    expect(term && allMatches('a a a a a', term)).toEqual([0, 4]);
  });
});

describe('the part of a query that the list answers', () => {
  const post = (more: Partial<PostSummary>) => searchFacts(summary('posts/2024/Été.md', more));
  test.each<[string, Partial<PostSummary>, boolean]>([
    ['tag:"web dev"', { taxonomies: { tags: ['Web Dev'] } }, true],
    ['tag:web', { taxonomies: { tags: ['Web Dev'] } }, false],
    ['tag:web*', { taxonomies: { tags: ['Web Dev'] } }, true],
    ['tag:sea', { taxonomies: { categories: ['Sea'] } }, true],
    ['-tag:sea', { taxonomies: { categories: ['Sea'] } }, false],
    ['title:stone', { title: 'A Stone’s throw' }, true],
    ['title:ton', { title: 'A Stone’s throw' }, false],
    ['in:posts', {}, true],
    ['in:2024/ete', {}, true],
    ['in:ost', {}, false],
    ['draft:yes', { state: 'draft' }, true],
    ['draft:no', { state: 'draft' }, false],
    ['state:live', {}, true],
    ['before:2024', { date: '2023-12-31T23:59:59-08:00' }, true],
    ['after:2024', { date: '2023-12-31T23:59:59-08:00' }, false],
    ['after:2024-02 before:2024-03', { date: '2024-02-29' }, true],
    ['after:2024', { date: 'Jan 5, 2024' }, true],
    ['after:2024', { date: null }, false],
    ['before:2024', { date: null }, false],
  ])('%s', (query, more, expected) => expect(passesFilters(post(more), parseSearch(query))).toBe(expected));

  test('title, tag, heading and text count in this order', () => {
    const post = summary('a.md', { title: 'Bread', taxonomies: { tags: ['salt water'] } });
    const headings = searchHeadings(
      '# Flour #\n\nYeast\n=====\n\n```md\n# no heading\n```\n\n    # nor this\n~~~\n# no\n',
    );
    const score = (query: string) => scoreOf(searchFacts(post), headings, parseSearch(query));
    expect(['bread', 'water', 'flour', 'yeast', 'heading', 'no', 'bread flour'].map(score)).toEqual([
      8, 4, 2, 2, 1, 1, 10,
    ]);
  });

  test('headings are found beside a line of megabytes, and once each', () =>
    expect(searchHeadings(`# Flour\n${'salt '.repeat(8_000_000)}\nYeast\n===\n# Late\n===\n`)).toBe(
      'flour yeast late',
    ));
});

describe('what is shown of a text', () => {
  const text = [
    '---',
    'title: Old stones',
    '---',
    '',
    '> # The *Café*',
    '',
    `${'We walked along for a while. '.repeat(3)}Then the old`,
    'stones of the bridge came into sight, and we stood there until it was dark and all the lights of the town went on.',
    '',
    'Stones.',
    '',
  ].join('\r\n');
  const shown = (query: string) => {
    const snippet = snippetOf(text, termsOf(query), text.indexOf('> #'));
    return snippet && { ...snippet, ranges: snippet.ranges.map(({ from, to }) => snippet.text.slice(from, to)) };
  };

  test('stands where most of the words are together, in the body', () => {
    expect(shown('stones old')).toEqual({
      line: 7,
      column: 97,
      text: '…for a while. Then the old stones of the bridge came into sight, and we stood there until it was dark and all the lights of the town went on.',
      ranges: ['old', 'stones'],
      matches: 5,
    });
    expect(shown('"old stones"')).toMatchObject({ ranges: ['old stones'], line: 7, matches: 2 });
  });

  test('begins without the marks of its line, and marks what was written', () => {
    expect(shown('cafe')).toEqual({ line: 5, column: 10, text: 'The *Café*', ranges: ['Café'], matches: 1 });
    expect(shown('title')).toMatchObject({ line: 2, ranges: ['title'] });
  });

  test('is nothing where a word is missing', () => expect(shown('stones river')).toBeNull());

  test('all places in a text, by what was written there', () => {
    const places = findMatches('Cafés, cafe\u0301 & ﬁne CAFÉ', termsOf('cafe* fi*'));
    expect(places.map(({ from, to }) => [from, to])).toEqual([
      [0, 4],
      [7, 12],
      [15, 16],
      [19, 23],
    ]);
  });
});
