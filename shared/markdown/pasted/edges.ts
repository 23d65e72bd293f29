import type { Element, ElementContent, Root } from 'hast';
import { textOf, words } from '../render/hast.ts';

const heading = /^h[1-6]$/;
const around = /^(?:a|b|strong|i|em|s|del|u|mark|small|span|font|sub|sup)$/;
const marked = /^(?:strong|b|em|i|del|s)$/;

/** Puts line breaks at the edges of bold, links and the like outside of them, and makes blanks of those in headings, in place. */
export function breaksOut(parent: Root | Element, inHeading = false): void {
  parent.children = (parent.children as ElementContent[]).flatMap((child): ElementContent[] => {
    if (child.type !== 'element' || child.tagName === 'pre') return [child];
    if (child.tagName === 'br') return inHeading ? words(' ') : [child];
    breaksOut(child, inHeading || heading.test(child.tagName));
    return around.test(child.tagName) ? withoutBreaks(child) : [child];
  });
}

const isBreak = (node: ElementContent) => node.type === 'element' && node.tagName === 'br';
const isSaid = (node: ElementContent) => !isBreak(node) && (node.type !== 'text' || node.value.trim() !== '');

function withoutBreaks(node: Element): ElementContent[] {
  const { children } = node;
  const [first, last] = [children.findIndex(isSaid), children.findLastIndex(isSaid)];
  if (first < 0) return children.some(isBreak) ? children : [node];
  const [before, after] = [children.slice(0, first), children.slice(last + 1)];
  const from = before.some(isBreak) ? first : 0;
  const to = after.some(isBreak) ? last + 1 : children.length;
  return [...children.slice(0, from), { ...node, children: children.slice(from, to) }, ...children.slice(to)];
}

/**
 * Lets the marks of bold and the like stand where Markdown reads them as such, in place: between a letter outside and
 * punctuation inside they are none (CommonMark, 6.2), which no writer of Chinese or Japanese would expect. The punctuation goes
 * outside, a link around its bold words; code that is bold in the middle of a word says so in HTML.
 */
export function plainEdges(parent: Root | Element): void {
  const children: ElementContent[] = [];
  const nodes = parent.children as readonly ElementContent[];
  for (const [at, node] of nodes.entries()) {
    if (node.type === 'element') plainEdges(node);
    if (node.type !== 'element' || !marked.test(node.tagName)) children.push(node);
    else children.push(...edged(node, isLetter(children.at(-1), -1), isLetter(nodes[at + 1], 0)));
  }
  parent.children = children;
}

/** Whether a node ends, or begins, in what is neither a blank nor punctuation. */
function isLetter(node: ElementContent | undefined, end: 0 | -1): boolean {
  if (node?.type === 'text') return /[^\s\p{P}\p{S}]/u.test(node.value.at(end) ?? '');
  return node?.type === 'element' && node.tagName === 'span' && isLetter(node.children.at(end), end);
}

function edged(node: Element, isBefore: boolean, isAfter: boolean): ElementContent[] {
  const parts = [isBefore && !isLetter(node.children[0], 0), isAfter && !isLetter(node.children.at(-1), -1)];
  if (!parts.includes(true)) return [node];
  // Of a pair of quotes or brackets both go.
  const isPair = /^[\p{Ps}\p{Pi}"'].*[\p{Pe}\p{Pf}"']$/su.test(textOf(node));
  const [before, after] = parts.map((part) => part || isPair);
  const start = before ? takeOut(node, 0, /^[\s\p{P}\p{S}]+/u) : '';
  const end = after ? takeOut(node, -1, /[\s\p{P}\p{S}]+$/u) : '';
  if (node.children.every((child) => child.type === 'text' && child.value === '')) return words(start + end);
  const isPlain = (!parts[0] || start !== '') && (!parts[1] || end !== '');
  return [...words(start), isPlain ? node : turned(node), ...words(end)];
}

function takeOut(node: Element, end: 0 | -1, edge: RegExp): string {
  const child = node.children.at(end);
  if (child?.type !== 'text') return '';
  const taken = edge.exec(child.value)?.[0] ?? '';
  child.value = child.value.replace(edge, '');
  return taken;
}

function turned(node: Element): Element {
  const [only, ...others] = node.children;
  if (others.length > 0 || only?.type !== 'element' || only.tagName !== 'a')
    return { ...node, tagName: `html-${node.tagName}` };
  return { ...only, children: [{ ...node, children: only.children }] };
}
