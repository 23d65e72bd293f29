import { basename, pagePath, withoutSlashes } from '../../../shared/base/paths.ts';
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
    only(posts.filter((post) => slugOf(post) === last));
  return found;
}

const only = <Thing>(things: readonly Thing[]) => (things.length === 1 ? (things[0] ?? null) : null);

/** The last part of the path without the date that some generators write before it. */
const slugOf = (post: PostSummary) => basename(pagePath(post.id)).replace(/^\d{4}-\d{1,2}-\d{1,2}-/, '');
