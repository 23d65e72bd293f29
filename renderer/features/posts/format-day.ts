import { formatDateInWords, parseDate } from '../../../shared/base/dates.ts';
import type { PostSummary } from '../../../shared/model/post.ts';

const known = new Map<string, string>();

/** The day of a post in words, its month cut short: rows are narrow. What cannot be read as a date is shown as it is; empty without a date. */
export function formatDay(post: Pick<PostSummary, 'date'>): string {
  if (!post.date) return '';
  const cached = known.get(post.date);
  if (cached !== undefined) return cached;
  const date = parseDate(post.date);
  const words = date ? formatDateInWords(date, 'en').replace(/^([A-Z]..)\w+/, '$1') : post.date;
  known.set(post.date, words);
  return words;
}
