import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldText } from '../../../shared/base/fold.ts';
import { isEmptyQuery, parseSearch } from '../../../shared/library/search-query.ts';

const whole = (text: string) => ({ text, prefix: false });
const begins = (text: string) => ({ text, prefix: true });
const read = (text: string) => parseSearch(text);
const typed = (text: string) => parseSearch(text, { typing: true });

describe('words and phrases', () => {
  test.each([
    ['Bread  Water', [whole('bread'), whole('water')], []],
    ['"Two  words" three', [whole('two words'), whole('three')], []],
    ['“typographic quotes”', [whole('typographic quotes')], []],
    ['"not closed', [whole('not closed')], []],
    ['gard* "the riv"*', [begins('gard'), begins('the riv')], []],
    ['bread -rye -"sour dough"', [whole('bread')], [whole('rye'), whole('sour dough')]],
    ['C++ **bold** foo.bar 5"', [whole('c++'), whole('**bold**'), whole('foo.bar'), whole('5"')], []],
    ['-> -- - ""', [whole('->'), whole('--')], []],
    ['bread, water. "salt." ...', [whole('bread'), whole('water'), whole('salt.'), whole('...')], []],
    ['日本語。 Café', [whole('日本語'), whole('cafe')], []],
    ['https://example.org note:x', [whole('https://example.org'), whole('note:x')], []],
  ])('%s', (text, terms, without) => expect(read(text)).toMatchObject({ terms, without, filters: [], problems: [] }));

  test.each([
    ['gard', [begins('gard')]],
    ['gard ', [whole('gard')]],
    ['gard riv', [whole('gard'), begins('riv')]],
    ['"the riv', [begins('the riv')]],
    ['"the riv"', [whole('the riv')]],
    ['"the ', [whole('the')]],
    ['g', []],
    ['garden g', [whole('garden')]],
    ['"the r', [whole('the')]],
    ["don't", [whole("don't")]],
    ['猫', [begins('猫')]],
    ['c+', [whole('c+')]],
    ['-gar', []],
  ])('while “%s” is typed', (text, terms) => expect(typed(text).terms).toEqual(terms));
});

describe('fields', () => {
  test.each([
    ['tag:Garden', { field: 'tag', term: whole('garden') }],
    ['TAG:"Web Dev"', { field: 'tag', term: whole('web dev') }],
    ['tag:gar*', { field: 'tag', term: begins('gar') }],
    ['title:crème', { field: 'title', term: whole('creme') }],
    ['in:Posts/2024', { field: 'in', path: '/posts/2024' }],
    ['in:./posts/', { field: 'in', path: '/posts/' }],
    ['state:Scheduled', { field: 'state', state: 'scheduled' }],
    ['draft:yes', { field: 'draft', draft: true }],
    ['draft:no', { field: 'draft', draft: false }],
    ['before:2024', { field: 'before', day: '2024-01-01' }],
    ['after:2024-2', { field: 'after', day: '2024-02-01' }],
    ['after:2024-02-29', { field: 'after', day: '2024-02-29' }],
  ])('%s', (text, filter) => {
    expect(read(text)).toEqual({ terms: [], without: [], filters: [{ not: false, ...filter }], problems: [] });
    expect(read(`-${text}`).filters).toEqual([{ not: true, ...filter }]);
  });

  test.each([
    ['tag:', 'tag: needs a value.'],
    ['tag:""', 'tag: needs a value.'],
    ['state:lost', 'No post can be “lost”. States are live, draft, scheduled, expired, hidden.'],
    ['draft:perhaps', 'draft: is yes or no, not “perhaps”.'],
    ['before:2023-02-29', '“2023-02-29” is no date. Write 2024, 2024-05 or 2024-05-31.'],
    ['after:soon', '“soon” is no date. Write 2024, 2024-05 or 2024-05-31.'],
  ])('%s is told and left out', (text, problem) => {
    expect(read(`bread ${text} water`)).toMatchObject({ terms: [whole('bread'), whole('water')], problems: [problem] });
  });

  test('half a field is nothing to complain about', () => {
    for (const text of ['tag:', 'bread before:20', 'state:sch', 'draft:'])
      expect(typed(text)).toMatchObject({ filters: [], problems: [] });
    expect(typed('tag:gar').filters).toEqual([{ not: false, field: 'tag', term: begins('gar') }]);
  });
});

describe('of whatever is typed', () => {
  const pieces = fc.constantFrom(
    '"',
    '“',
    ' ',
    '-',
    '*',
    ':',
    'tag:',
    'in:',
    'before:',
    'a',
    'Été',
    '語',
    '/',
    '.',
    '2024',
  );
  const texts = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(pieces).map((parts) => parts.join('')),
  );

  test('every term is folded, is not empty, and has no blanks around it', () => {
    fc.assert(
      fc.property(texts, fc.boolean(), (text, typing) => {
        const { terms, without } = parseSearch(text, { typing });
        for (const term of [...terms, ...without]) {
          expect(term.text).toBe(foldText(term.text));
          expect(term.text.trim()).toBe(term.text);
          expect(term.text).not.toBe('');
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('blanks around it and letters of another case change nothing', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(parseSearch(`  ${text} `).terms).toEqual(parseSearch(`${text} `).terms);
        expect(parseSearch(foldText(text))).toMatchObject({ filters: parseSearch(text).filters });
      }),
    );
  });

  test('words one after the other are words', () => {
    const words = fc.array(fc.stringMatching(/^[a-zà-ÿ0-9]{1,8}$/u), { maxLength: 6 });
    fc.assert(
      fc.property(words, (all) => {
        expect(parseSearch(all.join(' ')).terms).toEqual(all.map((word) => whole(foldText(word))));
      }),
    );
  });

  test('blanks alone ask for nothing', () => {
    for (const text of ['', '  ', '-', '""', '"', 'tag:']) expect(isEmptyQuery(parseSearch(text))).toBe(true);
  });
});
