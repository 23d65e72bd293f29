const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** A month and a year of the Gregorian calendar on average. */
const month = 30.44 * day;
const year = 365.25 * day;

/** A stretch of milliseconds in the words of a person: `less than a minute`, `5 minutes`, `3 hours`, `3 days`, `2 years`. */
export function timeLeft(milliseconds: number): string {
  if (milliseconds < minute) return 'less than a minute';
  if (milliseconds < 90 * minute) return count(milliseconds / minute, 'minute');
  if (milliseconds < 2 * day) return count(milliseconds / hour, 'hour');
  if (milliseconds < 60 * day) return count(milliseconds / day, 'day');
  if (milliseconds < 2 * year) return count(milliseconds / month, 'month');
  return count(milliseconds / year, 'year');
}

function count(amount: number, unit: string): string {
  const whole = Math.round(amount);
  return `${whole} ${unit}${whole === 1 ? '' : 's'}`;
}
