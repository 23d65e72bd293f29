import { withoutSlashes } from '../base/paths.ts';
import type { FieldValue } from '../model/front-matter.ts';

/** A folder of a blog or of docs, and the path below the site's root that its pages are at; empty for the root. */
export interface Route {
  readonly kind: 'blog' | 'docs';
  readonly base: string;
  /** The name of its plugin among several; empty for the only one. */
  readonly plugin: string;
  /** The version of docs that is at no path of its own, where the configuration says it. */
  readonly last: string | null;
  /** Paths of versions of docs that the configuration names. */
  readonly versions: Readonly<Record<string, string>>;
}

/** What a site's configuration says of its addresses. */
export interface SiteAddresses {
  /** Where the site is published, ending in `/`; null when the configuration does not say. */
  readonly base: string | null;
  /** Permalinks as the generator writes them, by section or collection, of one language `de/posts`; `''` for every post. */
  readonly patterns: Readonly<Record<string, string>>;
  /** What Docusaurus makes of the folders of its plugins, and the path that their addresses begin with. */
  readonly routes: Readonly<Record<string, Route>>;
  /** The versions that Docusaurus keeps of docs beside the current one, the last one first; by the name of their plugin. */
  readonly versions: Readonly<Record<string, readonly string[]>>;
  /** Hugo's `uglyURLs`: pages are files, not folders. */
  readonly ugly: boolean;
  /** Hexo's `category_map`, with its `default_category` as the one of no name. */
  readonly categories: Readonly<Record<string, string>>;
  /** Hugo's `disablePathToLower`: capitals of names stay. */
  readonly keepCase: boolean;
  /** Hugo's `removePathAccents`: letters lose their accents. */
  readonly noAccents: boolean;
  /** Hugo's `defaultContentLanguageInSubdir`: the first language has a part of its own as the others have. */
  readonly allPrefixed: boolean;
  /** What Zola's `slugify.paths` keeps of a name: the letters of an address, what a file may be called, or all of it. */
  readonly names: 'on' | 'safe' | 'off';
  /** Zola's `slugify.paths_keep_dates`: the date that a name begins with is part of the address. */
  readonly keepDates: boolean;
}

export const noAddresses: SiteAddresses = {
  base: null,
  patterns: {},
  routes: {},
  versions: {},
  categories: {},
  ugly: false,
  keepCase: false,
  noAccents: false,
  allPrefixed: false,
  names: 'on',
  keepDates: false,
};

/** Parts of a pattern table: one permalink by the name of what it is for; none where nothing is written. */
export const pattern = (name: string, value: FieldValue | undefined): Record<string, string> =>
  typeof value === 'string' && value.trim() !== '' ? { [name]: value.trim() } : {};

/** What such a table has by a name that a post or a folder may have, as `constructor` is one. */
export const namedIn = (table: Readonly<Record<string, string>>, name: string): string | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;

/** An address from the host and the path below it, which stand apart in some configurations. */
export const joined = (host: FieldValue | undefined, path: FieldValue | undefined) => {
  if (typeof host !== 'string') return null;
  const below = typeof path === 'string' ? withoutSlashes(path) : '';
  return baseUrl(`${host.replace(/\/+$/, '')}/${below}`);
};

/** A whole http address ending in `/`; null for anything else (`/`, `$HOST`, an empty text). */
export function baseUrl(value: FieldValue | undefined): string | null {
  if (typeof value !== 'string' || !URL.canParse(value.trim())) return null;
  const { protocol, host, pathname } = new URL(value.trim());
  if ((protocol !== 'http:' && protocol !== 'https:') || host === '') return null;
  return `${protocol}//${host}${pathname.replace(/\/*$/, '/')}`;
}
