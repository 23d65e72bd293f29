import { capitalized } from '../base/capitalized.ts';
import { slugify } from '../base/slug.ts';
import type { SiteProfile } from '../model/site.ts';
import type { Claims } from './claims.ts';
import { hugoTerm } from './hugo-address.ts';
import { foldedPath } from './paths.ts';
import { dayOf } from './permalink.ts';
import type { SitePost } from './site-post.ts';

/** One value of a taxonomy with its page. */
export interface Term {
  readonly taxonomy: string;
  /** As this post writes it. */
  readonly name: string;
  readonly file: string;
}

/** One page of a list of posts. */
export interface ListPage {
  readonly kind: 'home' | 'term' | 'year';
  readonly file: string;
  /** The tag, the year; empty for the home page, which has the site's title. */
  readonly title: string;
  /** The name of the taxonomy, empty for the others. */
  readonly taxonomy: string;
  readonly posts: readonly SitePost[];
  /** From 1. */
  readonly number: number;
  readonly pages: number;
  readonly newer: string | null;
  readonly older: string | null;
  /** The page that holds all lists of this kind. */
  readonly up: string | null;
}

/** All tags, all categories, all years. */
export interface OverviewPage {
  readonly file: string;
  readonly title: string;
  readonly items: readonly { readonly name: string; readonly count: number; readonly file: string }[];
}

interface Lists {
  readonly lists: readonly ListPage[];
  readonly overviews: readonly OverviewPage[];
  readonly termsOf: (post: SitePost) => readonly Term[];
}

const homeSize = 20;
const listSize = 100;

/** The pages that list posts: home, every value of every taxonomy, every year. */
export function planLists(
  { profile }: { readonly profile: SiteProfile },
  posts: readonly SitePost[],
  claims: Claims,
): Lists {
  const home = paged({ kind: 'home', title: '', taxonomy: '', up: null }, 'index.html', posts, homeSize, claims);
  const terms = profile.taxonomies.map(({ name }) => planTaxonomy(name, profile, posts, claims));
  const archive = planArchive(posts, claims);
  return {
    lists: [...home, ...terms.flatMap((one) => one.lists), ...archive.lists],
    overviews: [...terms.flatMap((one) => one.overview ?? []), ...(archive.overview ? [archive.overview] : [])],
    termsOf: (post) =>
      terms.flatMap(({ name: taxonomy, fileOf }) =>
        (post.taxonomies[taxonomy] ?? []).flatMap((name) => {
          const file = fileOf(name);
          return file === undefined ? [] : [{ taxonomy, name, file }];
        }),
      ),
  };
}

/** Words that differ in case only are one tag, as for every generator. */
const termKey = (name: string) => foldedPath(name.trim().replace(/\s+/g, ' '));

/** The same, asked once for each spelling: thousands of posts have the same tags. */
function termKeys(): (name: string) => string {
  const known = new Map<string, string>();
  return (name) => {
    const key = known.get(name) ?? termKey(name);
    known.set(name, key);
    return key;
  };
}

function planTaxonomy(name: string, profile: SiteProfile, posts: readonly SitePost[], claims: Claims) {
  const groups = new Map<string, { readonly name: string; readonly posts: SitePost[] }>();
  const keyOf = termKeys();
  for (const post of posts)
    for (const value of post.taxonomies[name] ?? []) {
      const key = keyOf(value);
      const group = groups.get(key) ?? { name: value.trim(), posts: [] };
      groups.set(key, group);
      if (group.posts.at(-1) !== post) group.posts.push(post);
    }
  const files = new Map<string, string>();
  const fileOf = (value: string) => files.get(keyOf(value));
  if (groups.size === 0) return { name, lists: [], overview: null, fileOf };
  const base = slugify(name);
  const overview = claims.takeNext(`${base}/index.html`);
  const folder = overview.replace(/\/index\.html$/, '');
  const lists: ListPage[] = [];
  const items: { name: string; count: number; file: string }[] = [];
  // In the order of the keys, so that a number in a file's name does not depend on the order of the posts.
  for (const [key, group] of [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const part = profile.generator === 'hugo' ? hugoTerm(group.name) : slugify(group.name, profile.slugs);
    const file = claims.takeNext(`${folder}/${part}/index.html`);
    files.set(key, file);
    items.push({ name: group.name, count: group.posts.length, file });
    const kind = { kind: 'term', title: group.name, taxonomy: name, up: overview } as const;
    lists.push(...paged(kind, file, group.posts, listSize, claims));
  }
  return { name, lists, overview: { file: overview, title: capitalized(name), items }, fileOf };
}

/** A page a year, by the day that each post itself names: no zone moves New Year's Eve. */
function planArchive(posts: readonly SitePost[], claims: Claims) {
  const years = new Map<string, SitePost[]>();
  for (const post of posts) {
    const year = dayOf(post.date)?.slice(0, 4);
    if (year !== undefined)
      years
        .set(year, years.get(year) ?? [])
        .get(year)
        ?.push(post);
  }
  if (years.size === 0) return { lists: [], overview: null };
  const overview = claims.takeNext('archive/index.html');
  const folder = overview.replace(/\/index\.html$/, '');
  const lists: ListPage[] = [];
  const items: { name: string; count: number; file: string }[] = [];
  for (const [year, dated] of [...years].toSorted(([a], [b]) => (a < b ? 1 : -1))) {
    const file = claims.takeNext(`${folder}/${year}/index.html`);
    items.push({ name: year, count: dated.length, file });
    lists.push(...paged({ kind: 'year', title: year, taxonomy: '', up: overview }, file, dated, listSize, claims));
  }
  return { lists, overview: { file: overview, title: 'Archive', items } };
}

type Kind = Pick<ListPage, 'kind' | 'title' | 'taxonomy' | 'up'>;

/** `index.html`, `page/2/index.html`, `page/3/index.html` ... */
function paged(
  kind: Kind,
  file: string,
  posts: readonly SitePost[],
  size: number,
  claims: Claims,
): readonly ListPage[] {
  const pages = Math.max(1, Math.ceil(posts.length / size));
  const folder = file.replace(/index\.html$/, '');
  const files = Array.from({ length: pages }, (_, at) =>
    at === 0 ? file : claims.takeNext(`${folder}page/${at + 1}/index.html`),
  );
  return files.map((one, at) => ({
    ...kind,
    file: one,
    posts: posts.slice(at * size, (at + 1) * size),
    number: at + 1,
    pages,
    newer: files[at - 1] ?? null,
    older: files[at + 1] ?? null,
  }));
}
