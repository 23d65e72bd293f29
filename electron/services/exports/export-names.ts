import { slugify, uniqueName } from '../../../shared/base/slug.ts';
import { withoutDate } from '../../../shared/base/dates.ts';
import { postName } from '../../../shared/base/paths.ts';
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

/** A post's name without its date, for an address. */
function slugOf(id: PostId): string {
  return slugify(withoutDate(postName(id)));
}
