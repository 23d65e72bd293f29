import { instantOf, isoDay, offsetAt, parseDate, withoutDate, type WrittenDate } from '../base/dates.ts';
import { zolaName } from '../base/generator-names.ts';
import { slugify } from '../base/slug.ts';
import type { SiteProfile } from '../model/site.ts';
import type { SiteAddresses } from '../generators/addresses.ts';
import { astroAddress } from './astro-address.ts';
import { docusaurusAddress } from './docusaurus-address.ts';
import { eleventyAddress } from './eleventy-address.ts';
import { hexoAddress } from './hexo-address.ts';
import { hugoAddress, hugoSections } from './hugo-address.ts';
import { jekyllAddress } from './jekyll-address.ts';
import { placeOf, type Place } from './post-place.ts';
import { jekyllName, type PatternPost } from './pattern.ts';
import { readersDate, type SitePost } from './site-post.ts';

/**
 * The address of a post from the site's root as its generator gives it, beginning with `/`, not encoded. Where the
 * generator decides in code (Astro, Next), it is the one its starters use.
 */
export function permalinkOf(profile: SiteProfile, addresses: SiteAddresses, post: SitePost): string {
  const place = placeOf(profile, post);
  if (profile.generator === 'hugo') {
    const facts = { ...patternPost(profile, post, place, 'written'), sections: hugoSections(profile, place) };
    return fromRoot('', hugoAddress(profile, addresses, post, place, facts));
  }
  // What theirs hold may be made of other facts of the post, and the index of a collection or a plugin is not the site's.
  const isMade = ['jekyll', 'eleventy', 'docusaurus', 'astro'].includes(profile.generator);
  if (post.address !== null && !isMade) return fromRoot(place.prefix, post.address);
  if (place.isIndex && place.name === '' && !isMade) return fromRoot(place.prefix, '/');
  const path = rules[profile.generator](profile, addresses, post, place);
  return fromRoot(place.prefix, path);
}

type Rule = (profile: SiteProfile, addresses: SiteAddresses, post: SitePost, place: Place) => string;

const rules: Readonly<Record<Exclude<SiteProfile['generator'], 'hugo'>, Rule>> = {
  jekyll: (profile, addresses, post, place) =>
    jekyllAddress(addresses, post, place, patternPost(profile, post, place, 'site')),
  hexo: (profile, addresses, post, place) =>
    hexoAddress(profile, addresses, post, place, patternPost(profile, post, place, 'site')),
  zola: (_, { names, keepDates }, post, place) => {
    const own = post.slug ?? (keepDates ? place.name : place.name.replace(zolaDate, ''));
    return folder([...place.folders, own].map((name) => zolaNames[names](name)));
  },
  eleventy: (profile, _, post, place) => eleventyAddress(post, place, patternPost(profile, post, place, 'site')),
  astro: (_, __, post, place) => astroAddress(post, place),
  docusaurus: (_, addresses, post, place) => docusaurusAddress(addresses, post, place),
  next: (profile, _, post, place) => nextRoute(place) ?? plain(profile, post, readByCode(place)),
  plain: (profile, _, post, place) => plain(profile, post, place),
};

function plain(profile: SiteProfile, post: SitePost, place: Place): string {
  const name = slugify(post.slug ?? withoutDate(place.name), profile.slugs);
  return folder([...place.folders.map((part) => slugify(part, profile.slugs)), name]);
}

/** The page that Next itself makes of a file below `app` or `pages`; null for a file that the site's code reads. */
function nextRoute({ folders, name, isIndex }: Place): string | null {
  const at = folders[0] === 'src' ? 1 : 0;
  const below = folders.slice(at + 1);
  if (folders[at] === 'pages') return folder([...below, name]);
  // `app/(home)/about/page.mdx`: groups and slots have no part in the address.
  if (folders[at] !== 'app' || name !== 'page' || isIndex) return null;
  return folder(below.filter((part) => !/^(?:\(.*\)|@.*)$/.test(part)));
}

/** Without the folders that only say that contents are in them: `data/blog`, `src/content/posts`, `_posts`. */
const readByCode = (place: Place): Place => {
  const folders = place.folders
    .join('/')
    .replace(/^src\//, '')
    .replace(/^(?:contents?|data)(?:\/|$)/, '')
    .replace(/^_/, '');
  return { ...place, folders: folders === '' ? [] : folders.split('/') };
};

/** `zone`: the day is the one written, or the one of that instant in the site's zone. */
function patternPost(profile: SiteProfile, post: SitePost, place: Place, zone: 'written' | 'site'): PatternPost {
  const written = parseDate(readersDate(post) ?? '');
  return {
    date: written && zone === 'site' ? inZone(written, post.time, profile.timeZone) : written,
    title: jekyllName(post.slug ?? withoutDate(place.name)),
    slug: slugify(post.slug ?? withoutDate(place.name), profile.slugs),
    name: place.name,
    categories: post.taxonomies['categories'] ?? [],
    sections: place.folders,
    collection: '',
    path: [...place.folders, place.name].join('/'),
  };
}

/**
 * By the instant that the generator reads, which is not always what is written: Jekyll takes a bare date with seconds for UTC
 * and then gives the day in the site's zone (Utils.parse_date, Drops::UrlDrop), Hexo moves one with an offset.
 */
function inZone(date: WrittenDate, time: number | null, timeZone: string): WrittenDate {
  if (date.precision === 'day') return date;
  const instant = time ?? instantOf(date, timeZone);
  const local = new Date(instant + offsetAt(instant, timeZone) * 60_000).toISOString();
  return parseDate(local.slice(0, 19)) ?? date;
}

/** The day of a post as its own date says, for archives: `2024-01-15`; null without one. */
export function dayOf(date: string | null): string | null {
  const written = parseDate(date ?? '');
  return written && isoDay(written);
}

/** The day or the whole moment that Zola takes off a name with the sign behind it (components/content/src/page.rs: RFC3339_DATE). */
const zolaDate =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:T\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d))?\s?[_-](?=.)/;

/** By Zola's `slugify.paths` (components/utils/src/slugs.rs): what no file may be called goes where it is `safe`. */
const zolaNames: Readonly<Record<SiteAddresses['names'], (name: string) => string>> = {
  on: zolaName,
  safe: (name) => name.replace(/[ .]+$/, '').replace(/[<>:"/\\|?*]/g, ''),
  off: (name) => name,
};

const folder = (names: readonly string[]) => `/${names.filter((name) => name !== '').join('/')}/`;

const fromRoot = (prefix: string, path: string) =>
  `${prefix}/${path.replace(/^[a-z]+:\/\/[^/]*/i, '')}`.replace(/\/{2,}/g, '/');
