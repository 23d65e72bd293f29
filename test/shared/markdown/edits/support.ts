import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { readTable, type Table, type TableEdit } from '../../../../shared/markdown/edits/table.ts';
import { markdownParser } from '../../../../shared/markdown/parse/parser.ts';

export function read(text: string): Table {
  const table = readTable(text);
  if (!table) throw new Error(`no table: ${text}`);
  return table;
}

const apply = (text: string, changes: NonNullable<TableEdit>) =>
  [...changes].reverse().reduce((all, { from, to, insert }) => all.slice(0, from) + insert + all.slice(to), text);

/** A text with an edit made; null where there is nothing to do. */
export const after = (text: string, edit: (table: Table) => TableEdit): string | null => {
  const changes = edit(read(text));
  return changes && apply(text, changes);
};

const remark = unified().use(remarkParse).use(remarkGfm);

/** Whether all of it is one table with as many rows as lines, in the page as in the editor. */
export function isTable(text: string): boolean {
  const [node, ...more] = remark.parse(text).children;
  if (node?.type !== 'table' || more.length > 0 || node.children.length !== text.split('\n').length - 1) return false;
  const shown = markdownParser.parse(text).topNode.firstChild;
  if (shown?.name !== 'Table' || shown.to !== text.length) return false;
  return readTable(text)?.rows.every(({ cells }) => cells.length > 0) ?? false;
}
