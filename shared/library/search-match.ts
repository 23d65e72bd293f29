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
function nextMatch(folded: string, { text, prefix }: Term, from = 0): number {
  for (let at = folded.indexOf(text, from); at >= 0; at = folded.indexOf(text, at + 1)) {
    const end = at + text.length;
    if (!isInsideWord(folded, at) && (prefix || !isInsideWord(folded, end))) return at;
  }
  return -1;
}

/** Whether a folded text holds the term anywhere, by the rule of `nextMatch`. */
export const hasTerm = (folded: string, term: Term): boolean => nextMatch(folded, term) >= 0;

/** Whether it holds all of them, in whatever order; without terms every text does. */
export const hasTerms = (folded: string, terms: readonly Term[]): boolean =>
  terms.every((term) => hasTerm(folded, term));

/** Where the term stands in a folded text, in order and at most so often; no place is part of the one before. */
export function allMatches(folded: string, { text, prefix }: Term, most = Infinity): readonly number[] {
  const found: number[] = [];
  const rareAt = rarestPlace(text);
  const rare = text.slice(rareAt);
  for (let at = folded.indexOf(rare, rareAt); at >= 0 && found.length < most;) {
    const from = at - rareAt;
    const to = from + text.length;
    const isMatch =
      (rareAt === 0 || folded.startsWith(text, from)) &&
      !isInsideWord(folded, from) &&
      (prefix || !isInsideWord(folded, to));
    if (isMatch) found.push(from);
    at = folded.indexOf(rare, isMatch ? to + rareAt : at + 1);
  }
  return found;
}

/** From the most frequent in European languages on. */
const frequent = ' etaoinsrhldcumfpgwybvkxjqz';

/**
 * Where in a word its rarest letter is: looked for from there on, there are few places to look at. Two units at least are
 * left, for one alone is found all too often. Of UTF-8, too, with a unit for each byte.
 */
export function rarestPlace(text: string): number {
  let rarest = 0;
  for (let at = 1; at < text.length - 1; at++) if (rarity(text.charAt(at)) > rarity(text.charAt(rarest))) rarest = at;
  return rarest;
}

function rarity(unit: string): number {
  // In UTF-8 the first byte of a character is shared by all of its script; of no folded text it is a letter.
  if (unit >= '\xc0' && unit <= '\xff') return 0;
  const place = frequent.indexOf(unit);
  return place < 0 ? frequent.length : place;
}

/** Whether letters of one word stand on both sides. */
function isInsideWord(text: string, at: number): boolean {
  return at > 0 && at < text.length && wordKindAt(text, at - 1) === letter && wordKindAt(text, at) === letter;
}

/** Whether the text ends in what may become a longer word. */
export const endsInWord = (text: string): boolean => text !== '' && isWord(wordKindAt(text, text.length - 1));

/** What words are made of, in scripts with gaps between them and in those without. */
export const isWord = (kind: WordKind): boolean => kind === letter || kind === ideograph;
