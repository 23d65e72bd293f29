import { formatDate, isoDay, offsetAt, parseDate, type WrittenDate } from '../base/dates.ts';
import { instantOfDate } from '../frontmatter/status/instants.ts';
import type { SiteProfile } from '../model/site.ts';
import type { NeutralValue } from './neutral.ts';

/**
 * A date as the other generator reads the same moment: the clock and the offset as written where it reads them so, else
 * with the offset written out. A bare day stays that day. ISO 8601, which all of them read. null for what is no date.
 */
export function convertDate({ value, kind }: NeutralValue, from: SiteProfile, to: SiteProfile): string | null {
  const date = typeof value === 'string' ? parseDate(value) : null;
  if (!date) return null;
  if (date.precision === 'day') return isoDay(date);
  const second = { ...date, precision: 'second' } as const;
  const instant = instantOfDate(from, date, kind);
  const asWritten = isoOf(second);
  if (instantOfDate(to, second, 'date') === instant) return asWritten;
  const zone = to.generator === 'hexo' ? to.timeZone : from.timeZone;
  const inZone = formatDate(instant, offsetAt(instant, zone), 'second');
  // Hexo moves a date with an offset once more, by the offset of the site.
  return to.generator === 'hexo' ? inZone.slice(0, 19) : inZone;
}

function isoOf(date: WrittenDate): string {
  const { hour, minute, second, millisecond, offset } = date;
  const clock = [hour, minute, second].map((part) => String(part).padStart(2, '0')).join(':');
  const fraction = millisecond === 0 ? '' : `.${String(millisecond).padStart(3, '0')}`;
  return `${isoDay(date)}T${clock}${fraction}${offset === null ? '' : zoneOf(offset)}`;
}

function zoneOf(offset: number): string {
  if (offset === 0) return 'Z';
  const size = Math.abs(offset);
  const parts = [Math.floor(size / 60), size % 60].map((part) => String(part).padStart(2, '0'));
  return `${offset < 0 ? '-' : '+'}${parts.join(':')}`;
}
