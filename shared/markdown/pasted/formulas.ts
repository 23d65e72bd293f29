import type { Nodes, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';
import { element, textOf, words } from '../render/hast.ts';
import { classesOf } from './styles.ts';

/**
 * Makes of each formula that KaTeX drew what it was written as, between dollars, in place: as words its fractions and powers would
 * stand side by side. KaTeX puts its source into an `annotation` (katex.org/docs/options, `output`). `asWritten` says of a text that
 * it is Markdown already.
 */
export function markFormulas(tree: Root, asWritten: (markdown: string) => string): void {
  visit(tree, 'element', (node, index, parent) => {
    const [name] = /\bkatex(?:-display)?(?![\w-])/.exec(classesOf(node)) ?? [];
    const source = name && sourceOf(node)?.trim().replace(/\s+/g, ' ');
    // A dollar would end it, and a pipe the cell of a table that it is in.
    if (!source || /[$|]/.test(source) || !parent || index === undefined) return undefined;
    const marks = name === 'katex' ? '$' : '$$';
    parent.children.splice(index, 1, element('code', {}, words(asWritten(marks + source + marks))));
    return [SKIP, index + 1];
  });
}

function sourceOf(node: Nodes): string | undefined {
  if (node.type !== 'element') return undefined;
  if (node.tagName === 'annotation' && node.properties.encoding === 'application/x-tex') return textOf(node);
  return node.children.map(sourceOf).find((source) => source !== undefined);
}
