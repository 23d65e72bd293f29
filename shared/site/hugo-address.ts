import { allowedInHugo, hugoPath, type HugoLetters } from '../base/hugo-path.ts';
import { join } from '../base/paths.ts';
import { safeName, shorten } from '../base/slug.ts';
import { namedIn, type SiteAddresses } from '../generators/addresses.ts';
import type { SiteProfile } from '../model/site.ts';
import { expandPattern, type PatternPost } from './pattern.ts';
import { mainLanguage, type Place } from './post-place.ts';
import type { SitePost } from './site-post.ts';

/**
 * The address that Hugo gives a post, with its language (resources/page/page_paths.go, CreateTargetPaths): the `url` of its
 * front matter, the permalink of its section, or its path.
 */
export function hugoAddress(
  profile: Pick<SiteProfile, 'generator' | 'language' | 'languages'>,
  addresses: SiteAddresses,
  post: Pick<SitePost, 'address' | 'slug' | 'title'>,
  place: Place,
  facts: PatternPost,
): string {
  const first = mainLanguage(profile)?.toLowerCase();
  const prefix = place.prefix === '' && addresses.allPrefixed && first !== undefined ? `/${first}` : place.prefix;
  const { address } = post;
  if (address !== null) {
    const whole = address.endsWith('/') || address.includes('.') ? address : `${address}/`;
    // gohugo.io/content-management/urls: with a slash in front it is that of no language.
    return /^\/|^[a-z]+:\/\//i.test(whole) ? whole : `${prefix}/${whole}`;
  }
  if (place.isIndex && place.name === '') return `${prefix}/`;
  const section = place.folders[0] ?? '';
  const { patterns } = addresses;
  const pattern = namedIn(patterns, `${prefix.slice(1) || first}/${section}`) ?? namedIn(patterns, section);
  const slug = trimmed(post.slug ?? '');
  const path = pattern === undefined ? null : expanded(pattern, { ...facts, title: post.title, slug }, addresses);
  const names = (path ?? addressPath([...place.folders, slug || place.name].join('/'), addresses)).split('/');
  const kept = names.filter((name) => name !== '').join('/');
  return addresses.ugly ? `${prefix}/${kept}.html` : `${prefix}/${kept}/`;
}

/**
 * The folders that lead to the section of a page (CurrentSection): the last on its way that has a section page, else the
 * first, which is one without (gohugo.io/content-management/sections).
 */
export function hugoSections(
  { sections }: Pick<SiteProfile, 'sections'>,
  { content, folders }: Place,
): readonly string[] {
  const way = folders.map((_, index) => folders.slice(0, index + 1));
  return way.findLast((parts) => sections.includes(join(content, parts.join('/')))) ?? folders.slice(0, 1);
}

// The metadata of a page: "Don't start or end with a -".
const trimmed = (slug: string) => slug.replace(/^-+|-+$/g, '');

/** A permalink with each value made a path, and made one as a whole, for which `+` is a blank (hugolib/page__paths.go). */
function expanded(pattern: string, facts: PatternPost, addresses: SiteAddresses): string | null {
  // Blanks at its ends are none, also where they stand beside a sign that goes.
  const path = (text: string) => addressPath(allowedInHugo(text, addresses).trim(), addresses);
  const known = pattern
    // The `:1` in a range of sections is no month.
    .replace(/:(\w+)(\[[^\]]*\])?/g, (_, name: string, range = '') => `:${layouts.get(name) ?? name}${range}`)
    .replace(/:(?:slugorfilename|slugorcontentbasename)\b/g, facts.slug === '' ? ':filename' : ':slug');
  const values = { ...facts, title: path(facts.title), slug: path(facts.slug || facts.title), name: path(facts.name) };
  const found = expandPattern(known, values);
  return found && addressPath(found.replaceAll('+', ' '), addresses);
}

/** Parts of dates as Go spells them (gohugo.io/content-management/urls: `/:06/:1/:2/:title/`). */
const layouts: ReadonlyMap<string, string> = new Map([
  ['2006', 'year'],
  ['06', 'short_year'],
  ['01', 'month'],
  ['1', 'i_month'],
  ['January', 'monthname'],
  ['Jan', 'short_month'],
  ['02', 'day'],
  ['2', 'i_day'],
  ['002', 'y_day'],
  ['Monday', 'weekdayname'],
  ['Mon', 'short_day'],
  ['15', 'hour'],
  ['04', 'minute'],
  ['05', 'second'],
]);

/** The name in the address of a tag, as of any path, in one part that every system takes: of `C++` it is `c++`. */
export const hugoTerm = (name: string): string =>
  safeName(shorten(addressPath(name.trim(), { noAccents: false, keepCase: false })));

/** The path of an address, which `#`, a sign that Hugo keeps in paths, would end. */
const addressPath = (text: string, letters: HugoLetters): string => hugoPath(text.replaceAll('#', ''), letters);
