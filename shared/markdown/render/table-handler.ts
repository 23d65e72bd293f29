import type { Table } from 'mdast';
import { defaultHandlers, type Handler } from 'mdast-util-to-hast';

/** Rows that are shorter than the head get empty cells by GFM ("Tables"), in one table up to so many in all. */
const mostCompleted = 50_000;

/**
 * Handler of mdast-util-to-hast that leaves rows as short as they are, and cells where their column does not say, where a head
 * of a thousand cells over a thousand short rows would be a million cells. cmark-gfm ends such a table, too
 * (`MAX_AUTOCOMPLETED_CELLS`).
 */
export const table: Handler = (state, node: Table) => {
  const columns = node.align?.length ?? 0;
  const rows = node.children.map((row) => ({ ...row, children: row.children.slice(0, columns) }));
  const missing = rows.reduce((sum, { children }) => sum + columns - children.length, 0);
  return defaultHandlers.table(state, missing > mostCompleted ? { ...node, align: null, children: rows } : node);
};
