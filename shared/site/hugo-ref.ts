import { basename, dirname, isIndex, join, resolvePath, withoutEnding } from '../base/paths.ts';
import { languageOf } from '../frontmatter/language.ts';
import type { PostId } from '../model/post.ts';
import type { SiteProfile } from '../model/site.ts';
import { foldedPath } from './paths.ts';

type Site = Pick<SiteProfile, 'contentFolders' | 'language' | 'languages'>;

/** The pages of a Hugo site as `ref` and `relref` know them. */
export interface RefPages {
  /** The pages that a path may mean from a post: none, one, or several with the name, where Hugo stops. */
  readonly find: (from: PostId, path: string) => readonly RefPage[];
  /** Those of the language of a post. */
  readonly near: (from: PostId) => readonly RefPage[];
}

interface RefPage {
  readonly file: string;
  /** Below the content, without ending: what a page is called by. */
  readonly path: string;
}

/** The pages among the files of a site. Not what lies in a leaf bundle beside its `index.md`: that is part of it. */
export function createRefPages(site: Site, files: readonly string[]): RefPages {
  const bundles = new Set(files.filter(isIndex).map(dirname));
  for (const folder of foldersOf(site)) bundles.delete(folder);
  // Each language is a site of its own.
  const sites = new Map<string, Tables>();
  for (const file of files) {
    const root = page.test(file) && !isBelow(isIndex(file) ? dirname(file) : file, bundles) ? rootOf(site, file) : null;
    if (root === null) continue;
    const key = siteKey(site, root, file);
    const tables = sites.get(key) ?? { paths: new Map(), names: new Map() };
    sites.set(key, tables);
    const path = pathOf(site, file.slice(root === '' ? 0 : root.length + 1));
    const found = { file, path };
    tables.paths.set(foldedPath(path), found);
    const name = basename(foldedPath(path));
    tables.names.set(name, [...(tables.names.get(name) ?? []), found]);
  }
  const near = (from: PostId) => sites.get(siteKey(site, rootOf(site, from) ?? '', from));
  return {
    find(from, path) {
      const tables = near(from);
      if (!tables) return [];
      const { paths, name } = refPlaces(site, from, path);
      for (const one of paths) {
        const found = tables.paths.get(foldedPath(one)) ?? tables.paths.get(foldedPath(pathOf(site, one)));
        if (found) return [found];
      }
      if (name === null) return [];
      return tables.names.get(foldedPath(name)) ?? tables.names.get(foldedPath(pathOf(site, name))) ?? [];
    },
    near: (from) => [...(near(from)?.paths.values() ?? [])],
  };
}

/** The pages before and after some of them move. */
export interface MovedRefs {
  readonly before: RefPages;
  readonly after: RefPages;
}

/** A post that gets another path. */
export interface Move {
  readonly from: PostId;
  readonly to: PostId;
}

/** Whatever of the moves is done in the list of posts. They are looked through when it is first asked. */
export function movedRefs(site: Site, posts: readonly PostId[], moves: readonly Move[]): () => MovedRefs {
  let refs: MovedRefs | null = null;
  return () => {
    if (refs) return refs;
    const [froms, tos] = [new Set(moves.map(({ from }) => from)), new Set(moves.map(({ to }) => to))];
    const others = posts.filter((id) => !froms.has(id) && !tos.has(id));
    const of = (moved: ReadonlySet<PostId>) => createRefPages(site, [...others, ...moved]);
    return (refs = { before: of(froms), after: of(tos) });
  };
}

interface Tables {
  readonly paths: Map<string, RefPage>;
  readonly names: Map<string, readonly RefPage[]>;
}

const page = /\.(?:md|markdown|mdown|mkd|html?|org|adoc|asciidoc|ad|rst|pandoc|pdc)$/i;

function isBelow(file: string, folders: ReadonlySet<string>): boolean {
  for (let folder = dirname(file); folder !== ''; folder = dirname(folder)) if (folders.has(folder)) return true;
  return false;
}

/**
 * Where Hugo looks for what a path means, in its order: from the post's own folder (a bundle's is the one around it;
 * earlier versions took its own for `..`), then from the content, and where the path is a name alone, wherever a page of
 * that name is. Paths below the content.
 */
function refPlaces(
  site: Site,
  from: PostId,
  path: string,
): { readonly paths: readonly string[]; readonly name: string | null } {
  const bare = path.replace(/\/+$/, '');
  const isName = /^\/?[^/.][^/]*$/.test(bare);
  const own = dirname(from);
  const root = rootOf(site, from) ?? '';
  // What leads above the content begins there.
  const below = (folder: string) =>
    resolvePath(folder.slice(root === '' ? 0 : root.length + 1), bare) ?? bare.replace(/^(?:\.\.?\/)+/, '');
  const bases = path.startsWith('/') ? [] : isIndex(from) ? [dirname(own), own] : [own];
  const paths = [
    ...bases.filter((base) => join(base, '').startsWith(root)).map(below),
    ...(bare.startsWith('.') ? [] : [below(root)]),
  ];
  return { paths, name: isName ? bare.replace(/^\//, '') : null };
}

const foldersOf = ({ contentFolders, languages }: Site): readonly string[] => [
  ...contentFolders,
  ...languages.flatMap(({ folder }) => folder ?? []),
];

/** The folder of content that a file is in, of its own language where that has one; null: it is in none. */
function rootOf(site: Site, file: string): string | null {
  const around = foldersOf(site).filter((folder) => folder === '' || file.startsWith(`${folder}/`));
  return around.toSorted((one, other) => other.length - one.length)[0] ?? null;
}

const siteKey = (site: Site, root: string, file: string) => `${root}\0${languageOf(site, file)}`;

/** A file below the content by what its page is called: no ending, no language, no `index`. */
function pathOf({ languages }: Site, file: string): string {
  const bare = withoutEnding(file);
  const language = /\.([\w-]+)$/.exec(bare)?.[1]?.toLowerCase();
  const isNamed = languages.some(({ code }) => code.toLowerCase() === language);
  return (isNamed ? bare.replace(/\.[\w-]+$/, '') : bare).replace(/(?:^|\/)_?index$/, '');
}
