import { withoutDate } from '../../../shared/base/dates.ts';
import { basename, pagePath, postName, withoutSlashes } from '../../../shared/base/paths.ts';
import type { PostSummary } from '../../../shared/model/post.ts';

/** The post that an address of the site leads to; null when no post has it, or more than one could. */
export function postOfAddress(posts: readonly PostSummary[], address: string): PostSummary | null {
  const wanted = withoutSlashes(address);
  const exact = posts.find((post) => post.id === wanted);
  if (exact) return exact;
  const bare = pagePath(wanted);
  const last = basename(bare);
  const found =
    only(posts.filter((post) => pagePath(post.id) === bare)) ??
    only(posts.filter((post) => `/${pagePath(post.id)}`.endsWith(`/${bare}`))) ??
    only(posts.filter((post) => withoutDate(postName(post.id)) === last));
  return found;
}

const only = <Thing>(things: readonly Thing[]) => (things.length === 1 ? (things[0] ?? null) : null);
