import { isoDay, parseDate } from '../../../shared/base/dates.ts';

const numericDay = /^(\s*)(\d{4})([-/.])(\d{1,2})\3(\d{1,2})(?!\d)/;

/** The day of a written date as `2024-01-15`, for the day picker; empty when it cannot be told. */
export function dayOf(written: string): string {
  const date = parseDate(written);
  return date ? isoDay(date) : '';
}

/** The written date with another day: time, zone and separators stay as they are. A date in words becomes the ISO day. */
export function withDay(written: string, isoDate: string): string {
  const match = numericDay.exec(written);
  if (!match) return isoDate;
  const [whole, space = '', , separator = '-', month = '', day = ''] = match;
  const [year = '', newMonth = '', newDay = ''] = isoDate.split('-');
  // One part of one digit shows that the person writes no zeros before a number.
  const unpadded = month.length === 1 || day.length === 1;
  const asWritten = (part: string) => (unpadded ? String(Number(part)) : part);
  return `${space}${[year, asWritten(newMonth), asWritten(newDay)].join(separator)}${written.slice(whole.length)}`;
}

/** Why the text is not a date, as a sentence; null when it is one, or is empty. */
export const dateProblem = (written: string): string | null =>
  written.trim() === '' || parseDate(written)
    ? null
    : 'This does not read as a date. Try 2024-01-15 or 2024-01-15T09:30:00+01:00.';
