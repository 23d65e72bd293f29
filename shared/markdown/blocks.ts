import type { ElementContent, Root } from 'hast';
import { element, startOf } from './hast.ts';
import type { RenderedBlock } from './render.ts';

const inline = new Set(
  'a abbr b bdi bdo br cite code del dfn em i img input ins kbd mark q rp rt ruby s samp small span strong sub sup time u var wbr'.split(
    ' ',
  ),
);

/** The top-level parts of a sanitized tree. Loose words and inline elements between blocks form a block of their own. */
export function splitBlocks(
  tree: Root,
  lineOf: (offset: number) => number,
  firstLine: number,
): readonly RenderedBlock[] {
  const groups: ElementContent[][] = [];
  let loose: ElementContent[] | null = null;
  for (const node of tree.children) {
    if (node.type === 'doctype') continue;
    const isLoose: boolean = node.type !== 'element' || inline.has(node.tagName);
    if (!isLoose) {
      groups.push([node]);
      loose = null;
    } else if (loose) loose.push(node);
    else if (node.type !== 'text' || node.value.trim() !== '') groups.push((loose = [node]));
  }
  const count = createCounter();
  let last = firstLine;
  return groups.map((nodes) => {
    const start = nodes[0] && startOf(nodes[0]);
    const end = nodes.at(-1)?.position?.end.offset;
    const line = start === undefined ? last : lineOf(start);
    last = end === undefined ? line : Math.max(line, lineOf(end));
    const bare = nodes.map(withoutPositions);
    return { key: count(hash(JSON.stringify(bare))), line, endLine: last, tree: bare };
  });
}

/** A text that is not rendered, as one block; none for an empty text. */
export function textBlock(text: string, line: number, endLine: number): readonly RenderedBlock[] {
  if (text.trim() === '') return [];
  const tree = [element('pre', { className: ['plain-text'], dataLine: 0 }, [{ type: 'text', value: text }])];
  return [{ key: hash(text), line, endLine, tree }];
}

function withoutPositions(node: ElementContent): ElementContent {
  switch (node.type) {
    case 'element':
      return {
        type: 'element',
        tagName: node.tagName,
        properties: node.properties,
        children: node.children.map(withoutPositions),
      };
    default:
      return { type: node.type, value: node.value };
  }
}

/** Two equal blocks must not share a key: `k`, `k-2`, `k-3`. */
function createCounter(): (key: string) => string {
  const seen = new Map<string, number>();
  return (key) => {
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    return times === 1 ? key : `${key}-${times}`;
  };
}

/** Two 32-bit FNV-1a hashes with different starts: a key for a list of blocks, not a defence. */
function hash(text: string): string {
  let a = 0x811c9dc5;
  let b = 0xc9dc5118;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b ^ unit, 0x01000193) + 1;
  }
  return (a >>> 0).toString(36) + (b >>> 0).toString(36);
}
