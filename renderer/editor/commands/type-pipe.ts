import type { EditorState, TransactionSpec } from '@codemirror/state';
import { delimiterRow } from '../../../shared/markdown/edits/table.ts';
import { tableAt } from './tables.ts';

/**
 * What a pipe does that is typed at the end of a cell: it is the one that stands there. Enter makes whole rows, and who writes them
 * by hand types their pipes, the one before an empty first cell too. null: it parts the cell.
 */
export function typedPipe(state: EditorState): TransactionSpec | null {
  const { main, ranges } = state.selection;
  const at = !main.empty || ranges.length > 1 || state.readOnly ? null : tableAt(state);
  const row = at && at.row > delimiterRow ? at.table.rows[at.row] : undefined;
  const cell = row?.cells[at?.column ?? 0];
  if (!at || !row?.hasLeadingPipe || !cell) return null;
  const { from, column, table } = at;
  const head = main.head - from;
  const isBlank = (start: number, end: number) => table.text.slice(start, end).trim() === '';
  const isOwnPipe = table.text[cell.to] === '|' && head <= cell.to;
  if (!isOwnPipe || !isBlank(head, cell.to) || table.text[head - 1] === '\\') return null;
  const isFirst = column === 0 && head < cell.to && row.cells.every((one) => isBlank(one.from, one.to));
  // Blanks of an empty cell make room for those that are typed.
  const next = isFirst ? cell : row.cells[column + 1];
  const gone = next && isBlank(next.from, next.to) && table.text[next.to] === '|' ? next : null;
  const start = isFirst ? cell.from : cell.to + 1;
  return {
    ...(gone && { changes: { from: from + gone.from, to: from + gone.to } }),
    selection: { anchor: from + start },
    userEvent: 'input.type',
    scrollIntoView: true,
  };
}
