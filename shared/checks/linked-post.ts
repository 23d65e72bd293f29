import { isMarkdownName } from '../base/file-names.ts';
import { pagePath, resolvePath, withoutSlashes } from '../base/paths.ts';
import { decoded } from '../markdown/links/addresses.ts';
import type { PostNames } from '../model/check.ts';
import type { PostId } from '../model/post.ts';
import type { SiteProfile } from '../model/site.ts';
import { linkRoots } from '../site/link-roots.ts';
import { foldedPath as folded } from '../site/paths.ts';

/** Answers the one post that a link of a post leads to, by a path or by an address; null where none does or several may. */
export type PostFinder = (from: PostId, href: string) => PostId | null;

type Site = Pick<SiteProfile, 'generator' | 'contentFolders' | 'siteFolder'>;
/** null: several posts have it. */
type Table = Map<string, PostId | null>;

/** The tables are made when the first link is asked for: most posts have none that needs them. */
export function createPostFinder(site: Site, posts: readonly PostNames[]): PostFinder {
  let tables: ReturnType<typeof tablesOf> | null = null;
  return (from, href) => {
    const path = decoded(href.replace(/[?#].*$/s, ''));
    if (path === '') return null;
    tables ??= tablesOf(posts);
    const byFile = firstOf(tables.files, pathsOf(site, from, path));
    if (isMarkdownName(path)) return byFile ?? null;
    const own = tables.addresses.get(from) ?? '/';
    const address = path.startsWith('/') ? path : resolvePath(own.replace(/[^/]*$/, ''), path);
    const byAddress = address === null ? undefined : tables.pages.get(pageOf(address));
    if (byFile !== undefined && byAddress !== undefined && byFile !== byAddress) return null;
    return byAddress ?? byFile ?? null;
  };
}

function tablesOf(posts: readonly PostNames[]) {
  const [files, pages]: [Table, Table] = [new Map(), new Map()];
  const add = (table: Table, name: string, id: PostId) =>
    table.set(name, table.has(name) && table.get(name) !== id ? null : id);
  for (const { id, names } of posts) {
    for (const name of new Set([folded(id), folded(pagePath(id))])) add(files, name, id);
    for (const name of new Set(names.filter((one) => one.startsWith('/')).map(pageOf))) add(pages, name, id);
  }
  return { files, pages, addresses: new Map(posts.map(({ id, names }) => [id, names[0]])) };
}

/** Where the file may be that a path means, from the library's root. */
function pathsOf(site: Site, from: PostId, path: string): readonly (string | null)[] {
  const { lead, roots } = linkRoots(site, from, path);
  const rest = path.slice(lead.length).replace(/\/+$/, '');
  return roots.map((root) => resolvePath(root, rest));
}

function firstOf(table: Table, paths: readonly (string | null)[]): PostId | null | undefined {
  for (const path of paths) {
    const found = path === null ? undefined : table.get(folded(path));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** An address without what one page may be called by in several ways. */
const pageOf = (address: string) =>
  withoutSlashes(
    folded(decoded(address))
      .replace(/(?:^|\/)index\.html?$/, '')
      .replace(/\.html?$/, ''),
  );
