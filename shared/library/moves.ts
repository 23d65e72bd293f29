import { AppError } from '../base/errors.ts';
import type { Rename } from '../model/library.ts';
import { postId, type PostId } from '../model/post.ts';
import type { SiteProfile } from '../model/site.ts';
import type { Refusal } from '../model/task.ts';
import { basename, folderOf, isIndex, withoutEnding } from '../base/paths.ts';

export interface MovePlan {
  readonly renames: readonly Rename[];
  readonly skipped: readonly Refusal[];
}

/**
 * Where posts go that move to a folder below the root (empty: the root), a bundle with its own folder. What would land on
 * another post is left. `all`: every post of the library. AppError `invalid-input` for a folder outside.
 */
export function planMove(ids: readonly PostId[], folder: string, all: Iterable<PostId>): MovePlan {
  const to = folder
    .trim()
    .replaceAll('\\', '/')
    .replace(/^\.?\/+|\/+$/g, '');
  if (to.split('/').some((part) => part === '..' || part === '.'))
    throw new AppError('invalid-input', 'The folder lies outside of the library.', { remedy: 'Type a folder inside.' });
  const taken = new Set<string>(all);
  const renames: Rename[] = [];
  const skipped: Refusal[] = [];
  for (const id of ids) {
    const from = folderOf(id);
    const target = postId([to, id.slice(from === '' ? 0 : from.length + 1)].filter(Boolean).join('/'));
    if (target === id) skipped.push({ id, why: 'It is there already.' });
    else if (taken.has(target)) skipped.push({ id, why: `There is a post of that name: ${target}` });
    else {
      taken.add(target);
      renames.push({ from: id, to: target });
    }
  }
  return { renames, skipped };
}

/**
 * The other languages of a post that its name is shared with, at the names that belong to its new one: `walk.md`, `walk.de.md`.
 * Hugo and Zola pair posts by the name without the language (gohugo.io/content-management/multilingual/#translation-by-file-name,
 * getzola.org/documentation/content/multilingual), so one that stays behind is nobody's translation any more. None where
 * the new name is of another language, or the old one stays. Bundles move as folders. `all`: every post of the library.
 */
export function translationsAlong(
  { languages }: Pick<SiteProfile, 'languages'>,
  { from, to }: Rename,
  all: Iterable<PostId>,
): readonly Rename[] {
  const codes = new Set(languages.flatMap(({ code, folder }) => (folder === null ? code.toLowerCase() : [])));
  if (codes.size < 2 || isIndex(from)) return [];
  const [was, will] = [named(from, codes), named(to, codes)];
  if (was.code !== will.code || was.stem === will.stem) return [];
  return [...all].flatMap((id) => {
    // Nearly every post ends here.
    if (id === from || !id.startsWith(`${was.stem}.`)) return [];
    const { stem, code } = named(id, codes);
    return stem === was.stem && code !== was.code ? [{ from: id, to: postId(will.stem + id.slice(stem.length)) }] : [];
  });
}

/** A path without its ending and the language before that. */
function named(id: PostId, codes: ReadonlySet<string>): { readonly stem: string; readonly code: string } {
  const stem = withoutEnding(id);
  const code = /\.([\w-]+)$/.exec(basename(stem))?.[1] ?? '';
  return codes.has(code.toLowerCase()) ? { stem: stem.slice(0, -code.length - 1), code } : { stem, code: '' };
}
