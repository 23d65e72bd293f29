import type { Tree } from '@lezer/common';
import { readFrontMatter } from '../../frontmatter/read.ts';
import { bodyStart } from '../../frontmatter/split.ts';
import type { ReadingRule } from '../../model/site.ts';
import { countRange, statsOf, type TextStats } from './counts.ts';
import { findIslands, mayHaveIslands, type Island } from '../islands/islands.ts';
import { completeTree } from '../parse/parser.ts';
import { override } from './reading-time.ts';
import { createWordCounter } from './words.ts';

/**
 * Counts and reading time of a whole file by a site's rule. `tree` is the lezer Markdown tree of the whole text where
 * the caller has one; a tree that does not reach the end is parsed anew. `mdx`: the file is MDX by its name.
 */
export function textStats(text: string, rule: ReadingRule, tree?: Tree, mdx?: boolean): TextStats {
  const from = bodyStart(text);
  const full = completeTree(text, from, tree, mdx);
  const islands = mayHaveIslands(text, mdx, from) ? findIslands(text, from, full, { mdx }) : [];
  return countBody({
    text,
    from,
    tree: full,
    islands,
    rule,
    minutes: writtenMinutes(text, from),
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
  const counter = createWordCounter();
  const images = countRange(counter, { text, tree, islands }, rule, from, text.length);
  return statsOf(counter.count, images, rule, minutes);
}

/** The minutes that the front matter of a text says, which ends at `from`; null when it says nothing of them. */
const writtenMinutes = (text: string, from: number): number | null =>
  mayOverride(text, from) ? override(readFrontMatter(text)) : null;

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
