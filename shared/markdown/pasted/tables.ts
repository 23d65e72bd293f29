import type { Element, Root } from 'hast';
import { visit } from 'unist-util-visit';

/** Markdown's tables need a head: where none is marked, as word processors do it, the first row is it. In place. */
export function headTables(tree: Root): void {
  visit(tree, 'element', (node) => {
    if (node.tagName !== 'table') return;
    const rows: Element[] = [];
    let hasHead = false;
    visit(node, 'element', (inner) => {
      if (inner.tagName === 'th') hasHead = true;
      if (inner.tagName === 'tr') rows.push(inner);
    });
    if (hasHead) return;
    for (const cell of rows[0]?.children ?? [])
      if (cell.type === 'element' && cell.tagName === 'td') cell.tagName = 'th';
  });
}
