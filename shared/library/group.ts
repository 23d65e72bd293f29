import type { PostGrouping } from '../model/list.ts';
import type { PostSummary } from '../model/post.ts';
import { folderOf } from '../base/paths.ts';
import { yearOf } from './query.ts';

/**
 * Posts that stand together; `name` is null where they have nothing to stand together by. Among years the empty name is
 * that of drafts without a date.
 */
export interface PostGroup {
  readonly name: string | null;
  readonly posts: readonly PostSummary[];
}

const names = new Intl.Collator(undefined, { numeric: true, sensitivity: 'variant' });

/**
 * The posts by year, folder (without those below it; the top one is empty) or tag, within a group in the order given. A post
 * with several tags stands under each of them. Years run as the dates do, names by the alphabet, what has none comes last. The
 * date of a draft that has none is still to come, as in the order of `queryPosts`.
 */
export function groupPosts(
  posts: readonly PostSummary[],
  by: Exclude<PostGrouping, 'none'>,
  options: { readonly taxonomy: string; readonly oldestFirst: boolean },
): readonly PostGroup[] {
  const groups = new Map<string | null, PostSummary[]>();
  for (const post of posts) {
    for (const name of namesOf(post, by, options.taxonomy)) {
      const group = groups.get(name);
      if (group) group.push(post);
      else groups.set(name, [post]);
    }
  }
  const sign = by === 'year' && !options.oldestFirst ? -1 : 1;
  const placed = (name: string) => (by === 'year' && name === '' ? '9999' : name);
  return [...groups]
    .map(([name, members]) => ({ name, posts: members }))
    .toSorted((a, b) => {
      if (a.name === null || b.name === null) return Number(a.name === null) - Number(b.name === null);
      return sign * names.compare(placed(a.name), placed(b.name));
    });
}

function namesOf(post: PostSummary, by: Exclude<PostGrouping, 'none'>, taxonomy: string): Iterable<string | null> {
  if (by === 'folder') return [folderOf(post.id)];
  if (by === 'year') return [yearOf(post)?.toString() ?? (post.state === 'draft' && post.time === null ? '' : null)];
  const tags = post.taxonomies[taxonomy] ?? [];
  return tags.length > 0 ? new Set(tags) : [null];
}
