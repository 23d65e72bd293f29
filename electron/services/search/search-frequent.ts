import { letter, wordKindAt } from '../../../shared/base/word-kinds.ts';
import type { Term } from '../../../shared/library/search-match.ts';

/** Counts in how many of some texts words and beginnings of words stand. */
export interface FrequentTerms {
  add(folded: string): void;
  /** Those of at least a quarter of the texts: of these an index takes longest to find all posts. */
  terms(): readonly Term[];
}

const least = 0.25;

export function createFrequentTerms(): FrequentTerms {
  const words = new Map<string, number>();
  const beginnings = new Map<string, number>();
  let texts = 0;
  return {
    add: (folded) => {
      texts++;
      const held = wordsOf(folded);
      for (const word of held) count(words, word);
      for (const beginning of beginningsOf(held)) count(beginnings, beginning);
    },
    terms: () => [...often(words, texts, false), ...often(beginnings, texts, true)],
  };
}

const count = (counts: Map<string, number>, text: string) => counts.set(text, (counts.get(text) ?? 0) + 1);

const often = (counts: ReadonlyMap<string, number>, texts: number, prefix: boolean) =>
  [...counts].filter(([, times]) => times >= texts * least).map(([text]) => ({ text, prefix }));

/** Scripts without gaps are left aside: where a word ends there nobody can tell. */
function wordsOf(folded: string): ReadonlySet<string> {
  const words = new Set<string>();
  let start = -1;
  for (let at = 0; at <= folded.length; at++) {
    const isLetter = at < folded.length && wordKindAt(folded, at) === letter;
    if (isLetter && start < 0) start = at;
    if (isLetter || start < 0) continue;
    words.add(folded.slice(start, at));
    start = -1;
  }
  return words;
}

/** Of two letters at least: one alone does not narrow what is found. */
function beginningsOf(words: ReadonlySet<string>): ReadonlySet<string> {
  const beginnings = new Set<string>();
  for (const word of words) for (let end = 2; end <= word.length; end++) beginnings.add(word.slice(0, end));
  return beginnings;
}
