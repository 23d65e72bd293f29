import { singleSpaced } from '../../base/single-spaced.ts';

/**
 * The words of a body that begins as most do: plain paragraphs, headings, simple lists and quotes, blocks of code, tables. Once they are more
 * than `enough` the rest does not matter; null at the first doubt before that, and where they run past `stop`. What it
 * answers is what the grammar makes of the text; a test compares the two.
 */
export function plainWords(text: string, isWhole: boolean, from: number, stop: number, enough: number): string | null {
  let words = '';
  let inside: 'paragraph' | 'marked' | null = null;
  let afterBlank = true;
  let marker = '';
  for (let at = from; at < text.length;) {
    const feed = text.indexOf('\n', at);
    const end = feed < 0 ? text.length : feed;
    if ((feed < 0 && !isWhole) || stop < end) return null;
    const line = text.slice(at, end);
    at = end + 1;
    // Old line ends, which the grammar knows.
    if (line.includes('\r') && line.indexOf('\r') < line.length - 1) return null;
    if (blank.test(line)) {
      if (words.length > enough) return words;
      if (inside === 'paragraph') inside = null;
      afterBlank = true;
      continue;
    }
    const item: string | undefined = inside === 'paragraph' ? undefined : itemAt.exec(line)?.[0];
    if (inside === 'marked' && item === undefined) {
      // What is indented below an item belongs to it.
      if (!afterBlank || blankStart.test(line)) return null;
      inside = null;
    }
    // An item of another kind may also be a line of the one above it.
    if (inside === 'marked' && item !== undefined && !afterBlank && markerOf(item) !== marker) return null;
    if (item !== undefined) marker = markerOf(item);
    afterBlank = false;
    const skipped = inside === null ? afterWordless(text, line, at, isWhole) : null;
    if (skipped !== null) {
      at = skipped;
      continue;
    }
    const content = item === undefined ? line : line.slice(item.length);
    if (otherBlock.test(content) || (inside === 'paragraph' && blankStart.test(line))) return null;
    inside = item === undefined ? 'paragraph' : 'marked';
    if (words.length > enough) continue;
    const begin = beginning(content, enough + spare);
    if (begin.length > enough && isPlain(begin)) {
      words = `${words} ${begin}`.trim();
      continue;
    }
    const read = beginning(content, 2 * enough);
    const prose = proseOf(read.trim());
    words = `${words} ${prose.words}`.trim();
    if ((prose.isCut || read !== content) && words.length <= enough) return null;
  }
  return isWhole || words.length > enough ? words : null;
}

const blank = /^[ \t\r]*$/;
const blankStart = /^[ \t]/;
const heading = /^ {0,3}#{1,6}(?:[ \t][^{]*|\r?)$/;
const fence = /^(`{3,})[^`{]*$/;
/** An item of a list, or a line of a quote. */
const itemAt = /^(?:[-*+>]|\d{1,9}[.)]) (?=[^ \t\r])/;
const markerOf = (item: string) => item.charAt(item.length - 2);
/** What may begin another kind of block, end a paragraph or make it a heading. */
const otherBlock =
  /^(?: {4}| {0,3}\t)|^ *(?:[#>\-+=|:~<\\{]|[*_]{3}|[*_][ \t]|`{3}|\[[^\]]*\]:|\[[ xX]\]|\d+[.)]|(?:import|export)\b)/;

/** Cells between bars, with nothing in them that may hide a bar. */
const row = /^\|[^\\`<{]*\|[ \t\r]*$/;
const tableRule = /^\|(?: *:?-+:? *\|)+[ \t\r]*$/;

/** More than a word has. */
const spare = 40;

/** The words of a line up to so many characters; all of it where it has no more, or no blank far enough behind. */
function beginning(line: string, most: number): string {
  const room = line.length > most ? line.lastIndexOf(' ', most) : -1;
  return room > most / 2 ? line.slice(0, room) : line;
}

/** The offset behind a heading, a block of code or a table, which give no words; null for anything else. `at`: the next line. */
function afterWordless(text: string, line: string, at: number, isWhole: boolean): number | null {
  if (heading.test(line)) return at;
  if (row.test(line)) return afterTable(text, line, at, isWhole);
  const marks = fence.exec(line)?.[1];
  if (marks === undefined) return null;
  const close = new RegExp(`^ {0,3}${marks}\`*[ \\t\\r]*\\n`, 'gm');
  close.lastIndex = at;
  return close.exec(text) ? close.lastIndex : null;
}

/** The offset behind a table that a blank line ends; its header and the rule below it have as many cells. */
function afterTable(text: string, header: string, from: number, isWhole: boolean): number | null {
  let rows = 0;
  for (let at = from; at < text.length; rows++) {
    const feed = text.indexOf('\n', at);
    if (feed < 0 && !isWhole) return null;
    const line = text.slice(at, feed < 0 ? text.length : feed);
    if (rows > 0 && blank.test(line)) return at;
    if (rows === 0 ? !tableRule.test(line) || bars(line) !== bars(header) : !row.test(line)) return null;
    at = feed < 0 ? text.length : feed + 1;
  }
  return isWhole && rows > 0 ? text.length : null;
}

const bars = (line: string) => line.split('|').length;

/** Anything that may be more than itself, a word with `_` inside left out. */
const special =
  /[\\`<*~@]|!?\[|&(?=[#\w])|\{(?=[{%:#.])|:::|(?<![a-z\d])_|_(?![a-z\d])|\s\s|www\.|https?:|mailto:|xmpp:/i;
const maybeSpecial = /[\\`<*~@[&{:_]|[^\S ]/;
const address = /ww\./i;
/** Whether a text is told quickly to be no more than its words. */
const isPlain = (text: string) => !maybeSpecial.test(text) && !text.includes('  ') && !address.test(text);
const strong = /(?<=^|[\s(])(\*\*?|__?)(?=\S)([^*_`[\]]*[^\s*_`[\]])\1(?=[\s.,;!?)]|$)/y;
const code = /`(?=[^\s`])([^`{]*[^\s`{])`(?!`)/y;
const link = /!?\[([^[\]^][^[\]]*|)\]\([^\s()<>\\{}|`[\]]+\)/y;

/** The prose of a line; cut where it cannot be told what follows. */
function proseOf(line: string): { readonly words: string; readonly isCut: boolean } {
  let words = '';
  for (let at = 0; ;) {
    const mark = line.slice(at).search(special);
    if (mark < 0) return { words: singleSpaced(words + line.slice(at)), isCut: false };
    const found = markedAt(line, at + mark);
    // A mail address begins before its sign.
    if (!found)
      return { words: singleSpaced(words + line.slice(at, line.lastIndexOf(' ', at + mark) + 1)), isCut: true };
    words += line.slice(at, at + mark) + found.words;
    at = found.to;
  }
}

function markedAt(line: string, at: number): { readonly words: string; readonly to: number } | null {
  const pattern = line.startsWith('`', at) ? code : /^!?\[/.test(line.slice(at, at + 2)) ? link : strong;
  pattern.lastIndex = at;
  const found = pattern.exec(line);
  if (!found) return null;
  const words = found.at(pattern === strong ? 2 : 1) ?? '';
  if (pattern === code ? /\s\s/.test(words) : special.test(words)) return null;
  // An image is not read, and parts what stands before and behind it.
  return { words: pattern === link && line.startsWith('!', at) ? ' ' : words, to: pattern.lastIndex };
}
