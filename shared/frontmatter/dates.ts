import { parseDate } from '../base/dates.ts';
import { isNumericDate, writtenOffset } from '../base/rewrite-date.ts';

/**
 * A date as front matter writes it bare: YAML 1.1 timestamps, and the looser forms that generators take
 * (`2024-1-2`, `2024/01/02 10:20`, `2014-05-02 10:00:00 -0400`). Words are text.
 */
export function looksLikeDate(text: string): boolean {
  const first = text.charCodeAt(0);
  if (first < 0x30 || first > 0x39) return false;
  return datePattern.test(text);
}

const datePattern =
  /^\d{4}([-/])\d{1,2}\1\d{1,2}(?:(?:[Tt]|[ \t]+)\d{1,2}:\d{2}(?::\d{2}(?:\.\d*)?)?(?:[ \t]*(?:Z|z|UTC|[-+]\d{1,2}(?::?\d{2})?))?)?$/;

const tomlTime = '\\d{2}:\\d{2}:\\d{2}(?:\\.\\d+)?';
const tomlForms = new RegExp(`^(?:\\d{4}-\\d{2}-\\d{2}(?:[Tt ]${tomlTime}(?:Z|z|[-+]\\d{2}:\\d{2})?)?|${tomlTime})$`);

/** A date, a time, or both, that TOML 1.0 takes bare. */
export const isTomlDate = (text: string) => tomlForms.test(text);

/** A time of day alone, which of the formats only TOML knows. */
export const isTomlTime = (text: string) => isTomlDate(text) && text.charAt(2) === ':';

/** The same date in the form that TOML takes bare: two digits each, seconds, an offset with its colon. null for no date. */
export function tomlDate(written: string): string | null {
  if (isTomlDate(written)) return written;
  const date = isNumericDate(written) ? parseDate(written) : null;
  if (!date) return null;
  const two = (number: number) => String(number).padStart(2, '0');
  const day = `${String(date.year).padStart(4, '0')}-${two(date.month)}-${two(date.day)}`;
  if (date.precision === 'day') return day;
  const offset = writtenOffset(written);
  const minutes = Math.abs(date.offset ?? 0);
  const zone = /^(?:|z|utc|gmt)$/i.test(offset)
    ? offset && 'Z'
    : `${offset.charAt(0)}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  const fraction = date.millisecond === 0 ? '' : `.${String(date.millisecond).padStart(3, '0')}`;
  return `${day}${/\dT/i.test(written) ? 'T' : ' '}${two(date.hour)}:${two(date.minute)}:${two(date.second)}${fraction}${zone}`;
}
