import type { Root as HastRoot, RootContent as HastContent, Text } from 'hast';
import type { Nodes, Paragraph, Root } from 'mdast';
import { defaultHandlers, toHast, type Handler, type Options } from 'mdast-util-to-hast';
import { element } from './hast.ts';
import { parseRaw } from './large-parts.ts';
import { linkHandlers } from './link-handlers.ts';
import { table } from './table-handler.ts';
import type { Mask } from '../islands/mask.ts';

/** Elements of MDX (mdx-blocks.ts) are in no paragraph. */
const paragraph: Handler = (state, node: Paragraph) =>
  node.data?.isElements ? state.all(node) : defaultHandlers.paragraph(state, node);

/** How Markdown becomes HTML. No prefix: decorate.ts prefixes every id, whoever made it. */
export const hastOptions: Options = {
  allowDangerousHtml: true,
  clobberPrefix: '',
  handlers: { ...linkHandlers, paragraph, table },
};

/** HTML as a tree, raw HTML parsed as a browser would. Not yet safe. */
export function toTree(markdown: Root, mask: Pick<Mask, 'uncover'>): HastRoot {
  const html = uncoverAddresses(markdown, mask);
  const tree: HastRoot = { type: 'root', children: contentOf(toHast(markdown, hastOptions)) };
  return html ? parseHtml(tree.children) : tree;
}

/** Addresses are percent-encoded on the way to HTML; what covers an island must be gone before. Answers whether the tree
 * holds raw HTML. */
export function uncoverAddresses(node: Nodes, mask: Pick<Mask, 'uncover'>): boolean {
  if ('url' in node) node.url = mask.uncover(node.url);
  if (node.type === 'image' || node.type === 'imageReference') node.alt = mask.uncover(node.alt ?? '');
  if (node.type === 'code' && node.lang) node.lang = mask.uncover(node.lang);
  if (node.type === 'footnoteReference' || node.type === 'footnoteDefinition')
    node.identifier = mask.uncover(node.identifier);
  let html = node.type === 'html';
  if ('children' in node) for (const child of node.children) html = uncoverAddresses(child, mask) || html;
  return html;
}

/** What a handler or a parser gave, as the children of a root. */
export function contentOf(tree: ReturnType<typeof toHast>): HastContent[] {
  return tree.type === 'root' ? tree.children : [tree];
}

/**
 * Parses the raw HTML among the nodes as a browser would in the middle of a page. Without the element that is put before
 * and taken away again, the first tag would decide how the rest is read: cells without a table would stay. HTML that the
 * parser itself fails on is shown as it is written.
 */
export function parseHtml(nodes: readonly HastContent[]): HastRoot {
  const children = prepare(nodes, false);
  try {
    const tree = parseRaw({ type: 'root', children: [element('div', {}, []), ...children] });
    return { type: 'root', children: tree.children.slice(1) };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return { type: 'root', children: asWritten(children) };
  }
}

/**
 * Two things that rehype-raw does not do for itself. After `<pre>` it drops a line break, as HTML has it, even where `<code>`
 * stands between: one more is put before. And a tag that is cut off goes on in the next element: a text, even an empty one,
 * ends it.
 */
function prepare<Node extends HastContent>(nodes: readonly Node[], inPre: boolean): (Node | Text)[] {
  return nodes.flatMap((node, at): (Node | Text)[] => {
    const isFirst = inPre && at === 0;
    if (node.type === 'raw') return [node, { type: 'text', value: '' }];
    if (node.type === 'text' && isFirst && node.value.startsWith('\n')) return [{ ...node, value: `\n${node.value}` }];
    if (node.type !== 'element') return [node];
    return [{ ...node, children: prepare(node.children, isFirst || node.tagName === 'pre') }];
  });
}

function asWritten<Node extends HastContent>(nodes: readonly Node[]): (Node | Text)[] {
  return nodes.map((node): Node | Text => {
    if (node.type === 'raw') return { type: 'text', value: node.value };
    return node.type === 'element' ? { ...node, children: asWritten(node.children) } : node;
  });
}
