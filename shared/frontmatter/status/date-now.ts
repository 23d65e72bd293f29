import { formatDate, offsetAt, parseDate } from '../../base/dates.ts';
import { isNumericDate, rewriteDate, withoutTime } from '../../base/rewrite-date.ts';
import type { FieldKind } from '../../model/front-matter.ts';
import type { SiteProfile } from '../../model/site.ts';
import { instantOfDate, partsOf } from './instants.ts';

/**
 * `now` (milliseconds since 1970) written like the date that is there: the same precision and form, and at the same
 * offset. A date without one is written so that the generator reads it as now. A date in words becomes an ISO date.
 */
export function dateNow(profile: SiteProfile, written: string, kind: FieldKind, now: number): string {
  const date = parseDate(written);
  const own = offsetAt(now, profile.timeZone);
  if (!date || !isNumericDate(written)) return formatDate(now, own, date?.precision === 'day' ? 'day' : 'second');
  const readingOf = (clock: number) => {
    const text = rewriteDate(written, partsOf(clock)) ?? written;
    const read = parseDate(text);
    return { text, clock, late: read ? now - instantOfDate(profile, read, kind) : Infinity };
  };
  const readings = [own, 0].map((offset) => readingOf(now + (date.offset ?? offset) * 60_000));
  // Jekyll reads a bare date with seconds as UTC whatever the zone of the site, Hexo one with an offset in that zone all the
  // same: the nearest reading that is not ahead.
  const moved = readings.filter(({ late }) => late !== Infinity).map(({ clock, late }) => readingOf(clock + late));
  const past = [...readings, ...moved].filter(({ late }) => late >= 0).toSorted((a, b) => a.late - b.late);
  return (past[0] ?? readings[0])?.text ?? written;
}

/**
 * `now` for a field that holds no date yet, as exact as `precision` says. The clock `offset` minutes east of UTC counts where
 * the site names no zone, but for a bare day that the site would hold back.
 */
export function newDate(
  profile: SiteProfile,
  precision: 'day' | 'second' | 'spaced',
  offset: number,
  now: number,
): string {
  if (precision === 'day' && !profile.publishesFuture) return dateNow(profile, '2000-01-01', 'date', now);
  return formatDate(now, profile.timeZone === 'UTC' ? offset : offsetAt(now, profile.timeZone), precision);
}

/** The date with a time of day, or without; the time is midnight in the zone of the site, with its offset. */
export function withPrecision(profile: SiteProfile, written: string, precision: 'day' | 'second'): string {
  const date = parseDate(written);
  if (!date) return written;
  if (precision === 'day') return withoutTime(written);
  const midnight = instantOfDate(profile, { ...date, offset: null }, 'date');
  return formatDate(midnight, offsetAt(midnight, profile.timeZone), 'second');
}
