import { digits } from './digits.ts';

/** How exact a written date is. A bare day has no time, and none is ever invented for it. */
type DatePrecision = 'day' | 'minute' | 'second';

/** A date as somebody wrote it, taken apart without any change of zone. */
export interface WrittenDate {
  readonly precision: DatePrecision;
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
  /** Minutes east of UTC; null when the text names none, so that the site's own zone applies. */
  readonly offset: number | null;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthNames = `(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?`;
const weekday = '(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\\.?,?\\s+)?';
// Hours may have one digit (`9:05`), fractions any number, and words like "at" stand before a time.
const time = '(?:(?:[Tt]|,?\\s+(?:at\\s+)?)(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d+))?)?(?:\\s*([ap])\\.?m\\.?)?)?';
// `Z`, `+02:00`, `+0200`, `-4`, `GMT+0100 (CET)`, `UTC`, `+0000 UTC` (as Go prints it), `EST`.
const zone = '\\s*((?:Z|UTC|GMT)?(?:[+-]\\d{1,2}(?::?\\d{2})?(?:\\s+[A-Z]{3,4})?)?|[ECMP][SD]T)(?:\\s*\\([^)]*\\))?';

const numeric = new RegExp(`^(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})${time}${zone}$`, 'iu');
const monthFirst = new RegExp(
  `^${weekday}${monthNames}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})${time}${zone}$`,
  'iu',
);
const dayFirst = new RegExp(
  `^${weekday}(\\d{1,2})(?:st|nd|rd|th)?(?:\\s+|-)${monthNames},?(?:\\s+|-)(\\d{4})${time}${zone}$`,
  'iu',
);

// `Sun Jun 2 10:00:00 2024`, as `date` and Go's ANSIC print it.
const yearLast = new RegExp(`^${weekday}${monthNames}\\s+(\\d{1,2})\\s+(\\d{1,2}:\\d{2}:\\d{2})\\s+(\\d{4})$`, 'iu');

/**
 * The parts of a date as blogs write it: ISO forms with one-digit parts, `/` and loose offsets (`2016-06-17 12:00:00 -4`),
 * and words (`Jul 08 2022`, `May 3, 2020`, `Fri, 03 May 2020 10:00:00 GMT`). null when the text is anything else or names
 * a day that does not exist. Never `Date.parse`: what that makes of free text differs between engines and zones.
 */
export function parseDate(written: string): WrittenDate | null {
  // The same date of a post is asked for several times on end.
  if (written !== last.written) last = { written, date: partsOf(written.trim()) };
  return last.date;
}

let last: { readonly written: string; readonly date: WrittenDate | null } = { written: '', date: null };

const isoDate = /^\d{4}-\d\d-\d\d$/;

function partsOf(text: string): WrittenDate | null {
  // As most are written.
  if (isoDate.test(text)) return wholeDay(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8)));
  let match = numeric.exec(text);
  if (match) return fromParts(match[1], Number(match[3]), match[4], match.slice(5));
  match = monthFirst.exec(text);
  if (match) return fromParts(match[3], monthNumber(match[1]), match[2], match.slice(4));
  match = dayFirst.exec(text);
  if (match) return fromParts(match[3], monthNumber(match[2]), match[1], match.slice(4));
  match = yearLast.exec(text);
  return match ? partsOf(`${match[4]}-${monthNumber(match[1])}-${match[2]} ${match[3]}`) : null;
}

const wholeDay = (year: number, month: number, day: number): WrittenDate | null =>
  isDay(year, month, day)
    ? { precision: 'day', year, month, day, hour: 0, minute: 0, second: 0, millisecond: 0, offset: null }
    : null;

type Part = string | undefined;

function fromParts(yearPart: Part, month: number, dayPart: Part, rest: readonly Part[]): WrittenDate | null {
  const [hourPart, minutePart, secondPart, fraction, half, zonePart] = rest;
  const year = Number(yearPart);
  const day = Number(dayPart);
  if (!isDay(year, month, day)) return null;
  const bare = hourPart === undefined;
  if (bare && zonePart) return null;
  const hour = hourOf(Number(hourPart ?? 0), half?.toLowerCase());
  const minute = Number(minutePart ?? 0);
  // 60 is a leap second, which every generator takes as the next minute.
  const second = Number(secondPart ?? 0);
  // 24:00 is the midnight that ends the day (ISO 8601).
  if (hour > (minute + second === 0 ? 24 : 23) || minute > 59 || second > 60) return null;
  const offset = zonePart ? offsetOf(zonePart) : null;
  if (offset !== null && Math.abs(offset) > 24 * 60) return null;
  const precision = bare ? 'day' : secondPart === undefined ? 'minute' : 'second';
  const millisecond = Number((fraction ?? '').padEnd(3, '0').slice(0, 3));
  return { precision, year, month, day, hour, minute, second, millisecond, offset };
}

/** Days in a month, 28 to 31. */
export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeap(year) ? 29 : (monthLengths[month - 1] ?? 0);
}

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const isDay = (year: number, month: number, day: number) =>
  month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
const isLeap = (year: number) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
const monthNumber = (name: Part) => months.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1;

function hourOf(hour: number, half: string | undefined): number {
  if (!half) return hour;
  if (hour < 1 || hour > 12) return 25;
  return (hour % 12) + (half === 'p' ? 12 : 0);
}

function offsetOf(zonePart: string): number {
  const american = 'ECMP'.indexOf(zonePart.charAt(0).toUpperCase());
  if (american >= 0) return -60 * (american + 5 - (zonePart.charAt(1).toUpperCase() === 'D' ? 1 : 0));
  const match = /([+-])(\d{1,2}):?(\d{2})?(?:\s+[a-z]{3,4})?$/i.exec(zonePart);
  if (!match) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  return match[1] === '-' ? -minutes : minutes;
}

/**
 * The instant in milliseconds since 1970. A date without an offset is read in the IANA zone given (an unknown zone
 * counts as UTC). In the hour that summer time skips or repeats, the offset before the change holds.
 */
export function instantOf(date: WrittenDate, timeZone: string): number {
  const asUtc = utc(date);
  if (date.offset !== null) return asUtc - date.offset * 60_000;
  if (timeZone === 'UTC') return asUtc;
  const day = 24 * 3_600_000;
  const before = zoneOffset(asUtc - day, timeZone);
  const after = zoneOffset(asUtc + day, timeZone);
  const early = asUtc - before;
  const late = asUtc - after;
  return zoneOffset(early, timeZone) !== before && zoneOffset(late, timeZone) === after ? late : early;
}

/** Minutes that a zone is east of UTC at an instant; 0 for a zone that this host does not know. */
export const offsetAt = (instant: number, timeZone: string): number =>
  timeZone === 'UTC' ? 0 : Math.round(zoneOffset(instant, timeZone) / 60_000);

function utc(date: WrittenDate): number {
  if (date.year > 99)
    return Date.UTC(date.year, date.month - 1, date.day, date.hour, date.minute, date.second, date.millisecond);
  // Date.UTC reads the years 0 to 99 as 1900 to 1999.
  const moment = new Date(0);
  moment.setUTCFullYear(date.year, date.month - 1, date.day);
  moment.setUTCHours(date.hour, date.minute, date.second, date.millisecond);
  return moment.getTime();
}

const zoneFormats = new Map<string, Intl.DateTimeFormat | null>();

/** Milliseconds that the zone is ahead of UTC at an instant. */
function zoneOffset(instant: number, timeZone: string): number {
  const format = zoneFormat(timeZone);
  if (!format) return 0;
  const part = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  const local = Date.UTC(
    part['year'] ?? 0,
    (part['month'] ?? 1) - 1,
    part['day'],
    part['hour'],
    part['minute'],
    part['second'],
  );
  return local - Math.floor(instant / 1000) * 1000;
}

function zoneFormat(timeZone: string): Intl.DateTimeFormat | null {
  const known = zoneFormats.get(timeZone);
  if (known !== undefined) return known;
  const format = isTimeZone(timeZone)
    ? new Intl.DateTimeFormat('en-US', {
        timeZone,
        calendar: 'gregory',
        hourCycle: 'h23',
        year: 'numeric',
        month: 'numeric',
        day: 'numeric',
        hour: 'numeric',
        minute: 'numeric',
        second: 'numeric',
      })
    : null;
  zoneFormats.set(timeZone, format);
  return format;
}

/** Whether the text names a time zone that this host knows. */
export function isTimeZone(text: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** The day in words in a BCP 47 language, `January 15, 2024`: the day as written, whatever its zone. An unknown language reads as English. */
export function formatDateInWords(date: WrittenDate, language: string): string {
  const day = utc({ ...date, hour: 12, minute: 0, second: 0, millisecond: 0 });
  const options = { dateStyle: 'long', timeZone: 'UTC', calendar: 'gregory' } as const;
  try {
    return new Intl.DateTimeFormat(language, options).format(day);
  } catch {
    return new Intl.DateTimeFormat('en', options).format(day);
  }
}

/**
 * An instant written as an ISO date at an offset (minutes east of UTC): `2024-01-15` for `day`, `2024-01-15 09:30:00 +0100`
 * for `spaced`, else `2024-01-15T09:30:00+01:00`.
 */
export function formatDate(instant: number, offset: number, form: 'day' | 'second' | 'spaced'): string {
  const iso = new Date(instant + offset * 60_000).toISOString();
  if (form === 'day') return iso.slice(0, 10);
  const size = Math.abs(offset);
  const [sign, hours, minutes] = [offset < 0 ? '-' : '+', digits(Math.floor(size / 60)), digits(size % 60)];
  if (form === 'spaced') return `${iso.slice(0, 10)} ${iso.slice(11, 19)} ${sign}${hours}${minutes}`;
  return `${iso.slice(0, 19)}${offset === 0 ? 'Z' : `${sign}${hours}:${minutes}`}`;
}

/**
 * An instant as RFC 3339, in UTC; null for one outside of the years 1 to 9999, which no such text (four digits) and no
 * `xsd:dateTime` (no year 0) can name.
 */
export function rfc3339(instant: number): string | null {
  const year = new Date(instant).getUTCFullYear();
  return year >= 1 && year <= 9999 ? new Date(instant).toISOString().replace('.000Z', 'Z') : null;
}

/** `2024-01-15`, the calendar day as written: for file names and addresses. */
export function isoDay(date: WrittenDate): string {
  return `${digits(date.year, 4)}-${digits(date.month)}-${digits(date.day)}`;
}

/**
 * The day that a path carries: `2024-01-15-title.md`, `2024-01-15-title/index.md`, `2024/01/15/title.md`, `2024/01/15/title/index.md`,
 * and `2024-01-15T09:30:00Z-title.md`; null without one.
 */
export function dateInPath(path: string): string | null {
  const match =
    /(?:^|\/)(\d{4})-(\d{1,2})-(\d{1,2})(?:(?:[-_ .]|T\d)[^/]*)?(?:\/index\.\w+)?$/u.exec(path) ??
    /(?:^|\/)(\d{4})\/(\d\d)\/(\d\d)[/-][^/]*(?:\/index\.\w+)?$/.exec(path);
  if (!match) return null;
  // To take a list apart by an iterator takes as long as the pattern, for ten thousand paths that are asked once.
  const { 1: year, 2: month, 3: day } = match;
  return isDay(Number(year), Number(month), Number(day)) ? `${year}-${month}-${day}` : null;
}

/** A name of a file without the date before it, which `dateInPath` reads; a date alone is kept. */
export const withoutDate = (name: string): string =>
  name.replace(/^\d{4}-\d{1,2}-\d{1,2}(?!\d)(?:[-_ ]|T[\d:.]+(?:Z|[+-][\d:]+)?[-_])?(?=.)/, '');
