import type { Tree } from '@lezer/common';
import type { ReadingRule } from '../../model/site.ts';
import { findIslands, mayHaveIslands } from '../islands/islands.ts';
import { definedIn } from '../parse/label.ts';
import { readProse } from './prose.ts';
import { imageSeconds } from './reading-time.ts';
import { createWordCounter } from './words.ts';

export interface MinutesInput {
  readonly text: string;
  /** Where the body begins. */
  readonly from: number;
  /** May end before the text does: then so do the minutes. */
  readonly tree: Tree;
  readonly rule: ReadingRule;
  readonly mdx: boolean;
}

/**
 * Where the second minute of reading begins, the third and so on, by a site's rule: offsets of words or images. What the front
 * matter says of the time is not looked at. There are as many as the exact time has whole minutes behind its first.
 */
export function minuteStarts({ text, from, tree, rule, mdx }: MinutesInput): readonly number[] {
  const to = Math.min(tree.length, text.length);
  const islands = mayHaveIslands(text, mdx) ? findIslands(text, from, tree, { mdx }) : [];
  const range = { from, to, code: rule.code, islands, isDefined: definedIn(text) };
  const { spans, imagesAt } = readProse(text, tree, range);
  const counter = createWordCounter();
  const starts: number[] = [];
  // A word takes no longer than this share of a minute, and no character is more than a word.
  const slowest = Math.min(rule.words, rule.cjk);
  let images = 0;
  const left = () => {
    const { words, cjk } = counter.count;
    return starts.length + 1 - (words - cjk) / rule.words - cjk / rule.cjk - imageSeconds(images, rule.firstImage) / 60;
  };
  const mark = (at: number) => {
    // The little less keeps 3 x 1/3 from beginning a minute too soon.
    while (left() < -1e-9) starts.push(at);
  };
  const look = (until: number) => {
    for (let at = imagesAt[images]; at !== undefined && at < until; at = imagesAt[images]) {
      images++;
      mark(at);
    }
  };
  for (const span of spans) {
    look(span.from);
    if (span.parted) counter.part();
    for (let at = span.from; at < span.to;) {
      const step = Math.max(1, Math.min(span.to - at, Math.floor(left() * slowest)));
      counter.read(text, at, at + step);
      at += step;
      mark(at - 1);
    }
  }
  look(to);
  return starts;
}
