import type { ListItem } from 'mdast';
import { matchAt } from '../../base/match-at.ts';
import { readInline } from './inline.ts';
import { beginsWords, isBlankLine, isItemLike, type ReadBlock } from './line-starts.ts';
import type { Source } from './source.ts';

const marker = /(?:([-+*])|(\d{1,9})([.)])) (?=[^\s])/y;
const task = /\[[ \txX]\](?:\s|$)/y;

interface Marker {
  readonly kind: string;
  readonly number: number | null;
  readonly width: number;
}

function markerAt(text: string, at: number): Marker | null {
  const found = matchAt(marker, text, at);
  if (!found) return null;
  const [all, bullet, number, delimiter] = found;
  return { kind: bullet ?? delimiter ?? '', number: number === undefined ? null : Number(number), width: all.length };
}

/** A list of one level whose items are words; null at the first doubt. */
export function readList(source: Source, at: number): ReadBlock | null {
  const { text, place } = source;
  const first = markerAt(text, at);
  if (!first) return null;
  const children: ListItem[] = [];
  let spread = false;
  let to = at;
  let line = at;
  for (let next: Marker | null = first; next;) {
    const item = readItem(source, line, next.width);
    if (!item) return null;
    children.push(item);
    to = item.position?.end.offset ?? line;
    line = to + 1;
    let hasGap = false;
    while (line < text.length && isBlankLine(text, line)) {
      hasGap = true;
      line = source.lineEnd(line) + 1;
    }
    if (line >= text.length) break;
    next = markerAt(text, line);
    if (next?.kind !== first.kind) {
      // Without a blank line between, words would go on with the last item.
      if (!next && (!hasGap || isItemLike(text, line))) return null;
      break;
    }
    spread ||= hasGap;
  }
  const ordered = first.number !== null;
  return {
    node: { type: 'list', ordered, start: first.number, spread, children, position: place(at, to) },
    next: to + 1,
  };
}

function readItem(source: Source, at: number, width: number): ListItem | null {
  const { text, lineEnd, place } = source;
  const from = at + width;
  if (!beginsWords(text, from) || matchAt(task, text, from)) return null;
  let to = lineEnd(from);
  const indent = ' '.repeat(width);
  while (text.startsWith(indent, to + 1)) {
    if (isBlankLine(text, to + 1)) break;
    if (!beginsWords(text, to + 1 + width)) return null;
    to = lineEnd(to + 1);
  }
  const children = readInline(source, { from, to, indent: width, inLink: false });
  if (!children) return null;
  const words = { type: 'paragraph' as const, children, position: place(from, to) };
  return { type: 'listItem', spread: false, checked: null, children: [words], position: place(at, to) };
}
