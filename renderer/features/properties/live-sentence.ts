import { formatDateInWords } from '../../../shared/base/dates.ts';
import { timeLeft } from '../../../shared/base/time-left.ts';
import { partsOf } from '../../../shared/frontmatter/status/instants.ts';
import { offsetAt } from '../../../shared/base/dates.ts';
import type { PostStatus } from '../../../shared/frontmatter/status/status.ts';
import type { PostState } from '../../../shared/model/post.ts';

const answers: Record<PostState, string> = {
  live: 'This post is part of the site',
  draft: 'This post stays a draft',
  scheduled: 'This post is not out yet',
  expired: 'This post has expired',
  hidden: 'This post will not be shown',
};

/** Whether the post goes live, when, and why not, as one sentence. `now` in milliseconds since 1970. */
export function liveSentence({ state, why, until }: PostStatus, now: number, timeZone: string): string {
  if (state === 'scheduled' && until !== null)
    return `This post goes live in ${timeLeft(until - now)}, on ${moment(until, timeZone)}.`;
  if (state === 'live' && until !== null)
    return `${answers.live}, and expires in ${timeLeft(until - now)}, on ${moment(until, timeZone)}.`;
  if (!why) return `${answers[state]}.`;
  // A name at its beginning keeps its capital.
  return `${answers[state]}: ${why.replace(/^(?:Its?|A) /, (word) => word.toLowerCase())}`;
}

/** A day in words, with the time where it is not midnight. */
function moment(instant: number, timeZone: string): string {
  const clock = partsOf(instant + offsetAt(instant, timeZone) * 60_000);
  const two = (part: number) => String(part).padStart(2, '0');
  const time = clock.hour + clock.minute === 0 ? '' : ` at ${two(clock.hour)}:${two(clock.minute)}`;
  return formatDateInWords({ ...clock, precision: 'day' }, 'en') + time;
}
