import { CalendarDate, CalendarDateTime } from '@internationalized/date';
import { formatDate, parseDate } from '../../../shared/base/dates.ts';
import { rewriteDate, writtenOffset } from '../../../shared/base/rewrite-date.ts';

export type PickedDate = CalendarDate | CalendarDateTime;

/** The clock of a date in numbers, as written and in no zone; null for an empty one. */
export function pickedDate(written: string): PickedDate | null {
  const date = parseDate(written);
  if (!date) return null;
  const { year, month, day, hour, minute, second, precision } = date;
  return precision === 'day'
    ? new CalendarDate(year, month, day)
    : new CalendarDateTime(year, month, day, hour, minute, second);
}

/** The written date with what was picked; an ISO day where nothing was written. */
export function withPicked(written: string, picked: PickedDate): string {
  const { year, month, day } = picked;
  const clock = 'hour' in picked ? picked : { hour: 0, minute: 0, second: 0 };
  const parts = { year, month, day, hour: clock.hour, minute: clock.minute, second: clock.second };
  return rewriteDate(written, parts) ?? formatDate(Date.UTC(year, month - 1, day), 0, 'day');
}

/** How exact the written date is; a day where nothing is written. */
export const granularity = (written: string) => parseDate(written)?.precision ?? 'day';

/** What the clock is to be read by, for beside the label: the offset as written, or the zone of the site; empty for a day. */
export function zoneNote(written: string, timeZone: string): string {
  if (granularity(written) === 'day') return '';
  return writtenOffset(written) || timeZone;
}

/** Why the text is not a date, as a sentence; null when it is one, or is empty. */
export const dateProblem = (written: string): string | null =>
  written.trim() === '' || parseDate(written)
    ? null
    : 'This does not read as a date. Try 2024-01-15 or 2024-01-15T09:30:00+01:00.';
