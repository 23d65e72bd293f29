import type { ReadingRule } from '../../model/site.ts';
import type { ReadText } from './outline.ts';
import { definedIn } from '../parse/label.ts';
import { readProse } from './prose.ts';
import { readingTime } from './reading-time.ts';
import type { WordCount, WordCounter } from './words.ts';

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

/** Counts between two offsets, at which no block may be cut. Answers how many images there are. */
export function countRange(
  counter: WordCounter,
  { text, tree, islands }: ReadText,
  { code }: ReadingRule,
  from: number,
  to: number,
): number {
  const prose = readProse(text, tree, { from, to, code, islands, isDefined: definedIn(text) });
  for (const span of prose.spans) {
    if (span.parted) counter.part();
    counter.read(text, span.from, span.to);
  }
  return prose.images;
}

/** What was counted, with the minutes: those that the front matter says, else those of the rule. */
export function statsOf(count: WordCount, images: number, rule: ReadingRule, minutes: number | null): TextStats {
  const { words, cjk, characters } = count;
  const counted = { words, cjk, characters, images, rule: rule.name };
  if (minutes !== null)
    return { ...counted, minutes, how: `${minutes} min is set in the front matter.`, override: true };
  const reading = readingTime(words - cjk, cjk, images, rule);
  return { ...counted, minutes: reading.minutes, how: reading.how, override: false };
}
