import { eleventyName } from '../base/generator-names.ts';
import { expandPattern, type PatternPost } from './pattern.ts';
import type { Place } from './post-place.ts';
import type { SitePost } from './site-post.ts';

type Post = Pick<SitePost, 'address' | 'slug' | 'title'>;

/** The address that Eleventy gives a post: by its `permalink` where no code is asked for in it, else by its path. */
export function eleventyAddress(post: Post, place: Place, facts: PatternPost): string {
  const own = post.address === null ? null : expanded(post.address, post, place, facts);
  if (own !== null) return own;
  const { folders, name } = place;
  // `posts/posts.md` is the page of its folder. A date before the name stays (TemplatePermalink.generate).
  const names = !place.isIndex && folders.at(-1) === name ? folders : [...folders, name];
  return `/${names.map((one) => `${one}/`).join('')}`;
}

/** A permalink with the few things filled in that most templates ask for; null where another one is. */
function expanded(permalink: string, post: Post, place: Place, facts: PatternPost): string | null {
  let whole = !permalink.includes('{%');
  const path = permalink.replace(/\{\{-?([^{}]*?)-?\}\}/g, (_, asked: string) => {
    const [name = '', ...filters] = asked.split('|').map((part) => part.trim());
    const value =
      filters.length === 0
        ? plain(name, post, place)
        : filters.length === 1
          ? (dated(name, filters, facts) ?? slugged(name, filters, post, place))
          : null;
    if (value === null) whole = false;
    return value ?? '';
  });
  return whole ? path.replace(/(^|\/)index\.html$/, '$1') : null;
}

function plain(name: string, { slug }: Post, { folders, name: file, isIndex }: Place): string | null {
  switch (name) {
    case 'page.fileSlug':
      return withoutDay(file);
    case 'page.filePathStem':
      return `/${[...folders, ...(isIndex ? [file, 'index'] : [withoutDay(file)])].join('/')}`;
    case 'page.outputFileExtension':
      return 'html';
    case 'slug':
      return slug;
    default:
      return null;
  }
}

/** What stands behind a day and a hyphen, wherever in the name (TemplateFileSlug#_stripDateFromSlug). */
const withoutDay = (name: string): string => /\d{4}-\d{2}-\d{2}-(.*)/.exec(name)?.[1] ?? name;

/** Liquid's `date` (liquidjs.com/filters/date) by the parts of dates that addresses are made of. */
function dated(name: string, [filter]: readonly string[], facts: PatternPost): string | null {
  const format = /^date:\s*(["'])(.*)\1$/.exec(filter ?? '')?.[2];
  if (format === undefined || (name !== 'page.date' && name !== 'date')) return null;
  const pattern = format.replace(/%-?[A-Za-z]/g, (part) => dateParts.get(part) ?? part);
  return pattern.includes('%') ? null : (expandPattern(pattern, facts)?.slice(1) ?? null);
}

const dateParts: ReadonlyMap<string, string> = new Map([
  ['%Y', ':year'],
  ['%y', ':short_year'],
  ['%m', ':month'],
  ['%-m', ':i_month'],
  ['%d', ':day'],
  ['%-d', ':i_day'],
  ['%B', ':long_month'],
  ['%b', ':short_month'],
  ['%j', ':y_day'],
]);

/** Other scripts than Latin are spelled by the tables of the filters; `slug`, the older one, has tables for signs too. */
function slugged(name: string, [filter]: readonly string[], post: Post, place: Place): string | null {
  const text = name === 'title' ? post.title : plain(name, post, place);
  if (text === null) return null;
  if (filter === 'slugify') return /^[\p{sc=Latin}\p{sc=Common}]*$/u.test(text) ? eleventyName(text) : null;
  return filter === 'slug' && /^[ -~’]*$/.test(text) ? olderName(text) : null;
}

const spelled: Readonly<Record<string, string>> = {
  ...{ $: 'dollar', '%': 'percent', '&': 'and', '<': 'less', '>': 'greater', '|': 'or', '’': "'" },
};

/** As the package `slugify` makes names of ASCII (slugify.js). */
const olderName = (text: string): string =>
  text
    .replace(/[$%&<>|’]/g, (sign) => spelled[sign] ?? '')
    .replace(/[^\w\s$*+~.()'"!:@-]+/g, '')
    .replaceAll('-', ' ')
    .trim()
    .replace(/\s+/g, '-')
    .toLowerCase();
