import { foldService, syntaxTree } from '@codemirror/language';
import type { SyntaxNode } from '@lezer/common';
import { headingLevel } from '../../shared/markdown/facts/outline.ts';

/** A heading folds what stands below it, up to the next one that is not of a lower level. */
export const headingFold = foldService.of((state, start, end) => {
  let node: SyntaxNode | null = syntaxTree(state).resolveInner(end, -1);
  for (; node && node.from >= start; node = node.parent) {
    const level = headingLevel(node.name);
    const to = level === null ? end : sectionEnd(node, level);
    if (to > end) return { from: end, to };
  }
  return null;
});

function sectionEnd(heading: SyntaxNode, level: number): number {
  let last = heading;
  for (let next = heading.nextSibling; next; next = next.nextSibling) {
    if ((headingLevel(next.name) ?? Infinity) <= level) break;
    last = next;
  }
  return last.to;
}
