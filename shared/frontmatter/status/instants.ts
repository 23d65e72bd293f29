import { instantOf, parseDate, type WrittenDate } from '../../base/dates.ts';
import type { Field, FieldKind } from '../../model/front-matter.ts';
import type { SiteProfile } from '../../model/site.ts';

/** The instant that the generator makes of a field, in milliseconds since 1970; null where it reads no date. */
export function instantOfField(profile: SiteProfile, field: Field): number | null {
  const { generator } = profile;
  // A whole number is seconds since 1970 to Go and milliseconds to JavaScript; Ruby reads its digits.
  if (generator === 'hugo' && typeof field.value === 'number')
    return Number.isInteger(field.value) ? field.value * 1000 : null;
  if (generator === 'hexo' && typeof field.value === 'number') return field.value;
  if (typeof field.value !== 'string' && typeof field.value !== 'number') return null;
  const text = String(field.value).trim();
  if (generator === 'hugo' && !hugoForms.some((form) => form.test(text))) return null;
  const isLoose = generator === 'jekyll' || generator === 'hexo' || generator === 'docusaurus';
  const { written, days } = isLoose ? loose(text, generator) : { written: text, days: 0 };
  const date = parseDate(written);
  return date && instantOfDate(profile, date, field.kind) + days * 24 * 3_600_000;
}

/** What Ruby and JavaScript read that we do not take for a date elsewhere: other orders, and days past a month's end. */
function loose(
  text: string,
  generator: 'jekyll' | 'hexo' | 'docusaurus',
): { readonly written: string; readonly days: number } {
  const ordered = text.replace(
    /^(\d{1,2})[-/](\d{1,2})[-/](\d{4})\b/,
    generator === 'jekyll' ? '$3-$2-$1' : '$3-$1-$2',
  );
  const parted = generator === 'jekyll' ? withSigns(ordered) : ordered;
  const over = /^(\d{4}-\d{1,2}-)(29|30|31)\b/.exec(parted);
  if (!over || parseDate(parted)) return { written: parted, days: 0 };
  return { written: `${over[1]}28${parted.slice(over[0].length)}`, days: Number(over[2]) - 28 };
}

/** `20240105` and `20240105T091500`, which JavaScript reads no date in. */
const withSigns = (digits: string): string =>
  digits.replace(
    /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d))?/,
    (_, year: string, month: string, day: string, ...time: unknown[]) => {
      const clock = time.slice(0, 3).filter((part) => part !== undefined);
      return `${year}-${month}-${day}${clock.length === 3 ? `T${clock.join(':')}` : ''}`;
    },
  );

/** The instant of a date. It is of the kind `date` where it stands without quotes, so that the reader of the front matter has seen one. */
export function instantOfDate(profile: SiteProfile, date: WrittenDate, kind: FieldKind): number {
  const bare = kind === 'date';
  switch (profile.generator) {
    case 'jekyll':
      // Psych reads a bare date with seconds as UTC. Everything else is text that Ruby reads in the site's zone.
      return instantOf(date, bare && date.precision === 'second' ? 'UTC' : profile.timeZone);
    case 'hexo': {
      // Text is read as JavaScript reads it, on a computer in the zone of the site.
      if (!bare || date.offset === null) return instantOf(date, profile.timeZone);
      // Of a bare date Hexo takes the clock of UTC for that of the site (hexo-front-matter and processor/common.js).
      const clock = instantOf(date, 'UTC');
      return instantOf({ ...partsOf(clock), precision: date.precision }, profile.timeZone);
    }
    default:
      return instantOf(date, profile.timeZone);
  }
}

/** Of the forms that Hugo reads (StringToDate of spf13/cast) those that blogs have. All else it takes for no date. */
const hugoForms: readonly RegExp[] = [
  /^\d{4}-\d\d-\d\d$/,
  /^\d{4}-\d\d-\d\d[T ](?:\d|[01]\d|2[0-3]):\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?$/,
  /^\d{4}-\d\d-\d\d (?:\d|[01]\d|2[0-3]):\d\d:\d\d(?:[.,]\d+)? [+-]\d\d:?\d\d(?: [A-Z]{3,4})?$/,
  /^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]?\d \d\d:\d\d:\d\d \d{4}$/,
  /^\d\d [A-Z][a-z]{2} \d{4}$/,
  /^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d (?:GMT|UTC|[+-]\d{4})$/,
];

/** The clock of UTC at an instant. */
export function partsOf(instant: number): Omit<WrittenDate, 'precision'> {
  const moment = new Date(instant);
  return {
    year: moment.getUTCFullYear(),
    month: moment.getUTCMonth() + 1,
    day: moment.getUTCDate(),
    hour: moment.getUTCHours(),
    minute: moment.getUTCMinutes(),
    second: moment.getUTCSeconds(),
    millisecond: moment.getUTCMilliseconds(),
    offset: null,
  };
}
