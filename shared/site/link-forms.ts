import { basename, pagePath, relativePath, withoutSlashes } from '../base/paths.ts';
import { applyChanges, type TextChange } from '../base/text-change.ts';
import { isMdxName, isMdxPost } from '../markdown/islands/islands.ts';
import { references, type Reference } from '../markdown/links/references.ts';
import type { PostId } from '../model/post.ts';
import type { SiteProfile } from '../model/site.ts';
import { foldedPath } from './paths.ts';
import { encodedPath } from './written-paths.ts';

/** The text with the addresses of its links, or its images too, as `newHref` has them; null: as it is. */
export function replaceLinks(
  text: string,
  place: PostId,
  newHref: (href: string) => string | null,
  kinds: readonly Reference['kind'][] = ['link'],
): string {
  return replaceIn(text, linksIn(text, place), newHref, kinds);
}

/** The links and images of a post, for `replaceIn`. Without the profile of its site it is MDX by its name alone. */
export const linksIn = (text: string, place: PostId, profile?: Pick<SiteProfile, 'mdx'>): readonly Reference[] =>
  references(text, { mdx: profile ? isMdxPost(place, profile) : isMdxName(place) });

/** `replaceLinks` for a text whose links are known. */
export function replaceIn(
  text: string,
  links: readonly Reference[],
  newHref: (href: string) => string | null,
  kinds: readonly Reference['kind'][] = ['link'],
): string {
  const changes = new Map<number, TextChange>();
  for (const { kind, href, hrefFrom } of links) {
    const insert = kinds.includes(kind) && href !== '' ? newHref(href) : null;
    // Several links may have one label, whose address stands in one place.
    if (insert !== null) changes.set(hrefFrom, { from: hrefFrom, to: hrefFrom + href.length, insert });
  }
  return applyChanges(
    text,
    [...changes.values()].toSorted((one, other) => one.from - other.from),
  );
}

/** An address without what one page may be called by in several ways. */
export const pageOf = (address: string) =>
  foldedPath(withoutSlashes(address.replace(/(?:^|\/)index\.html?$/i, '').replace(/\.html?$/i, '')));

/** An address, and what stands behind its path. */
export function split(href: string): { readonly path: string; readonly rest: string } {
  const [path = ''] = /^[^?#]*/.exec(href) ?? [];
  return { path, rest: href.slice(path.length) };
}

/** Whether a path begins where the text or its page is. */
export const isRelative = (path: string) => path !== '' && !path.startsWith('/') && !/^[a-z][a-z0-9+.-]*:/i.test(path);
/** The last name of a path as its page is called. */
export const bareName = (path: string) => basename(pagePath(path));
/** A path from a folder that it lies in. */
export const below = (path: string, folder: string) => (folder === '' ? path : path.slice(folder.length + 1));

/** The path from one folder to a file, encoded; `dotted`: begun with `./` where it leads down. */
export const relative = (folder: string, target: string, dotted = false): string =>
  encodedPath(dotted ? dottedPath(folder, target) : relativePath(folder, target));

/** The path from one folder to a file, begun with `./` where it leads down. */
export function dottedPath(folder: string, target: string): string {
  const path = relativePath(folder, target);
  return path.startsWith('../') ? path : `./${path}`;
}

/** A path from the folder of one address to another, both without the slashes around them, dotted as `written` is. */
export const addressedPath = (written: string, folder: string, target: string): string =>
  written.startsWith('./') ? dottedPath(folder, target) : relativePath(folder, target);
