import type { WrittenDate } from '../base/dates.ts';
import { digits } from '../base/digits.ts';
import { slugify } from '../base/slug.ts';

/** What the tokens of a permalink stand for. */
export interface PatternPost {
  readonly date: WrittenDate | null;
  readonly title: string;
  readonly slug: string;
  /** The file's name, of a bundle its folder's. */
  readonly name: string;
  readonly categories: readonly string[];
  readonly sections: readonly string[];
  readonly collection: string;
  readonly path: string;
}

/** Jekyll's slug of the mode `pretty` that keeps the case. */
export const jekyllName = (name: string): string =>
  name.replace(/[^\p{M}\p{L}\p{Nd}._~!$&'()+,;=@]+/gu, '-').replace(/^-|-$/g, '');

const monthNames = 'January February March April May June July August September October November December'.split(' ');
const dayNames = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

/**
 * The address that a pattern of Hugo, Jekyll or Hexo makes of a post: `/:year/:month/:title/`. null when it needs a date
 * that the post does not have, or holds a token that is not known here.
 */
export function expandPattern(pattern: string, post: PatternPost): string | null {
  let whole = true;
  const path = pattern.replace(/:([a-z_]+)(\[[^\]]*\])?/gi, (_, name: string, range: string | undefined) => {
    const value =
      name === 'sections' && range ? sliced(post.sections, range).join('/') : token(name.toLowerCase(), post);
    if (value === null) whole = false;
    return value ?? '';
  });
  return whole ? `/${path}`.replace(/\/{2,}/g, '/') : null;
}

function token(name: string, post: PatternPost): string | null {
  switch (name) {
    case 'title':
      return post.title;
    case 'slug':
      return post.slug;
    case 'filename':
    case 'contentbasename':
    case 'name':
      return post.name;
    case 'section':
      return post.sections[0] ?? '';
    case 'sections':
      return post.sections.join('/');
    case 'categories':
      return post.categories.join('/');
    case 'slugified_categories':
      return [...new Set(post.categories.map((name) => slugify(name, 'jekyll')))].join('/');
    case 'category':
      return post.categories[0] ?? '';
    case 'collection':
      return post.collection;
    case 'path':
      return post.path;
    case 'output_ext':
      return '.html';
    default:
      return post.date && dateToken(name, post.date);
  }
}

function dateToken(name: string, date: WrittenDate): string | null {
  const { year, month, day } = date;
  switch (name) {
    case 'year':
      return String(year).padStart(4, '0');
    case 'short_year':
      return String(year % 100).padStart(2, '0');
    case 'month':
      return digits(month);
    case 'i_month':
      return String(month);
    case 'monthname':
    case 'long_month':
      return monthNames[month - 1] ?? null;
    case 'short_month':
      return monthNames[month - 1]?.slice(0, 3) ?? null;
    case 'day':
      return digits(day);
    case 'i_day':
      return String(day);
    case 'hour':
      return digits(date.hour);
    case 'minute':
      return digits(date.minute);
    case 'second':
      return digits(date.second);
    case 'yearday':
      return String(dayOfYear(date));
    case 'y_day':
      return String(dayOfYear(date)).padStart(3, '0');
    case 'weekday':
      return String(weekday(date));
    case 'week':
      return digits(isoWeek(date).week);
    case 'w_year':
      return String(isoWeek(date).year);
    case 'w_day':
      return String(weekday(date) || 7);
    case 'short_day':
      return dayNames[weekday(date)]?.slice(0, 3) ?? null;
    case 'long_day':
    case 'weekdayname':
      return dayNames[weekday(date)] ?? null;
    default:
      return null;
  }
}

const utc = ({ year, month, day }: WrittenDate) => Date.UTC(year, month - 1, day);
const dayOfYear = (date: WrittenDate) => Math.round((utc(date) - Date.UTC(date.year, 0, 1)) / 86_400_000) + 1;
/** A week belongs to the year that its Thursday is in. */
function isoWeek(date: WrittenDate): { readonly year: number; readonly week: number } {
  const thursday = new Date(utc(date) + (4 - (weekday(date) || 7)) * 86_400_000);
  const year = thursday.getUTCFullYear();
  return { year, week: Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / 604_800_000) + 1 };
}
const weekday = (date: WrittenDate) => new Date(utc(date)).getUTCDay();

/** Hugo's ranges: `[1:]`, `[:2]`, `[0]`, `[last]`. */
function sliced(sections: readonly string[], range: string): readonly string[] {
  const index = (written: string, otherwise: number) =>
    written === '' ? otherwise : written === 'last' ? sections.length - 1 : Number(written);
  const [from = '', to] = range.slice(1, -1).split(':');
  const start = index(from, 0);
  return to === undefined ? sections.slice(start, start + 1) : sections.slice(start, index(to, sections.length));
}
