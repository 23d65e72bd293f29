import type { Nodes, Parents } from 'mdast';
import { htmlTags } from '../parse/html-tags.ts';
import type { Part } from './section.ts';

/** HTML 13.1.2: elements without content, which no tag closes. */
const voids = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/i;

/**
 * How many parts there are, from an index on, when each element that was opened is closed; 0 if that comes before `more` of them
 * or never. Read from the tags alone: a guess that is often right and costs little, for one who then asks a parser.
 */
export function balancedAt(parts: readonly Part[], from: number, more: number): number {
  let open = 0;
  for (let at = from; at < parts.length; at++) {
    const value = parts[at]?.value;
    if (value?.html) open += value.nodes.reduce((sum, node) => sum + opened(node), 0);
    if (open <= 0) return at + 1 - from > more ? at + 1 - from : 0;
  }
  return 0;
}

/** Elements that raw HTML in a node opens, without those that it closes. */
function opened(node: Nodes): number {
  if (node.type === 'html')
    return htmlTags(node.value, 0, node.value.length).reduce((sum, tag) => sum + step(node.value, tag), 0);
  return 'children' in node ? (node as Parents).children.reduce((sum, child) => sum + opened(child), 0) : 0;
}

function step(text: string, { from, to }: { readonly from: number; readonly to: number }): number {
  const [, end, name] = /^<(\/?)([a-z][^\s/>]*)/i.exec(text.slice(from, to)) ?? [];
  if (name === undefined || voids.test(name)) return 0;
  return end ? -1 : 1;
}
