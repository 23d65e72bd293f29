import type { RootContent } from 'mdast';
import { matchAt } from '../../base/match-at.ts';
import type { Source } from './source.ts';

/** A top-level block and where the line after it begins. */
export interface ReadBlock {
  readonly node: RootContent;
  readonly next: number;
}

/** What begins another block, or may be more than words at the beginning of a line; a cover (covers.ts) may be a tag of MDX. */
const otherStart = /[ \t#>+\-=|:~<\n\uFDD0]|\d{1,9}[.)](?=[ \t\n]|$)|[*_](?=[ \t*_]*(?:\n|$))|\*[ \t]|`{3}/y;
/** What surely begins another block in the middle of a paragraph (CommonMark 4.8). */
const interrupts = /#{1,6} +[^\s#]|`{3,}[^`\n]*(?:\n|$)|> [^\s]|[-+*] [^\s|:*_+=-]|1[.)] [^\s]/y;
/** What may go on with a list above it. */
const itemLike = /[ \t]|[-+*](?:[ \t\n]|$)|\d{1,9}[.)](?:[ \t\n]|$)/y;
const blank = /[ \t]*(?:\n|$)/y;

/** Whether plain words can begin at an offset. */
export const beginsWords = (text: string, at: number) => at < text.length && !matchAt(otherStart, text, at);
export const isItemLike = (text: string, at: number) => matchAt(itemLike, text, at) !== null;
export const isBlankLine = (text: string, at: number) => matchAt(blank, text, at) !== null;

/** The end of the last line of the paragraph that begins at an offset; null at a doubt. */
export function endOfParagraph({ text, lineEnd }: Source, at: number): number | null {
  if (!beginsWords(text, at)) return null;
  for (let end = lineEnd(at); ; end = lineEnd(end + 1)) {
    const next = end + 1;
    if (next >= text.length || isBlankLine(text, next)) return end;
    // What remark makes of spaces there differs.
    if (matchAt(interrupts, text, next)) return text.charAt(end - 1) === ' ' ? null : end;
    if (!beginsWords(text, next)) return null;
  }
}
