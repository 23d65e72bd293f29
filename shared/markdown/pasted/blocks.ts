import type { Element, ElementContent, Nodes, Root } from 'hast';
import { element, words } from '../render/hast.ts';

const blocks = new Set(
  (
    'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer ' +
    'form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre search section summary ' +
    'table tbody td tfoot th thead tr ul'
  ).split(' '),
);

/** Whether a node begins on a line of its own. */
export const isBlock = (node: Nodes): boolean => node.type === 'element' && blocks.has(node.tagName);

const heading = /^h[1-6]$/;

/**
 * Takes blocks out of bold, links and the like, which go around the words of each block, and gives line breaks the meaning
 * that they have: two are the end of a paragraph, at the edge of a block they are nothing, in a heading a blank. In place.
 */
export function partBlocks(parent: Root | Element): void {
  parent.children = (parent.children as ElementContent[]).flatMap(parted);
  for (const child of parent.children) if (isBlock(child) && child.type === 'element') partBlocks(child);
}

function parted(node: ElementContent): ElementContent[] {
  if (node.type !== 'element' || node.tagName === 'pre') return [node];
  if (isBlock(node)) return partedAtBreaks(node);
  return holdsBlock(node) ? lifted(node.children, node).flatMap(parted) : [node];
}

const holdsBlock = (node: Element): boolean =>
  node.children.some((child) => isBlock(child) || (child.type === 'element' && holdsBlock(child)));

const plain = /^(?:span|font|label|o:p)$/;

/** The nodes with `around` around the words of each block. */
function lifted(nodes: readonly ElementContent[], around: Element): ElementContent[] {
  if (plain.test(around.tagName) || around.tagName.includes('-')) return [...nodes];
  const parts: ElementContent[] = [];
  let open: Element | null = null;
  for (const node of nodes) {
    if (node.type === 'element' && (isBlock(node) || holdsBlock(node))) {
      const isBold = /^(?:b|strong)$/.test(around.tagName) && heading.test(node.tagName);
      const isKept = node.tagName === 'pre' || isBold;
      parts.push(isKept ? node : { ...node, children: lifted(node.children, around) });
      open = null;
    } else if (open) open.children.push(node);
    else if (node.type === 'element' || (node.type === 'text' && node.value.trim() !== ''))
      parts.push((open = { ...around, children: [node] }));
  }
  return parts;
}

const isBreak = (node: ElementContent | undefined): boolean => node?.type === 'element' && node.tagName === 'br';
const isBlank = (node: ElementContent | undefined): boolean => node?.type === 'text' && node.value.trim() === '';

/** A block as the paragraphs that its line breaks part; none where it holds nothing but breaks. */
export function partedAtBreaks(block: Element): Element[] {
  if (!block.children.some(isBreak)) return [block];
  if (heading.test(block.tagName))
    return [{ ...block, children: block.children.flatMap((node) => (isBreak(node) ? words(' ') : [node])) }];
  const full: ElementContent[][] = [];
  let open: ElementContent[] | null = null;
  const said = block.children.filter((node) => !isBlank(node) || node !== block.children.at(-1));
  for (const [at, node] of said.entries()) {
    const next = isBlank(said[at + 1]) ? said[at + 2] : said[at + 1];
    const isEnd = !open || !next || isBreak(next) || isBlock(next);
    if (isBreak(node) && isEnd) open = null;
    else if (open) open.push(node);
    else if (!isBlank(node)) full.push((open = [node]));
  }
  if (full.length < 2) return full.map((children) => ({ ...block, children }));
  if (block.tagName === 'p') return full.map((children) => element('p', {}, children));
  const children = full.flatMap((part) => (part.some(isBlock) ? part : [element('p', {}, part)]));
  return [{ ...block, children }];
}
