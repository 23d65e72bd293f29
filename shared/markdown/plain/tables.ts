import type { AlignType, TableCell, TableRow } from 'mdast';
import { matchAt } from '../../base/match-at.ts';
import { readInline } from './inline.ts';
import { isBlankLine, type ReadBlock } from './line-starts.ts';
import { endWithoutSpaces, type Source } from './source.ts';

/** Cells between bars that both ends of the line have; a bar can hide behind a backslash only. */
const row = /\|[^\\\n]*\|(?=\n|$)/y;
const rule = /^\|(?: *:?-+:? *\|)+$/;

/** A table whose rows begin and end with a bar, up to a blank line; null at the first doubt. */
export function readTable(source: Source, at: number): ReadBlock | null {
  const { text, place } = source;
  const children: TableRow[] = [];
  let align: AlignType[] = [];
  let to = at;
  let lines = 0;
  for (let line = at; line < text.length && !isBlankLine(text, line); line = to + 1, lines++) {
    if (!matchAt(row, text, line)) return null;
    to = row.lastIndex;
    if (lines === 1) {
      const written = text.slice(line, to);
      if (!rule.test(written)) return null;
      align = written.slice(1, -1).split('|').map(alignOf);
      continue;
    }
    const cells = readRow(source, line, to);
    if (!cells) return null;
    children.push({ type: 'tableRow', children: cells, position: place(line, to) });
  }
  if (lines < 2 || children.some((one) => one.children.length !== align.length)) return null;
  return { node: { type: 'table', align, children, position: place(at, to) }, next: to + 1 };
}

function alignOf(written: string): AlignType {
  const mark = written.trim();
  if (mark.startsWith(':')) return mark.endsWith(':') ? 'center' : 'left';
  return mark.endsWith(':') ? 'right' : null;
}

/** A cell begins at its bar, the last one takes the bar behind it too. */
function readRow(source: Source, from: number, to: number): TableCell[] | null {
  const { text, place } = source;
  const cells: TableCell[] = [];
  for (let at = from; at < to - 1;) {
    const bar = text.indexOf('|', at + 1);
    const end = endWithoutSpaces(text, at + 1, bar);
    let start = at + 1;
    while (text.charAt(start) === ' ') start++;
    if (end <= start) return null;
    const children = readInline(source, { from: start, to: end, indent: 0, inLink: false });
    if (!children) return null;
    cells.push({ type: 'tableCell', children, position: place(at, bar === to - 1 ? to : bar) });
    at = bar;
  }
  return cells;
}
