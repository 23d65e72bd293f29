import type { ReadableText } from './live-text.ts';

// Where a text can be cut so that both sides mean what they meant together.
//
// A block at the top of a Markdown document begins closed at a line if the line before it is blank, the line itself
// begins with neither a blank nor a tab, and the block is not part of one that was open: a fence or a comment that has not ended, or
// a list that goes on with this line. Behind such a place nothing depends on what stands before it but the labels of link
// definitions and footnotes, and whether it is one depends on what stands before it and on that one line.

/** Whether a block at the top of the text may begin closed at this offset, as far as the characters around it tell. */
export function mayBePlace(text: ReadableText, at: number): boolean {
  return beginsBlock(text.charCodeAt(at)) && isBlankBefore(text, at);
}

/** The first offset from `from` on where one may be; -1 when there is none. */
export function nextPlace(text: ReadableText, from: number): number {
  for (let at = text.indexOf('\n', Math.max(0, from - 1)); at !== -1; at = text.indexOf('\n', at + 1))
    if (at + 1 >= from && mayBePlace(text, at + 1)) return at + 1;
  return -1;
}

/** The line at this offset may be an item of a list, or a quote or a footnote that begins with one. */
export const looksLikeItem = (text: ReadableText, at: number) => /[-+*0-9>[]/.test(text.slice(at, at + 1));

/**
 * The line at a place, for a parser to tell whether a block begins there and how the one before it ends. It must define no
 * link, which it might do alone though it does not with the lines that follow: a letter in the stead of brackets opens and
 * closes the same blocks. A footnote begins a block and needs one line only.
 */
export function probeLine(text: ReadableText, at: number): string {
  const line = text.slice(at, lineEnd(text, at));
  return /^\[\^[^\s[\]]+\]:/.test(line) ? line : line.replaceAll('[', 'x');
}

/** The offset of the end of the line, before its line break. */
export function lineEnd(text: ReadableText, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end;
}

/** A byte order mark is dropped at the start of a text and is a letter elsewhere. */
function beginsBlock(unit: number): boolean {
  return unit === unit && unit !== 32 && unit !== 9 && unit !== 10 && unit !== 13 && unit !== 0xfeff;
}

function isBlankBefore(text: ReadableText, at: number): boolean {
  let before = at - 1;
  if (text.charCodeAt(before) !== 10) return false;
  for (before--; before >= 0; before--) {
    const unit = text.charCodeAt(before);
    if (unit === 10) return true;
    if (unit !== 32 && unit !== 9 && unit !== 13) return false;
  }
  return true;
}
