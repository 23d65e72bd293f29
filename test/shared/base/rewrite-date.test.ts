import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDate } from '../../../shared/base/dates.ts';
import { isNumericDate, rewriteDate, withoutTime, writtenOffset } from '../../../shared/base/rewrite-date.ts';
import { timeLeft } from '../../../shared/base/time-left.ts';

const parts = { year: 2031, month: 3, day: 2, hour: 4, minute: 5, second: 6 };

describe('other numbers in a written date', () => {
  test.each([
    ['2024-01-15', '2031-03-02', ''],
    ['2024/1/15', '2031/3/2', ''],
    ['2024.11.15', '2031.03.02', ''],
    [' 2024-01-15 ', ' 2031-03-02 ', ''],
    ['2024-01-15T08:30:00+02:00', '2031-03-02T04:05:06+02:00', '+02:00'],
    ['2024-01-15T08:30Z', '2031-03-02T04:05Z', 'Z'],
    ['2016-06-17 12:00:00 -4', '2031-03-02 04:05:06 -4', '-4'],
    ['2016-06-17  9:00', '2031-03-02  4:05', ''],
    ['2016-06-17 12:00:00.250 -0400', '2031-03-02 04:05:06.250 -0400', '-0400'],
    ['2016-06-17t12:00:00 UTC', '2031-03-02t04:05:06 UTC', 'UTC'],
  ])('%s keeps its form', (written, expected, offset) => {
    expect(isNumericDate(written)).toBe(true);
    expect(rewriteDate(written, parts)).toBe(expected);
    expect(writtenOffset(written)).toBe(offset);
  });

  test.each(['Jul 08 2022', 'Last Modified', '', '2024-02-30', '2024-01-15 8:00 pm', '2024', '2024-01'])(
    '%j is none in numbers',
    (written) => expect(isNumericDate(written)).toBe(false),
  );

  test('its own numbers change no character', () => {
    const number = (min: number, max: number) => fc.integer({ min, max });
    const two = fc.constantFrom(1, 2);
    const written = fc
      .tuple(number(1000, 9999), number(1, 12), number(1, 28), number(0, 23), number(0, 59), two)
      .chain(([year, month, day, hour, minute, width]) => {
        const pad = (n: number, to: number) => String(n).padStart(to, '0');
        const date = `${year}-${pad(month, width)}-${pad(day, width)}`;
        return fc.constantFrom(
          date,
          `${date}T${pad(hour, 2)}:${pad(minute, 2)}:07+05:30`,
          `${date} ${pad(hour, width)}:${pad(minute, 2)}`,
        );
      });
    fc.assert(
      fc.property(written, (text) => {
        const date = parseDate(text);
        // A two-digit day beside a one-digit month is written without zeros anyway.
        expect(date && rewriteDate(text, date)).toBe(text);
      }),
    );
  });
});

test('a date loses its time with its zone', () => {
  expect(withoutTime('2024-01-15T08:30:00+02:00')).toBe('2024-01-15');
  expect(withoutTime('2024/1/5 8:30')).toBe('2024/1/5');
  expect(withoutTime('2024-01-15')).toBe('2024-01-15');
});

test.each([
  [0, 'less than a minute'],
  [61_000, '1 minute'],
  [89 * 60_000, '89 minutes'],
  [3 * 3_600_000, '3 hours'],
  [3 * 86_400_000, '3 days'],
  [70 * 86_400_000, '2 months'],
  [900 * 86_400_000, '2 years'],
])('%i milliseconds are %s', (milliseconds, words) => expect(timeLeft(milliseconds)).toBe(words));
