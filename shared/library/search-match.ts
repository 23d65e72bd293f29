import { ideograph, letter, wordKindAt, type WordKind } from '../base/word-kinds.ts';

/** A word or phrase to look for, in folded form. */
export interface Term {
  /** Not empty, without blanks at its ends. */
  readonly text: string;
  /** The last word may go on: `gard` finds `garden`. */
  readonly prefix: boolean;
}

/**
 * Where the term stands next in a folded text from `from` on; -1 when nowhere. What begins or ends with a letter begins or
 * ends a word there; scripts that write without gaps, and signs, are found anywhere.
 */
export function nextMatch(folded: string, { text, prefix }: Term, from = 0): number {
  for (let at = folded.indexOf(text, from); at >= 0; at = folded.indexOf(text, at + 1)) {
    const end = at + text.length;
    if (!isInsideWord(folded, at) && (prefix || !isInsideWord(folded, end))) return at;
  }
  return -1;
}

export const hasTerm = (folded: string, term: Term): boolean => nextMatch(folded, term) >= 0;

export const hasTerms = (folded: string, terms: readonly Term[]): boolean =>
  terms.every((term) => hasTerm(folded, term));

/** How often the term stands in a folded text. */
export function countMatches(folded: string, term: Term): number {
  let count = 0;
  for (let at = nextMatch(folded, term); at >= 0; at = nextMatch(folded, term, at + term.text.length)) count++;
  return count;
}

/** Whether letters of one word stand on both sides. */
function isInsideWord(text: string, at: number): boolean {
  return at > 0 && at < text.length && wordKindAt(text, at - 1) === letter && wordKindAt(text, at) === letter;
}

/** Whether the text ends in what may become a longer word. */
export const endsInWord = (text: string): boolean => text !== '' && isWord(wordKindAt(text, text.length - 1));

export const isWord = (kind: WordKind): boolean => kind === letter || kind === ideograph;
