import { parseDate, type WrittenDate } from './dates.ts';
import { digits } from './digits.ts';

/** The parts of a date that a calendar and a clock set. */
export type ClockParts = Pick<WrittenDate, 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second'>;

const numeric =
  /^(\s*)(\d{4})([-/.])(\d{1,2})\3(\d{1,2})(?:([Tt]|[ \t]+)(\d{1,2}):(\d{2})(?::(\d{2})([.,]\d+)?)?([ \t]*(?:Z|z|UTC|GMT|[-+]\d{1,2}(?::?\d{2})?)?))?(\s*)$/;

/** Whether a date is written in numbers, so that each can be set by itself. Words (`Jul 08 2022`, `8:00 pm`) are text. */
export const isNumericDate = (written: string): boolean => numeric.test(written) && parseDate(written) !== null;

/** The offset as written (`+02:00`, `-4`, `Z`); empty where the date names none. */
export const writtenOffset = (written: string): string => numeric.exec(written)?.[11]?.trim() ?? '';

/**
 * The written date with other numbers in it: precision, separators, offset, and numbers without a leading zero stay
 * as they are. What the date does not say (a bare day has no hour) is not added. null for a date that is not in numbers.
 */
export function rewriteDate(written: string, parts: ClockParts): string | null {
  const found = numeric.exec(written);
  if (!found) return null;
  const [, lead, , line, month, day, gap, hour, minute, second, fraction, zone, end] = found;
  // One part of one digit shows that the person writes no zeros before a number.
  const width = month?.length === 1 || day?.length === 1 ? 1 : 2;
  const date = [digits(parts.year, 4), digits(parts.month, width), digits(parts.day, width)].join(line);
  const seconds = second === undefined ? '' : `:${digits(parts.second, 2)}${fraction ?? ''}`;
  const time =
    hour === undefined || minute === undefined
      ? ''
      : `${gap}${digits(parts.hour, hour.length)}:${digits(parts.minute, 2)}${seconds}${zone ?? ''}`;
  return `${lead}${date}${time}${end}`;
}

/** The date without its time and zone. */
export function withoutTime(written: string): string {
  const gap = numeric.exec(written)?.[6];
  return gap === undefined ? written : written.slice(0, written.indexOf(gap, 8));
}
