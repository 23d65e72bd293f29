import type { ElementContent, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { withoutLines } from './hast.ts';
import type { RenderedBlock } from './blocks.ts';

/** The blocks as HTML, one after the other on lines of their own, without the marks that the preview needs. */
export function blocksToHtml(blocks: readonly RenderedBlock[]): string {
  const html = blocks.map((block) => nodesToHtml(block.tree));
  return html.length === 0 ? '' : `${html.join('\n')}\n`;
}

/** Sanitized nodes as HTML. */
export function nodesToHtml(nodes: readonly ElementContent[]): string {
  const root: Root = { type: 'root', children: nodes.map(withoutLines) };
  return toHtml(root);
}
