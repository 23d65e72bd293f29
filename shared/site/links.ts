import { isMarkdownName } from '../base/file-names.ts';
import { basename, dirname, pagePath, resolvePath } from '../base/paths.ts';
import { decoded } from '../markdown/links/addresses.ts';
import { calledPath } from '../markdown/links/called-path.ts';
import { withoutTemplate } from '../markdown/links/assets.ts';
import { defaultIdPrefix } from '../markdown/render/sanitize.ts';
import type { PostId } from '../model/post.ts';
import type { Generator, SiteProfile } from '../model/site.ts';
import { linkRoots } from './link-roots.ts';
import { createRefPages, type RefPages } from './hugo-ref.ts';
import { fileOfAddress, foldedPath, hrefFrom } from './paths.ts';
import type { SitePlan } from './plan.ts';

/** All that a link may lead to. Plain JSON: it travels to the workers. */
export interface SiteMap {
  readonly base: string | null;
  /** Files by their folded names; old addresses lead to where they send on to. */
  readonly pages: Readonly<Record<string, string>>;
  /** Pages of posts by their folded paths in the library, with and without ending; by their own where two fold to one. */
  readonly posts: Readonly<Record<string, string>>;
  /** The folder that holds most posts, folded; empty where none does. */
  readonly root: string;
}

/** What a map is made of: a whole plan, or pages that stand alone. */
interface Mapped extends Pick<SitePlan, 'redirects'> {
  readonly posts: readonly { readonly post: { readonly id: PostId }; readonly file: string }[];
  readonly lists: readonly { readonly file: string }[];
  readonly overviews: readonly { readonly file: string }[];
}

/** The map of pages of posts without a site around them; `redirects`: what their addresses on the site would be. */
export function pagesMap(
  names: ReadonlyMap<PostId, string>,
  base: string | null,
  redirects: Mapped['redirects'],
): SiteMap {
  const posts = [...names].map(([id, file]) => ({ post: { id }, file }));
  return siteMap({ posts, lists: [], overviews: [], redirects }, base, []);
}

/**
 * The map of a whole site; `extra`: its files that are no pages of the plan, as feeds are. Where one has the name of an old
 * address, links lead to the file.
 */
export function siteMap(plan: Mapped, base: string | null, extra: readonly string[]): SiteMap {
  const files = [...plan.posts, ...plan.lists, ...plan.overviews].map(({ file }) => file);
  const pages = table();
  for (const { file, to } of plan.redirects) pages[foldedPath(file)] = to;
  for (const file of [...files, ...extra]) pages[foldedPath(file)] = file;
  const posts = table();
  for (const { post, file } of plan.posts.toReversed()) {
    const path = foldedPath(post.id);
    // A file of the name itself counts before a shortened one.
    posts[pagePath(path)] = file;
    posts[path] = file;
    // `post_url` of Jekyll leaves the folder of posts out, or names the file alone.
    const [, above = '', rest = ''] = /^(.*\/)?_posts\/(.+)\.\w+$/.exec(path) ?? [];
    if (rest !== '') for (const name of [above + rest, basename(rest)]) posts[`~${name}`] ??= file;
  }
  // Where capitals tell files apart, each of those that fold to one name is found by its own.
  for (const alike of Map.groupBy(plan.posts, ({ post }) => foldedPath(post.id)).values())
    if (alike.length > 1) for (const { post, file } of alike) posts[post.id] = file;
  return { base, pages, posts, root: rootOf(plan.posts.map(({ post }) => foldedPath(post.id))) };
}

/** The innermost folder with more than half of the posts. */
export function rootOf(ids: readonly string[]): string {
  for (let root = ''; ;) {
    const names = ids.filter((id) => id.startsWith(root)).map((id) => id.slice(root.length).split('/', 2));
    const inner = [...Map.groupBy(names, ([name = '']) => name)];
    const most = inner.find(([, below]) => below.filter(({ length }) => length > 1).length * 2 > ids.length);
    if (!most) return root.slice(0, -1);
    root += `${most[0]}/`;
  }
}

/** Generators whose sites make the addresses of posts in code: a link may leave out where all of them are. */
export const routedInCode: ReadonlySet<Generator> = new Set(['next', 'astro', 'plain']);

/** Without a prototype any name may be a key. */
const table = () => Object.create(null) as Record<string, string>;

export interface LinkPlace {
  readonly id: PostId;
  /** Of the page that the link stands on. */
  readonly file: string;
}

/** `path`: it may be a file of the library, by this address. */
export type LinkTarget =
  | { readonly kind: 'page'; readonly href: string }
  | { readonly kind: 'outside'; readonly href: string }
  | { readonly kind: 'path'; readonly path: string };

/** `page`: the file of the map, with what stands behind `#`, decoded. The others as for `LinkTarget`. */
export type LinkedPage =
  { readonly kind: 'page'; readonly file: string; readonly fragment: string } | Exclude<LinkTarget, { kind: 'page' }>;

/** What a link of a post leads to: by a post's path, by an address of the site, or by a generator's own call. */
export function linkedPage(map: SiteMap, profile: SiteProfile, place: LinkPlace, written: string): LinkedPage {
  const href = plainAddress(written);
  const inside = ownAddress(map, href);
  if (inside === null) return { kind: 'outside', href };
  // Not decoded before: the sign in `C%23.md` does not end the name.
  const [named = '', anchor = ''] = inside.split('#', 2);
  const [path, fragment] = [decoded(named.replace(/\?.*$/s, '')), decoded(anchor)];
  const file =
    path === ''
      ? place.file
      : (postFile(map, profile, place.id, path) ?? pageFile(map, place, path) ?? routedFile(map, profile, path));
  if (file === undefined) return href === inside ? { kind: 'path', path: inside } : { kind: 'outside', href };
  return { kind: 'page', file, fragment };
}

/** An address without what a generator writes around it; the path that it names by a call stands behind `~`. */
function plainAddress(written: string): string {
  const path = calledPath(written);
  return withoutTemplate(path === null ? written : `~${path}`);
}

/** Whether a link may lead to something of the site, so that it hangs on what the site holds. */
export function isOfSite(map: Pick<SiteMap, 'base'>, written: string): boolean {
  return ownAddress(map, plainAddress(written)) !== null;
}

/** Where a link of a post leads in the exported site. */
export function resolveLink(map: SiteMap, profile: SiteProfile, place: LinkPlace, written: string): LinkTarget {
  const found = linkedPage(map, profile, place, written);
  if (found.kind !== 'page') return found;
  const { file, fragment } = found;
  const anchor = fragment
    ? `#${encodeURIComponent(fragment.startsWith(defaultIdPrefix) ? fragment : defaultIdPrefix + fragment)}`
    : '';
  return { kind: 'page', href: hrefFrom(map.base, place.file, file) + anchor };
}

/** The path of an address of this very site, with its own host or without any; null for one of another site or of the page itself. */
function ownAddress({ base }: Pick<SiteMap, 'base'>, href: string): string | null {
  if (href.startsWith('#')) return null;
  if (base !== null && href.startsWith(base)) return `/${href.slice(base.length)}`;
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(href)) return null;
  const below = base === null ? '/' : new URL(base).pathname;
  return below !== '/' && href.startsWith(below) ? `/${href.slice(below.length)}` : href;
}

function postFile(map: SiteMap, profile: SiteProfile, id: PostId, path: string): string | undefined {
  const { posts } = map;
  if (profile.generator === 'hugo' && path.startsWith('~')) {
    const [found, more] = refPagesOf(map, profile).find(foldedPath(id) as PostId, path.slice(1));
    if (found) return more ? undefined : posts[found.file];
  }
  const named = /^[~@]\/?/.test(path);
  const { starts, rest } = startsOf(profile, id, path);
  for (const start of starts) {
    const wanted = resolvePath(start, rest);
    if (wanted === null) continue;
    const found =
      lookUp(posts, wanted) ?? (named || isMarkdownName(wanted) ? lookUp(posts, pagePath(wanted)) : undefined);
    if (found !== undefined) return found;
  }
  return path.startsWith('~') ? lookUp(posts, `~${rest}`) : undefined;
}

/** The folders from which a path may lead to a post, and what is left of it then. */
function startsOf(profile: SiteProfile, id: PostId, path: string) {
  if (profile.generator === 'docusaurus' && isMarkdownName(path)) {
    const { lead, roots } = linkRoots(profile, id, path);
    return { starts: roots, rest: path.slice(lead.length) };
  }
  const folder = dirname(id);
  const roots = ['', ...profile.contentFolders, ...(profile.generator === 'jekyll' ? ['_posts'] : [])];
  const rest = path.replace(/^[~@]?\//, '').replace(/^~/, '');
  return { starts: path.startsWith('/') ? roots : /^[~@]/.test(path) ? [folder, ...roots] : [folder], rest };
}

function routedFile({ posts, root }: SiteMap, { generator }: SiteProfile, path: string): string | undefined {
  if (root === '' || !path.startsWith('/') || !routedInCode.has(generator)) return undefined;
  const wanted = resolvePath(root, path.slice(1));
  return wanted === null ? undefined : lookUp(posts, wanted);
}

/** By their folded paths, as the map knows them. */
const refPages = new WeakMap<SiteMap, RefPages>();

function refPagesOf(map: SiteMap, { contentFolders, language, languages }: SiteProfile): RefPages {
  const known = refPages.get(map);
  if (known) return known;
  const folded = {
    language,
    contentFolders: contentFolders.map(foldedPath),
    languages: languages.map(({ code, folder }) => ({ code, folder: folder === null ? null : foldedPath(folder) })),
  };
  const pages = createRefPages(folded, Object.keys(map.posts));
  refPages.set(map, pages);
  return pages;
}

function pageFile({ pages }: SiteMap, place: LinkPlace, path: string): string | undefined {
  const wanted = resolvePath(path.startsWith('/') ? '' : dirname(place.file), path);
  if (wanted === null) return undefined;
  const names =
    wanted === '' ? ['index.html'] : [wanted, `${wanted}/index.html`, `${wanted}.html`, fileOfAddress(wanted)];
  for (const name of names) {
    const found = name === null ? undefined : lookUp(pages, name);
    if (found !== undefined) return found;
  }
  return undefined;
}

const lookUp = (table: Readonly<Record<string, string>>, path: string): string | undefined => {
  const key = [path, foldedPath(path)].find((name) => Object.hasOwn(table, name));
  return key === undefined ? undefined : table[key];
};
