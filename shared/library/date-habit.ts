import type { PostSummary } from '../model/post.ts';
import type { SiteProfile } from '../model/site.ts';

/** How exact a date is that nobody wrote yet. */
export type NewDatePrecision = 'day' | 'second';

/** Posts that tell how the next one is dated: habits change. */
const neighbours = 20;

/** The latest posts with a date, of the folder of new posts, or of the site where that folder has none. */
export function latestPosts(
  { newFolder }: Pick<SiteProfile, 'newFolder'>,
  posts: readonly PostSummary[],
): readonly PostSummary[] {
  const dated = posts.filter(({ date }) => date !== null);
  const beside = dated.filter(({ id }) => newFolder === '' || id.startsWith(`${newFolder}/`));
  return (beside.length > 0 ? beside : dated)
    .toSorted((one, other) => (other.time ?? 0) - (one.time ?? 0))
    .slice(0, neighbours);
}

/** A bare day where most of the latest posts have one. */
export function precisionOf(profile: Pick<SiteProfile, 'newFolder'>, posts: readonly PostSummary[]): NewDatePrecision {
  const latest = latestPosts(profile, posts);
  const bare = latest.filter(({ date }) => /^\d{4}-\d{1,2}-\d{1,2}$/.test(date ?? ''));
  return bare.length * 2 > latest.length ? 'day' : 'second';
}
