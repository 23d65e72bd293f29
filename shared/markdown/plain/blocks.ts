import { matchAt } from '../../base/match-at.ts';
import { readInline } from './inline.ts';
import { beginsWords, endOfParagraph, isBlankLine, type ReadBlock } from './line-starts.ts';
import { readList } from './lists.ts';
import { readNote } from './notes.ts';
import type { Source } from './source.ts';
import { readTable } from './tables.ts';

const heading = /(#{1,6}) +(?=[^\s#])[^\n]*[^\s#](?=\n|$)/y;
const fence = /(`{3,})([^\s`\\&]*)(?: ([^\s`\\&](?:[^`\\&\n]*[^\s`\\&])?))?(?=\n|$)/y;
const rule = /(?:-{3,}|\*{3,}|_{3,})(?=\n|$)/y;

/** The block that begins with a line; null at the first doubt. */
export function readBlock(source: Source, at: number): ReadBlock | null {
  switch (source.text.charAt(at)) {
    case '#':
      return readHeading(source, at);
    case '>':
      return readQuote(source, at);
    case '|':
      return readTable(source, at);
    case '[':
      return readNote(source, at) ?? readParagraph(source, at);
    case '`':
      return readFence(source, at) ?? readParagraph(source, at);
    default:
      return readRule(source, at) ?? readList(source, at) ?? readParagraph(source, at);
  }
}

function readRule({ text, place }: Source, at: number): ReadBlock | null {
  if (!matchAt(rule, text, at)) return null;
  return { node: { type: 'thematicBreak', position: place(at, rule.lastIndex) }, next: rule.lastIndex + 1 };
}

function readHeading(source: Source, at: number): ReadBlock | null {
  const marks = matchAt(heading, source.text, at)?.[1];
  if (marks === undefined) return null;
  const to = heading.lastIndex;
  let from = at + marks.length;
  while (source.text.charAt(from) === ' ') from++;
  const children = readInline(source, { from, to, indent: 0, inLink: false });
  const depth = marks.length as 1 | 2 | 3 | 4 | 5 | 6;
  return children && { node: { type: 'heading', depth, children, position: source.place(at, to) }, next: to + 1 };
}

function readFence({ text, place }: Source, at: number): ReadBlock | null {
  const [opener, marks = '', lang = '', meta = null] = matchAt(fence, text, at) ?? [];
  if (opener === undefined || (lang === '' && meta !== null)) return null;
  const from = at + opener.length;
  const close = new RegExp(`\\n {0,3}${marks}\`*[ \\t]*(?=\\n|$)`, 'g');
  close.lastIndex = from;
  const found = close.exec(text);
  if (!found || /[ \t]$/.test(found[0])) return null;
  const value = text.slice(from + 1, found.index);
  if (value.startsWith('\n') || value.endsWith('\n')) return null;
  const node = { type: 'code' as const, lang: lang || null, meta, value, position: place(at, close.lastIndex) };
  return { node, next: close.lastIndex + 1 };
}

function readParagraph(source: Source, at: number): ReadBlock | null {
  const to = endOfParagraph(source, at);
  const children = to === null ? null : readInline(source, { from: at, to, indent: 0, inLink: false });
  if (to === null || !children) return null;
  return { node: { type: 'paragraph', children, position: source.place(at, to) }, next: to + 1 };
}

/** One paragraph with the mark before each line, up to a blank line. */
function readQuote(source: Source, at: number): ReadBlock | null {
  const { text, lineEnd, place } = source;
  let to = at;
  for (let line = at; line < text.length && !isBlankLine(text, line); line = to + 1) {
    if (!text.startsWith('> ', line) || !beginsWords(text, line + 2)) return null;
    to = lineEnd(line);
  }
  const children = readInline(source, { from: at + 2, to, indent: 2, inLink: false });
  if (!children) return null;
  const words = { type: 'paragraph' as const, children, position: place(at + 2, to) };
  return { node: { type: 'blockquote', children: [words], position: place(at, to) }, next: to + 1 };
}
