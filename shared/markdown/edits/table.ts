import type { TextChange } from '../../base/text-change.ts';
import { findIslands, mayHaveIslands } from '../islands/islands.ts';
import { parseBody } from '../parse/parser.ts';

// GFM tables as text: every function answers changes of the very characters, so that nothing else of a table moves.

export type Alignment = 'none' | 'left' | 'center' | 'right';

/** One cell: what stands between two pipes, blanks included. Offsets in the text that the table was read from. */
export interface Cell {
  readonly from: number;
  readonly to: number;
}

export interface TableRow {
  /** Offsets of the line; `start` is behind the quote marks or indentation that it stands in. */
  readonly from: number;
  readonly start: number;
  readonly to: number;
  /** None in a line that is no row: edits of columns leave it as it is. */
  readonly cells: readonly Cell[];
  readonly hasLeadingPipe: boolean;
  readonly hasTrailingPipe: boolean;
}

/** A table: its head, the row of hyphens, and the body. */
export interface Table {
  readonly text: string;
  readonly rows: readonly TableRow[];
  /** As many as the head has cells. */
  readonly columns: number;
  readonly alignments: readonly Alignment[];
}

/** Index of the row of hyphens. */
export const delimiterRow = 1;

/** The table that a text is; null when it is none. A pipe in an island parts no cells, and an island that stands alone or goes
 * over several lines is in no cell. `mdx`: as for findIslands. */
export function readTable(text: string, mdx?: boolean): Table | null {
  const islands = mayHaveIslands(text, mdx) ? findIslands(text, 0, parseBody(text, 0, mdx), { mdx }) : [];
  const isPart = (at: number) => !islands.some((island) => island.from <= at && at < island.to);
  const isRow = (start: number, end: number) =>
    !islands.some(({ from, to, block }) => from <= end && start < to && (block || from < start || end < to));
  const rows: TableRow[] = [];
  for (let at = 0; at <= text.length;) {
    const newline = text.indexOf('\n', at);
    const end = newline < 0 ? text.length : newline;
    const row = readRow(text, at, end, isPart);
    rows.push(isRow(at, end) ? row : { ...row, cells: [] });
    at = end + 1;
  }
  const [head, delimiter] = rows;
  if (!head || !delimiter) return null;
  const alignments = delimiter.cells.map((cell) => alignmentOf(text.slice(cell.from, cell.to)));
  if (alignments.includes(null) || delimiter.cells.length !== head.cells.length) return null;
  return { text, rows, columns: head.cells.length, alignments: alignments.map((alignment) => alignment ?? 'none') };
}

function readRow(text: string, from: number, end: number, isPart: (at: number) => boolean): TableRow {
  const lead = /^[ \t>]*/.exec(text.slice(from, end))?.[0].length ?? 0;
  const to = from + text.slice(from, end).trimEnd().length;
  const pipes: number[] = [];
  let isEscaped = false;
  for (let at = from + lead; at < to; at++) {
    // A pipe parts cells inside code too (GFM, 4.10); only a backslash keeps it.
    if (text[at] === '|' && !isEscaped && isPart(at)) pipes.push(at);
    isEscaped = text[at] === '\\' && !isEscaped;
  }
  const hasLeadingPipe = pipes[0] === from + lead;
  const hasTrailingPipe = pipes.length > (hasLeadingPipe ? 1 : 0) && pipes.at(-1) === to - 1;
  const edges = [...(hasLeadingPipe ? [] : [from + lead - 1]), ...pipes, ...(hasTrailingPipe ? [] : [end])];
  const cells = edges.slice(1).map((edge, index) => ({ from: (edges[index] ?? 0) + 1, to: edge }));
  return { from, start: from + lead, to: end, cells, hasLeadingPipe, hasTrailingPipe };
}

function alignmentOf(cell: string): Alignment | null {
  const found = /^\s*(:?)-+(:?)\s*$/.exec(cell);
  if (!found) return null;
  if (found[1] && found[2]) return 'center';
  return found[1] ? 'left' : found[2] ? 'right' : 'none';
}

/** The words of a cell, without the blanks around them. Offsets; an empty one is where words would begin. */
export function wordsOf({ text }: Table, cell: Cell): Cell {
  const raw = text.slice(cell.from, cell.to);
  if (raw.trim() === '') {
    const at = Math.min(cell.from + (raw.length > 1 ? 1 : 0), cell.to);
    return { from: at, to: at };
  }
  const from = cell.from + (raw.length - raw.trimStart().length);
  return { from, to: from + raw.trim().length };
}

/** The row and column of an offset; the row is one past the last cell where a row has fewer. */
export function placeIn(table: Table, offset: number): { readonly row: number; readonly column: number } | null {
  const row = table.rows.findIndex(({ from, to }) => from <= offset && offset <= to);
  const cells = table.rows[row]?.cells;
  if (!cells) return null;
  const column = cells.findIndex(({ to }) => offset <= to);
  return { row, column: column < 0 ? Math.max(0, cells.length - 1) : column };
}

/** What a row of hyphens holds for an alignment, at least as wide as `width`. */
export function delimiterCell(alignment: Alignment, width: number): string {
  const left = alignment === 'left' || alignment === 'center' ? ':' : '';
  const right = alignment === 'right' || alignment === 'center' ? ':' : '';
  return left + '-'.repeat(Math.max(3, width) - left.length - right.length) + right;
}

export type TableEdit = readonly TextChange[] | null;
