import { countOf } from './count-of.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** A month and a year of the Gregorian calendar on average. */
const month = 30.44 * day;
const year = 365.25 * day;

/** A stretch of milliseconds in the words of a person: `less than a minute`, `5 minutes`, `3 hours`, `3 days`, `2 years`. */
export function timeLeft(milliseconds: number): string {
  if (milliseconds < minute) return 'less than a minute';
  if (milliseconds < 90 * minute) return about(milliseconds / minute, 'minute');
  if (milliseconds < 2 * day) return about(milliseconds / hour, 'hour');
  if (milliseconds < 60 * day) return about(milliseconds / day, 'day');
  if (milliseconds < 2 * year) return about(milliseconds / month, 'month');
  return about(milliseconds / year, 'year');
}

const about = (amount: number, unit: string) => countOf(Math.round(amount), unit);
