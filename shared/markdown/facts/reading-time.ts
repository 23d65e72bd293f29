import { countOf } from '../../base/count-of.ts';
import type { FieldValue, FrontMatter } from '../../model/front-matter.ts';
import type { ReadingRule } from '../../model/site.ts';

/** Minutes by a rule, and how they are reached as a sentence. `words` are those that are no CJK characters. */
export function readingTime(
  words: number,
  cjk: number,
  images: number,
  rule: ReadingRule,
): { minutes: number; how: string } {
  const seconds = imageSeconds(images, rule.firstImage);
  const exact = words / rule.words + cjk / rule.cjk + seconds / 60;
  // The little less keeps 3 x 1/3 from becoming a minute more.
  const minutes = Math.max(1, rule.round === 'up' ? Math.ceil(exact - 1e-9) : Math.round(exact));
  const parts = [
    words > 0 || cjk === 0 ? `${words} words at ${rule.words} a minute` : '',
    cjk > 0 ? `${cjk} CJK characters at ${rule.cjk} a minute` : '',
    seconds > 0 ? `${countOf(images, 'image')} at ${seconds} s` : '',
  ];
  const rounding = rule.round === 'up' ? 'rounded up' : 'rounded';
  return { minutes, how: `${rule.name} rule: ${parts.filter(Boolean).join(', ')}, ${rounding}, at least 1.` };
}

/** Seconds by the ladder of Medium and Ghost: the first image takes `first` seconds, each later one less by one, never under 3. */
export function imageSeconds(images: number, first: number): number {
  if (first <= 0) return 0;
  const falling = Math.min(images, Math.max(0, first - 3));
  return falling * first - (falling * (falling - 1)) / 2 + (images - falling) * 3;
}

/** Minutes by `readingTime` or `reading_time` of the front matter: a number, or a text that begins with one. */
export function override(frontMatter: FrontMatter | null): number | null {
  const field = frontMatter?.fields.find(({ path }) => /^reading_?time$/i.test(path[0] ?? ''));
  return field ? toMinutes(field.value) : null;
}

function toMinutes(value: FieldValue): number | null {
  if (typeof value === 'string') {
    const number = /^\s*(?:~|about\s+|ca\.?\s+)?(\d{1,4}(?:[.,]\d+)?)/i.exec(value)?.[1];
    return number === undefined ? null : toMinutes(Number(number.replace(',', '.')));
  }
  if (typeof value === 'number') return Number.isFinite(value) && value > 0 ? Math.max(1, Math.ceil(value)) : null;
  // The npm package reading-time gives `{ text, minutes, time, words }`.
  if (value !== null && typeof value === 'object' && 'minutes' in value) return toMinutes(value.minutes ?? null);
  return null;
}
