import type { Tree } from '@lezer/common';
import { bodyStart, readFrontMatter } from '../frontmatter/read.ts';
import type { FieldValue, FrontMatter } from '../model/front-matter.ts';
import type { ReadingRule } from '../model/site.ts';
import { findIslands, mayHaveIslands, type Island } from './islands.ts';
import { completeTree } from './parser.ts';
import { readProse } from './prose.ts';
import { createWordCounter } from './words.ts';

export interface TextStats {
  /** Words of the body, each CJK character being one. No front matter, addresses, islands; code by the rule. */
  readonly words: number;
  /** How many of the words are Chinese, Japanese or Korean characters. */
  readonly cjk: number;
  /** Characters of the prose, markup and line breaks left out. */
  readonly characters: number;
  readonly images: number;
  /** Whole minutes, at least 1. */
  readonly minutes: number;
  /** Name of the rule. */
  readonly rule: string;
  /** How the minutes came about, as a sentence. */
  readonly how: string;
  /** The front matter says how long it takes, and that is what `minutes` tells. */
  readonly override: boolean;
}

/**
 * Counts and reading time of a whole file by a site's rule. `tree` is the lezer Markdown tree of the whole text where
 * the caller has one; a tree that does not reach the end is parsed anew. `mdx`: the file is MDX by its name.
 */
export function textStats(text: string, rule: ReadingRule, tree?: Tree, mdx?: boolean): TextStats {
  const from = bodyStart(text);
  const full = completeTree(text, from, tree);
  const islands = mayHaveIslands(text, mdx) ? findIslands(text, from, full, { mdx }) : [];
  return countBody({
    text,
    from,
    tree: full,
    islands,
    rule,
    minutes: mayOverride(text, from) ? override(readFrontMatter(text)) : null,
  });
}

/** A body ready to be counted; `minutes` is what the front matter says, null when it says nothing. */
export interface CountInput {
  readonly text: string;
  readonly from: number;
  readonly tree: Tree;
  readonly islands: readonly Island[];
  readonly rule: ReadingRule;
  readonly minutes: number | null;
}

/** As textStats, for a caller that has read everything already. */
export function countBody({ text, from, tree, islands, rule, minutes }: CountInput): TextStats {
  const prose = readProse(text, tree, { from, to: text.length, code: rule.code, islands });
  const counter = createWordCounter();
  for (const span of prose.spans) {
    if (span.parted) counter.part();
    counter.read(text, span.from, span.to);
  }
  const { words, cjk, characters } = counter.count;
  const counted = { words, cjk, characters, images: prose.images, rule: rule.name };
  if (minutes !== null)
    return { ...counted, minutes, how: `${minutes} min is set in the front matter.`, override: true };
  const reading = readingTime(words - cjk, cjk, prose.images, rule);
  return { ...counted, minutes: reading.minutes, how: reading.how, override: false };
}

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
    seconds > 0 ? `${images} ${images === 1 ? 'image' : 'images'} at ${seconds} s` : '',
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

/**
 * Whether two texts of a post surely have the same counts and minutes: the same body, below front matter that says
 * nothing of a reading time, in no spelling.
 */
export function countsAlike(one: string, other: string): boolean {
  const [from, otherFrom] = [bodyStart(one), bodyStart(other)];
  const says = /reading_?time|\\/i;
  return (
    one.slice(from) === other.slice(otherFrom) &&
    !says.test(one.slice(0, from)) &&
    !says.test(other.slice(0, otherFrom))
  );
}

/** Spares the reading of a front matter that cannot have the field. */
function mayOverride(text: string, from: number): boolean {
  return from > 0 && /reading_?time/i.test(text.slice(0, from));
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
