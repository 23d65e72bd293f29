import type { PostSummary } from '../model/post.ts';
import type { SiteProfile } from '../model/site.ts';

/** How a date is written that nobody wrote yet: `spaced` is `2024-01-15 09:30:00 +0100`, in YAML only. */
export type NewDatePrecision = 'day' | 'second' | 'spaced';

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

/** A bare day, or spaces before time and offset, where most of the latest posts have that. */
export function precisionOf(
  profile: Pick<SiteProfile, 'newFolder' | 'format'>,
  posts: readonly PostSummary[],
): NewDatePrecision {
  const latest = latestPosts(profile, posts);
  const most = (form: RegExp) => latest.filter(({ date }) => form.test(date ?? '')).length * 2 > latest.length;
  if (most(/^\d{4}-\d{1,2}-\d{1,2}$/)) return 'day';
  return profile.format === 'yaml' && most(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d [+-]\d{4}$/) ? 'spaced' : 'second';
}
