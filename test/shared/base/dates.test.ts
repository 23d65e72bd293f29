import { describe, expect, test } from 'vitest';
import {
  dateInPath,
  formatDate,
  formatDateInWords,
  instantOf,
  isoDay,
  parseDate,
  withoutDate,
} from '../../../shared/base/dates.ts';

const instant = (text: string, zone = 'UTC') => {
  const date = parseDate(text);
  return date && new Date(instantOf(date, zone)).toISOString();
};

describe('a date as blogs write it', () => {
  test.each([
    ['2024-01-02', '2024-01-02T00:00:00.000Z'],
    ['2016-06-17 12:00:00 -4', '2016-06-17T16:00:00.000Z'],
    ['2013-10-28 15:20:11 -0500', '2013-10-28T20:20:11.000Z'],
    ['2014-03-31T09:15:00-04:00', '2014-03-31T13:15:00.000Z'],
    ['2024-10-14T11:23:00Z', '2024-10-14T11:23:00.000Z'],
    ['2026-1-3T00:00:00.000Z', '2026-01-03T00:00:00.000Z'],
    ['2019-01-11 10:02', '2019-01-11T10:02:00.000Z'],
    ['2014/1/05 9:05:06', '2014-01-05T09:05:06.000Z'],
    ['2001-12-14 21:59:43.10 -5', '2001-12-15T02:59:43.100Z'],
    ['Jul 08 2022', '2022-07-08T00:00:00.000Z'],
    ['May 3, 2020', '2020-05-03T00:00:00.000Z'],
    ['January 15th, 2024', '2024-01-15T00:00:00.000Z'],
    ['11 Oct 2023', '2023-10-11T00:00:00.000Z'],
    ['6 December 2024', '2024-12-06T00:00:00.000Z'],
    ['Fri, 03 May 2019 10:00:00 GMT', '2019-05-03T10:00:00.000Z'],
    ['Mon, 12 Oct 2015 08:30:00 +0200', '2015-10-12T06:30:00.000Z'],
    ['Mon Jan 15 2024 10:00:00 GMT+0100 (CET)', '2024-01-15T09:00:00.000Z'],
    ['May 3, 2020 at 1:05 PM', '2020-05-03T13:05:00.000Z'],
    ['2020-05-03 12:30 am', '2020-05-03T00:30:00.000Z'],
    ['2020-02-29', '2020-02-29T00:00:00.000Z'],
  ])('%s', (text, expected) => expect(instant(text)).toBe(expected));

  test.each([
    '',
    'Last Modified',
    '2021-02-29',
    '2024-13-01',
    '2024-00-10',
    '2024-01-02 25:00',
    'May 32, 2020',
    '12',
    'true',
    '2024-01-02 soon',
    '99/9/2020',
    '2020-05-03 13:00 pm',
    '2020/05-03',
  ])('is not one: %s', (text) => expect(parseDate(text)).toBeNull());

  test('with the zone in letters, the year last, or at the midnight that ends a day', () => {
    const at = (text: string) => {
      const date = parseDate(text);
      return date && instantOf(date, 'UTC');
    };
    expect(at('2024-06-01 12:30:00 +0000 UTC')).toBe(Date.UTC(2024, 5, 1, 12, 30));
    expect(at('2024-06-01 08:30:00 EST')).toBe(Date.UTC(2024, 5, 1, 13, 30));
    expect(at('June 1, 2024 8:30 pm PDT')).toBe(Date.UTC(2024, 5, 2, 3, 30));
    expect(at('Sun Jun 2 10:00:00 2024')).toBe(Date.UTC(2024, 5, 2, 10));
    expect(at('2024-06-01 24:00:00')).toBe(Date.UTC(2024, 5, 2));
    expect(at('2024-06-01 24:00:01')).toBeNull();
    expect(at('2024-06-01 13:00 pm')).toBeNull();
  });

  test('keeps precision and offset apart from the instant', () => {
    expect(parseDate('2024-01-02')).toMatchObject({ precision: 'day', offset: null });
    expect(parseDate('2024-01-02 10:00')).toMatchObject({ precision: 'minute', offset: null });
    expect(parseDate('2016-06-17 12:00:00 -4')).toMatchObject({ precision: 'second', hour: 12, offset: -240 });
    expect(parseDate('2024-10-14T11:23:00Z')).toMatchObject({ offset: 0 });
  });
});

describe('the instant of a date without an offset', () => {
  test.each([
    ['2024-01-15', 'America/New_York', '2024-01-15T05:00:00.000Z'],
    ['2024-07-15 12:00', 'Europe/Oslo', '2024-07-15T10:00:00.000Z'],
    ['2024-07-15 12:00', 'Asia/Kolkata', '2024-07-15T06:30:00.000Z'],
    ['2024-01-15', 'Not/AZone', '2024-01-15T00:00:00.000Z'],
    // Clocks skip from 2:00 to 3:00, and repeat 1:00 to 2:00.
    ['2024-03-10 02:30', 'America/New_York', '2024-03-10T07:30:00.000Z'],
    ['2024-11-03 01:30', 'America/New_York', '2024-11-03T05:30:00.000Z'],
    ['2024-03-10 03:30', 'America/New_York', '2024-03-10T07:30:00.000Z'],
    ['2024-11-03 02:30', 'America/New_York', '2024-11-03T07:30:00.000Z'],
  ])('%s in %s', (text, zone, expected) => expect(instant(text, zone)).toBe(expected));
});

test('words name the day as written, whatever the zone', () => {
  const date = parseDate('2024-01-15T23:30:00-11:00');
  expect(date && formatDateInWords(date, 'en')).toBe('January 15, 2024');
  expect(date && formatDateInWords(date, 'de')).toBe('15. Januar 2024');
  expect(date && formatDateInWords(date, 'ja')).toBe('2024年1月15日');
  expect(date && formatDateInWords(date, 'not a language')).toBe('January 15, 2024');
  expect(date && isoDay(date)).toBe('2024-01-15');
});

test('an instant is written at an offset', () => {
  const noon = Date.UTC(2024, 0, 15, 23, 30);
  expect(formatDate(noon, 60, 'day')).toBe('2024-01-16');
  expect(formatDate(noon, 330, 'second')).toBe('2024-01-16T05:00:00+05:30');
  expect(formatDate(noon, -300, 'second')).toBe('2024-01-15T18:30:00-05:00');
  expect(formatDate(noon, 0, 'second')).toBe('2024-01-15T23:30:00Z');
  expect(formatDate(noon, 330, 'spaced')).toBe('2024-01-16 05:00:00 +0530');
  expect(formatDate(noon, -300, 'spaced')).toBe('2024-01-15 18:30:00 -0500');
});

test.each([
  ['_posts/2024-01-15-title.md', '2024-01-15'],
  ['blog/2024-01-15-title/index.mdx', '2024-01-15'],
  ['blog/2024-01-15/index.md', '2024-01-15'],
  ['blog/2024/01/15/title.md', '2024-01-15'],
  ['blog/2024/01/15-title.md', '2024-01-15'],
  // Docusaurus dates such a folder too.
  ['blog/2024/01/15/title/index.md', '2024-01-15'],
  ['blog/2024/01/15-title/index.md', '2024-01-15'],
  ['blog/2024-01-15T09:30:00.5+01:00_title.md', '2024-01-15'],
  ['blog/2024-01-15T09:30:00Z-title/index.md', '2024-01-15'],
  ['blog/2024-01-15Title.md', null],
  ['blog/2024/13/15/title/index.md', null],
  ['blog/2024/01/15/title/part.md', null],
])('the day in the path %s', (path, day) => expect(dateInPath(path)).toBe(day));

test.each([
  ['2024-01-15-title', 'title'],
  ['2024-1-5_title', 'title'],
  ['2024-01-15T09:30:00.5+01:00_title', 'title'],
  ['2024-01-15', '2024-01-15'],
  ['title-2024-01-15', 'title-2024-01-15'],
])('the name %s without its date', (name, bare) => expect(withoutDate(name)).toBe(bare));
