import type { Element, ElementContent, Root } from 'hast';
import { visit } from 'unist-util-visit';

const marked = /^(?:strong|b|em|i|del|s|code)$/;

/**
 * Puts the spaces of a clean tree where Markdown can say them, in place. Browsers copy every second space as one that
 * does not break: those beside a space or at the end of a text become spaces again, those that a writer set (before a colon
 * in French, between number and unit) stay. Spaces at the edge of bold, italic or code go out of it: `** a**` is not bold.
 */
export function spacesOf(tree: Root): void {
  visit(tree, 'text', (node) => {
    node.value = node.value.replace(/\u00A0(?=[\s\u00A0]|$)|(?<=^|[\s\u00A0])\u00A0/g, ' ');
  });
  edgesOut(tree);
}

/** The inner ones first: what goes out of them stands at the edge of what is around them. */
function edgesOut(parent: Root | Element): void {
  const children: ElementContent[] = [];
  for (const node of (parent.children as readonly ElementContent[]).flatMap(withoutEdges)) {
    const last = children.at(-1);
    if (node.type === 'text' && last?.type === 'text') last.value += node.value;
    else children.push(node);
  }
  parent.children = children;
}

function withoutEdges(node: ElementContent): readonly ElementContent[] {
  if (node.type !== 'element' || node.tagName === 'pre') return [node];
  edgesOut(node);
  if (!marked.test(node.tagName)) return [node];
  const before = takeEdge(node, 0, /^\s+/);
  const after = takeEdge(node, -1, /\s+$/);
  return [...space(before), ...(node.children.length > 0 ? [node] : []), ...space(after)];
}

const kinds: Readonly<Record<string, string>> = {
  b: 'strong',
  strong: 'strong',
  i: 'em',
  em: 'em',
  s: 'del',
  del: 'del',
  code: 'code',
};

/** Takes away bold in bold and the like, which Markdown cannot say, and joins what stands beside its like. In place. */
export function marksOnce(parent: Root | Element, around: readonly string[] = []): void {
  const children: ElementContent[] = [];
  for (const child of (parent.children as readonly ElementContent[]).flatMap(withoutSpans)) {
    const kind = child.type === 'element' ? kinds[child.tagName] : undefined;
    if (child.type === 'element') marksOnce(child, kind === undefined ? around : [...around, kind]);
    const last = children.at(-1);
    if (child.type !== 'element' || kind === undefined) children.push(child);
    else if (around.includes(kind)) children.push(...child.children);
    else if (last?.type === 'element' && kinds[last.tagName] === kind) last.children.push(...child.children);
    else children.push(child);
  }
  parent.children = children;
}

/** A clean span means nothing; between its like bold in one would not be joined with bold in the next. */
const withoutSpans = (node: ElementContent): readonly ElementContent[] =>
  node.type === 'element' && node.tagName === 'span' ? node.children.flatMap(withoutSpans) : [node];

const space = (value: string): ElementContent[] => (value === '' ? [] : [{ type: 'text', value: ' ' }]);

/** Cuts the spaces off one end, however deep the text lies. */
function takeEdge(node: Element, end: 0 | -1, spaces: RegExp): string {
  const child = node.children.at(end);
  if (child?.type === 'element') return takeEdge(child, end, spaces);
  if (child?.type !== 'text') return '';
  const taken = spaces.exec(child.value)?.[0] ?? '';
  child.value = child.value.replace(spaces, '');
  if (child.value !== '') return taken;
  node.children.splice(end, 1);
  return taken + takeEdge(node, end, spaces);
}
