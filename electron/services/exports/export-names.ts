import { safeName, slugify, uniqueName } from '../../../shared/base/slug.ts';
import { dateInPath } from '../../../shared/base/dates.ts';
import { withoutEnding } from '../../../shared/base/paths.ts';
import type { PostId } from '../../../shared/model/post.ts';

/** Where each post's page goes: its own slug, unique whatever the disk thinks of upper and lower case. */
export function pageNames(ids: readonly PostId[]): ReadonlyMap<PostId, string> {
  const taken = new Set(['index']);
  const names = new Map<PostId, string>();
  for (const id of ids.toSorted()) {
    const name = uniqueName(slugOf(id), (candidate) => taken.has(candidate.toLowerCase()));
    taken.add(name.toLowerCase());
    names.set(id, `${name}.html`);
  }
  return names;
}

/** The name of a post without folder, date and ending; of a bundle, its folder's. */
export function slugOf(id: PostId): string {
  const parts = id.split('/');
  const file = withoutEnding(parts.at(-1) ?? '');
  const name = /^_?index$/i.test(file) ? (parts.at(-2) ?? file) : file;
  const bare = dateInPath(id) === null ? name : name.replace(/^\d{4}-\d{1,2}-\d{1,2}[-_ ]?/, '');
  return slugify(bare === '' ? name : bare);
}

/** The path of a copied file below the export: as in the library, with each name one that any system takes. */
export function copyPath(path: string): string {
  return path.split('/').map(safeName).join('/');
}
