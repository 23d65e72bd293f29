import { isImageName, isMarkdownName } from '../base/file-names.ts';
import { dirname, pagePath, relativePath, resolvePath, withoutSlashes } from '../base/paths.ts';
import { decoded } from '../markdown/links/addresses.ts';
import { assetCandidates } from '../markdown/links/assets.ts';
import type { PostId } from '../model/post.ts';
import type { SiteProfile } from '../model/site.ts';
import { replaceWrittenPaths } from './dotted-paths.ts';
import { basesOf, replaceDotted } from './hugo-calls.ts';
import {
  addressedPath,
  dottedPath,
  isRelative,
  linksIn,
  pageOf,
  relative,
  replaceIn,
  replaceLinks,
  split,
} from './link-forms.ts';
import type { MovedPost } from './relink.ts';
import { encodedPath } from './written-paths.ts';

/** What the links of a moved post may lead to. */
export interface OwnLinks {
  readonly posts: ReadonlySet<PostId>;
  /** All that move at once, the post among them. */
  readonly moves?: ReadonlyMap<PostId, PostId>;
  /** Those of `pagesBeside` that are pages of posts which keep their addresses. */
  readonly pages?: ReadonlySet<string>;
  /** By it a picture that the front matter names is found in more places than beside the post. */
  readonly profile?: SiteProfile;
  /** Those of `filesBeside` that are there, and where they are after the moves. */
  readonly files?: ReadonlyMap<string, string>;
}

/**
 * The text of a moved post itself with its relative links to other posts set right, and those to images and other files: by
 * file, where its folder is another one, and from its address, where that is.
 */
export function relinkOwn(text: string, moved: MovedPost, own: OwnLinks): string {
  const { from, to } = moved;
  const { pages, files, profile } = own;
  const byFile =
    dirname(from) === dirname(to) ? text : relinkPosts(relinkFiles(text, moved, files, profile), moved, own);
  if (!pages || pages.size === 0) return byFile;
  return replaceLinks(byFile, moved.from, (href) => {
    const led = ledBeside(href, moved);
    return led && pages.has(led.page) ? led.href : null;
  });
}

/** The pages, as `pageOf` names them, that links of a post lead to from its address, and would not from the new one. */
export function pagesBeside(text: string, moved: MovedPost): ReadonlySet<string> {
  const pages = new Set<string>();
  if (moved.before === moved.after) return pages;
  replaceLinks(text, moved.from, (href) => {
    const led = ledBeside(href, moved);
    if (led) pages.add(led.page);
    return null;
  });
  return pages;
}

/** Where a browser is led from the old address of the page, and how that is written at the new one; null: the same leads there. */
function ledBeside(
  href: string,
  { before, after }: MovedPost,
): { readonly page: string; readonly href: string } | null {
  const { path, rest } = split(href);
  // A picture is nobody's page, which is looked for in all posts.
  if (!isRelative(path) || isMarkdownName(path) || isImageName(path) || before === '' || after === '') return null;
  const name = decoded(path);
  const target = resolvePath(dirname(before), name);
  if (target === null || target === '' || resolvePath(dirname(after), name) === target) return null;
  const shown = addressedPath(name, withoutSlashes(dirname(after)), target);
  return { page: pageOf(target), href: encodedPath(shown + (name.endsWith('/') ? '/' : '')) + rest };
}

/** The library paths of what a post may name beside it, that the same words would not lead to from its new folder. */
export function filesBeside(text: string, { from, to }: MovedPost): ReadonlySet<string> {
  const files = new Set<string>();
  if (dirname(from) === dirname(to)) return files;
  const note = (path: string) => {
    const file = resolvePath(dirname(from), path);
    if (file !== null && file !== '') files.add(file);
    return null;
  };
  const noteLink = (href: string) => {
    const { path } = split(href);
    return isOfFile(path) ? note(decoded(path)) : null;
  };
  replaceLinks(text, from, noteLink, ['link', 'image']);
  replaceWrittenPaths(text, from, note);
  return files;
}

/** A post is led to by what posts are called; that is not of its file alone. */
export const isOfFile = (path: string) => isRelative(path) && !isMarkdownName(path);

function relinkFiles(
  text: string,
  { from, to }: MovedPost,
  files: OwnLinks['files'],
  profile: SiteProfile | undefined,
): string {
  if (!files || files.size === 0) return text;
  const now = (path: string) => {
    const file = files.get(resolvePath(dirname(from), path) ?? '');
    return file === undefined || resolvePath(dirname(to), path) === file ? null : file;
  };
  const linked = replaceLinks(
    text,
    from,
    (href) => {
      const { path, rest } = split(href);
      const file = isOfFile(path) ? now(decoded(path)) : null;
      return file === null ? null : relative(dirname(to), file, path.startsWith('./')) + rest;
    },
    ['link', 'image'],
  );
  return replaceWrittenPaths(linked, from, (path) => {
    const file = now(path);
    if (file === null || path.startsWith('.')) return file && dottedPath(dirname(to), file);
    // A theme may look for it below the site's root.
    return profile && assetCandidates(profile, to, path).includes(file) ? null : relativePath(dirname(to), file);
  });
}

function relinkPosts(
  text: string,
  { from, to }: MovedPost,
  { posts, moves = new Map(), profile }: Pick<OwnLinks, 'posts' | 'moves' | 'profile'>,
): string {
  // It may lead to itself.
  const placeOf = (id: PostId) => (id === from ? to : (moves.get(id) ?? id));
  const calls = replaceDotted(text, (path) => {
    for (const [at, base] of basesOf(from).entries()) {
      const target = resolvePath(base, path) as PostId | null;
      if (target === null) continue;
      const found = posts.has(target) ? target : [...posts].find((id) => pagePath(id) === target);
      if (found === undefined) continue;
      const now = placeOf(found);
      const bases = basesOf(to);
      return dottedPath(bases[at] ?? bases[0] ?? '', target === found ? now : pagePath(now));
    }
    return null;
  });
  return replaceIn(calls, linksIn(calls, from, profile), (href) => {
    const { path, rest } = split(href);
    const target = isRelative(path) ? (resolvePath(dirname(from), decoded(path)) as PostId | null) : null;
    if (target === null || !posts.has(target)) return null;
    const now = placeOf(target);
    if (resolvePath(dirname(to), decoded(path)) === now) return null;
    return relative(dirname(to), now, path.startsWith('./')) + rest;
  });
}
