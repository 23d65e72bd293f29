import type { ElementContent, Root } from 'hast';
import { element, startOf } from './hast.ts';

/** One top-level part of a post. Plain JSON: it travels from a worker and is kept in caches. */
export interface RenderedBlock {
  /** Hash of the content; unique within the post. Equal as long as the block looks the same, wherever it moves. */
  readonly key: string;
  /** 1-based line in the whole text. */
  readonly line: number;
  readonly endLine: number;
  /** Sanitized. `data-line` on block elements counts from the block's own line: 0 is `line`. */
  readonly tree: readonly ElementContent[];
}

const inline = new Set(
  'a abbr b bdi bdo br cite code del dfn em i img input ins kbd mark q rp rt ruby s samp small span strong sub sup time u var wbr'.split(
    ' ',
  ),
);

// What scrolling and clicking in the preview can aim at.
const marked = new Set(
  'p h1 h2 h3 h4 h5 h6 ul ol li blockquote pre table tr div section aside figure details dl dt dd hr'.split(' '),
);

/** The name of an element that stands by itself in a post, sanitized or not. */
export const isBlockName = (name: string) => marked.has(name);

/** The top-level parts of a sanitized tree. Loose words and inline elements between blocks form a block of their own. */
export function splitBlocks(
  tree: Root,
  lineOf: (offset: number) => number,
  firstLine: number,
): readonly RenderedBlock[] {
  const count = createCounter();
  let last = firstLine;
  return groupsOf(tree).map((nodes) => {
    const start = nodes[0] && startOf(nodes[0]);
    const end = nodes.at(-1)?.position?.end?.offset;
    // Footnotes stand last, wherever they were written: lines never run backwards.
    const line = start === undefined ? last : Math.max(last, lineOf(start));
    last = end === undefined ? line : Math.max(line, lineOf(end));
    const finished = withLines(nodes, line, lineOf);
    return { key: count(hash(JSON.stringify(finished))), line, endLine: last, tree: finished };
  });
}

function groupsOf(tree: Root): readonly (readonly ElementContent[])[] {
  const groups: ElementContent[][] = [];
  let loose: ElementContent[] | null = null;
  for (const node of tree.children) {
    if (node.type === 'doctype') continue;
    const isLoose: boolean = isLooseNode(node);
    if (!isLoose) {
      groups.push([node]);
      loose = null;
    } else if (loose) loose.push(node);
    else if (node.type !== 'text' || node.value.trim() !== '') groups.push((loose = [node]));
  }
  return groups;
}

/** Words and inline elements, which run on in one line if they stand side by side at the top of a post. */
export const isLooseNode = (node: Root['children'][number]) => node.type !== 'element' || inline.has(node.tagName);

/** A text that is not rendered, as one block; none for an empty text. */
export function textBlock(text: string, line: number, endLine: number): readonly RenderedBlock[] {
  if (text.trim() === '') return [];
  const tree = [
    element('pre', { className: ['plain-text'], tabIndex: 0, dataLine: 0 }, [{ type: 'text', value: text }]),
  ];
  return [{ key: hash(text), line, endLine, tree }];
}

/**
 * The nodes without their place in the source, which would change with every line typed above. What the preview needs of
 * it stays as a number that counts from the block's own line. Words that were cut on the way are one text again.
 */
export function withLines(
  nodes: readonly Root['children'][number][],
  blockLine: number,
  lineOf: (offset: number) => number,
): ElementContent[] {
  const result: ElementContent[] = [];
  for (const node of nodes) {
    // A sanitized tree holds elements and text, whatever else the type of its nodes may name.
    if (node.type === 'element') {
      const start = marked.has(node.tagName) ? startOf(node) : undefined;
      const line = start === undefined ? {} : { dataLine: lineOf(start) - blockLine };
      const children = withLines(node.children, blockLine, lineOf);
      result.push({ type: 'element', tagName: node.tagName, properties: { ...node.properties, ...line }, children });
    } else if (node.type === 'text' && node.value !== '') {
      const last = result.at(-1);
      if (last?.type === 'text') last.value += node.value;
      else result.push({ type: 'text', value: node.value });
    }
  }
  return result;
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
