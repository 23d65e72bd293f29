import { isMarkdownName } from '../base/file-names.ts';
import { withoutDate } from '../base/dates.ts';
import { createNameFinder } from '../base/find-names.ts';
import { basename, dirname, pagePath, resolvePath, withoutSlashes } from '../base/paths.ts';
import { decoded } from '../markdown/links/addresses.ts';
import type { Reference } from '../markdown/links/references.ts';
import type { PostId } from '../model/post.ts';
import type { SiteProfile } from '../model/site.ts';
import { basesOf, hugoCall, replaceDotted, withoutSlash } from './hugo-calls.ts';
import { movedRefs, type Move, type MovedRefs, type RefPages } from './hugo-ref.ts';
import {
  addressedPath,
  bareName,
  below,
  dottedPath,
  linksIn,
  pageOf,
  relative,
  replaceIn,
  split,
} from './link-forms.ts';
import { linkRoots } from './link-roots.ts';
import { rootOf, routedInCode } from './links.ts';
import { foldedPath } from './paths.ts';
import { encodedPath } from './written-paths.ts';

/** A post that gets another path or address, or both. */
export interface MovedPost extends Move {
  /** Its addresses from the site's root, not encoded. */
  readonly before: string;
  readonly after: string;
  /** Where the site is published, ending in `/`; null: not known. */
  readonly base: string | null;
}

/** The site that posts move in. */
export interface RelinkSite {
  readonly profile: SiteProfile;
  readonly refs: () => MovedRefs;
  /** Whether a path is that of a post, as they were before. */
  readonly has: (path: string) => boolean;
  /** The folder that addresses made in code may leave out; empty where there is none. */
  readonly routed: () => string;
  /** The address of a post that stays, from the site's root; links that begin at the address of their page hang on it. */
  readonly addressOf?: ((post: PostId, text: string) => string) | undefined;
}

/** `posts`: all of the site, whatever of the moves is done. */
export const relinkSite = (
  profile: SiteProfile,
  posts: readonly PostId[],
  moves: readonly Move[],
  addressOf?: RelinkSite['addressOf'],
): RelinkSite => {
  const all = new Set<string>(posts);
  let root: string | null = null;
  const routed = () => (root ??= routedInCode.has(profile.generator) ? rootOf(posts) : '');
  return { profile, refs: movedRefs(profile, posts, moves), has: (path) => all.has(path), routed, addressOf };
};

/**
 * The text of another post with its links to the moved one set right: by path, by address and by the calls of Hugo and
 * Jekyll, each in the form in which it was written. Anchors stay. The same text where there is none.
 */
export function relink(text: string, place: PostId, moved: MovedPost, site: RelinkSite): string {
  return relinkAll(text, place, [moved], site);
}

/** The same for several that move at once. None of them gets a path that another one had. */
export function relinkAll(text: string, place: PostId, moves: readonly MovedPost[], site: RelinkSite): string {
  // Nearly every text of a library ends here, before it is parsed.
  const likely = likelyOf(moves)(text);
  if (likely.length === 0) return text;
  const own = moves.find(({ to }) => to === place);
  let stays: string | null = null;
  const page = () => own ?? { before: (stays ??= site.addressOf?.(place, text) ?? ''), after: stays };
  const before = own?.from ?? place;
  let linked = text;
  let links: readonly Reference[] | null = null;
  for (const moved of likely) {
    links ??= linksIn(linked, place, site.profile);
    const byHref = replaceIn(linked, links, (href) => movedHref(href, { place, page }, moved, site));
    const now = replaceCalls(byHref, { before, now: place }, moved, site);
    // They are where they were until something changes.
    if (now !== linked) links = null;
    linked = now;
  }
  return linked;
}

/** Those of the posts that move which a text has links to. */
export const linkedIn = (
  text: string,
  place: PostId,
  moves: readonly MovedPost[],
  site: RelinkSite,
): readonly MovedPost[] => likelyOf(moves)(text).filter((moved) => relink(text, place, moved, site) !== text);

/** Answers which of the posts that move a text may link to, in their order. Every text is asked for all of them. */
type Likely = (text: string) => readonly MovedPost[];

const likelyByMoves = new WeakMap<readonly MovedPost[], Likely>();

/** Made once for the same array of moves: each of thousands of texts asks for it. */
export function likelyOf(moves: readonly MovedPost[]): Likely {
  const known = likelyByMoves.get(moves);
  if (known) return known;
  const marks = moves.flatMap((moved, at) => marksOf(moved).map((name) => ({ name, at })));
  const named = Map.groupBy(marks, ({ name }) => name);
  const find = createNameFinder(named.keys());
  const likely: Likely = (text) => {
    const found = [...find(foldedPath(decodedLoosely(text)))].flatMap((name) => named.get(name) ?? []);
    const places = new Set(found.map(({ at }) => at));
    return [...places].toSorted((one, other) => one - other).flatMap((at) => moves[at] ?? []);
  };
  likelyByMoves.set(moves, likely);
  return likely;
}

/** What a text has somewhere that links to a post. */
function marksOf(moved: MovedPost): readonly string[] {
  const [name, page] = [foldedPath(bareName(moved.from)), basename(pageOf(moved.before))];
  // The address of most posts ends with their name.
  return [...new Set([name, page])].filter(Boolean);
}

/** Percent signs in a text need not all be codes. */
const decodedLoosely = (text: string) => text.replace(/(?:%[0-9a-f]{2})+/gi, (codes) => decoded(codes));

/** Where a link stands: in which file, and on the page of which addresses; those are empty where nobody knows them. */
interface Standing {
  readonly place: PostId;
  readonly page: () => Pick<MovedPost, 'before' | 'after'>;
}

function movedHref(href: string, { place, page }: Standing, moved: MovedPost, site: RelinkSite): string | null {
  const { profile } = site;
  const { path, rest } = split(href);
  if (path === '') return null;
  const { prefix, inside } = withoutHost(path, moved.base);
  if (inside === null) return null;
  if (inside.startsWith('/') && pageOf(decoded(inside)) === pageOf(moved.before)) {
    if (moved.before === moved.after) return null;
    // Next, for one, has no slash at the end, and sends readers with one on.
    const after = inside.endsWith('/') || !moved.before.endsWith('/') ? moved.after : withoutSlash(moved.after).path;
    return prefix + encodedPath(after || '/') + rest;
  }
  const routed = moved.from === moved.to ? null : routedHref(inside, moved, site);
  if (routed !== null) return prefix + routed + rest;
  const name = decoded(inside);
  if (prefix === '' && !inside.startsWith('/') && profile.generator !== 'plain') {
    const beside = besidePage(name, page(), moved);
    if (beside !== null) return beside === name ? null : encodedPath(beside) + rest;
  }
  if (moved.from === moved.to || prefix !== '') return null;
  // Without an ending it is an address to a generator, and right as long as that stays. Empty where nobody knows it: then it is left.
  const isByName = profile.generator === 'plain' || (moved.before !== '' && moved.before !== moved.after);
  const { lead, roots } = linkRoots(profile, place, name);
  for (const root of roots) {
    const target = resolvePath(root, name.slice(lead.length).replace(/^\/+/, ''));
    if (target !== moved.from && !(isByName && target === pagePath(moved.from))) {
      // Another one that is looked for before it.
      if (target !== null && site.has(target)) return null;
      continue;
    }
    const shown = target === moved.from ? moved.to : pagePath(moved.to) + (path.endsWith('/') ? '/' : '');
    if (lead === '' && root === dirname(place)) return relative(dirname(place), shown, name.startsWith('./')) + rest;
    if (shown.startsWith(root === '' ? '' : `${root}/`)) return encodedPath(lead + below(shown, root)) + rest;
    return lead === '' ? relative(dirname(place), shown, true) + rest : null;
  }
  return null;
}

/** An address from the site's root that leaves the folder of all posts out, as a site that makes its addresses in code may have it. */
function routedHref(inside: string, { from, to }: MovedPost, { routed, has }: RelinkSite): string | null {
  if (!inside.startsWith('/') || inside === '/') return null;
  const root = routed();
  const name = withoutSlashes(decoded(inside));
  const isMeant = root !== '' && [from, pagePath(from)].includes(`${root}/${name}`);
  // The page of another post comes first.
  if (!isMeant || !to.startsWith(`${root}/`) || ['.md', '.mdx'].some((ending) => has(name + ending))) return null;
  const shown = below(isMarkdownName(name) ? to : pagePath(to), root);
  return encodedPath(`/${shown}${inside.endsWith('/') ? '/' : ''}`);
}

/**
 * A path that leads to the moved page from the page that it stands on, as a browser follows it (RFC 3986, 5.2), for the new
 * addresses; null where it leads elsewhere. Generators leave such paths as they are.
 */
function besidePage(name: string, page: Pick<MovedPost, 'before' | 'after'>, moved: MovedPost): string | null {
  if (page.before === '' || moved.before === '' || isMarkdownName(name)) return null;
  const target = resolvePath(dirname(page.before), name);
  if (target === null || target === '' || pageOf(target) !== pageOf(moved.before)) return null;
  if (page.before === page.after && moved.before === moved.after) return name;
  const [path, folder] = [withoutSlashes(moved.after), withoutSlashes(dirname(page.after))];
  return addressedPath(name, folder, path) + (name.endsWith('/') && moved.after.endsWith('/') ? '/' : '');
}

/** What stands before the site's own path: its host, or the folder that it is published in. `inside` null: another site. */
function withoutHost(path: string, base: string | null): { readonly prefix: string; readonly inside: string | null } {
  if (base !== null && path.startsWith(base)) return { prefix: base.slice(0, -1), inside: path.slice(base.length - 1) };
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(path)) return { prefix: '', inside: null };
  const folder = base === null ? '/' : new URL(base).pathname;
  if (folder === '/' || !path.startsWith(folder)) return { prefix: '', inside: path };
  return { prefix: folder.slice(0, -1), inside: path.slice(folder.length - 1) };
}

/** `{% post_url 2024-01-15-a %}`, `{% link _posts/a.md %}`, `{% post_link a %}`, `{{< ref "posts/a.md#part" >}}`. */
function replaceCalls(text: string, place: Place, moved: MovedPost, site: RelinkSite): string {
  const { from, to } = moved;
  const { profile } = site;
  if (from === to) return text;
  if (profile.generator === 'jekyll') {
    const site = profile.siteFolder;
    return text
      .replace(/(\{%-?\s*post_url\s+)(\S+?)(?=\s*-?%\})/g, (whole, call: string, name: string) =>
        namedByUrl(below(from, site)).includes(name.replace(/^\//, ''))
          ? call + (namedByUrl(below(to, site))[name.includes('/') || dirname(from) !== dirname(to) ? 0 : 1] ?? name)
          : whole,
      )
      .replace(/(\{%-?\s*link\s+)(\S+?)(?=\s*-?%\})/g, (whole, call: string, path: string) =>
        path.replace(/^\//, '') === below(from, site) ? call + below(to, site) : whole,
      );
  }
  if (profile.generator === 'hexo') {
    // Hexo knows a post by its path below the posts, whatever folder that is.
    const slug = (id: PostId) => pagePath(id.replace(/^(?:.*\/)?_(?:posts|drafts)\//, ''));
    const undated = (id: PostId) => withoutDate(slug(id));
    return text.replace(/(\{%-?\s*post_(?:link|path)\s+["']?)([^\s"'%]+)/g, (whole, call: string, name: string) =>
      name === slug(from) ? call + slug(to) : name === undated(from) ? call + undated(to) : whole,
    );
  }
  return profile.generator === 'hugo' ? replaceRefs(text, place, moved, site) : text;
}

/** Where a text stands, and where it stood when its calls were written. */
interface Place {
  readonly before: PostId;
  readonly now: PostId;
}

function replaceRefs(text: string, place: Place, { from, to }: MovedPost, { profile, refs }: RelinkSite): string {
  const root = profile.contentFolders.find((folder) => folder !== '' && from.startsWith(`${folder}/`)) ?? '';
  const paths = [(id: PostId) => below(id, root), (id: PostId) => pagePath(below(id, root))];
  const nearBy = (path: string) => {
    for (const base of basesOf(place.now)) {
      const target = resolvePath(base, path);
      const shown = target === from ? to : target === pagePath(from) ? pagePath(to) : null;
      if (shown !== null) return dottedPath(base, shown);
    }
    return null;
  };
  const leads = (pages: RefPages, id: PostId, path: string, wanted: PostId) => {
    const [found, more] = pages.find(id, path);
    return found?.file === wanted && !more;
  };
  return replaceDotted(text, nearBy).replace(hugoCall, (whole, call: string, written: string) => {
    const { path, slash } = withoutSlash(written);
    // Behind a slash the whole path is meant: `/a` is no `posts/a`.
    const isWhole = call.endsWith('/');
    const at = (isWhole ? paths : [...paths, basename, bareName]).findIndex((one) => one(from) === path);
    const form = [...paths, basename, bareName][at];
    if (form && (isWhole || leads(refs().before, place.before, path, from))) {
      const put = form(to);
      const isClear = isWhole || leads(refs().after, place.now, put, to);
      // Another page may be called so too, or be nearer by.
      return call + (isClear ? put : `/${paths[at % 2]?.(to) ?? put}`) + slash;
    }
    // One that leads down from the own folder need not begin with a dot.
    const near = !isWhole && path.includes('/') && !path.startsWith('.') ? nearBy(path) : null;
    return near === null ? whole : call + near + slash;
  });
}

/**
 * How `post_url` of Jekyll names a post: by its path without the folder of posts, and by the name alone, which it takes for
 * posts in other folders too, with a warning.
 */
const namedByUrl = (path: string): readonly [string, string] => {
  const named = pagePath(path).replace(/(^|\/)_(?:posts|drafts)\//, '$1');
  return [named, basename(named)];
};
