import { foldText, foldWithPlaces, type FoldedText } from '../base/fold.ts';
import type { Snippet, TextRange } from '../model/search.ts';
import { allMatches, type Term } from './search-match.ts';

/** More are not told apart by anybody. */
const mostMatches = 1000;
/** UTF-16 units shown before the first match and in all: the first match must stand in a narrow column. */
const before = 28;
const length = 180;

/** Every place of a text where one of the terms stands, in order. Ranges of different terms may overlap. */
export function findMatches(text: string, terms: readonly Term[]): readonly TextRange[] {
  const folded = foldWithPlaces(text);
  const each = terms.map((term) => allMatches(folded.text, term, mostMatches));
  return inOrder(each, terms).map(({ from, to }) => folded.original(from, to));
}

/** Every place of a short text where one of the terms stands, in the middle of words too. */
export function findParts(text: string, terms: readonly Term[]): readonly TextRange[] {
  const folded = foldWithPlaces(text);
  return terms.flatMap((term) => {
    const at = folded.text.indexOf(term.text);
    return at < 0 ? [] : folded.original(at, at + term.text.length);
  });
}

/**
 * The best stretch of a text to show: where most of the terms stand together, in the body rather than before `bodyFrom`.
 * null when a term is not in the text.
 */
export function snippetOf(
  text: string,
  terms: readonly Term[],
  bodyFrom: number,
  folded: FoldedText = foldWithPlaces(text),
): Snippet | null {
  const each = terms.map((term) => allMatches(folded.text, term, mostMatches));
  if (each.length === 0 || each.some((found) => found.length === 0)) return null;
  const matches = inOrder(each, terms);
  const best = bestStart(matches, foldText(text.slice(0, bodyFrom)).length);
  const near = matches.slice(best, best + 20).map(({ from, to }) => folded.original(from, to));
  return { ...cut(text, near), matches: matches.length };
}

interface FoldedMatch extends TextRange {
  /** A bit for each term; those past the thirty-first share one. */
  readonly term: number;
}

/** The matches of all terms; of two at one place the longer one first. */
function inOrder(each: readonly (readonly number[])[], terms: readonly Term[]): readonly FoldedMatch[] {
  const found = each.flatMap((places, index) => {
    const bit = 1 << Math.min(index, 30);
    const size = terms[index]?.text.length ?? 0;
    return places.map((from) => ({ term: bit, from, to: from + size }));
  });
  return each.length === 1 ? found : found.sort((a, b) => a.from - b.from || b.to - a.to);
}

/** The match from which on most different terms follow closest together, in the body rather than before it. */
function bestStart(matches: readonly FoldedMatch[], bodyAt: number): number {
  let best = 0;
  let bestWorth = -1;
  for (const [index, { from }] of matches.entries()) {
    let seen = 0;
    let count = 0;
    let last = from;
    for (let next = index; next < matches.length; next++) {
      const match = matches[next];
      if (!match || match.to > from + length - before) break;
      if ((seen & match.term) !== 0) continue;
      seen |= match.term;
      count++;
      last = match.from;
    }
    const worth = count * 2 + (from >= bodyAt ? 1 : 0) - (last - from) / length;
    if (worth > bestWorth) [best, bestWorth] = [index, worth];
  }
  return best;
}

/** The stretch of text around the first of these ranges, blanks and line breaks as one blank. */
function cut(text: string, ranges: readonly TextRange[]): Omit<Snippet, 'matches'> {
  const at = ranges[0]?.from ?? 0;
  const line = lineOf(text, at);
  const start = startOf(text, at, line.start);
  const end = endOf(text, start.from);
  let shown = start.isCut ? '…' : '';
  const marked: TextRange[] = [];
  let done = start.from;
  const add = (to: number) => {
    shown += text.slice(done, to).replace(/\s+/g, ' ');
    done = to;
  };
  for (const { from, to } of ranges) {
    if (from < done || to > end.to) continue;
    add(from);
    const first = shown.length;
    add(to);
    marked.push({ from: first, to: shown.length });
  }
  add(end.to);
  const place = { line: line.number, column: at - line.start + 1 };
  return { ...place, text: shown + (end.isCut ? '…' : ''), ranges: marked };
}

/** A little before the first match, at the start of a word or of the line, without the marks that a line begins with. */
function startOf(text: string, at: number, line: number): { readonly from: number; readonly isCut: boolean } {
  const marks = /^[\s>#*+-]*/.exec(text.slice(line, at))?.[0].length ?? 0;
  const start = line + marks;
  if (at - start <= before) return { from: start, isCut: false };
  const blank = text.slice(at - before, at).search(/\s/);
  return { from: at - before + blank + 1, isCut: true };
}

/** The end of the paragraph, or of a word before. */
function endOf(text: string, from: number): { readonly to: number; readonly isCut: boolean } {
  const rest = text.slice(from, from + length);
  const paragraph = /\s*(?:\r\n|\r(?!\n)|\n)[ \t]*(?:\r|\n)/.exec(rest)?.index;
  if (paragraph !== undefined && paragraph > 0) return { to: from + paragraph, isCut: false };
  if (from + length >= text.length) return { to: from + rest.trimEnd().length, isCut: false };
  const word = rest.search(/\s\S*$/);
  return { to: from + (word > length / 2 ? word : rest.length), isCut: true };
}

/** The 1-based number of the line of a place, and where it begins. */
function lineOf(text: string, at: number): { readonly number: number; readonly start: number } {
  if (text.includes('\r')) {
    const lines = text.slice(0, at).split(/\r\n?|\n/);
    return { number: lines.length, start: at - (lines.at(-1)?.length ?? 0) };
  }
  let number = 1;
  let start = 0;
  // Looking for one character takes a tenth of looking at each.
  for (let next = text.indexOf('\n'); next >= 0 && next < at; next = text.indexOf('\n', start)) {
    number++;
    start = next + 1;
  }
  return { number, start };
}
