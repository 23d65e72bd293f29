import type { ElementContent } from 'hast';
import { headingLevel, textOf } from './hast.ts';
import type { RenderedBlock } from './blocks.ts';

/**
 * The body below a page's title, so that the page has one first-level heading: a first heading that repeats the title
 * goes; if others of the first level remain, all move down by one.
 */
export function fitHeadings(blocks: readonly RenderedBlock[], title: string): readonly RenderedBlock[] {
  const first = blocks.findIndex((block) => block.tree.some((node) => headingLevel(node) !== null));
  const kept = blocks.filter(({ tree }, at) => at !== first || tree.length > 1 || !repeatsTitle(tree[0], title));
  if (!kept.some(({ tree }) => hasFirstLevel(tree))) return kept;
  // Another content, so another key: whoever keeps blocks by key must not take the one for the other.
  return kept.map((block) => ({ ...block, key: `${block.key}-down`, tree: block.tree.map(moveDown) }));
}

/** The node is a first-level heading with the words of the title. */
export function repeatsTitle(node: ElementContent | undefined, title: string): boolean {
  return node !== undefined && headingLevel(node) === 1 && sameWords(textOf(node), title);
}

/** Typographic quotes, case and blanks differ between a front matter and a heading that mean the same. */
export function sameWords(a: string, b: string): boolean {
  const plain = (text: string) =>
    text.normalize('NFKC').replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replace(/\s+/g, ' ').trim().toLowerCase();
  return plain(a) === plain(b);
}

/** A first-level heading is among the nodes or inside of them. */
export function hasFirstLevel(nodes: readonly ElementContent[]): boolean {
  return nodes.some((node) => node.type === 'element' && (node.tagName === 'h1' || hasFirstLevel(node.children)));
}

/** The node with every heading one level lower. */
export function moveDown(node: ElementContent): ElementContent {
  if (node.type !== 'element') return node;
  const level = headingLevel(node);
  return {
    ...node,
    tagName: level === null ? node.tagName : `h${Math.min(6, level + 1)}`,
    children: node.children.map(moveDown),
  };
}
