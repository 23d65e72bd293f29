// Moments as the person's own clock and calendar have them.

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const startOfDay = (time: number) => new Date(time).setHours(0, 0, 0, 0);
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

/** The day of an instant as seen from `now`, both in milliseconds since 1970: Today, Yesterday, Monday 23 November. */
export function dayInWords(time: number, now: number): string {
  // Days are not all of 24 hours where clocks are changed.
  const days = Math.round((startOfDay(now) - startOfDay(time)) / day);
  if (days === 0) return 'Today';
  if (days === 1) return 'Yesterday';
  const sameYear = new Date(time).getFullYear() === new Date(now).getFullYear();
  const year = sameYear ? {} : { year: 'numeric' as const };
  return new Date(time).toLocaleDateString('en-GB', { weekday: 'long', day: 'numeric', month: 'long', ...year });
}

/** The time of day: 14:03. */
export const clockTime = (time: number): string =>
  new Date(time).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });

/** Both in one: Today, 14:03. */
export const momentInWords = (time: number, now: number): string => `${dayInWords(time, now)}, ${clockTime(time)}`;

/** How long ago: just now, 5 minutes ago, 3 hours ago; empty past a day, which the day itself says better. */
export function agoInWords(time: number, now: number): string {
  const age = now - time;
  if (age < minute) return 'just now';
  if (age < hour) return relative.format(-Math.floor(age / minute), 'minute');
  return age < day ? relative.format(-Math.floor(age / hour), 'hour') : '';
}
