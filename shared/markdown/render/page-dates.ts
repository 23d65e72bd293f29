import { isoDay, parseDate, rfc3339 } from '../../base/dates.ts';
import { digits } from '../../base/digits.ts';

/** The day as written, in the words of a language: `January 15, 2024`. What is no date stays as it is. */
export function dateInWords(written: string, language: string): string {
  const date = parseDate(written);
  if (!date) return written;
  // Midnight UTC shown in UTC: the calendar day never drifts, whatever zone the writer or the reader is in.
  const day = new Date(0);
  day.setUTCFullYear(date.year, date.month - 1, date.day);
  return formatOf(language).format(day);
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Made once for a language: making one takes a thousand times as long as using it. */
function formatOf(language: string): Intl.DateTimeFormat {
  const known = formats.get(language);
  if (known) return known;
  const made = makeFormat(language.replace('_', '-'));
  formats.set(language, made);
  return made;
}

function makeFormat(language: string): Intl.DateTimeFormat {
  const options = { dateStyle: 'long', timeZone: 'UTC' } as const;
  try {
    return new Intl.DateTimeFormat(language, options);
  } catch {
    return new Intl.DateTimeFormat('en', options);
  }
}

/** The date for machines: a bare day stays one; with a time it is the instant, where that is known. */
export function machineDate(written: string, time: number | null): string | null {
  const date = parseDate(written);
  if (!date) return null;
  const day = isoDay(date);
  if (date.precision === 'day') return day;
  const clock = `T${digits(date.hour)}:${digits(date.minute)}:${digits(Math.min(date.second, 59))}`;
  // The midnight that ends a day and an offset of a whole one are read, but no machine's date has them.
  const isUsual = date.hour < 24 && Math.abs(date.offset ?? 0) < 24 * 60;
  if (date.offset !== null && isUsual) return day + clock + offsetText(date.offset);
  return (time === null ? null : rfc3339(time)) ?? (isUsual ? day + clock : day);
}

function offsetText(minutes: number): string {
  if (minutes === 0) return 'Z';
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${digits(Math.floor(size / 60))}:${digits(size % 60)}`;
}
